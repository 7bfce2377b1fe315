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
        // |n| <= 1000 k holds for all |n| <= 1000 from k = 1 on; whatever wrong number the search starts from, it finds that one.
        Reading<int> With(Rational k) => Reading(Holds(n => Rational.OfInt(Math.Abs(n)) <= Rational.OfInt(1000) * k)) with
        {
            Statement = $"|n| <= 1000 {k}",
        };
        foreach (Rational start in new[] { 0, Rational.Create(-7, 3), Rational.Create(99, 100) })
        {
            var threshold = new Threshold<int>("the factor", start, 5, With);
            Claim<int> claim = Claim(With(Rational.Zero), Family() with { Edges = [1000] }) with { Thresholds = [threshold] };
            RepairResult repair = Assert.Single(Run(claim, thorough: true).Repairs, r => r.Kind == RepairKind.Threshold);
            Assert.Equal($"the factor: 1 in place of {start}, and nothing nearer to it", repair.Change);
            Assert.Equal("|n| <= 1000 1", repair.Statement);
            Assert.Equal("n = 1000", Assert.Single(repair.Beyond!).ToString());
        }
    }

    [Fact]
    public void A_limit_that_is_not_admissible_itself_is_told_from_both_sides()
    {
        // |n| < 1000 k: at n = 1000 every k > 1 will do, and 1 will not.
        Reading<int> With(Rational k) => Reading(Holds(n => Rational.OfInt(Math.Abs(n)) < Rational.OfInt(1000) * k));
        var threshold = new Threshold<int>("the factor", Rational.Half, 5, With);
        Claim<int> claim = Claim(With(Rational.Half), Family() with { Edges = [1000] }) with { Thresholds = [threshold] };
        string change = Assert.Single(Run(claim, thorough: true).Repairs, r => r.Kind == RepairKind.Threshold).Change;
        Assert.Matches(@"^the factor: (\d+)/(\d+) in place of 1/2; \S+ is not admissible$", change);
        Rational found = Rational.Parse(change.Split(' ')[2]);
        Assert.True(found > 1 && found < Rational.Create(11, 10), change);
    }

    [Fact]
    public void A_number_of_an_equation_is_found_among_the_simplest()
    {
        // n^k n = n^3 exactly when k = 2; whole numbers only, so that no root is taken.
        Reading<int> With(Rational k) => Reading(Holds(n => n == 0 || Rational.OfInt(n).Pow((int)k.Numerator + 1) == Rational.OfInt(n).Pow(3)));
        var threshold = new Threshold<int>("the power", -3, null, With, IsInteger: true);
        Claim<int> claim = Claim(With(-3)) with { Thresholds = [threshold] };
        Assert.Equal("the power: 2 in place of -3", Assert.Single(Run(claim, thorough: true).Repairs, r => r.Kind == RepairKind.Threshold).Change);
    }

    [Fact]
    public void A_natural_hypothesis_of_the_family_is_tried()
    {
        Family<int> natural = Family() with
        {
            Natural = [new Hypothesis<int>("positive", "n > 0", n => n > 0), Even with { Break = null }],
        };
        Claim<int> claim = Claim(Reading(Holds(n => n % 2 == 0)), natural);
        Assert.Equal("n is even", Assert.Single(Run(claim, thorough: true).Repairs).Change);
    }

    [Fact]
    public void A_threshold_whose_safe_value_fails_is_no_repair()
    {
        var threshold = new Threshold<int>("the factor", 0, 2, _ => Reading(Holds(_ => false)));
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
