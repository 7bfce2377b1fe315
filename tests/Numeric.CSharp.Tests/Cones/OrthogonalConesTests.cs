using ReluProofs.Kernel;
using ReluProofs.Numeric.Cones;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.CSharp.Tests.Cones;

/// <summary>
/// Orthonormal points, solved by hand: the labels of each sign are shrunk towards 0 by one neuron, v = 2 rho y / ||y|| on the labels of one
/// sign, and the cone of a tuple is good when some row with a >= 0 is active on all positive labels and some row with
/// a &lt;= 0 on all negative ones, whatever they do elsewhere (benignity, Lemma 6).
/// </summary>
public class OrthogonalConesTests
{
    private static readonly Rational Decay = Rational.Create(1, 100);

    [Theory]
    [InlineData("3,4,-5,-12", 2, 2)]
    [InlineData("3,-5,4,-12,2", 3, 2, false)]
    [InlineData("1,-1", 1, 1)]
    [InlineData("3,4", 2, 0)]
    [InlineData("-2,-3,-6", 0, 3)]
    [InlineData("7", 1, 0)]
    public void The_proportion_is_the_coupon_number_of_two_groups(string labels, int positive, int negative, bool exactDual = true)
    {
        Rational[] y = [.. labels.Split(',').Select(Rational.Parse)];
        GoodCones cones = Analyse(Identity(y.Length), y, exactDual);
        Assert.True(cones.IsExact);
        Assert.Equal(1 << (y.Length + 1), cones.NeuronConeCount);
        int neurons = (positive > 0 ? 1 : 0) + (negative > 0 ? 1 : 0);
        Assert.Equal((neurons, neurons), (cones.LeastNeurons, cones.SufficientNeurons));

        for (int width = 1; width <= 200; width++)
        {
            Rational expected = Hit(positive, 0, width) + Hit(negative, 0, width) - Hit(positive, negative, width, true);
            expected = positive == 0 ? Hit(negative, 0, width) : negative == 0 ? Hit(positive, 0, width) : expected;
            ConeProportion proportion = cones.At(width);
            Assert.True(proportion.IsExact);
            Assert.Equal(expected, proportion.Low);
            Assert.Equal(width < neurons ? ProportionReference.WidthOptimum : ProportionReference.ConvexOptimum, proportion.Reference);
        }
    }

    [Fact]
    public void Rotated_and_padded_points_have_the_same_proportions()
    {
        // Orthonormal rows with rational entries in R^4, n = 3.
        Rational[][] rows =
        [
            [.. new[] { 1, 1, 1, 1 }.Select(i => Rational.Create(i, 2))],
            [.. new[] { 1, -1, 1, -1 }.Select(i => Rational.Create(i, 2))],
            [.. new[] { 1, 1, -1, -1 }.Select(i => Rational.Create(i, 2))],
        ];
        Rational[] y = [3, -2, 4];
        GoodCones rotated = Analyse(new ExactMatrix(rows.Select(r => new ExactVector(r))), y, true);
        GoodCones straight = Analyse(Identity(3), y, true);
        Assert.True(rotated.IsExact);
        Assert.All(Enumerable.Range(1, 30), m => Assert.Equal(straight.At(m), rotated.At(m)));
    }

    [Fact]
    public void Above_the_largest_useful_weight_decay_every_cone_holds_the_zero_minimiser()
    {
        Rational[] y = [3, 4];
        var data = new Dataset(Identity(2), new ExactVector(y));
        var constants = new ModelConstants(Rational.Half, Rational.One, 100);
        ActivationCones patterns = ActivationCones.Enumerate(data.Points);
        var dual = new ExactVector(y);
        GoodCones cones = GoodCones.Of(data, constants, dual, Rational.Zero, patterns.Open, patterns.Literal, default);
        Assert.Empty(cones.Atoms);
        Assert.Equal(new ConeProportion(1, Rational.One, Rational.One, ProportionReference.ConvexOptimum), cones.At(1));
    }

