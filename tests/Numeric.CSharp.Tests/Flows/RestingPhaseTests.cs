using ReluProofs.Numeric.Flows;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>At a saddle the large neurons rest while small ones grow: the small ones move linearly, however long it takes.</summary>
public class RestingPhaseTests
{
    // Over the thousands of units of time of a saddle, in the logarithm of a weight.
    private const double ClosedForm = 1e-7;

    // Ordinary steps of a few units of time would be 2500 from 1e-1000.
    private const int MostSteps = 100;

    // Orthogonal points: neuron 0 fits label 2 of its point at once, neuron 1 from exp(logScale) the label 1/2 of its own:
    // u' = K u (1 - u / y) with u = a^2, K = y (c = 1/(2n), n = 2), so log u = log y - log(1 + (y/u_0 - 1) exp(-K t)).
    [Theory]
    [InlineData(-46)]
    [InlineData(-230)]
    [InlineData(-2302.585092994046)]
    public void The_neuron_that_leaves_a_saddle_follows_its_closed_form(double logScale)
    {
        var data = new FlowData([1, 0, 0, 1], [2, 0.5], 2);
        var start = FlowStart.OfBalanced([1, 1], [-2, logScale], [1, 0, 0, 1], 2);
        double leaves = -2 * logScale / 0.5;
        var flow = GradientFlow.Run(
            data, FlowSetting.Orthogonal(2), start, FlowOptions.Default with { EndTime = leaves + 40, RelativeAccuracy = 1e-11 });

        Assert.Equal(StopReason.ReachedTime, flow.Stop);
        Assert.InRange(flow.Steps, 1, MostSteps);

        for (int i = 0; i <= 40; i++)
        {
            double t = i < 20 ? leaves * i / 20 : leaves + 2 * (i - 20);
            double grown = 2 * logScale - Math.Log(0.5) + 0.5 * t;
            double logOutput = Math.Log(0.5) + grown - Math.Log(1 + Math.Exp(grown));
            Assert.Equal(0.5 * logOutput, flow.At(t).LogOutputWeight(1), ClosedForm);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_and_without_the_closed_form_the_flow_is_the_same(int seed)
    {
        var (data, start) = Saddle(seed, -60);
        var options = FlowOptions.Default with { EndTime = 300 };
        var flow = GradientFlow.Run(data, FlowSetting.Orthogonal(3), start, options);
        var plain = GradientFlow.Run(data, FlowSetting.Orthogonal(3), start, options with { UseLinearPhase = false });

        Assert.True(flow.LinearSteps > 0 && plain.LinearSteps == 0);
        Assert.Equal(StopReason.ReachedTime, flow.Stop);
        Assert.Equal(plain.Events.Count, flow.Events.Count);

        for (double t = 0; t <= 300; t += 5)
        {
            Assert.InRange(FlowProblem.Distance(flow.At(t), plain.At(t)), 0, FlowProblem.TwoRuns);
        }
    }

    // The large neurons come to rest once, the small ones pass any number of scales: the cost does not depend on how many.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_cost_does_not_grow_with_the_scale(int seed)
    {
        var options = FlowOptions.Default with { EstimateError = false };
        int[] steps = [.. new[] { -46.0, -230, -2302 }.Select(log =>
        {
            var (data, start) = Saddle(seed, log);
            return GradientFlow.Run(data, FlowSetting.Orthogonal(3), start, options).Steps;
        })];

        Assert.InRange(steps[2], 1, 2 * steps[0]);
    }

    // u' = -2 u^2: the large neuron, whose label is 0, comes to rest only algebraically, which is no rest at all.
    [Fact]
    public void A_neuron_that_slows_down_algebraically_does_not_count_as_resting()
    {
        var data = new FlowData([1, 0, 0, 1], [0, 1], 2);
        var start = FlowStart.OfBalanced([1, 1], [0, -200], [1, 0, 0, 1], 2);
        var flow = GradientFlow.Run(
            data, FlowProblem.Setting("1/2", "1", "0", "1"), start, FlowOptions.Default with { EndTime = 150, StopWhenStationary = false });

        for (double t = 0; t <= 150; t += 10)
        {
            Assert.Equal(1 / (1 + 2 * t), Math.Pow(flow.At(t).OutputWeight(0), 2), 1e-9);
        }
    }

    /// <summary>Three points of R^2 in general position and four neurons, two of them tiny.</summary>
    private static (FlowData Data, FlowStart Start) Saddle(int seed, double logScale)
    {
        var problem = new FlowProblem(40 + seed);
        var data = new FlowData([1, 0.2, -0.3, 1, -0.8, -0.9], [1, 0.6, -0.4 - 0.1 * seed], 2);
        var directions = Enumerable.Range(0, 8).Select(_ => problem.Gauss()).ToArray();
        return (data, FlowStart.OfBalanced([1, 1, -1, -1], [-1, logScale, logScale, logScale], directions, 2));
    }
}
