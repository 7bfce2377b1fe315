using System.Numerics;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Cones;

namespace ReluProofs.Numeric.CSharp.Tests.Cones;

/// <summary>Proportions of a width's own minima against the enumeration of all tuples.</summary>
public class NarrowWidthsTests
{
    [Fact]
    public void It_counts_the_tuples_whose_set_attains_the_minimum()
    {
        var random = new Random(11);

        for (int round = 0; round < 100; round++)
        {
            int pairs = random.Next(1, 6);
            int width = random.Next(1, 4);
            int[] worth = [.. Enumerable.Range(0, pairs).Select(_ => random.Next(0, 4))];

            // A value that can only fall with more pairs.
            Rational Value(IEnumerable<int> set) => 20 - set.Distinct().Sum(p => worth[p]);

            Rational[] tuples = [.. Tuples(pairs, width).Select(Value)];
            Rational truth = Rational.Create(tuples.Count(v => v == tuples.Min()), tuples.Length);
            ConeProportion exact = NarrowWidths.At(pairs, width, set => (Value(set), Value(set)), 1000, default);
            Assert.True(exact.Low <= truth);
            Assert.Equal(truth, exact.High);
            Assert.Equal(ProportionReference.WidthOptimum, exact.Reference);

            ConeProportion loose = NarrowWidths.At(
                pairs, width, set => (Value(set) - Rational.Half, Value(set) + Rational.One), 1000, default);
            Assert.True(loose.Low <= truth && truth <= loose.High);
        }
    }

    [Fact]
    public void A_single_best_cone_gives_an_exact_number()
    {
        ConeProportion found = NarrowWidths.At(10, 2, set => (-set.Sum(p => p), -set.Sum(p => p)), 55, default);
        Assert.True(found.IsExact);
        Assert.Equal(Rational.Create(2, 100), found.Low);
    }

    [Fact]
    public void Too_many_cones_leave_the_proportion_open()
    {
        Assert.Equal(55, NarrowWidths.Programs(10, 2));
        Assert.Equal(1023, NarrowWidths.Programs(10, 200));
        Assert.Equal(BigInteger.Pow(2, 100) - 1, NarrowWidths.Programs(100, 100));
        ConeProportion open = NarrowWidths.At(10, 2, _ => throw new InvalidOperationException(), 54, default);
        Assert.Equal((Rational.Zero, Rational.One, false), (open.Low, open.High, open.IsExact));
    }

    private static IEnumerable<int[]> Tuples(int pairs, int width) =>
        Enumerable.Range(0, (int)Math.Pow(pairs, width))
            .Select(code => Enumerable.Range(0, width).Select(i => code / (int)Math.Pow(pairs, i) % pairs).ToArray());
}
