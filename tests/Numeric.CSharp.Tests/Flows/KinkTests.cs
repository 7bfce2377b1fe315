using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

public class KinkTests
{
    private static readonly FlowOptions Fine = FlowOptions.Default with { RelativeAccuracy = 1e-11 };

    // A slide by hand. c = 1/2, s = 1, v = 1, x_1 = (1, 0) with label -1, x_2 = (-1, 1) with label 3; a > 0, w = (p, q), p and q - p
    // tiny and positive, so r = y up to the output of size 1e-8. Active on both: w' = a (-1 - 3, 3), so p falls to 0.
    // Active on x_2 alone: p' = -3a < 0; slope alpha on x_1: p' = a(-alpha - 3) < 0: no slide. With x_2 = (1, 1), label 1/2:
    // active on both: p' = a(-1 + 1/2) < 0; on x_2 alone: p' = a/2 > 0: both push back, and alpha = 1/2 holds p = 0.
    // On the slide D = (0, 1/2), q' = a/2, a' = q/2: with q(0) = a(0) at the kink, q = a = a_0 exp(t/2).
    [Theory]
    [InlineData(KinkRule.Zero, true)]
    [InlineData(KinkRule.Clarke, false)]
    [InlineData(KinkRule.ChainRule, false)]
    public void A_slide_follows_its_closed_form(KinkRule rule, bool leaves)
    {
        var setting = FlowProblem.Setting("1/2", "1", "0", "1", rule);
        var data = new FlowData([1, 0, 1, 1], [-1, 0.5], 2);
        var start = FlowStart.OfBalanced([1], [-60], [0.25, 1], 2);

        foreach (bool linear in new[] { true, false })
        {
            var flow = GradientFlow.Run(data, setting, start, Fine with { EndTime = 12, UseLinearPhase = linear });
            var slide = Assert.Single(flow.Events);

            Assert.Equal((FlowEventKind.SlidingStarts, 0, 0), (slide.Kind, slide.Neuron, slide.Point));
            Assert.Equal(leaves, slide.LeavesRule);
            Assert.Equal(leaves, flow.LeftRule);
            Assert.Equal(1.0, flow.At(slide.Time, Side.Left).Slope(0, 0));
            Assert.Equal(0.5, flow.At(slide.Time + 1).Slope(0, 0), 1e-12);

            // Before the slide D = (-1/2, 1/2); with tau = t / sqrt 2 and e = (-1, 1)/sqrt 2, p = 0 where
            // w_e e + w_perp has first entry 0: w_e = (0.75/sqrt 2)/N grows to w_perp = (1.25/sqrt 2)/N, N = sqrt(1.0625), a(0) = 1.
            double norm = Math.Sqrt(1.0625);
            double along = 0.75 / Math.Sqrt(2) / norm;
            double across = 1.25 / Math.Sqrt(2) / norm;
            double growing = (1 + along) / 2;
            double shrinking = (1 - along) / 2;
            double e = (across + Math.Sqrt(across * across + 4 * growing * shrinking)) / (2 * growing);
            Assert.Equal(Math.Sqrt(2) * Math.Log(e), slide.Time, 1e-11);

            double a = growing * e + shrinking / e;

            for (double t = slide.Time; t <= 12; t += 0.75)
            {
                var state = flow.At(t);
                Assert.Equal(0.0, state.Preactivation(0, 0));
                Assert.Equal(-60 + Math.Log(a) + 0.5 * (t - slide.Time), state.LogOutputWeight(0), 1e-10);
                Assert.Equal(0.0, state.Direction(0)[0], 1e-15);
            }
        }
    }

    // The slide ends where the output has used up r_2: alpha r_1 + r_2 = 0 needs alpha = r_2 / (1 + ...) in [0, 1]; as f(x_2) grows to 1/2
    // alpha falls to 0 and r_2 with it, only in the limit: the slide never ends and the flow converges to f(x_2) = 1/2.
    [Fact]
    public void A_slide_can_last_to_the_limit()
    {
        var setting = FlowProblem.Setting("1/2", "1", "0", "1", KinkRule.Clarke);
        var data = new FlowData([1, 0, 1, 1], [-1, 0.5], 2);
        var flow = GradientFlow.Run(data, setting, FlowStart.OfBalanced([1], [-10], [0.25, 1], 2), Fine);

        Assert.Equal(StopReason.Stationary, flow.Stop);
        Assert.Equal(0.0, flow.Final.Residual(1), 1e-9);
        Assert.Equal(-1.0, flow.Final.Residual(0), 1e-12);
        Assert.Equal(0.5, flow.Final.Loss, 1e-9);
    }

