using ReluProofs.Kernel;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;
using ReluProofs.Symbolic.Algebra;
using ReluProofs.Symbolic.Dynamics;

namespace ReluProofs.Proofs.Tests;

/// <summary>The event-exact flow against the closed forms of the exact side, solved and evaluated there: no formula is typed here.</summary>
public sealed class FlowClosedFormTests
{
    private const int Bits = 96;

    // Of runs at 1e-11, a hundred steps or so long.
    private const double Followed = 1e-9;

    private static readonly FlowOptions Fine = FlowOptions.Default with { RelativeAccuracy = 1e-11 };

    // At negligible output D = (3, 4)/2 in the setting of `orthogonal` with two orthonormal points, and a balanced neuron's direction follows f' =
    // |D|^2 - f^2 for its scalar product f with D; ln ||w|| follows rho' = f. Both are NormLnCosh, for every scale.
    [Theory]
    [InlineData(-23)]
    [InlineData(-2302.585092994046)]
    public void A_small_neuron_aligns_as_the_derived_tanh_and_grows_as_the_derived_cosh(double logScale)
    {
        OdeSolution solution = Solved(OrthogonalDynamics.NormLnCosh.Problem);
        double[] direction = [Math.Cos(0.2), Math.Sin(0.2)];
        var flow = GradientFlow.Run(
            new FlowData([1, 0, 0, 1], [3, 4], 2),
            FlowSetting.Orthogonal(2),
            FlowStart.OfBalanced([1], [logScale], direction, 2),
            Fine with { EndTime = 4 });

        // f(0) = -D tanh(D tau) gives tau; it is a parameter of the exact side, so its double is taken exactly.
        double f0 = Product(flow.At(0));
        var values = Values(("D", 2.5), ("tau", -Math.Atanh(f0 / 2.5) / 2.5), ("c", 0));
        double start = At(solution.Function("rho"), values, 0);

        for (double t = 0; t <= 4; t += 0.5)
        {
            FlowState state = flow.At(t);
            Assert.Equal(At(solution.Function("f"), values, t), Product(state), Followed);
            Assert.Equal(At(solution.Function("rho"), values, t) - start, state.LogHiddenNorm(0) - logScale, Followed);
        }

        static double Product(FlowState state) => 1.5 * state.Direction(0)[0] + 2 * state.Direction(0)[1];
    }

    // Aligned neurons on one side: u = sum of ||w||^2 follows u' = 2 D (1 - u/(n D)) u, with n orthonormal points of labels n D e.
    [Fact]
    public void Aligned_neurons_grow_by_the_derived_logistic_law()
    {
        OdeSolution solution = Solved(OrthogonalDynamics.GrowthProblem);
        var start = new NumericNetwork([0.05, 0.1], [0.03, 0.04, 0.06, 0.08], 2);
        var flow = GradientFlow.Run(new FlowData([1, 0, 0, 1], [3, 4], 2), FlowSetting.Orthogonal(2), FlowStart.OfNetwork(start), Fine with { EndTime = 6 });
        var values = Values(("D", 2.5), ("n", 2), ("u0", Size(flow.At(0))));

        for (double t = 0; t <= 6; t += 0.5)
        {
            Assert.Equal(1, Size(flow.At(t)) / At(solution.Function("u"), values, t), Followed);
        }

        static double Size(FlowState state) => Enumerable.Range(0, 2).Sum(j => state.HiddenNorm(j) * state.HiddenNorm(j));
    }

    // Orthonormal points with a neuron each do not meet: f' = a f - b f^2 with a = 2 |y_k|/n, b = 2/n, each from its own start.
    [Fact]
    public void Decoupled_orthogonal_flows_are_the_derived_logistic_curves()
    {
        OdeSolution solution = Solved(OrthogonalDynamics.LogisticGrowth.Problem);
        double[] labels = [1, 2, -3];
        double[] logs = [-9, -8, -7];
        var flow = GradientFlow.Run(
            new FlowData([1, 0, 0, 0, 1, 0, 0, 0, 1], labels, 3),
            FlowSetting.Orthogonal(3),
            FlowStart.OfBalanced([1, 1, -1], logs, [1, 0, 0, 0, 1, 0, 0, 0, 1], 3),
            Fine with { EndTime = 30 });
        Assert.Equal(FlowRoute.Diagonal, flow.Route);

        for (int k = 0; k < 3; k++)
        {
            double limit = Math.Abs(labels[k]);

            // f(0) = a/b / (1 + exp(a tau)) gives tau.
            double rate = 2 * limit / 3;
            double tau = Math.Log(limit / Math.Exp(2 * logs[k]) - 1) / rate;
            var values = new Dictionary<string, Rational>(Values(("tau", tau)))
            {
                ["a"] = Rational.Create((int)(2 * limit), 3),
                ["b"] = Rational.Create(2, 3),
            };

            for (double t = 0; t <= 30; t += 3)
            {
                FlowState state = flow.At(t);
                double product = state.OutputWeight(k) * state.HiddenWeight(k, k);
                Assert.Equal(1, Math.Sign(labels[k]) * product / At(solution.Function("f"), values, t), Followed);
            }
        }
    }

    private static OdeSolution Solved(OdeProblem problem) => OdeSolver.TrySolve(problem)!;

    private static Dictionary<string, Rational> Values(params (string Name, double Value)[] values) =>
        values.ToDictionary(value => value.Name, value => Rational.OfDouble(value.Value));

    private static double At(ElementaryFunction f, Dictionary<string, Rational> values, double t)
    {
        var value = ElementaryValue.Of(f, new Dictionary<string, Rational>(values) { [ElementaryFunction.TimeName] = Rational.OfDouble(t) }, Bits);
        double low = value.Low.ToDouble();
        Assert.Equal(low, value.High.ToDouble(), 1e-12 * Math.Max(1, Math.Abs(low)));
        return low;
    }
}
