using System.Globalization;
using System.Text.Json;

namespace ReluProofs.Cli.Tests;

/// <summary><c>check</c>: what it prints, what it writes, and how it exits.</summary>
public sealed class CheckTests
{
    [Fact]
    public void Prints_one_line_a_claim_then_blocks_then_a_summary()
    {
        Ran ran = Harness.Run([Fakes.Holds, Fakes.Proved, Fakes.Refuted], "check", "--cases", "40", "--seed", "7", "--no-timing");
        Assert.Equal(
            """
            fake/holds    certified              the next number is larger           40 instances, least slack 1
            fake/proved   proved                 the next number is larger, derived  40 instances, least slack 1
            fake/refuted  REFUTED (exact)        all numbers are small               repair certified: repaired

            fake/refuted  REFUTED (exact)  proofs/Fake/refuted.fs
              claim      for all n >= 1: n < 5
              read as    small means less than five
              witness    n = 5
              stated     n < 5
              actual     n = 5
              numeric    5.0
            """.ReplaceLineEndings("\n"),
            ran.Out[..ran.Out.IndexOf("\n  found", StringComparison.Ordinal)]);
        Assert.EndsWith(
            """
              rerun      relu-proofs check fake/refuted --seed 7 --cases 40
              repair     certified (repaired): for all n = 1, 2, 4: n < 5

            3 claims: 1 proved, 1 certified, 1 refuted; 40 cases, seed 7

            """.ReplaceLineEndings("\n"),
            ran.Out,
            StringComparison.Ordinal);
        Assert.Equal("[1/3] fake/holds\n[2/3] fake/proved\n[3/3] fake/refuted\n", ran.Error);
        Assert.Equal(1, ran.Code);
        Assert.All(ran.OutLines, l => Assert.True(l.Length <= 120, l));
        Assert.DoesNotContain('\u001b', ran.Out);
    }

    [Theory]
    [InlineData("fake/holds", 0)]
    [InlineData("fake/refuted", 1)]
    [InlineData("other/vacuous", 3)]
    [InlineData("other/undecided", 3)]
    [InlineData("other/disagrees", 4)]
    [InlineData("fake/*", 1)]
    [InlineData("*", 4)]
    public void The_exit_code_is_that_of_the_worst_claim(string pattern, int code) =>
        Assert.Equal(code, Harness.Run(Fakes.All, "check", pattern, "--cases", "40").Code);

