using ReluProofs.Kernel;
using ReluProofs.Numeric.Cones;
using ReluProofs.Numeric.Convex;
using ReluProofs.Numeric.Experiments;

namespace ReluProofs.Numeric.CSharp.Tests.Cones;

/// <summary>Proportions of all kinds of cones without sampling, against counting, other exact proportions and samples.</summary>
public class ConeCensusTests
{
    private const int Unlimited = 100_000;

    private static readonly ConeClass[] Kinds =
        [ConeClass.Global, ConeClass.BadLocalMinimum, ConeClass.NotStationary, ConeClass.Undecided];

    /// <summary>An optimum uses the two least members that are not multiples of 3, so sets between those and the whole share it.</summary>
    private static (ConeClass Class, IReadOnlyList<int> Used) Pretended(IReadOnlyList<int> set)
    {
        int[] used = [.. set.Where(k => k % 3 != 0).Order().Take(2)];
        return (Kinds[used.Sum() % 3], used);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(4, 1)]
    [InlineData(5, 4)]
    [InlineData(7, 5)]
    public void Proportions_are_those_of_all_tuples_counted(int cones, int width)
    {
        var census = ConeCensus.Of(cones, Pretended, Unlimited, CancellationToken.None);
        var counts = new Dictionary<(ConeClass, bool), int>();
        int all = (int)Math.Pow(cones, width);

        for (int tuple = 0; tuple < all; tuple++)
        {
            var set = new SortedSet<int>();

            for (int j = 0, rest = tuple; j < width; j++, rest /= cones)
            {
                set.Add(rest % cones);
            }

            var (kind, used) = Pretended([.. set]);
            var key = (kind, used.Count == 0);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        foreach (ConeClass kind in Kinds)
        {
            int nonZero = counts.GetValueOrDefault((kind, false));
            int zero = counts.GetValueOrDefault((kind, true));
            Assert.Equal(Exactly(nonZero + zero, all), census.Proportion(kind, width, true));
            Assert.Equal(Exactly(nonZero, all), census.Proportion(kind, width, false));
        }
    }

    [Fact]
    public void A_limit_makes_intervals_that_hold_the_proportions()
    {
        var complete = ConeCensus.Of(9, Pretended, Unlimited, CancellationToken.None);

        foreach (int limit in new[] { 0, 1, 5, 20 })
        {
            var part = ConeCensus.Of(9, Pretended, limit, CancellationToken.None);
            Assert.Equal(Math.Min(limit, complete.Programs), part.Programs);

            foreach (int width in new[] { 1, 3, 9, 30 })
            {
                var exact = complete.Proportion(ConeClass.BadLocalMinimum, width, true);
                var enclosure = part.Proportion(ConeClass.BadLocalMinimum, width, true);
                Assert.Equal(exact.Low, exact.High);
                Assert.InRange(exact.Low, enclosure.Low, enclosure.High);
            }
        }

        Assert.Equal((Rational.Zero, Rational.One), ConeCensus.Of(65, Pretended, Unlimited, CancellationToken.None)
            .Proportion(ConeClass.Global, 2, true));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(3, 2, 4)]
    [InlineData(3, 3, 2)]
    [InlineData(4, 2, 1)]
    public void Gaussian_data_give_the_exact_share_of_global_minima_and_that_of_samples(int n, int d, int seed)
    {
        const int Samples = 300;
        var analysis = LandscapeAnalysis.Run(
            TeacherData.Gaussian(n, d, (ulong)seed),
            new ModelConstants(Rational.Create(1, n), Rational.One, LandscapeFigure.WeightDecay),
            false,
            ConvexSettings.Default,
            CancellationToken.None);
        var census = analysis.Census(StationarityThresholds.Rigorous, Unlimited, CancellationToken.None);
        Assert.True(analysis.Good.IsExact);

        foreach (int width in new[] { 1, 2, 5, 40 })
        {
            var good = analysis.Good.At(width);
            Assert.Equal((good.Low, good.High), census.Proportion(ConeClass.Global, width, true));
            Assert.Equal(
                Rational.One,
                Kinds.Aggregate(Rational.Zero, (sum, kind) => sum + census.Proportion(kind, width, true).Low));

            var sampled = analysis.Survey(width, Samples, ConeDistribution.Uniform, 7, CancellationToken.None).BadInterval(1e-9);
            var bad = census.Proportion(ConeClass.BadLocalMinimum, width, true);
            Assert.True(sampled.Low <= bad.High.ToDouble() && bad.Low.ToDouble() <= sampled.High);
        }
    }

    private static (Rational Low, Rational High) Exactly(int count, int all) =>
        (Rational.Create(count, all), Rational.Create(count, all));
}
