using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

public class ClosedFormTests
{
    private static readonly FlowOptions Fine = FlowOptions.Default with { RelativeAccuracy = 1e-11 };

    // One point x = 1, label y, one balanced neuron a = w = sqrt(u), active. u' = 2 a a' = 2 v (2cs w r) a = 4vcs u (y - s u), so with
    // K = 4vcs y the solution is the logistic u = (y/s) / (1 + (y/(s u0) - 1) exp(-K t)).
    [Theory]
    [InlineData("1/2", "1", "1", 2.0, 0.01)]
    [InlineData("1/3", "1/2", "3", 0.7, 1e-4)]
    [InlineData("2", "3", "1/5", 1.0, 5.0)]
    public void One_point_gives_logistic_growth(string c, string s, string v, double label, double u0)
    {
        var setting = FlowProblem.Setting(c, s, "0", v);
        var data = new FlowData([1.0], [label], 1);
        double root = Math.Sqrt(u0);
        var start = FlowStart.OfNetwork(new NumericNetwork([root], [root], 1));
        var flow = GradientFlow.Run(data, setting, start, Fine with { EndTime = 8 });
        double rate = 4 * setting.Speed * setting.LossConstant * setting.OutputScale * label;

        Assert.Equal(StopReason.ReachedTime, flow.Stop);

        for (double t = 0; t <= 8; t += 0.25)
        {
            double limit = label / setting.OutputScale;
            double expected = limit / (1 + (limit / u0 - 1) * Math.Exp(-rate * t));
            var state = flow.At(t);
            Assert.Equal(1, state.OutputWeight(0) * state.HiddenWeight(0, 0) / expected, 1e-10);
        }
    }

    // At negligible output D is constant while the signs stay: the direction angle phi from D obeys phi' = -rate |D| sin phi for a
    // balanced neuron, so cos phi = tanh(rate |D| t + artanh cos phi_0), and ||w|| grows as its cosh, at any scale.
    [Theory]
    [InlineData(-23)]
    [InlineData(-2302.585092994046)]
    public void A_small_balanced_neuron_aligns_as_tanh(double logScale)
    {
        var setting = FlowProblem.Setting("1/4", "1", "0", "1");
        var data = new FlowData([1, 0, 0, 1], [3, 4], 2);
        double[] direction = [Math.Cos(0.2), Math.Sin(0.2)];
        var start = FlowStart.OfBalanced([1], [logScale], direction, 2);
        var flow = GradientFlow.Run(data, setting, start, Fine with { EndTime = 4 });
        double cosine = 0.6 * direction[0] + 0.8 * direction[1];

        for (double t = 0; t <= 4; t += 0.5)
        {
            var state = flow.At(t);
            var now = state.Direction(0);
            double shift = 0.5 * 5 * t + Math.Atanh(cosine);
            Assert.Equal(Math.Tanh(shift), 0.6 * now[0] + 0.8 * now[1], 1e-11);
            Assert.Equal(Math.Log(Math.Cosh(shift) / Math.Cosh(Math.Atanh(cosine))), state.LogHiddenNorm(0) - logScale, 1e-10);
        }
    }

    // Orthonormal points, each seen by one neuron of its own along it: n logistic flows that do not meet.
    [Fact]
    public void Orthogonal_points_with_a_neuron_each_decouple()
    {
        double[] labels = [1, 2, -3];
        var data = new FlowData([1, 0, 0, 0, 1, 0, 0, 0, 1], labels, 3);
        var setting = FlowSetting.Orthogonal(3);
        var start = FlowStart.OfBalanced([1, 1, -1], [-9, -8, -7], [1, 0, 0, 0, 1, 0, 0, 0, 1], 3);
        var flow = GradientFlow.Run(data, setting, start, Fine with { EndTime = 30 });

        Assert.Equal(FlowRoute.Diagonal, flow.Route);

        for (double t = 0; t <= 30; t += 3)
        {
            var state = flow.At(t);

            for (int k = 0; k < 3; k++)
            {
                double limit = Math.Abs(labels[k]);
                double u0 = Math.Exp(2 * (k - 9));
                double expected = limit / (1 + (limit / u0 - 1) * Math.Exp(-2 * limit / 3 * t));
                Assert.Equal(1, state.OutputWeight(k) * state.HiddenWeight(k, k) / (Math.Sign(labels[k]) * expected), 1e-9);
            }
        }
    }

    // Weight decay on a neuron that no point activates, and on the component that no point sees.
    [Fact]
    public void What_the_data_does_not_see_only_decays()
    {
        var setting = FlowProblem.Setting("1/2", "1", "1/10", "2");
        var data = new FlowData([1, 0, 0], [1.0], 3);
        var start = FlowStart.OfNetwork(new NumericNetwork([1, 0.5], [-1, 0, 2, 0.1, 3, 0], 3));
        var flow = GradientFlow.Run(data, setting, start, Fine with { EndTime = 3 });
        double decay = Math.Exp(-0.4 * 3);

        Assert.Equal(FlowRoute.Gram, flow.Route);
        Assert.Equal(decay, flow.Final.OutputWeight(0), 1e-11);
        Assert.Equal(-decay, flow.Final.HiddenWeight(0, 0), 1e-11);
        Assert.Equal(2 * decay, flow.Final.HiddenWeight(0, 2), 1e-11);
        Assert.Equal(3 * decay, flow.Final.HiddenWeight(1, 1), 1e-11);
    }
}