    [Fact]
    public void A_disagreement_between_our_engines_has_no_verdict()
    {
        Ran ran = Harness.Run([Fakes.Disagrees], "check", "--no-timing", "--cases", "5");
        Assert.StartsWith("other/disagrees  NO VERDICT ", ran.Out, StringComparison.Ordinal);
        Assert.Contains("\n1 claim: 1 without verdict (our engines disagree); ", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_that_throws_is_our_fault_and_does_not_stop_the_others()
    {
        Ran ran = Harness.Run([Fakes.Crashes, Fakes.Holds], "check", "--cases", "5");
        Assert.Equal(4, ran.Code);
        Assert.Contains("InvalidOperationException: no such case", ran.Out, StringComparison.Ordinal);
        Assert.Contains("\nfake/holds ", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Out + ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_has_the_contract_s_keys()
    {
        using var scratch = new Scratch();
        Ran ran = Harness.Run(Fakes.All, "check", "--cases", "40", "--seed", "18446744073709551615", "--json", scratch.PathOf("r.json"));
        Assert.Equal(4, ran.Code);
        Assert.Equal(["r.json"], scratch.Files);
        using JsonDocument json = JsonDocument.Parse(scratch.Read("r.json"));
        JsonElement root = json.RootElement;
        Assert.Equal(["schema", "version", "seed", "truncated", "claims"], Keys(root));
        Assert.Equal("relu-proofs/check@1", root.GetProperty("schema").GetString());
        Assert.Equal("0.1.0", root.GetProperty("version").GetString());
        Assert.Equal(ulong.MaxValue, root.GetProperty("seed").GetUInt64());
        Assert.False(root.GetProperty("truncated").GetBoolean());
        Assert.Equal(Fakes.All.Select(c => c.Id), root.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        JsonElement refuted = root.GetProperty("claims")[2];
        Assert.Equal(
            [
                "id", "title", "source", "verdict", "axes", "cases", "discarded", "seconds", "tightness", "counterexample",
                "readings", "ablation", "mutants", "derivation", "reason", "repairs", "token",
            ],
            Keys(refuted));
        Assert.Equal("refuted", refuted.GetProperty("verdict").GetString());
        Assert.Equal("5", refuted.GetProperty("counterexample").GetProperty("instance").GetProperty("n").GetString());
    }

    [Fact]
    public void Equal_runs_give_equal_bytes_on_any_number_of_threads()
    {
        using var scratch = new Scratch();
        foreach (string threads in new[] { "1", "2" })
        {
            Harness.Run(
                Fakes.All, "check", "--cases", "80", "--threads", threads, "--no-timing", "--thorough", "--json", scratch.PathOf(threads));
        }

        Assert.Equal(scratch.Read("1"), scratch.Read("2"));
        Assert.DoesNotContain("seconds", scratch.Read("1"), StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_on_standard_output_stands_there_alone()
    {
        Ran ran = Harness.Run(Fakes.All, "check", "fake/holds", "--cases", "5", "--json", "-");
        using JsonDocument json = JsonDocument.Parse(ran.Out);
        Assert.Single(json.RootElement.GetProperty("claims").EnumerateArray());
        Assert.Contains("fake/holds  certified", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_keeps_what_was_decided_and_writes_it()
    {
        using var scratch = new Scratch();
        using var source = new CancellationTokenSource();
        Ran ran = Harness.Run(
            [Fakes.Holds, Fakes.Interrupted(source), Fakes.Refuted],
            source.Token,
            (o, e) => new Terminal(o, e, false, false, 120),
            "check", "--cases", "40", "--no-timing", "--json", scratch.PathOf("r.json"));
        Assert.Equal(130, ran.Code);
        Assert.StartsWith("fake/holds ", ran.Out, StringComparison.Ordinal);
        Assert.Single(ran.OutLines, l => l.StartsWith("fake/", StringComparison.Ordinal));
        Assert.Contains("1 claim (cancelled: 1 of 3 reached): 1 certified; ", ran.Out, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(scratch.Read("r.json"));
        Assert.True(json.RootElement.GetProperty("truncated").GetBoolean());
        Assert.Single(json.RootElement.GetProperty("claims").EnumerateArray());
    }

    [Fact]
    public void A_run_out_of_time_says_so_and_is_undecided()
    {
        Ran ran = Harness.Run(
            [Fakes.Slow("fake/slow"), Fakes.Slow("fake/late")], "check", "--time", "1s", "--cases", "5000", "--threads", "1", "--json", "-");
        Assert.Equal(3, ran.Code);
        Assert.Contains("(out of time: 1 of 2 reached)", ran.Error, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(ran.Out);
        Assert.True(json.RootElement.GetProperty("truncated").GetBoolean());
    }

    [Fact]
    public void A_comma_decimal_culture_changes_nothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            Ran invariant = Harness.Run(Fakes.All, "check", "--cases", "40", "--no-timing", "--json", "-");
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            comma.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = comma;
            Ran changed = Harness.Run(Fakes.All, "check", "--cases", "40", "--no-timing", "--json", "-");
            Assert.Equal(invariant, changed);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Long_titles_and_evidence_are_cut_to_the_width()
    {
        Ran ran = Harness.Run(
            Fakes.All, CancellationToken.None, (o, e) => new Terminal(o, e, false, false, 80), "check", "--cases", "5", "fake/proved");
        Assert.Equal("fake/proved  proved                 the next number is larger, derived  5 ins...", ran.OutLines[0]);
    }

    private static string[] Keys(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];
}
