using ReluProofs.Kernel;
using ReluProofs.Numeric.Descent;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Descent;

public class GradientDescentTests
{
    /// <summary>Relative accuracy of a few hundred steps against the same steps in exact or unvectorised arithmetic.</summary>
    private const double Rounding = 1e-11;

    [Fact]
    public void One_step_by_hand()
    {
        // f(1) = 2 * 3 * 1 = 6, r = 1 - 6 = -5. a' = a + eta 2 c s r z = 3 - 1/8 * 20 = 1/2, w' = 1 - 1/8 * 60 = -13/2, all exact.
        var descent = new GradientDescent(
            [1], [1], new NumericNetwork([3], [1], 1), new DescentSetting { LossConstant = 1, OutputScale = 2, StepSize = 0.125 });
        Assert.Equal(25, descent.Loss);
        Assert.True(descent.Advance(1));
        Assert.Equal(0.5, descent.Network!.OutputWeight(0));
        Assert.Equal(-6.5, descent.Network.HiddenWeight(0, 0));
        Assert.Equal(1, descent.Loss);
    }

    [Fact]
    public void Steps_agree_with_exact_steps_of_the_kernel_s_gradient()
    {
        // Five neurons: one whole vector and a part of one, on any width of vector registers up to eight.
        double[] x = [1, 0.5, -1, 2, 0.25, -0.75];
        double[] y = [1, -0.5, 0.25];
        double[] a = [0.5, -0.25, 0.75, 1, -1];
        double[] w = [0.5, 0.375, -0.5, 1.25, 0.125, -0.5, -1, 0.5, 0.75, 0.625];
        var constants = new ModelConstants(Rational.Create(1, 6), Rational.Create(1, 2), Rational.Create(1, 16));
        var data = new Dataset(
            new ExactMatrix(Enumerable.Range(0, 3).Select(k => Exact(x.AsSpan(2 * k, 2)))), Exact(y));
        var setting = DescentSetting.Of(constants) with { Speed = 5, StepSize = 1.0 / 64 };
        var descent = new GradientDescent(x, y, new NumericNetwork(a, w, 2), setting);
        var step = Rational.Create(5, 64);

        for (int i = 0; i < 3; i++)
        {
            var exact = descent.Network!.ToExact();
            double loss = exact.Loss(constants, data).TryRational()!.Value.ToDouble();
            Assert.Equal(loss, descent.Loss, Rounding * loss);
            descent.Advance(1);

            for (int j = 0; j < 5; j++)
            {
                var gradient = exact.ClarkeSubdifferential(constants, data, j);
                Near(exact.OutputWeight(j), gradient.OutputDerivative, descent.Network.OutputWeight(j));
                var hidden = Assert.Single(gradient.HiddenVertices);

                for (int k = 0; k < 2; k++)
                {
                    Near(exact.HiddenWeight(j, k), hidden[k], descent.Network.HiddenWeight(j, k));
                }
            }
        }

        void Near(RealAlgebraic before, RealAlgebraic derivative, double after)
        {
            double expected = (before.TryRational()!.Value - step * derivative.TryRational()!.Value).ToDouble();
            Assert.Equal(expected, after, Rounding);
        }
    }

    [Fact]
    public void At_a_kink_the_slope_is_zero()
    {
        var descent = new GradientDescent([0, 1], [1], new NumericNetwork([1], [1, 0], 2), new DescentSetting());
        Assert.False(descent.Advance(5));
        Assert.Equal(1, descent.Network!.HiddenWeight(0, 0));
        Assert.Equal(0, descent.Network.HiddenWeight(0, 1));
    }

    [Fact]
    public void A_run_records_what_was_asked_and_says_why_it_ended()
    {
        var reached = OnePoint(1e-2).Run(new DescentOptions { Iterations = 100_000, LossGoal = 1e-12, RecordAt = [0, 7, 50] });
        Assert.Equal(DescentStop.LossReached, reached.Stop);
        Assert.Equal([0L, 7, 50, reached.Iterations], reached.Records.Select(r => r.Iteration).Distinct());
        Assert.True(reached.Loss <= 1e-12);

        var fixedPoint = OnePoint(1e-2).Run(new DescentOptions { Iterations = long.MaxValue });
        Assert.Equal(DescentStop.FixedPoint, fixedPoint.Stop);
        Assert.Equal(0, fixedPoint.Loss, 1e-28);

        var ended = OnePoint(1e-2).Run(new DescentOptions { Iterations = 3 });
        Assert.Equal((DescentStop.Iterations, 3L), (ended.Stop, ended.Iterations));
        Assert.Equal(3, Assert.Single(ended.Records).Iteration);

        // At the point 0 only the decay acts: every step multiplies the weights by 1 - 2 * 2 * 1 = -3.
        var diverged = new GradientDescent(
            [0], [1], new NumericNetwork([1], [1], 1), new DescentSetting { WeightDecay = 1, StepSize = 2 })
            .Run(new DescentOptions { Iterations = 100_000 });
        Assert.Equal(DescentStop.Diverged, diverged.Stop);
        Assert.Null(diverged.Network);

        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var cancelled = OnePoint(1e-9).Run(new DescentOptions { Iterations = long.MaxValue, Cancellation = cancellation.Token });
        Assert.Equal(DescentStop.Cancelled, cancelled.Stop);
    }

    [Fact]
    public void Records_do_not_change_the_path_and_equal_runs_are_equal_to_the_last_bit()
    {
        var plain = OnePoint(1e-3).Run(new DescentOptions { Iterations = 2500 });
        var recorded = OnePoint(1e-3).Run(new DescentOptions { Iterations = 2500, RecordAt = [1, 2, 3, 999, 1001, 2499] });
        Assert.Equal(plain.Loss, recorded.Loss);
        Assert.Equal(plain.Network!.HiddenWeight(0, 0), recorded.Network!.HiddenWeight(0, 0));
        Assert.Equal([1, 2, 3, 999, 1001, 2499, 2500], recorded.Records.Select(r => r.Iteration));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var descent = OnePoint(1e-3);
        descent.Advance(10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        descent.Advance(1000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Misuse_is_refused()
    {
        var network = new NumericNetwork([1], [1, 1], 2);
        Assert.Throws<ArgumentException>(() => new GradientDescent([], [], network, new DescentSetting()));
        Assert.Throws<ArgumentException>(() => new GradientDescent([1], [1], network, new DescentSetting()));
        Assert.Throws<ArgumentException>(() => new GradientDescent([1, double.NaN], [1], network, new DescentSetting()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DescentSetting { StepSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DescentSetting { WeightDecay = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DescentSetting { LossConstant = double.NaN });
        var descent = new GradientDescent([1, 2], [1], network, new DescentSetting());
        Assert.Throws<ArgumentException>(() => descent.Run(new DescentOptions { Iterations = 1, RecordAt = [3, 3] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => descent.Advance(-1));
    }

    private static GradientDescent OnePoint(double step) =>
        new([2], [3], new NumericNetwork([0.5, -0.25], [1, 0.5], 1), new DescentSetting { LossConstant = 0.5, StepSize = step });

    private static ExactVector Exact(ReadOnlySpan<double> numbers) => new(numbers.ToArray().Select(Rational.OfDouble));
}
