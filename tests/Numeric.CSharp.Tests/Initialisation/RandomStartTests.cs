using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Initialisation;

namespace ReluProofs.Numeric.CSharp.Tests.Initialisation;

public class RandomStartTests
{
    private const int Many = 20_000;

    /// <summary>Six standard deviations of a mean of <see cref="Many"/> numbers of variance 1: a fixed seed, so it cannot flicker.</summary>
    private const double SixSigma = 0.043;

    private const double Rounding = 1e-12;

    [Fact]
    public void The_balanced_gaussian_has_standard_entries_and_fair_signs()
    {
        var state = StateOf(RandomStart.BalancedGaussian(Many, 2, Math.Log(3), 7), 2);
        double mean = 0;
        double square = 0;
        double fourth = 0;
        double product = 0;
        double signs = 0;

        for (int j = 0; j < Many; j++)
        {
            double g = state.HiddenWeight(j, 0) / 3;
            mean += g / Many;
            square += g * g / Many;
            fourth += g * g * g * g / Many;
            product += g * state.HiddenWeight(j, 1) / 3 / Many;
            signs += state.OutputSign(j) / (double)Many;
            Assert.Equal(state.LogHiddenNorm(j), state.LogOutputWeight(j), Rounding);
        }

        Assert.Equal(0, mean, SixSigma);
        Assert.Equal(1, square, SixSigma * Math.Sqrt(2));
        Assert.Equal(3, fourth, SixSigma * Math.Sqrt(96));
        Assert.Equal(0, product, SixSigma);
        Assert.Equal(0, signs, SixSigma);
    }

    [Fact]
    public void The_dominated_gaussian_exceeds_its_hidden_norm_by_an_exponential()
    {
        const int Dimension = 5;
        var state = StateOf(RandomStart.DominatedGaussian(Many, Dimension, 0, 7), Dimension);
        double mean = 0;
        double square = 0;
        double norms = 0;

        for (int j = 0; j < Many; j++)
        {
            double excess = Math.Abs(state.OutputWeight(j)) - state.HiddenNorm(j);
            Assert.True(excess >= -Rounding);
            mean += excess / Many;
            square += excess * excess / Many;
            norms += state.HiddenNorm(j) * state.HiddenNorm(j) / Many;
        }

        Assert.Equal(1, mean, SixSigma);
        Assert.Equal(2, square, SixSigma * Math.Sqrt(20));
        Assert.Equal(1, norms, SixSigma);
    }

    [Fact]
    public void The_sphere_has_norm_lambda_and_no_preferred_direction()
    {
        var state = StateOf(RandomStart.Sphere(Many, 3, Math.Log(0.5), 7), 3);
        var mean = new double[3];

        for (int j = 0; j < Many; j++)
        {
            Assert.Equal(0.5, state.HiddenNorm(j), Rounding);
            Assert.Equal(0.5, Math.Abs(state.OutputWeight(j)), Rounding);

            for (int i = 0; i < 3; i++)
            {
                mean[i] += state.HiddenWeight(j, i) / Many;
            }
        }

        Assert.All(mean, m => Assert.Equal(0, m, SixSigma));
    }

    [Fact]
    public void The_plain_gaussian_is_standard_in_the_output_too()
    {
        var state = StateOf(RandomStart.Gaussian(Many, 1, 0, 7), 1);
        double[] a = [.. Enumerable.Range(0, Many).Select(state.OutputWeight)];
        Assert.Equal(0, a.Average(), SixSigma);
        Assert.Equal(1, a.Average(x => x * x), SixSigma * Math.Sqrt(2));
        Assert.Equal(0, Enumerable.Range(0, Many).Average(j => a[j] * state.HiddenWeight(j, 0)), SixSigma);
    }

