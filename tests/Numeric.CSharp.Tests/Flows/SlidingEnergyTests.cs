using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>dL/dt = -v ||g||^2 along a slide, g being the element of the hull that keeps the preactivations at 0.</summary>
public class SlidingEnergyTests
{
    private static readonly FlowOptions Fine = FlowOptions.Default with { RelativeAccuracy = 1e-11 };

    private static readonly (double Node, double Weight)[] Gauss =
    [
        (-0.9061798459386640, 0.2369268850561891), (-0.5384693101056831, 0.4786286704993665), (0, 0.5688888888888889),
        (0.5384693101056831, 0.4786286704993665), (0.9061798459386640, 0.2369268850561891),
    ];

    [Theory]
    [InlineData(KinkRule.Zero, "0")]
    [InlineData(KinkRule.Clarke, "0")]
    [InlineData(KinkRule.ChainRule, "0")]
    [InlineData(KinkRule.Clarke, "1/50")]
    public void The_loss_falls_by_the_square_of_the_selected_gradient(KinkRule rule, string rho)
    {
        // A slide on x_1 alone, whose neuron's output goes from nothing to all of the loss that it can take.
        Check(OnOne(rule, rho), 1);
    }

    [Fact]
    public void Also_on_two_kinks_at_once() => Check(OnTwo(), 2);

    // Off the selection the identity fails: with slope 0 or 1 for the points in contact the squared gradient is another.
    [Fact]
    public void The_ends_of_the_hull_have_another_gradient()
    {
        foreach (var (flow, t, contacts) in Slides(OnOne(KinkRule.Clarke, "0"), 1).Concat(Slides(OnTwo(), 2)).Where((_, i) => i % 40 == 0))
        {
            var state = flow.At(t);
            double selected = Square(flow, state, j => state.Slope(0, j));
            Assert.Equal(selected, state.GradientNormSquared, 1e-12 * selected);

            foreach (int end in new[] { 0, 1 })
            {
                double other = Square(flow, state, k => contacts.Contains(k) ? end : state.Slope(0, k));
                Assert.True(other > 1.001 * selected, $"t = {t:R}: {other:R} at the end {end}, {selected:R}");
            }
        }
    }

    private static void Check(Trajectory flow, int contacts)
    {
        double fall = 0;
        double integral = 0;
        double slid = 0;

        for (int i = 0; i + 1 < flow.Times.Count; i++)
        {
            double middle = 0.5 * (flow.Times[i] + flow.Times[i + 1]);

            if (flow.Times[i + 1] == flow.Times[i] || Contacts(flow.At(middle)).Count != contacts)
            {
                continue;
            }

            slid += flow.Times[i + 1] - flow.Times[i];
            fall += flow.At(flow.Times[i]).Loss - flow.At(flow.Times[i + 1]).Loss;

            for (int part = 0; part < 8; part++)
            {
                double half = (flow.Times[i + 1] - flow.Times[i]) / 16;

                foreach (var (node, weight) in Gauss)
                {
                    var state = flow.At(flow.Times[i] + (2 * part + 1 + node) * half);
                    integral += half * weight * flow.Setting.Speed * state.GradientNormSquared;
                }
            }
        }

        Assert.True(slid > 0.1 * flow.EndTime, "it slides");
        Assert.True(fall > 0.05 * flow.At(0).Loss, "the slide takes much of the loss");
        Assert.Equal(fall, integral, 1e-9 * flow.At(0).Loss);
    }

    private static IEnumerable<(Trajectory Flow, double Time, List<int> Contacts)> Slides(Trajectory flow, int count)
    {
        for (double t = 0; t < flow.EndTime; t += flow.EndTime / 1000)
        {
            if (Contacts(flow.At(t)) is var contacts && contacts.Count == count)
            {
                yield return (flow, t, contacts);
            }
        }
    }

    private static List<int> Contacts(FlowState state) =>
        [.. Enumerable.Range(0, 2).Where(k => state.Slope(0, k) is > 0 and < 1)];

    /// <summary>||grad L||^2 of the only neuron at given slopes, rho = 0.</summary>
    private static double Square(Trajectory flow, FlowState state, Func<int, double> slope)
    {
        var pull = new double[state.Dimension];

        for (int k = 0; k < flow.Data.Count; k++)
        {
            for (int i = 0; i < pull.Length; i++)
            {
                pull[i] += slope(k) * state.Residual(k) * flow.Data.Point(k)[i];
            }
        }

        double output = 0;
        double square = 0;

        for (int i = 0; i < pull.Length; i++)
        {
            output += state.HiddenWeight(0, i) * pull[i];
            square += pull[i] * pull[i];
        }

        double a = state.OutputWeight(0);
        double rate = flow.Setting.Rate / flow.Setting.Speed;
        return rate * rate * (a * a * square + output * output);
    }

    // x_1 = (1, 0) pushes down where it is active, x_2 = (1, 1) up: both push back.
    private static Trajectory OnOne(KinkRule rule, string rho) => GradientFlow.Run(
        new FlowData([1, 0, 1, 1], [-1, 1], 2),
        FlowProblem.Setting("1/2", "1", rho, "2", rule),
        FlowStart.OfNetwork(new NumericNetwork([0.3], [0.01, 0.3], 2)),
        Fine with { EndTime = 3 });

    // x_3 = (1, 1, 1) pushes up across both kinks, x_1 and x_2 push down across their own.
    private static Trajectory OnTwo() => GradientFlow.Run(
        new FlowData([1, 0.3, 0, -0.2, 1, 0, 1, 1, 1], [-1, -2, 1], 3),
        FlowProblem.Setting("1/2", "1", "0", "2", KinkRule.Clarke),
        FlowStart.OfNetwork(new NumericNetwork([0.3], [0.01, 0.01, 0.3], 3)),
        Fine with { EndTime = 3 });
}
