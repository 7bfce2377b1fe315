using ReluProofs.Kernel;
using ReluProofs.Numeric.Landscape;

namespace ReluProofs.Numeric.CSharp.Tests.Landscape;

public class HandSolvedTests
{
    // Each minimum is solved by hand: with c = 1/2 and s = 1, one side with P = sum x^2 and Q = sum x y costs
    // Q^2/(2P) - (|Q| - beta)^2/(2P) when |Q| > beta, and Q^2/(2P) when not; the labels' own misfit comes on top.
    [Theory]
    [InlineData("1 -1", "2 3", "1", "1/2", 1, "27/8")]
    [InlineData("1 -1", "2 3", "1", "1/2", 2, "9/4")]
    [InlineData("1 -1", "2 3", "1", "1/2", 3, "9/4")]
    [InlineData("1 -1", "2 3", "1", "1/2", 6, "9/4")]
    [InlineData("1 -1", "2 3", "1", "0", 1, "2")]
    [InlineData("1 -1", "2 3", "1", "0", 2, "0")]
    [InlineData("1 -1", "2 -3", "1", "1/2", 2, "9/4")]
    [InlineData("1 -1", "2 3", "1", "5/2", 1, "51/8")]
    [InlineData("1 -1", "2 3", "1", "5/2", 3, "51/8")]
    [InlineData("1 -1", "2 3", "1", "2", 2, "6")]
    [InlineData("1 -1", "2 3", "1", "3", 2, "13/2")]
    [InlineData("1 -1", "2 3", "1", "1000000", 4, "13/2")]
    [InlineData("1 -1", "2 3", "2", "1/4", 2, "9/4")]
    [InlineData("0 1", "5 1", "1", "0", 1, "25/2")]
    [InlineData("0 1 -1", "5 1 1", "1", "0", 3, "25/2")]
    [InlineData("0 0", "1 2", "1", "1/2", 2, "5/2")]
    [InlineData("1 1", "1 3", "1", "0", 1, "1")]
    [InlineData("1 1", "1 3", "1", "2", 2, "4")]
    [InlineData("-2 -2 -2", "1 1 1", "1", "0", 5, "0")]
    [InlineData("1 -1", "0 0", "1", "1/3", 2, "0")]
    [InlineData("3", "0", "1", "0", 1, "0")]
    [InlineData("1 2", "2 -1", "1", "0", 2, "5/2")]
    public void The_enclosure_holds_the_minimum(string x, string y, string alpha, string beta, int width, string minimum)
    {
        var problem = Problem.OneDim(x, y, alpha, beta, width);
        var expected = Rational.Parse(minimum);
        var found = GlobalMinimiser.Minimise(problem.Data, problem.Constants, width, MinimiserSettings.Default);

        Assert.Equal(expected, problem.Minimum());
        Assert.True(found.Lower <= expected, $"lower {found.LowerDouble:R} is above {minimum}");
        Assert.True(found.Upper >= expected, $"upper {found.UpperDouble:R} is below {minimum}");
        Assert.Equal(MinimiserStatus.Reached, found.Status);
        Assert.True(found.IsSuccess);
        Assert.InRange(found.RelativeGap, 0, 1e-14);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("4")]
    [InlineData("1e30")]
    [InlineData("1e400")]
    public void From_the_threshold_on_the_zero_network_is_found_exactly(string beta)
    {
        var problem = Problem.OneDim("1 -1", "2 3", "1", beta, 3);
        var found = GlobalMinimiser.Minimise(problem.Data, problem.Constants, 3, MinimiserSettings.Default);

        Assert.Equal(problem.OriginLoss, found.Upper);
        Assert.Equal(problem.OriginLoss, found.Lower);
        Assert.Equal(4, found.Minimisers.Count);
        Assert.All(found.Minimisers, minimum => Assert.True(minimum.Network.ToExact().NormSquared().IsZero));
    }

    [Fact]
    public void Two_neurons_on_two_sides_need_one_each()
    {
        var problem = Problem.OneDim("1 -1", "2 3", "1", "1/2", 2);
        var only = Assert.Single(Minimisers(problem));

        Assert.Equal("1 in +-, 1 in -+", only.Pattern.ToString());
        Assert.Equal(Math.Sqrt(1.5), only.Network.HiddenWeight(0, 0), 12);
        Assert.Equal(Math.Sqrt(1.5), only.Network.OutputWeight(0), 12);
        Assert.Equal(-Math.Sqrt(2.5), only.Network.HiddenWeight(1, 0), 12);
        Assert.Equal(Math.Sqrt(2.5), only.Network.OutputWeight(1), 12);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("5/2")]
    public void A_side_that_collapses_is_exactly_zero(string beta)
    {
        var network = Minimisers(Problem.OneDim("1 -1", "2 3", "1", beta, 2))
            .Single(minimum => minimum.Pattern.Counts[0] == 1)
            .Network;

        Assert.Equal(0.0, network.OutputWeight(0));
        Assert.Equal(0.0, network.HiddenWeight(0, 0));
        Assert.True(network.HiddenWeight(1, 0) < 0);
    }

    [Fact]
    public void Patterns_are_told_apart_by_the_gap_asked_for()
    {
        // The two sides differ by about 5e-10 of the loss of the zero network.
        var problem = Problem.OneDim("1 -1", "2 2.0000000013", "1", "1/2", 1);
        var coarse = new MinimiserSettings { RelativeGapTarget = 1e-8 };

        Assert.Single(Minimisers(problem));
        Assert.Equal(2, GlobalMinimiser.Minimise(problem.Data, problem.Constants, 1, coarse).Minimisers.Count);
    }

    [Fact]
    public void Every_pattern_that_attains_the_minimum_is_listed()
    {
        Assert.Equal(
            ["1 in +-, 2 in -+", "2 in +-, 1 in -+"],
            Minimisers(Problem.OneDim("1 -1", "2 3", "1", "1/2", 3)).Select(m => m.Pattern.ToString()).Order());
        Assert.Equal(2, Minimisers(Problem.OneDim("1 -1", "2 2", "1", "1/2", 1)).Count);
        Assert.Equal("0 in +-, 1 in -+", Minimisers(Problem.OneDim("1 -1", "2 3", "1", "1/2", 1)).Single().Pattern.ToString());
    }

    private static IReadOnlyList<PatternMinimum> Minimisers(Problem problem) =>
        GlobalMinimiser.Minimise(problem.Data, problem.Constants, problem.Width, MinimiserSettings.Default).Minimisers;
}