    [Fact]
    public void The_scale_shifts_logarithms_and_nothing_else()
    {
        double tiny = -1000 * Math.Log(10);
        var one = StateOf(RandomStart.DominatedGaussian(5, 3, 0, 2), 3);
        var small = StateOf(RandomStart.DominatedGaussian(5, 3, tiny, 2), 3);

        for (int j = 0; j < 5; j++)
        {
            Assert.Equal(one.LogHiddenNorm(j) + tiny, small.LogHiddenNorm(j), Rounding * Math.Abs(tiny));
            Assert.Equal(one.LogOutputWeight(j) + tiny, small.LogOutputWeight(j), Rounding * Math.Abs(tiny));
            Assert.Equal(one.OutputSign(j), small.OutputSign(j));
            Assert.Equal(1, one.Direction(j).Zip(small.Direction(j), (x, y) => x * y).Sum(), Rounding);
        }
    }

    [Fact]
    public void The_scale_zero_is_the_zero_network() =>
        Assert.Equal(0, StateOf(RandomStart.Gaussian(4, 2, double.NegativeInfinity, 1), 2).NormSquared);

    [Fact]
    public void A_wider_network_starts_with_the_narrower_one_s_neurons_and_seeds_differ()
    {
        var narrow = StateOf(RandomStart.BalancedGaussian(3, 2, 0, 5), 2);
        var wide = StateOf(RandomStart.BalancedGaussian(9, 2, 0, 5), 2);
        var other = StateOf(RandomStart.BalancedGaussian(3, 2, 0, 6), 2);

        for (int j = 0; j < 3; j++)
        {
            Assert.Equal(narrow.OutputWeight(j), wide.OutputWeight(j));
            Assert.Equal(narrow.HiddenWeight(j, 1), wide.HiddenWeight(j, 1));
            Assert.NotEqual(narrow.HiddenWeight(j, 1), other.HiddenWeight(j, 1));
        }
    }

    [Fact]
    public void The_group_initialisation_activates_each_neuron_on_its_group_alone()
    {
        // Orthogonal points of norms 1 to 4 in R^6, two groups of two.
        double[] points = new double[24];

        for (int k = 0; k < 4; k++)
        {
            points[k * 6 + k] = k + 1;
        }

        var data = new FlowData(points, [1, 2, -1, -3], 6);

        for (ulong seed = 0; seed < 50; seed++)
        {
            var state = StateOf(RandomStart.Group(data, 2, 0, seed), data);

            for (int k = 0; k < 4; k++)
            {
                Assert.Equal(k < 2, state.Preactivation(0, k) > 0);
                Assert.Equal(k >= 2, state.Preactivation(1, k) > 0);
            }

            Assert.Equal((1, -1), (state.OutputSign(0), state.OutputSign(1)));
            Assert.NotEqual(0, state.HiddenWeight(0, 5));
        }
    }

    [Fact]
    public void Misuse_is_refused()
    {
        var data = new FlowData([1, 0, 0, 1], [1, -1], 2);
        Assert.Throws<ArgumentException>(() => RandomStart.Group(data, 1, 0, 1));
        Assert.Throws<ArgumentException>(() => RandomStart.Group(data, 3, 0, 1));
        Assert.Throws<ArgumentException>(() => RandomStart.Group(new FlowData([1, 0, 1, 1], [1, 1], 2), 2, 0, 1));
        Assert.Throws<ArgumentException>(() => RandomStart.Group(new FlowData([1, 0, 0, 0], [1, 1], 2), 2, 0, 1));
        Assert.Throws<ArgumentException>(() => RandomStart.Sphere(1, 1, double.NaN, 1));
        Assert.Throws<ArgumentException>(() => RandomStart.Sphere(1, 1, 1000, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStart.Sphere(-1, 1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStart.Sphere(1, 0, 0, 1));
    }

    private static FlowState StateOf(FlowStart start, int dimension) =>
        StateOf(start, new FlowData(new double[dimension], [0], dimension));

    private static FlowState StateOf(FlowStart start, FlowData data) => GradientFlow.Run(
        data, FlowSetting.Orthogonal(data.Count), start, new FlowOptions { EndTime = 0, EstimateError = false }).At(0);
}
