using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>Points of one line through 0 share one kink, where both orientations change at once.</summary>
public class KinkLineTests
{
    private const double OutputWeight = 1e-9;

    // Against rounding in the positions of the points, over a few units of time.
    private const double ClosedForm = 1e-12;

    private static readonly FlowOptions Fine = FlowOptions.Default with { RelativeAccuracy = 1e-12 };

    // Positions on the line and labels: r x sums to 2 over the positive ones and to 1 over the negative ones.
    private static readonly double[] Positions = [1, 0.5, 0.5, -1, -0.5];
    private static readonly double[] Labels = [1, 1, 1, -0.5, -1];

    public static TheoryData<KinkRule, int, bool> Ways()
    {
        var ways = new TheoryData<KinkRule, int, bool>();

        foreach (var rule in Enum.GetValues<KinkRule>())
        {
            foreach (int dimension in new[] { 1, 2, 3 })
            {
                ways.Add(rule, dimension, true);
                ways.Add(rule, dimension, false);
            }
        }

        return ways;
    }

    // With p = <w, e> and a > |p|: p' = a D, a' = p D, D = 1 below and 2 above. So p = a_0 (sinh t - cosh t / 2) up to
    // tanh t = 1/2, and from there p = b sinh 2(t - t_0), a = b cosh 2(t - t_0) with b^2 = a_0^2 - a_0^2/4. With all slopes 0 the
    // field vanishes on the kink; a rule of independent slopes lets the neuron stay there too, so the crossing is not unique.
    [Theory]
    [MemberData(nameof(Ways))]
    public void Where_both_sides_push_across_the_neuron_crosses(KinkRule rule, int dimension, bool linear)
    {
        var along = Line(dimension);
        var w = along.Select(e => -0.5 * OutputWeight * e).ToArray();
        double across = dimension > 1 ? 0.3 * OutputWeight : 0;

        if (dimension > 1)
        {
            w[0] -= across * along[1] / Math.Sqrt(along[0] * along[0] + along[1] * along[1]);
            w[1] += across * along[0] / Math.Sqrt(along[0] * along[0] + along[1] * along[1]);
        }

        var flow = Follow(rule, dimension, w, Fine with { EndTime = 3, UseLinearPhase = linear });
        double crossing = Math.Atanh(0.5);
        double least = OutputWeight * Math.Sqrt(0.75);

        Assert.Equal(StopReason.ReachedTime, flow.Stop);
        Assert.Equal([0, 1, 2, 3, 4], flow.Events.Select(e => e.Point).Order());
        Assert.All(flow.Events, e =>
        {
            Assert.Equal(Positions[e.Point] > 0 ? FlowEventKind.Activates : FlowEventKind.Deactivates, e.Kind);
            Assert.Equal(crossing, e.Time, ClosedForm);
            Assert.Equal(rule == KinkRule.Clarke, e.IsUnique);
            Assert.False(e.LeavesRule);
        });

        for (double t = 0; t <= 3; t += 0.25)
        {
            var state = flow.At(t);
            double p = along.Select((e, i) => e * state.HiddenWeight(0, i)).Sum();
            double expected = t < crossing
                ? OutputWeight * (Math.Sinh(t) - 0.5 * Math.Cosh(t))
                : least * Math.Sinh(2 * (t - crossing));
            Assert.Equal(expected, p, ClosedForm * state.OutputWeight(0));
        }
    }

    // relu'(0) = 0 at its word: where it starts the field is 0. The hull of the two sides' fields does not hold 0, so the Clarke
    // flow leaves.
    [Theory]
    [MemberData(nameof(Ways))]
    public void A_start_on_the_kink_stays_there_unless_the_rule_is_Clarke(KinkRule rule, int dimension, bool linear)
    {
        var flow = Follow(rule, dimension, new double[dimension], Fine with { EndTime = 1, UseLinearPhase = linear });
        double expected = rule == KinkRule.Clarke ? OutputWeight * Math.Sinh(2) : 0;

        Assert.Equal(StopReason.ReachedTime, flow.Stop);
        Assert.Equal(expected, flow.Final.HiddenNorm(0), ClosedForm * OutputWeight * Math.Cosh(2));
    }

    // Below the kink the labels pull up and above it down: a slide, inside the hull of the two sides, so within the Clarke rule.
    [Theory]
    [MemberData(nameof(Ways))]
    public void Where_both_sides_push_back_the_neuron_slides(KinkRule rule, int dimension, bool linear)
    {
        var w = Line(dimension).Select(e => -0.5 * OutputWeight * e).ToArray();
        var flow = Follow(rule, dimension, w, Fine with { EndTime = 3, UseLinearPhase = linear }, above: -1);

        Assert.Equal(StopReason.ReachedTime, flow.Stop);
        Assert.Equal(Math.Atanh(0.5), flow.Events[0].Time, ClosedForm);
        Assert.Equal(0, flow.Final.HiddenNorm(0), ClosedForm * OutputWeight);
        Assert.Equal(OutputWeight * Math.Sqrt(0.75), flow.Final.OutputWeight(0), ClosedForm * OutputWeight);
    }

    private static Trajectory Follow(KinkRule rule, int dimension, double[] w, FlowOptions options, int above = 1)
    {
        var points = Positions.SelectMany(p => Line(dimension).Select(e => p * e)).ToArray();
        var labels = Labels.Select((y, k) => Positions[k] > 0 ? above * y : y).ToArray();
        var start = FlowStart.OfNetwork(new NumericNetwork([OutputWeight], w, dimension));
        return GradientFlow.Run(
            new FlowData(points, labels, dimension), FlowProblem.Setting("1/2", "1", "0", "1", rule), start, options);
    }

    /// <summary>A unit vector whose multiples round.</summary>
    private static double[] Line(int dimension)
    {
        double[] direction = [.. new double[] { 3, 1, -2 }.Take(dimension)];
        double norm = Math.Sqrt(direction.Sum(x => x * x));
        return [.. direction.Select(x => x / norm)];
    }
}
