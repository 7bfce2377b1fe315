using System.Globalization;
using System.Text.Json;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Reporting;
using static ReluProofs.Verify.Tests.Toy;

namespace ReluProofs.Verify.Tests;

public sealed class ReportTests
{
    private static readonly Claim<int> Good = Claim(Reading(Holds(_ => true)));
    private static readonly Claim<int> Refuted = Claim(Reading(Holds(n => n < 37)));
    private static readonly Claim<int> Vague = Claim(Reading((_, _) => Outcome.TooClose("close")));
    private static readonly Claim<int> Broken = Claim(Reading((_, _) => Outcome.EnginesDisagree("1 is 2")));

    [Theory]
    [InlineData(0, "good")]
    [InlineData(1, "good", "refuted", "vague")]
    [InlineData(3, "good", "vague")]
    [InlineData(4, "refuted", "broken")]
    public void The_exit_code_is_the_worst_found(int code, params string[] names)
    {
        IClaim[] claims = [.. names.Select(n => n switch
        {
            "good" => (IClaim)Good,
            "refuted" => Refuted,
            "vague" => Vague,
            _ => Broken,
        })];
        Assert.Equal(code, Execute(claims).ExitCode);
    }

    [Fact]
    public void A_cancelled_run_keeps_what_was_decided()
    {
        using var source = new CancellationTokenSource();
        CheckReport report = CheckRun.Execute(
            [Good, Good],
            new RunOptions { Cases = 50 },
            null,
            p =>
            {
                if (p.Finished is not null)
                {
                    source.Cancel();
                }
            },
            source.Token);
        Assert.True(report.Cancelled);
        Assert.Equal(130, report.ExitCode);
        Assert.Single(report.Claims);
    }

    [Fact]
    public void Json_has_the_keys_of_the_contract()
    {
        using JsonDocument document = JsonDocument.Parse(JsonReport.Write(Execute([Good, Refuted, Broken]), "1.2.3", true));
        JsonElement root = document.RootElement;
        Assert.Equal("relu-proofs/check@1", root.GetProperty("schema").GetString());
        Assert.Equal("1.2.3", root.GetProperty("version").GetString());
        Assert.False(root.GetProperty("truncated").GetBoolean());
        JsonElement refuted = root.GetProperty("claims")[1];
        string[] keys =
        [
            "id", "title", "source", "verdict", "axes", "cases", "discarded", "seconds", "tightness", "counterexample",
            "readings", "ablation", "mutants", "derivation", "reason", "repairs", "token",
        ];
        Assert.Equal(keys, refuted.EnumerateObject().Select(p => p.Name));
        Assert.Equal("refuted", refuted.GetProperty("verdict").GetString());
        JsonElement counterexample = refuted.GetProperty("counterexample");
        Assert.Equal("37", counterexample.GetProperty("instance").GetProperty("n").GetString());
        Assert.True(Kernel.Checker.CheckJson(Certificate(counterexample)).IsValid);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("claims")[2].GetProperty("verdict").ValueKind);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("claims")[0].GetProperty("counterexample").ValueKind);
    }

    [Fact]
    public void Without_timing_equal_runs_give_equal_bytes()
    {
        string Json(int threads) => JsonReport.Write(Execute([Good, Refuted], threads), "1", false);
        Assert.Equal(Json(1), Json(2));
        Assert.DoesNotContain("seconds", Json(1), StringComparison.Ordinal);
    }

    [Fact]
    public void The_block_of_a_refuted_claim_reads_as_documented()
    {
        var options = new RunOptions { Cases = 400 };
        ClaimResult result = Refuted.Run(options, new Budget(null, CancellationToken.None));
        string[] lines = [.. TextReport.Block(result, options)];
        Assert.Equal("toy/claim  REFUTED (exact)  proofs/Toy.fs", lines[0]);
        Assert.Equal("  claim      a statement about n", lines[1]);
        Assert.Equal("  witness    n = 37", lines[2]);
        Assert.Contains("  stated     the statement holds", lines);
        Assert.Contains("  actual     it fails at 37", lines);
        Assert.Contains("             n is not 0: 37 > 0", lines);
        Assert.Equal("  rerun      relu-proofs check toy/claim --seed 1 --cases 400", lines[^1]);
        Assert.All(lines, l => Assert.True(l.Length <= 120));
    }

    [Fact]
    public void The_reports_are_the_same_in_a_culture_with_decimal_commas()
    {
        var options = new RunOptions { Cases = 400 };
        ClaimResult result = Refuted.Run(options, new Budget(null, CancellationToken.None));
        string[] invariant = [.. TextReport.Block(result, options)];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(invariant, TextReport.Block(result, options));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Certificate(JsonElement counterexample) => counterexample.GetProperty("certificate").GetRawText();

    private static CheckReport Execute(IReadOnlyList<IClaim> claims, int threads = 2) => CheckRun.Execute(
        claims, new RunOptions { Cases = 400, Threads = threads }, null, null, CancellationToken.None);
}
