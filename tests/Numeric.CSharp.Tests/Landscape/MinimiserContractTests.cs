using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Landscape;

namespace ReluProofs.Numeric.CSharp.Tests.Landscape;

public class MinimiserContractTests
{
    private static readonly Problem Generic = Problem.OneDim("1 -1/3 2", "2 3 1/7", "1", "1/5", 3);

    [Fact]
    public void Repeated_runs_and_runs_on_two_threads_are_bit_identical()
    {
        var seed = new Rnd(20_240_501UL, 77UL);
        var problems = ProblemGenerator.Extreme.Sample(50, seed, 60)
            .Concat(ProblemGenerator.Ordinary.Sample(50, seed, 60))
            .ToArray();
        var first = problems.Select(Fingerprint).ToArray();
        var again = problems.Select(Fingerprint).ToArray();
        var parallel = new string[problems.Length];
        Parallel.For(
            0, problems.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => parallel[i] = Fingerprint(problems[i]));

        Assert.Equal(first, again);
        Assert.Equal(first, parallel);
    }

    [Fact]
    public void Another_seed_finds_the_same_minimum_by_another_way()
    {
        var one = Minimise(Generic, new MinimiserSettings { Seed = 1 });
        var two = Minimise(Generic, new MinimiserSettings { Seed = 2 });

        Assert.True(one.Lower <= two.Upper && two.Lower <= one.Upper);
        Assert.NotEqual(Weights(one), Weights(two));
    }

    [Fact]
    public void A_cancelled_search_returns_what_it_has()
    {
        var found = GlobalMinimiser.Minimise(
            Generic.Data, Generic.Constants, 3, MinimiserSettings.Default, new CancellationToken(canceled: true));

        Assert.Equal(MinimiserStatus.Cancelled, found.Status);
        Assert.False(found.IsSuccess);
        Assert.Equal(0, found.Starts);
        Assert.Equal(Generic.OriginLoss, found.Upper);
        Assert.True(found.Lower <= Generic.Minimum());
    }

    [Fact]
    public void A_long_search_stops_soon_after_it_is_cancelled()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        var settings = new MinimiserSettings { RelativeGapTarget = 0 };
        var found = GlobalMinimiser.Minimise(Generic.Data, Generic.Constants, 150, settings, source.Token);
        var minimum = Generic.Minimum();

        Assert.Equal(MinimiserStatus.Cancelled, found.Status);
        Assert.True(found.Lower <= minimum && minimum <= found.Upper);
    }

    [Fact]
    public void A_gap_out_of_reach_is_admitted()
    {
        // The minimal weights are irrational, so no double network attains the minimum.
        var found = Minimise(Generic, new MinimiserSettings { RelativeGapTarget = 0 });
        Assert.Equal(MinimiserStatus.GapNotReached, found.Status);
        Assert.False(found.IsSuccess);
        Assert.InRange(found.RelativeGap, double.Epsilon, 1e-20);
    }

    [Fact]
    public void A_search_cut_by_its_iterations_says_so()
    {
        var settings = new MinimiserSettings { StartsPerPattern = 1, IterationsPerStart = 1 };
        var found = Minimise(Generic, settings);
        Assert.Equal(MinimiserStatus.IterationLimit, found.Status);
        Assert.False(found.IsSuccess);
        Assert.True(found.RelativeGap > 1e-10);
    }

    [Fact]
    public void Misuse_is_refused()
    {
        var settings = MinimiserSettings.Default;
        var plane = new Dataset(
            new ExactMatrix([new ExactVector([Rational.One, Rational.Two])]), new ExactVector([Rational.One]));
        var empty = new Dataset(new ExactMatrix([]), new ExactVector([]));

        Assert.Throws<ArgumentNullException>(() => GlobalMinimiser.Minimise(null!, Generic.Constants, 1, settings));
        Assert.Throws<ArgumentNullException>(() => GlobalMinimiser.Minimise(Generic.Data, null!, 1, settings));
        Assert.Throws<ArgumentNullException>(() => GlobalMinimiser.Minimise(Generic.Data, Generic.Constants, 1, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => GlobalMinimiser.Minimise(Generic.Data, Generic.Constants, 0, settings));
        Assert.Throws<ArgumentException>(() => GlobalMinimiser.Minimise(empty, Generic.Constants, 1, settings));
        var refusal = Assert.Throws<NotSupportedException>(
            () => GlobalMinimiser.Minimise(plane, Generic.Constants, 1, settings));
        Assert.Contains("dimension 1, not 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinimiserSettings { StartsPerPattern = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinimiserSettings { IterationsPerStart = 1_000_001 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinimiserSettings { RelativeGapTarget = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MinimiserSettings { RelativeGapTarget = -1e-3 });
        Assert.Equal(1e-10, MinimiserSettings.Default.RelativeGapTarget);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3/2")]
    public void The_output_scale_may_be_zero_or_negative(string scale)
    {
        var problem = Generic with { S = Rational.Parse(scale) };
        var found = Minimise(problem, MinimiserSettings.Default);
        var minimum = problem.Minimum();
        Assert.True(found.IsSuccess);
        Assert.True(found.Lower <= minimum && minimum <= found.Upper);
    }

    private static MinimumEnclosure Minimise(Problem problem, MinimiserSettings settings) =>
        GlobalMinimiser.Minimise(problem.Data, problem.Constants, problem.Width, settings);

    private static string Weights(MinimumEnclosure found) => string.Join(
        " ",
        from minimum in found.Minimisers
        from j in Enumerable.Range(0, minimum.Network.Width)
        from weight in new[] { minimum.Network.OutputWeight(j), minimum.Network.HiddenWeight(j, 0) }
        select BitConverter.DoubleToInt64Bits(weight).ToString("X", CultureInfo.InvariantCulture));

    private static string Fingerprint(Problem problem)
    {
        var found = Minimise(problem, MinimiserSettings.Default);
        return FormattableString.Invariant(
            $"{found.Lower} {found.Upper} {found.Status} {found.Iterations} {found.Starts} {Weights(found)} {string.Join(" ", found.Duals)}");
    }
}
