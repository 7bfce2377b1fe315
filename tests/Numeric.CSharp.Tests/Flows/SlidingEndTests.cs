using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>A slide on a line of opposite points ends where one of its two sides no longer pushes back.</summary>
public class SlidingEndTests
{
    // Against rounding of residuals near 1 and the accuracy of 1e-11.
    private const double Located = 1e-9;

    private static readonly FlowOptions Fine = FlowOptions.Default with { RelativeAccuracy = 1e-11 };

    // c = 1/2, s = v = 1. x_1 = (1, 0), x_2 = -x_1 with label 1/4, x_3 = (1, 1) with label 1/2. Neuron 0 is tiny, with w = (p, q) and
    // q > 0: where p > 0 it is pulled by r_3 + r_1, where p < 0 by r_3 - r_2 = 1/4. Neuron 1, a = -w_1, is active on x_1 alone, so
    // f(x_1) = -u with u' = 2u(1 - u), u = 1 / (1 + 99 exp(-2t)), and r_1 = u - 1. The sides push back while r_3 + r_1 < 0, which is until
    // u = 1/2, t = log(99) / 2. With a slope for each point of the line the sum r_3 + alpha r_1 - beta r_2 could still be 0 up to u = 3/4.
    [Theory]
    [InlineData(KinkRule.Zero)]
    [InlineData(KinkRule.Clarke)]
    [InlineData(KinkRule.ChainRule)]
    public void A_slide_between_opposite_points_ends_where_a_side_stops_pushing_back(KinkRule rule)
    {
        var flow = Follow([1, 0, -1, 0, 1, 1], [-1, 0.25, 0.5], [0.25e-20, 1e-20, 0.1, -2], 8, rule);
        var ends = flow.Events.Where(e => e.Kind == FlowEventKind.SlidingEnds).ToList();
        double expected = 0.5 * Math.Log(99);

        Assert.Equal([0, 1], ends.Select(e => e.Point));
        Assert.All(ends, e => Assert.Equal(expected, e.Time, Located));
        Assert.All(ends, e => Assert.Equal(0, e.Neuron));

        // The slope alpha of x_1 and 1 - alpha of x_2: r_3 + alpha r_1 - (1 - alpha) r_2 = 0.
        var middle = flow.At(0.75 * expected);
        double share = 0.25 / (0.25 - (0.5 + middle.Residual(0)));
        Assert.Equal(share, middle.Slope(0, 0), Located);
        Assert.Equal(1 - share, middle.Slope(0, 1), Located);
        Assert.Equal(0.0, middle.Preactivation(0, 0));
        Assert.Equal(1.0, flow.Final.Slope(0, 0));
        Assert.Equal(0.0, flow.Final.Slope(0, 1));
        Assert.True(flow.Final.PreactivationCosine(0, 0) > 0.1);
    }

    // Without x_3 on the neuron's side the sum is 0 with both slopes 0 too: relu'(0) = 0 rests there for ever, and so may independent
    // slopes. The hull of the two sides holds 0 until r_1, which another neuron moves, changes its sign.
    [Theory]
    [InlineData(KinkRule.Zero)]
    [InlineData(KinkRule.Clarke)]
    [InlineData(KinkRule.ChainRule)]
    public void Only_slopes_of_the_hull_end_where_nothing_else_pulls(KinkRule rule)
    {
        var flow = Follow([1, 0, -1, 0, 1, -1], [-1, -1, -8], [0.01e-20, 1e-20, 0.1, -0.1], 3, rule);

        if (rule != KinkRule.Clarke)
        {
            Assert.Equal(0.0, flow.Final.Preactivation(0, 0));
            Assert.Equal(0.0, flow.Final.Slope(0, 0));
            Assert.False(flow.LeftRule);
            return;
        }

        var end = flow.Events.First(e => e.Kind == FlowEventKind.SlidingEnds);
        var before = flow.At(end.Time, Side.Left);
        Assert.Equal((0, 0), (end.Neuron, end.Point));
        Assert.Equal(0.0, before.Residual(0), Located);
        Assert.Equal(1.0, before.Slope(0, 0), Located);
        Assert.True(flow.At(0.5 * end.Time).Residual(0) < 0);
        Assert.True(flow.Final.PreactivationCosine(0, 0) > 0.1);
    }

    private static Trajectory Follow(double[] points, double[] labels, double[] w, double end, KinkRule rule) => GradientFlow.Run(
        new FlowData(points, labels, 2),
        FlowProblem.Setting("1/2", "1", "0", "1", rule),
        FlowStart.OfNetwork(new NumericNetwork([1e-20, -0.1], w, 2)),
        Fine with { EndTime = end });
}
