using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Proofs.Tests;

/// <summary>Every claim is run once, with few cases, and compared with what is known of it.</summary>
public sealed class VerdictTests(VerdictTests.Results results) : IClassFixture<VerdictTests.Results>
{
    /// <summary>The literal verdict of each claim, and the counterexample of a refuted one.</summary>
    public static TheoryData<string, string, string> Known => new()
    {
        { "onedim/rem-3.2", "refuted", "a = 1, b = 1, alpha = 1, m = 1" },
        { "onedim/thm-4.1", "refuted", "X = (1, -1), Y = (1, 1), alpha = 1, m = 1" },
        { "onedim/thm-4.2", "refuted", "X = (1, -1), Y = (1, 1), alpha = 1, beta = 1/2, m = 1" },
        { "onedim/lem-a.2", "proved", "" },
        { "onedim/thm-4.4-1", "refuted", "X = (1, -1), Y = (1, 1), alpha = 1, m = 1" },
        { "onedim/thm-4.5-1", "proved", "" },
        { "onedim/thm-4.5-2", "refuted", "X = (1, -1), Y = (1, 1), alpha = 1, beta = 1/2, m = 1" },
        { "onedim/thm-4.5-3", "certified", "" },
        { "onedim/prop-4.7", "certified", "" },
        { "onedim/prop-4.9", "certified", "" },
        { "onedim/thm-4.11-norm", "refuted", "X = (1, -1), Y = (2, 2), a1+a2 = 0, d = 1, m = 1" },
        { "onedim/prop-4.12", "certified", "" },
        { "onedim/fig-3", "certified", "" },
        { "onedim/fig-4", "certified", "" },
        { "onedim/fig-5", "certified", "" },
        { "onedim/fig-6", "refuted", "X = (1, -1), Y = (1, 4/3), alpha = 2, beta = 1/4, m = 2" },
        { "benignity/sec3-coupon-set", "refuted", "x_1 = (0)" },
        { "benignity/fig-1-count", "refuted", "x_1 = (1), x_2 = (-1)" },
        { "benignity/fig-2-count", "certified", "" },
        { "benignity/fig-3-count", "refuted", "x_1 = (1), x_2 = (-1)" },
        { "benignity/lem-2", "certified", "" },
        { "benignity/appC-q-bound", "certified", "" },
        { "benignity/thm-3-typical-max", "refuted", "y = (1, -1)" },
        { "weakint/thm-1.eq6", "refuted", "x_1 = (1, 0), x_2 = (3/5, 4/5), y = (35/32, 37/32), a = (9/8, 9/8, 9/8), w_1 = (1, 1/2), w_2 = (1, 1/2), w_3 = (1, 1/2)" },
        { "weakint/eq-7", "certified", "" },
        { "weakint/lem-5.i", "certified", "" },
        { "weakint/lem-5.ii", "refuted", "axis of x_i = (1, 2, 3), sign y_i = (1, 1, 1), p = 1, eps = 1" },
        { "weakint/lem-5.iii", "refuted", "axis of x_i = (1, 2, 3), sign y_i = (1, 1, 1), p = 1" },
        { "weakint/lem-5.exact", "certified", "" },
        { "weakint/eq-13", "certified", "" },
        { "weakint/eq-14.a", "refuted", "axis of x_i = (1, 1), sign y_i = (1, 1), p = 1" },
        { "weakint/lem-6.upper", "refuted", "x_1 = (2), y = (1), a = (0), w_1 = (1)" },
        { "weakint/lem-6.lower", "refuted", "x_1 = (1/2), y = (-1), a = (2), w_1 = (1)" },
        { "weakint/lem-6.sq", "certified", "" },
    };

    public static TheoryData<string> Ids => CatalogueTests.Ids;

    [Fact]
    public void Every_claim_is_known() =>
        Assert.Equal(Catalogue.All.Select(c => c.Id), Known.Select(row => (string)row[0]));

    [Theory]
    [MemberData(nameof(Known))]
    public void The_literal_verdict_and_the_smallest_counterexample(string id, string verdict, string counterexample)
    {
        ReadingResult literal = results[id].Literal;
        Assert.Null(literal.Fault);
        Assert.Equal(verdict, Words.Of(literal.Verdict));
        Assert.Equal(counterexample, literal.Counterexample is { } c ? string.Join(", ", c.Instance) : "");
        Assert.True(literal.Counterexample?.IsMinimal ?? true);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_mutant_is_refuted(string id) =>
        Assert.All(results[id].Mutants, m => Assert.True(m.Killed, m.Change));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_refuted_claim_has_a_repair_that_stands_up(string id)
    {
        if (results[id].Verdict == Verdict.Refuted)
        {
            Assert.Contains(results[id].Readings.Skip(1), r => r.Verdict is { } v && v.StandsUp());
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Certificates_are_right_by_the_kernel_alone(string id)
    {
        foreach (ReadingResult reading in results[id].Readings.Where(r => r.Counterexample is not null))
        {
            Assert.Equal(Strength.Exact, reading.Axes.Certified);
            CheckResult check = Checker.CheckJson(reading.Counterexample!.Certificate!.ToJson());
            Assert.True(check.IsValid, check.Wrong);
            Assert.Equal(reading.Counterexample.Certificate.Hash, check.Certificate!.Hash);
        }
    }

    [Fact]
    public void Threads_do_not_change_a_byte()
    {
        string Json(int threads) => JsonReport.Write(
            CheckRun.Execute(
                Catalogue.All, new RunOptions { Cases = 40, Threads = threads, Seed = 7 }, null, null, CancellationToken.None),
            "0",
            false);
        Assert.Equal(Json(1), Json(2));
    }

    public sealed class Results
    {
        private readonly Dictionary<string, ClaimResult> _results = CheckRun
            .Execute(Catalogue.All, new RunOptions { Cases = 80 }, null, null, CancellationToken.None)
            .Claims.ToDictionary(r => r.Claim.Id);

        public ClaimResult this[string id] => _results[id];
    }
}
