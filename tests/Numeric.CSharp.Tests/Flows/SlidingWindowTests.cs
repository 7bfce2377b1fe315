using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>
/// A slide whose slope leaves [0, 1] for a time much shorter than a step, because the residual of its point changes its sign: afterwards a
/// slope in [0, 1] would hold it again, but both sides push away.
/// </summary>
public class SlidingWindowTests
{
    // A run at 1e-3 against one at 1e-12: the error of its states, times how long they move by their own size.
    private const double Located = 5e-5;

    // Neuron 0 is tiny: a > 0, active on x_3 and x_5, and slides on x_1 = e_1 and x_2 = e_2, which are independent. On x_1 its slope is -r_3 /
    // r_1, on x_2 -r_5 / r_2 with constant r_2 = -1 and r_5 = 1/2. Neuron 1 moves f(x_1) below its label -1 on its way to fit x_4, so
    // r_1 < 0 rises through 0 at t = 0.273; neuron 2 moves f(x_3) above its label on its way to fit x_6, whose label says when.
    private static readonly double[] Points =
    [
        1, 0, 0, 0, 0,
        0, 1, 0, 0, 0,
        1, 0, 1, 0, 0,
        1, 0, 0, 1, 0,
        0, 1, 1, 0, 0,
        0, 0, 1, 0, 1,
    ];

    private static readonly double[] Hidden =
    [
        1e-23, 1e-23, 1e-20, -1e-20, -5e-20,
        0.2, -5, -3, 0.2, -5,
        -2, -9, 2.3, -1, 0.3,
    ];

    [Theory]
    [InlineData(3.43, 0)]
    [InlineData(3.42, 0)]
    [InlineData(3.41, 1)]
    [InlineData(3.4, 1)]
    [InlineData(3.38, 1)]
    public void A_slide_ends_however_short_its_slope_is_outside(double label, double slope)
    {
        double expected = End(Follow(label, 1e-12));

        foreach (double accuracy in new[] { 1e-3, 1e-6, 1e-9 })
        {
            var flow = Follow(label, accuracy);
            double end = End(flow);

            Assert.Equal(expected, end, Located);
            Assert.Equal(slope, flow.At(end, Side.Left).Slope(0, 0), 1e-6);
            Assert.Equal(slope, flow.At(end + 0.01).Slope(0, 0));

            // Its own error estimate says so too.
            var error = flow.Error!.Value;
            Assert.True(error.SameEvents);
            Assert.InRange(Math.Abs(end - expected), 0, 2 * error.EventTime + 1e-10);
        }
    }

    // Both sides push back only while a r_k < 0.
    [Theory]
    [InlineData(3.43)]
    [InlineData(3.42)]
    [InlineData(3.41)]
    [InlineData(3.4)]
    [InlineData(3.38)]
    public void No_slide_goes_on_where_the_sides_push_apart(double label)
    {
        var flow = Follow(label, 1e-3);

        for (double t = 0.005; t < flow.EndTime; t += 0.005)
        {
            var state = flow.At(t);

            for (int k = 0; k < 2; k++)
            {
                Assert.True(state.Slope(0, k) is 0 or 1 || state.Residual(k) < 0, $"t = {t:R}, point {k}");
            }
        }
    }

    private static double End(Trajectory flow) =>
        Assert.Single(flow.Events, e => (e.Neuron, e.Point, e.Kind) == (0, 0, FlowEventKind.SlidingEnds)).Time;

    private static Trajectory Follow(double label, double accuracy) => GradientFlow.Run(
        new FlowData(Points, [-1, -1, 0.6, -4, 0.5, label], 5),
        FlowProblem.Setting("1/2", "1", "0", "1", KinkRule.Clarke),
        FlowStart.OfNetwork(new NumericNetwork([1e-20, -0.3, 0.3], Hidden, 5)),
        FlowOptions.Default with { RelativeAccuracy = accuracy, EndTime = 2 });
}
