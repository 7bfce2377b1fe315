using System.Text.Json;

namespace ReluProofs.Cli.Tests;

/// <summary><c>refute</c>: what it finds, says and writes.</summary>
public sealed class RefuteTests
{
    [Fact]
    public void A_counterexample_is_found_made_small_and_written_as_a_certificate()
    {
        using var scratch = new Scratch();
        Ran ran = Harness.Run(Fakes.All, "refute", "fake/refuted", "--json", scratch.PathOf("found.json"));
        Assert.Equal(1, ran.Code);
        Assert.StartsWith("fake/refuted  REFUTED (exact)  reading 'literal'\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("\n  witness    n = 5\n", ran.Out, StringComparison.Ordinal);
        Assert.Equal(["found.json", "found.smt2"], scratch.Files);
        Assert.Contains("(check-sat)", scratch.Read("found.smt2"), StringComparison.Ordinal);
        Assert.Equal(0, Harness.Run(Fakes.All, "replay", scratch.PathOf("found.json")).Code);
    }

    [Fact]
    public void The_certificate_on_standard_output_stands_there_alone()
    {
        Ran ran = Harness.Run(Fakes.All, "refute", "fake/refuted", "--json", "-");
        using JsonDocument json = JsonDocument.Parse(ran.Out);
        Assert.Equal("relu-proofs/certificate@1", json.RootElement.GetProperty("schema").GetString());
        Assert.Contains("REFUTED", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_found_is_no_proof_and_writes_nothing()
    {
        using var scratch = new Scratch();
        Ran ran = Harness.Run(
            Fakes.All, "refute", "fake/refuted", "--reading", "repaired", "--cases", "300", "--json", scratch.PathOf("found.json"));
        Assert.Equal(3, ran.Code);
        Assert.StartsWith("fake/refuted  nothing found  reading 'repaired'\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("nothing found is no proof", ran.Out, StringComparison.Ordinal);
        Assert.Empty(scratch.Files);
    }

    [Fact]
    public void The_least_slack_is_told()
    {
        Ran ran = Harness.Run([Fakes.Holds], "refute", "fake/holds", "--cases", "300");
        Assert.Contains("\n  tightest   slack 1 at n = 1\n", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_ends_it() =>
        Assert.Equal(3, Harness.Run([Fakes.Slow("fake/slow")], "refute", "fake/slow", "--time", "1s").Code);

    [Fact]
    public void Ctrl_C_tells_how_far_it_came()
    {
        using var source = new CancellationTokenSource();
        Ran ran = Harness.Run(
            [Fakes.Interrupted(source)],
            source.Token,
            (o, e) => new Terminal(o, e, false, false, 120),
            "refute", "fake/interrupted");
        Assert.Equal(130, ran.Code);
        Assert.Contains("\n  looked     ", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Engines_that_disagree_end_it() =>
        Assert.Equal(4, Harness.Run(Fakes.All, "refute", "other/disagrees", "--cases", "10").Code);

    [Theory]
    [InlineData("refute", "id")]
    [InlineData("refute nothing", "there is no claim 'nothing'")]
    [InlineData("refute fake/refuted --reading other", "fake/refuted has no reading 'other', only 'literal', 'repaired'")]
    [InlineData("refute fake/refuted --time 5", "--time: '5' is not a duration")]
    [InlineData("refute fake/refuted --cases 0", "--cases: '0'")]
    [InlineData("replay", "file-or-token")]
    [InlineData("lock --folder missing", "there is no folder 'missing'")]
    public void Misuse_is_one_line(string line, string words) => Harness.IsRefused(Harness.Run(Fakes.All, line.Split(' ')), words);
}
