using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;
using ReluProofs.Verify.Instances;
using static ReluProofs.Verify.Tests.Toy;

namespace ReluProofs.Verify.Tests;

public sealed class RepairTests
{
    /// <summary>n stands for the number of neurons.</summary>
    private static readonly Family<int> Widths = Family(new Hypothesis<int>("width", "n >= 1", n => n >= 1)) with
    {
        Edges = [1, 2, 3, 4],
        Size = n => new InstanceSize(1, n, 1, 0),
    };

    [Fact]
    public void The_weakest_bound_on_a_size_is_found()
    {
        Claim<int> claim = Claim(Reading(Holds(n => n != 1)), Widths);
        RepairResult repair = Assert.Single(Run(claim, thorough: true).Repairs);
        Assert.Equal("m >= 2", repair.Change);
        Assert.Equal(Strength.Exact, repair.Certified);
        Assert.InRange(repair.Kept, 3, repair.Cases - 1);
    }

    [Fact]
    public void A_hypothesis_of_another_reading_is_tried_on_the_statement_as_printed()
    {
        Reading<int> literal = Reading(Holds(n => n % 2 == 0));
        Reading<int> other = literal with { Name = "other", Check = Holds(n => n % 4 == 0), Added = [Even] };
        ClaimResult result = Run(Claim(literal, repairs: [other]), thorough: true);
        Assert.Equal(Verdict.Refuted, result.Readings[1].Verdict);
        Assert.Equal("n is even", Assert.Single(result.Repairs).Change);
    }

    [Fact]
    public void The_largest_admissible_value_of_a_threshold_is_enclosed()
    {
        // |n| <= 1000 k holds for all |n| <= 1000 from k = 1 on; the printed 0 is too small.
        Check<int> With(Rational k) => Holds(n => Rational.OfInt(Math.Abs(n)) <= Rational.OfInt(1000) * k);
        var threshold = new Threshold<int>("the factor", Rational.Zero, Rational.Two, With);
        Claim<int> claim = Claim(Reading(With(Rational.Zero)), Family() with { Edges = [1000] }) with { Thresholds = [threshold] };
        RepairResult repair = Assert.Single(Run(claim, thorough: true).Repairs, r => r.Kind == RepairKind.Threshold);
        Assert.StartsWith("the factor: 1 in place of 0; 511/512 is not admissible", repair.Change, StringComparison.Ordinal);
        Assert.Equal("n = 1000", Assert.Single(repair.Beyond!).ToString());
    }

    [Fact]
    public void A_threshold_whose_safe_value_fails_is_no_repair()
    {
        var threshold = new Threshold<int>("the factor", 0, 2, _ => Holds(_ => false));
        Claim<int> claim = Claim(Reading(Holds(_ => false))) with { Thresholds = [threshold] };
        Assert.Empty(Run(claim, thorough: true).Repairs);
    }

    [Fact]
    public void What_stands_up_needs_no_repair_and_what_is_not_asked_for_is_not_searched()
    {
        Assert.Empty(Run(Claim(Reading(Holds(_ => true)), Widths), thorough: true).Repairs);
        Assert.Empty(Run(Claim(Reading(Holds(n => n != 1)), Widths)).Repairs);
    }
}