    // Orthonormal points with labels (-1/10, 3/5, -3/10), w = (1, 1, 3, 5)/6: while the output is negligible the first and the third
    // preactivation fall in proportion, so that both are 0 at the same time, but for rounding, whatever the scale. From there on
    // w keeps (0, z, 0, 5/6) and a grows along the second point alone, at the rate 1/5.
    [Fact]
    public void Kinks_at_the_same_time_but_for_rounding_all_fire()
    {
        const int Scales = 400;
        var data = new FlowData([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0], [-0.1, 0.6, -0.3], 4);
        var setting = FlowProblem.Setting("1/6", "1", "0", "1");

        for (int scale = 0; scale < Scales; scale++)
        {
            var start = FlowStart.OfBalanced([1], [-1000.5 - 33.7 * scale], [1, 1, 3, 5], 4);
            var flow = GradientFlow.Run(data, setting, start, Fine with { EndTime = 400, EstimateError = false });

            Assert.Equal(2, flow.Events.Count);
            Assert.All(flow.Events, e => Assert.Equal(FlowEventKind.Deactivates, e.Kind));
            Assert.Equal([0, 2], flow.Events.Select(e => e.Point).Order());
            Assert.Equal(flow.Events[0].Time, flow.Events[1].Time, 1e-12);
            Assert.Equal(0.2, (flow.At(400).LogOutputWeight(0) - flow.At(200).LogOutputWeight(0)) / 200, 1e-12);
        }
    }

    // Five small neurons whose first preactivation z reaches 0 within 1e-12 of each other: with x_1 = (1, 0.3) and labels
    // (-1, 0), z' = -1.09 a and a' = -z. Afterwards nothing pulls: they rest on the kink.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Events_within_a_picosecond_each_fire_once(bool linear)
    {
        var setting = FlowProblem.Setting("1/2", "1", "0", "1");
        var data = new FlowData([1, 0.3, 0, 1], [-1, 0], 2);
        var a = new double[5];
        var w = new double[10];

        for (int j = 0; j < 5; j++)
        {
            a[j] = 1e-9;
            w[2 * j] = 0.5e-9 * (1 + 1e-13 * j);
            w[2 * j + 1] = 1e-10;
        }

        var flow = GradientFlow.Run(
            data, setting, FlowStart.OfNetwork(new NumericNetwork(a, w, 2)), Fine with { EndTime = 2, UseLinearPhase = linear });
        var changes = flow.Events.Where(e => e.Point == 0).ToList();

        Assert.Equal([0, 1, 2, 3, 4], changes.Select(e => e.Neuron).Order());
        Assert.All(changes, e => Assert.Equal(FlowEventKind.Deactivates, e.Kind));
        Assert.InRange(changes.Max(e => e.Time) - changes.Min(e => e.Time), 0, 1e-12);

        for (int j = 0; j < 5; j++)
        {
            Assert.True(flow.Final.Preactivation(j, 0) <= 0);
        }
    }

    // Slopes and preactivations never contradict each other: a trajectory does not leak through a kink.
    [Theory]
    [InlineData(1, 3, 2, 6)]
    [InlineData(2, 5, 2, 8)]
    [InlineData(3, 4, 6, 5)]
    [InlineData(4, 6, 1, 7)]
    public void No_trajectory_leaks_through_a_kink(int seed, int n, int d, int m)
    {
        var problem = new FlowProblem(seed);
        var data = problem.Data(n, d);
        var flow = GradientFlow.Run(data, FlowSetting.Orthogonal(n), problem.Start(m, d, -3), FlowOptions.Default with { EndTime = 40 });

        for (int i = 0; i < 200; i++)
        {
            var state = flow.At(0.2 * i + 0.01);

            for (int j = 0; j < m; j++)
            {
                for (int k = 0; k < n; k++)
                {
                    double slope = state.Slope(j, k);
                    double cosine = state.PreactivationCosine(j, k);
                    Assert.True(slope == 1 ? cosine >= -1e-13 : slope == 0 ? cosine <= 1e-13 : cosine == 0, $"{slope} {cosine:R}");
                }
            }
        }
    }

    // z exactly 0 at the start and nothing that moves it: relu'(0) = 0 keeps it there, although the point's residual would pull it up.
    [Fact]
    public void With_slope_zero_a_start_on_the_kink_stays_there()
    {
        var data = new FlowData([1, 0, 0, 1], [1, 1], 2);
        var start = FlowStart.OfBalanced([1], [-5], [1, 0], 2);

        foreach (var rule in Enum.GetValues<KinkRule>())
        {
            var flow = GradientFlow.Run(data, FlowProblem.Setting("1/2", "1", "0", "1", rule), start, Fine);
            var rest = Assert.Single(flow.Events);

            Assert.Equal(FlowEventKind.Rests, rest.Kind);
            Assert.Equal(rule == KinkRule.Zero, rest.IsUnique);
            Assert.Equal(0.0, flow.Final.HiddenWeight(0, 1));
            Assert.Equal(1.0, flow.Final.Output(0), 1e-8);
            Assert.Equal(0.5, flow.Final.Loss, 1e-8);
        }
    }
}