    [Fact]
    public void A_poor_enclosure_gives_an_interval_around_the_truth()
    {
        Rational[] y = [3, 4, -5, -12];
        GoodCones exact = Analyse(Identity(4), y, true);

        foreach (int digits in new[] { 1, 2, 4, 6, 8 })
        {
            GoodCones poor = Analyse(Identity(4), y, true, Rational.Create(1, 10).Pow(digits));

            foreach (int width in new[] { 1, 2, 5, 40 })
            {
                Assert.True(poor.At(width).Low <= exact.At(width).Low);
                Assert.True(poor.At(width).High >= exact.At(width).High);
            }
        }

        Assert.False(Analyse(Identity(4), y, true, Rational.One).IsExact);
    }

    [Fact]
    public void A_label_0_is_left_open_as_its_direction_is_at_a_kink_only_in_exact_arithmetic()
    {
        GoodCones cones = Analyse(Identity(3), [3, 4, 0], true);
        Assert.False(cones.IsExact);
        Assert.True(cones.At(3).Low < cones.At(3).High);

        // The truth: the third point does not matter to the one neuron.
        Rational truth = Rational.One - Rational.Create(7, 8).Pow(3);
        Assert.True(cones.At(3).Low <= truth && truth <= cones.At(3).High);
    }

    [Fact]
    public void Arguments_that_do_not_fit_are_refused()
    {
        var data = new Dataset(Identity(2), new ExactVector([Rational.One, Rational.One]));
        ActivationCones p = ActivationCones.Enumerate(data.Points);
        var good = new ModelConstants(1, 1, 1);
        Assert.Throws<ArgumentException>(() => GoodCones.Of(data, new ModelConstants(1, 1, 0), data.Labels, 0, p.Open, p.Literal, default));
        Assert.Throws<ArgumentException>(() => GoodCones.Of(data, new ModelConstants(1, 0, 1), data.Labels, 0, p.Open, p.Literal, default));
        Assert.Throws<ArgumentException>(() => GoodCones.Of(data, good, ExactVector.Zero(3), 0, p.Open, p.Literal, default));
        Assert.Throws<ArgumentException>(() => GoodCones.Of(data, good, data.Labels, -1, p.Open, p.Literal, default));
        Assert.Throws<ArgumentException>(() => GoodCones.Of(data, good, data.Labels, 0, p.Open, [], default));
        Assert.Throws<ArgumentOutOfRangeException>(() => GoodCones.Of(data, good, data.Labels, 0, p.Open, p.Literal, default).At(0));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => GoodCones.Of(data, good, data.Labels, 0, p.Open, p.Literal, stopped.Token));
    }

    /// <summary>The probability that m rows hit a set of fraction 2^-(first+1), or one of two disjoint such sets.</summary>
    private static Rational Hit(int first, int second, int width, bool both = false)
    {
        Rational miss = Rational.One - Rational.Create(1, 2 << first) - (both ? Rational.Create(1, 2 << second) : Rational.Zero);
        return Rational.One - miss.Pow(width);
    }

    private static ExactMatrix Identity(int n) => new(
        Enumerable.Range(0, n).Select(i => new ExactVector(Enumerable.Range(0, n).Select(j => (Rational)(i == j ? 1 : 0)))));

    private static GoodCones Analyse(ExactMatrix points, Rational[] y, bool exactDual, Rational? gap = null)
    {
        var data = new Dataset(points, new ExactVector(y));
        var constants = new ModelConstants(Rational.Create(1, y.Length), Rational.One, Decay);
        ActivationCones patterns = ActivationCones.Enumerate(points);
        var v = new ExactVector(y.Select(label => Rational.Two * Decay * label / Norm(y, label.Sign, exactDual)));
        return GoodCones.Of(
            data, constants, v, gap ?? (exactDual ? Rational.Zero : Rational.Create(1, 10).Pow(13)), patterns.Open, patterns.Literal, default);
    }

    /// <summary>The length of the labels of one sign, rounded up so that v stays feasible.</summary>
    private static Rational Norm(Rational[] y, int sign, bool exact)
    {
        Rational square = y.Where(l => l.Sign == sign).Aggregate(Rational.Zero, (sum, l) => sum + (l * l));
        return square.IsZero ? Rational.One
            : square.TrySqrt() ?? (exact ? throw new InvalidOperationException("choose labels of rational length")
            : Rational.OfDouble(Math.BitIncrement(Math.Sqrt(square.ToDouble()))));
    }
}
