using System.Numerics;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Statistics;

namespace ReluProofs.Numeric.CSharp.Tests.Statistics;

/// <summary>The limits against exact binomial tails in rational arithmetic.</summary>
public class ClopperPearsonTests
{
    /// <summary>How far beyond the ideal limit a computed one may lie, relative.</summary>
    private const double LimitAccuracy = 1e-7;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(60)]
    public void Both_limits_are_valid_and_tight_in_exact_arithmetic(int trials)
    {
        foreach (double failure in new[] { 0.05, 0.01, 1e-9, 0.9 })
        {
            Rational half = Rational.OfDouble(failure / 2);

            for (int k = 0; k <= trials; k++)
            {
                ProportionInterval interval = ClopperPearson.Interval(k, trials, failure);
                Assert.True(interval.Contains(interval.Estimate));

                if (k == 0)
                {
                    Assert.Equal(0, interval.Low);
                }
                else
                {
                    Assert.True(AtLeast(k, trials, interval.Low) <= half);
                    Assert.True(AtLeast(k, trials, interval.Low * (1 + LimitAccuracy)) >= half || interval.Low * (1 + LimitAccuracy) >= interval.Estimate);
                }

                if (k == trials)
                {
                    Assert.Equal(1, interval.High);
                }
                else
                {
                    Assert.True(AtMost(k, trials, interval.High) <= half);
                    Assert.True(AtMost(k, trials, interval.High * (1 - LimitAccuracy)) >= half || interval.High * (1 - LimitAccuracy) <= interval.Estimate);
                }
            }
        }
    }

    [Fact]
    public void Terms_and_tails_are_those_of_exact_arithmetic()
    {
        foreach ((int n, double p) in new[] { (1, 0.5), (5, 0.125), (40, 0.01), (100, 0.5), (300, 0.9375) })
        {
            for (int k = 0; k <= n; k += 1 + (n / 20))
            {
                Near(Term(k, n, p), BinomialTail.Term(k, n, p));

                // Each tail on its own side of the mean.
                if (k >= n * p)
                {
                    Near(AtLeast(k, n, p), BinomialTail.AtLeast(k, n, p));
                }

                if (k <= n * p)
                {
                    Near(AtMost(k, n, p), BinomialTail.AtMost(k, n, p));
                }
            }
        }
    }

    [Fact]
    public void Large_samples_have_their_normal_width()
    {
        // At n p q = 250,000 the limits are the normal ones up to the order of 1/n.
        ProportionInterval interval = ClopperPearson.Interval(500_000, 1_000_000, 0.05);
        Assert.InRange(interval.High - 0.5, 0.00097998, 0.00098150);
        Assert.Equal(interval.High - 0.5, 0.5 - interval.Low, 1e-10);
        Assert.InRange(ClopperPearson.Interval(0, 10_000_000, 0.05).High, 3.6888e-7, 3.6890e-7);
    }

    [Fact]
    public void Without_trials_nothing_is_known() =>
        Assert.Equal(new ProportionInterval(0, 0, 0, 1, 0.05), ClopperPearson.Interval(0, 0, 0.05));

    [Theory]
    [InlineData(-1, 3, 0.05)]
    [InlineData(4, 3, 0.05)]
    [InlineData(0, -1, 0.05)]
    [InlineData(0, 10_000_001, 0.05)]
    [InlineData(1, 3, 0)]
    [InlineData(1, 3, 1)]
    [InlineData(1, 3, double.NaN)]
    public void Impossible_arguments_are_refused(int successes, int trials, double failure) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Interval(successes, trials, failure));

    private static void Near(Rational exact, double computed)
    {
        if (exact < Rational.OfDouble(BinomialTail.LeastProbability))
        {
            Assert.True(computed <= 2 * BinomialTail.LeastProbability);
            return;
        }

        Rational error = (Rational.OfDouble(computed) - exact).Abs();
        Assert.True(error <= Rational.OfDouble(BinomialTail.RelativeError) * exact, $"{computed} for {exact.ToDouble()}");
    }

    private static Rational AtLeast(int k, int n, double p) => Sum(k, n, n, p);

    private static Rational AtMost(int k, int n, double p) => Sum(0, k, n, p);

    private static Rational Term(int k, int n, double p) => Sum(k, k, n, p);

    /// <summary>All over the common denominator of p: a binomial tail in integers.</summary>
    private static Rational Sum(int from, int to, int n, double p)
    {
        Rational exact = Rational.OfDouble(p);
        BigInteger success = exact.Numerator;
        BigInteger failure = exact.Denominator - success;
        BigInteger choose = 1;
        BigInteger sum = 0;

        for (int i = 0; i <= to; i++)
        {
            if (i >= from)
            {
                sum += choose * BigInteger.Pow(success, i) * BigInteger.Pow(failure, n - i);
            }

            choose = choose * (n - i) / (i + 1);
        }

        return Rational.Create(sum, BigInteger.Pow(exact.Denominator, n));
    }
}
