using ReluProofs.Kernel;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Networks;

public class NumericNetworkTests
{
    [Fact]
    public void The_exact_network_has_the_very_same_weights()
    {
        double[] a = [0.1, -5e-324];
        double[] w = [1e300, -1.0 / 3, 0, 2];
        var network = new NumericNetwork(a, w, 2);
        var exact = network.ToExact();

        Assert.Equal(2, exact.Width);
        Assert.Equal(2, exact.Dimension);

        for (int j = 0; j < 2; j++)
        {
            Assert.Equal(Rational.OfDouble(a[j]), exact.OutputWeight(j).TryRational());
            Assert.Equal(a[j], network.OutputWeight(j));

            for (int i = 0; i < 2; i++)
            {
                Assert.Equal(Rational.OfDouble(w[2 * j + i]), exact.HiddenWeight(j, i).TryRational());
                Assert.Equal(w[2 * j + i], network.HiddenWeight(j, i));
            }
        }
    }

    [Fact]
    public void The_weights_are_copied()
    {
        double[] a = [1];
        var network = new NumericNetwork(a, [2], 1);
        a[0] = 7;
        Assert.Equal(1, network.OutputWeight(0));
    }

    [Fact]
    public void The_zero_network_is_zero()
    {
        var zero = NumericNetwork.Zero(3, 2);
        Assert.Equal(3, zero.Width);
        Assert.True(zero.ToExact().NormSquared().IsZero);
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new NumericNetwork([1, 2], [1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => new NumericNetwork([double.NaN], [1], 1));
        Assert.Throws<ArgumentException>(() => new NumericNetwork([1], [double.PositiveInfinity], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumericNetwork([], [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumericNetwork.Zero(2, 2).HiddenWeight(0, 2));
        Assert.Throws<IndexOutOfRangeException>(() => NumericNetwork.Zero(2, 2).OutputWeight(2));
    }
}
