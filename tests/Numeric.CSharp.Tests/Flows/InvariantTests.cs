using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

public class InvariantTests
{
    private static readonly FlowOptions Plain = FlowOptions.Default;

    public static TheoryData<int, int, int, int, double, string> Problems => new()
    {
        { 1, 3, 2, 6, -2, "0" },
        { 2, 5, 2, 8, -4, "0" },
        { 3, 4, 6, 5, -6, "1/50" },
        { 4, 6, 1, 7, -1, "1/10" },
        { 5, 1, 1, 1, 0, "0" },
        { 6, 2, 3, 4, -25, "0" },
    };

    // dL/dt = -v ||grad L||^2: the loss falls by the integral, here by Gauss-Legendre on every step.
    [Theory]
    [MemberData(nameof(Problems))]
    public void The_loss_falls_by_the_squared_gradient(int seed, int n, int d, int m, double logScale, string rho)
    {
        var problem = new FlowProblem(seed);
        var setting = FlowProblem.Setting("1/2", "1/2", rho, "3");
        var flow = GradientFlow.Run(problem.Data(n, d), setting, problem.Start(m, d, logScale), Plain with { EndTime = 10 });
        (double Node, double Weight)[] gauss =
        [
            (-0.9061798459386640, 0.2369268850561891), (-0.5384693101056831, 0.4786286704993665), (0, 0.5688888888888889),
            (0.5384693101056831, 0.4786286704993665), (0.9061798459386640, 0.2369268850561891),
        ];
        double fall = 0;

        // Gauss on eighths of a step: exact to degree 9 in each.
        for (int i = 0; i + 1 < flow.Times.Count; i++)
        {
            for (int part = 0; part < 8; part++)
            {
                double half = (flow.Times[i + 1] - flow.Times[i]) / 16;
                double middle = flow.Times[i] + (2 * part + 1) * half;

                foreach (var (node, weight) in gauss)
                {
                    fall += half * weight * setting.Speed * flow.At(middle + half * node).GradientNormSquared;
                }
            }
        }

        Assert.Equal(flow.At(0).Loss - flow.Final.Loss, fall, 1e-8 * flow.At(0).Loss);
        Assert.InRange(flow.Error!.Value.State, 0, FlowProblem.TwoRuns);
    }

    // a^2 - ||w||^2 is conserved up to exp(-4 v rho t). The integrator keeps it, so what counts is how much it had to correct.
    [Theory]
    [MemberData(nameof(Problems))]
    public void Balancedness_needs_no_correction_beyond_the_accuracy(int seed, int n, int d, int m, double logScale, string rho)
    {
        var problem = new FlowProblem(seed);
        var setting = FlowProblem.Setting("1/2", "1/2", rho, "3");
        var data = problem.Data(n, d);
        var balanced = problem.Start(m, d, logScale);
        var a = new double[m];
        var w = new double[m * d];

        for (int i = 0; i < w.Length; i++)
        {
            w[i] = problem.Gauss() * Math.Exp(logScale);
        }

        for (int j = 0; j < m; j++)
        {
            a[j] = problem.Gauss() * Math.Exp(logScale);
        }

        var flow = GradientFlow.Run(data, setting, balanced, Plain with { EndTime = 10 });
        var free = GradientFlow.Run(data, setting, FlowStart.OfNetwork(new NumericNetwork(a, w, d)), Plain with { EndTime = 10 });

        Assert.InRange(flow.BalanceCorrection, 0, Plain.RelativeAccuracy);
        Assert.InRange(free.BalanceCorrection, 0, Plain.RelativeAccuracy);

        for (double t = 0; t <= 10; t += 0.5)
        {
            var state = flow.At(t);
            var other = free.At(t);
            double decay = Math.Exp(-2 * setting.Decay * t);

            for (int j = 0; j < m; j++)
            {
                Assert.Equal(0.0, state.RelativeBalance(j), 1e-9);
                double now = Square(other.OutputWeight(j)) - Square(other.HiddenNorm(j));
                double then = Square(free.At(0).OutputWeight(j)) - Square(free.At(0).HiddenNorm(j));
                double size = Square(other.OutputWeight(j)) + Square(other.HiddenNorm(j));
                Assert.Equal(0.0, (now - then * decay) / size, 1e-8);
            }
        }

        static double Square(double x) => x * x;
    }

    [Theory]
    [InlineData(1, 3, 5)]
    [InlineData(2, 2, 3)]
    [InlineData(3, 4, 9)]
    public void Coordinates_do_not_matter(int seed, int n, int d)
    {
        var problem = new FlowProblem(seed);
        var data = problem.Data(n, d);
        Agree(data, FlowProblem.Setting("1/4", "1", "1/40", "1"), problem.Start(5, d, -3), [FlowRoute.General, FlowRoute.Gram]);
    }

    [Fact]
    public void All_three_routes_agree_on_orthogonal_points()
    {
        // Rows of a rotation of R^3 by rationals, scaled, in R^4.
        var data = new FlowData([2, -2, 1, 0, 1, 2, 2, 0, -4, -2, 4, 0], [1, -2, 0.5], 4);
        var problem = new FlowProblem(9);
        Agree(data, FlowSetting.Orthogonal(3), problem.Start(6, 4, -8), [FlowRoute.General, FlowRoute.Gram, FlowRoute.Diagonal]);
    }

