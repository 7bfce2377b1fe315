using FsCheck.Fluent;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Tests;

public sealed class CrossingTests
{
    /// <summary>The roots of polynomials that are products of (x - r), written down by whoever made them.</summary>
    private sealed class KnownRoots(params Rational[] roots) : IRealRoots
    {
        public IReadOnlyList<(Rational Low, Rational High)> Isolate(IReadOnlyList<Rational> coefficients, Rational width)
        {
            Rational Value(Rational x) => coefficients.Select((c, k) => c * x.Pow(k)).Aggregate(Rational.Zero, (a, b) => a + b);
            return [.. roots.Where(r => Value(r).IsZero).Select(r => (r, r))];
        }
    }

    private sealed record Point(Rational X);

    private static Claim<Point> Thin(Func<Rational, Rational> slack, Rational holdsAt)
    {
        Outcome Check(Point p, CheckContext context) => slack(p.X) is var s && s.Sign >= 0
            ? Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational(s))
            : Outcome.Fails(new Witness("slack >= 0", $"slack {s}", "<", Strength.Enclosed, null, null));
        var family = new Family<Point>(
            "points of a line",
            [],
            [new Point(holdsAt)],
            Arb.From(Gen.Constant(new Point(holdsAt)), _ => []),
            p => new InstanceSize(1, 1, 1, InstanceSize.Complexity(p.X)),
            p => [NamedValue.Of("x", p.X)],
            _ => "all",
            Coordinates: _ => [new Coordinate<Point>("x", false, p => p.X, (_, value) => new Point(value))]);
        var literal = new Reading<Point>(Reading<Point>.Literal, "slack >= 0", Check, []);
        return new Claim<Point>("toy/line", "a toy", "", family, new Source("toy", "1", Declared.Theorem), literal, [], [], []);
    }

    private static SearchResult Search(Claim<Point> claim, IRealRoots? roots) => Counterexamples.Search.Run(
        claim, new SearchOptions { Cases = 300, Roots = roots }, new Budget(null, CancellationToken.None), null);

    [Fact]
    public void A_thin_failing_interval_is_stepped_into()
    {
        // (x - a)(x - b) is negative on an interval of width 1/1009 far from where the search begins.
        Rational a = Rational.Create(7919, 1009), b = Rational.Create(7920, 1009);
        Claim<Point> claim = Thin(x => (x - a) * (x - b), 1);
        Assert.Null(Search(claim, null).Counterexample);
        SearchResult found = Search(claim, new KnownRoots(a, b));
        Assert.Equal(SearchPhase.Across, found.Progress.Phase);
        Rational at = Rational.Parse(found.Counterexample!.Instance[0].Items[0]);
        Assert.True(at > a && at < b);
    }

    [Fact]
    public void A_quotient_of_polynomials_is_solved_too()
    {
        Rational a = Rational.Create(100_003, 7), b = Rational.Create(100_004, 7);
        Claim<Point> claim = Thin(x => (x - a) * (x - b) / (1 + (x * x)), 1);
        Assert.Null(Search(claim, null).Counterexample);
        Assert.NotNull(Search(claim, new KnownRoots(a, b)).Counterexample);
    }

    [Fact]
    public void What_is_no_quotient_of_low_degree_gives_nothing_and_no_error()
    {
        Claim<Point> claim = Thin(x => ((x.Pow(7) - 5) * (x.Pow(7) - 5)) + 1, 1);
        Assert.Null(Search(claim, new KnownRoots(5)).Counterexample);
    }

    [Theory]
    [InlineData("0", "1", "1/2")]
    [InlineData("-1", "1", "0")]
    [InlineData("-1/2", "-1/3", "-2/5")]
    [InlineData("314/100", "315/100", "22/7")]
    [InlineData("2", "5", "3")]
    [InlineData("-5", "-2", "-3")]
    public void The_simplest_number_between_two(string low, string high, string simplest) =>
        Assert.Equal(Rational.Parse(simplest), SimpleNumbers.Between(Rational.Parse(low), Rational.Parse(high)));

    [Fact]
    public void Between_is_between_and_has_the_least_denominator()
    {
        var random = new Random(7);
        for (int k = 0; k < 200; k++)
        {
            Rational low = Rational.Create(random.Next(-400, 400), random.Next(1, 60));
            Rational high = low + Rational.Create(random.Next(1, 40), random.Next(1, 400));
            Rational found = SimpleNumbers.Between(low, high);
            Assert.True(low < found && found < high);
            for (int d = 1; d < found.Denominator; d++)
            {
                // The next multiple of 1/d above the lower number is not below the upper one.
                Rational floor = SimpleNumbersFloor(low * d);
                Assert.True((floor + 1) / d >= high);
            }
        }
    }

    private static Rational SimpleNumbersFloor(Rational r)
    {
        var quotient = System.Numerics.BigInteger.DivRem(r.Numerator, r.Denominator, out var rest);
        return Rational.OfInteger(rest.Sign < 0 ? quotient - 1 : quotient);
    }
}
