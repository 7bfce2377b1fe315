using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>Where a closed form or a slide stops being right, the integrator leaves it.</summary>
public class PhaseExitTests
{
    // How exactly an event's condition holds at the event, with residuals near 1.
    private const double Located = 1e-9;

    // The part of the accuracy asked for that leaving out the output may use up.
    private const double ShareOfAccuracy = 0.1;

    // x_1 = (1, 0) with label -1, x_2 = (1, 1) with label 1/2. Neuron 0 is tiny and slides on x_1 with slope -r_2 / r_1. Neuron 1 is
    // active on x_1 alone and learns its label, so r_1 rises from -1 to 0; the slope reaches 1 where r_1 + r_2 = 0, and from there
    // neuron 0 is pulled to the active side.
    [Theory]
    [InlineData(KinkRule.Zero)]
    [InlineData(KinkRule.Clarke)]
    [InlineData(KinkRule.ChainRule)]
    public void A_slide_ends_where_its_slope_reaches_one(KinkRule rule)
    {
        var network = new NumericNetwork([1e-20, -0.1], [0.25e-20, 1e-20, 0.1, -2], 2);
        var flow = GradientFlow.Run(
            new FlowData([1, 0, 1, 1], [-1, 0.5], 2),
            FlowProblem.Setting("1/2", "1", "0", "1", rule),
            FlowStart.OfNetwork(network),
            FlowOptions.Default with { EndTime = 8, RelativeAccuracy = 1e-11 });

        Assert.Equal([FlowEventKind.SlidingStarts, FlowEventKind.SlidingEnds], flow.Events.Select(e => e.Kind));
        Assert.All(flow.Events, e => Assert.Equal((0, 0), (e.Neuron, e.Point)));

        var end = flow.At(flow.Events[1].Time, Side.Left);
        Assert.Equal(0.0, end.Residual(0) + end.Residual(1), Located);
        Assert.Equal(1.0, end.Slope(0, 0), Located);
        Assert.Equal(0.0, end.Preactivation(0, 0));
        Assert.Equal(1.0, flow.Final.Slope(0, 0));
        Assert.True(flow.Final.PreactivationCosine(0, 0) > 0.1);
    }

    // One point x = 1 with label 1 and a = w: f = a^2 is logistic, f = 1 / (1 + (1/f_0 - 1) exp(-2t)). The closed form of the linear phase is
    // exp(2t) f_0, which is wrong by f/2 relative to a; it has to end before that counts.
    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    public void A_linear_phase_ends_before_the_output_counts(double accuracy)
    {
        const double LogStart = -60;
        double counts = 0.5 * (Math.Log(1e-2 * accuracy) - LogStart);
        var flow = GradientFlow.Run(
            new FlowData([1], [1], 1),
            FlowProblem.Setting("1/2", "1", "0", "1"),
            FlowStart.OfBalanced([1], [0.5 * LogStart], [1], 1),
            FlowOptions.Default with { EndTime = counts + 5, RelativeAccuracy = accuracy });

        Assert.True(flow.LinearSteps > 0);

        foreach (double t in new[] { 0.5 * counts, counts, counts + 2, counts + 5 })
        {
            double output = 1 / (1 + (Math.Exp(-LogStart) - 1) * Math.Exp(-2 * t));
            double rounding = 1e-14 * t;
            Assert.Equal(Math.Sqrt(output), flow.At(t).OutputWeight(0), (ShareOfAccuracy * accuracy + rounding) * Math.Sqrt(output));
        }
    }

    // Below 0 the neuron is pulled up at rate 0.1, above at rate 2: what it looks like at the start says nothing of how long the output stays
    // negligible.
    [Fact]
    public void A_linear_phase_sees_that_growth_becomes_faster()
    {
        var start = FlowStart.OfNetwork(new NumericNetwork([1e-9], [-0.5e-9], 1));
        var setting = FlowProblem.Setting("1/2", "1", "0", "1");
        var options = FlowOptions.Default with { EndTime = 25, RelativeAccuracy = 1e-10 };
        var data = new FlowData([1, -1], [2, -0.1], 1);
        var flow = GradientFlow.Run(data, setting, start, options);
        var plain = GradientFlow.Run(data, setting, start, options with { UseLinearPhase = false });

        Assert.True(flow.LinearSteps > 0 && plain.LinearSteps == 0);
        Assert.Equal(2.0, flow.Final.Output(0), 1e-6);

        for (int t = 1; t <= 25; t++)
        {
            Assert.InRange(FlowProblem.Distance(flow.At(t), plain.At(t)), 0, 1e-8);
        }
    }
}