    private static void Agree(FlowData data, FlowSetting setting, FlowStart start, FlowRoute[] routes)
    {
        var flows = routes.Select(route => GradientFlow.Run(data, setting, start, Plain with { Route = route, EndTime = 15 })).ToList();
        var plain = GradientFlow.Run(data, setting, start, Plain with { EndTime = 15, UseLinearPhase = false });

        foreach (var flow in flows.Append(plain))
        {
            Assert.Equal(StopReason.ReachedTime, flow.Stop);
            Assert.Equal(flows[0].Events.Count, flow.Events.Count);
            double allowed = 10 * (flow.Error!.Value.State + flows[0].Error!.Value.State) + 1e-11;
            Assert.InRange(allowed, 0, FlowProblem.TwoRuns);

            for (double t = 0; t <= 15; t += 1.5)
            {
                Assert.InRange(FlowProblem.Distance(flow.At(t), flows[0].At(t)), 0, allowed);
            }
        }

        Assert.Equal(routes, flows.Select(flow => flow.Route));
    }

    // The smaller start takes the time that pure growth needs longer, and then the same way.
    [Fact]
    public void From_far_below_doubles_the_flow_has_the_same_shape()
    {
        var setting = FlowProblem.Setting("1/2", "1", "0", "1");
        var data = new FlowData([1, 0.5], [2], 2);
        double rate = 2 * Math.Sqrt(1.25);
        double small = -46;
        double tiny = -2302.585092994046;
        var near = GradientFlow.Run(data, setting, FlowStart.OfBalanced([1, 1], [small, small], [1, 0, 1, 1], 2), Plain);
        var far = GradientFlow.Run(data, setting, FlowStart.OfBalanced([1, 1], [tiny, tiny], [1, 0, 1, 1], 2), Plain);
        double shift = (small - tiny) / rate;

        Assert.Equal(StopReason.Stationary, near.Stop);
        Assert.Equal(StopReason.Stationary, far.Stop);
        Assert.InRange(far.Steps, 0, 3 * near.Steps);

        for (double t = 18; t < near.EndTime; t += 1)
        {
            Assert.InRange(FlowProblem.Distance(near.At(t), far.At(t + shift)), 0, 1e-8);
        }
    }

    [Fact]
    public void A_saddle_does_not_look_stationary_to_a_tiny_neuron_that_grows()
    {
        // Two orthogonal points of different labels: the first is fitted long before the second, whose neuron starts at 1e-20.
        var data = new FlowData([1, 0, 0, 1], [2, 0.5], 2);
        var start = FlowStart.OfBalanced([1, 1], [-2, -46], [1, 0, 0, 1], 2);
        var flow = GradientFlow.Run(data, FlowSetting.Orthogonal(2), start, Plain);

        Assert.Equal(StopReason.Stationary, flow.Stop);
        Assert.InRange(flow.Final.Loss, 0, 1e-15);
    }

    [Fact]
    public void The_same_flow_has_the_same_bytes()
    {
        var problem = new FlowProblem(11);
        var data = problem.Data(5, 3);
        var start = problem.Start(7, 3, -10);
        var first = GradientFlow.Run(data, FlowSetting.Orthogonal(5), start, Plain);
        var second = GradientFlow.Run(data, FlowSetting.Orthogonal(5), start, Plain);

        Assert.Equal(first.Times, second.Times);
        Assert.Equal(first.Events, second.Events);
        Assert.Equal(first.Error, second.Error);
        Assert.Equal(first.Final.Loss, second.Final.Loss);
    }

    // One step of length h has an error of h^(N+1): halving h divides it by 2^(N+1), up to the next term of the series.
    [Theory]
    [InlineData(0.8, 0.9, 0.4)]
    [InlineData(1.0, 0.3, 0.3)]
    public void The_measured_order_is_that_of_the_polynomials(double label, double root, double longest)
    {
        var setting = FlowProblem.Setting("1/2", "1", "0", "1");
        var data = new FlowData([1.0], [label], 1);
        var start = FlowStart.OfNetwork(new NumericNetwork([root], [root], 1));
        var orders = new List<double>();
        double last = double.NaN;

        for (double h = longest; h > longest / 5; h /= 2)
        {
            var flow = GradientFlow.Run(
                data, setting, start, Plain with { RelativeAccuracy = 1e-3, EndTime = h, UseLinearPhase = false, EstimateError = false });
            double u = label / (1 + (label / (root * root) - 1) * Math.Exp(-2 * label * h));
            double error = Math.Abs(flow.Final.OutputWeight(0) / Math.Sqrt(u) - 1);
            Assert.Equal(1, flow.Steps);
            Assert.Equal(8, flow.Order);
            orders.Add(Math.Log2(last / error));
            last = error;
        }

        Assert.All(orders.Skip(1), order => Assert.InRange(order, 8.0, 10.5));
    }

    [Fact]
    public void The_error_stays_below_the_accuracy_asked_for()
    {
        var setting = FlowProblem.Setting("1/2", "1", "0", "1");
        var data = new FlowData([1.0], [1.0], 1);
        var start = FlowStart.OfNetwork(new NumericNetwork([0.1], [0.1], 1));

        foreach (double accuracy in new[] { 1e-4, 1e-6, 1e-8, 1e-10, 1e-12 })
        {
            var flow = GradientFlow.Run(data, setting, start, Plain with { RelativeAccuracy = accuracy, EndTime = 4 });
            double expected = 1 / (1 + 99 * Math.Exp(-8));
            Assert.Equal(1, flow.Final.OutputWeight(0) * flow.Final.HiddenWeight(0, 0) / expected, accuracy);
        }
    }
}
