using ReluProofs.Numeric.Descent;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Initialisation;

namespace ReluProofs.Numeric.CSharp.Tests.Descent;

/// <summary>The experiment of Section 5 of <c>orthogonal</c>: two points, m = 60, scale 1e-6/sqrt(m), step 1e-3.</summary>
public class TwoPointExperimentTests
{
    private const int Width = 60;
    private const double Step = 1e-3;

    private static readonly double[] X = [-0.5, 1, 2, 1];
    private static readonly double[] Y = [-1, 1];
    private static readonly FlowData Data = new(X, Y, 2);
    private static readonly double LogScale = Math.Log(1e-6) - Math.Log(Width) / 2;

    /// <summary>
    /// Figure 3 prints 5000 and 11000 for leaving the two saddles. With the loss of eq. (1), c = 1/(2n), it takes twice as
    /// long; the printed numbers are those of c = 1/n.
    /// </summary>
    [Theory]
    [InlineData(0.25, 10_000, 21_500)]
    [InlineData(0.5, 5_000, 10_750)]
    public void The_saddles_are_left_at_these_iterations(double lossConstant, int first, int second)
    {
        // Anything from 0.4 % to 5 % below the plateau is within a tenth of these numbers.
        const double Tenth = 0.1;

        for (ulong seed = 1; seed <= 4; seed++)
        {
            var descent = Start(seed, new DescentSetting { LossConstant = lossConstant, StepSize = Step });
            double start = descent.Loss;
            Assert.InRange(Leaves(descent, 0.99 * start), first * (1 - Tenth), first * (1 + Tenth));
            Assert.InRange(Leaves(descent, 0.99 * start / 2), second * (1 - Tenth), second * (1 + Tenth));
        }
    }

    [Fact]
    public void At_the_end_the_loss_is_zero_and_the_function_has_two_kinks()
    {
        var descent = Start(1, new DescentSetting { LossConstant = 0.25, StepSize = Step });
        descent.Advance(60_000);
        Assert.InRange(descent.Loss, 0, 1e-25);
        var network = descent.Network!;
        double[] kinks =
        [
            .. Enumerable.Range(0, Width)
                .Where(j => Math.Abs(network.OutputWeight(j)) > 1e-3)
                .Select(j => Math.Round(-network.HiddenWeight(j, 1) / network.HiddenWeight(j, 0), 3)).Distinct().Order(),
        ];
        Assert.Equal([-0.5, 2], kinks);
    }

    [Fact]
    public void Descent_tends_to_the_flow_with_order_one()
    {
        const double Time = 12;
        var flow = GradientFlow.Run(
            Data,
            FlowSetting.Orthogonal(2),
            RandomStart.BalancedGaussian(Width, 2, LogScale, 1),
            new FlowOptions { EndTime = Time, EstimateError = false });
        double exact = flow.Final.Loss;
        Assert.InRange(exact, 0.26, 0.49);
        double[] errors =
        [
            .. new[] { 4e-3, 2e-3, 1e-3 }.Select(step =>
            {
                var descent = Start(1, new DescentSetting { LossConstant = 0.25, StepSize = step });
                descent.Advance((long)Math.Round(Time / step));
                return descent.Loss - exact;
            }),
        ];
        Assert.InRange(errors[0] / errors[1], 1.9, 2.1);
        Assert.InRange(errors[1] / errors[2], 1.95, 2.05);
    }

    private static long Leaves(GradientDescent descent, double level)
    {
        while (descent.Loss > level && descent.Iteration < 100_000)
        {
            descent.Advance(10);
        }

        return descent.Iteration;
    }

    private static GradientDescent Start(ulong seed, DescentSetting setting)
    {
        var start = GradientFlow.Run(
            Data,
            FlowSetting.Orthogonal(2),
            RandomStart.BalancedGaussian(Width, 2, LogScale, seed),
            new FlowOptions { EndTime = 0, EstimateError = false }).At(0).ToNetwork();
        return new GradientDescent(X, Y, start, setting);
    }
}
