using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>a_j^2 - ||w_j||^2 is kept to rounding, whatever the accuracy of the rest.</summary>
public class BalanceTests
{
    private const double LoosestAccuracy = 1e-3;

    // Of a^2 + ||w||^2.
    private const double Rounding = 1e-12;

    [Theory]
    [InlineData("0")]
    [InlineData("1/100")]
    public void The_difference_of_squares_is_kept_at_the_loosest_accuracy(string rho)
    {
        var problem = new FlowProblem(6);
        var data = problem.Data(5, 3);
        double[] a = [0.1, -0.1, 0.9, -0.9, 0.2, 0.3];
        var w = Enumerable.Range(0, 18).Select(_ => 0.3 * problem.Gauss()).ToArray();
        var setting = FlowProblem.Setting("1/2", "1", rho, "1");
        var options = FlowOptions.Default with { EndTime = 6, RelativeAccuracy = LoosestAccuracy, EstimateError = false };
        var flow = GradientFlow.Run(data, setting, FlowStart.OfNetwork(new NumericNetwork(a, w, 3)), options);
        int smallOutput = 0;

        for (int j = 0; j < 6; j++)
        {
            double square = Enumerable.Range(0, 3).Sum(i => w[3 * j + i] * w[3 * j + i]);
            double difference = a[j] * a[j] - square;
            smallOutput += difference < 0 ? 1 : 0;
            var end = flow.Final;
            double left = end.OutputWeight(j) * end.OutputWeight(j);
            double right = end.HiddenNorm(j) * end.HiddenNorm(j);
            Assert.Equal(difference * Math.Exp(-2 * setting.Decay * 6), left - right, Rounding * (left + right + Math.Abs(difference)));
        }

        Assert.InRange(smallOutput, 1, 5);
        Assert.True(flow.Steps > 3, "a single step would show nothing");
    }

    // a = w and both fall as exp(-t): the other solution of the linear equations grows as exp(t) out of any rounding error.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_balanced_neuron_pulled_back_to_0_never_turns_around(bool linear)
    {
        var flow = GradientFlow.Run(
            new FlowData([1], [-1], 1),
            FlowProblem.Setting("1/2", "1", "0", "1"),
            FlowStart.OfBalanced([1], [-30], [1], 1),
            FlowOptions.Default with { EndTime = 300, UseLinearPhase = linear });

        Assert.Equal(StopReason.ReachedTime, flow.Stop);
        Assert.Empty(flow.Events);
        Assert.Equal(-330, flow.Final.LogOutputWeight(0), 1e-6);
        Assert.Equal(-330, flow.Final.LogHiddenNorm(0), 1e-6);
    }
}
