using ReluProofs.Kernel;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Flows.Limits;
using ReluProofs.Numeric.Initialisation;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows.Limits;

public class LimitTests
{
    // Neurons of size 1e10 leave an error of the output far above the labels: to be within it of a loss of 0 says nothing.
    [Fact]
    public void Within_an_error_above_the_labels_nothing_is_decided()
    {
        const string Words = "within the error";
        var data = new FlowData([1.0], [1.0], 1);
        var setting = FlowProblem.Setting("1/2", "1", "0", "1");
        var start = FlowStart.OfNetwork(new NumericNetwork([1e10, -1e10], [1e10, 1e10], 1));
        var state = GradientFlow.Run(data, setting, start, FlowOptions.Default with { EndTime = 0 }).Final;

        Assert.Equal(0.5, state.Loss);
        Assert.DoesNotContain(Words, LimitAnalysis.Of(data, setting, state, 1e-9, false).Evidence.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Words, LimitAnalysis.Of(data, setting, state, 1e-9, false, new LossInterval(0, 1e-9)).Evidence.Reason, StringComparison.Ordinal);
        Assert.Contains(Words, LimitAnalysis.Of(data, setting, Fitted(), 1e-9, false).Evidence.Reason, StringComparison.Ordinal);

        FlowState Fitted() => GradientFlow.Run(
            data, setting, FlowStart.OfNetwork(new NumericNetwork([1], [1], 1)), FlowOptions.Default with { EndTime = 0 }).Final;
    }

    private const double Accuracy = 1e-9;
    private const double Rounding = 1e-12;

    /// <summary>The two orthogonal points of the paper <c>orthogonal</c>, Section 5: ||x_1||^2 = 5/4, ||x_2||^2 = 5.</summary>
    private static readonly FlowData TwoPoints = new([-0.5, 1, 2, 1], [-1, 1], 2);

    /// <summary>A neuron w = a x_2/||x_2|| with a^2 = 1/||x_2|| fits point 2 and is orthogonal to point 1, which is left with r = -1.</summary>
    private static readonly double Fit = Math.Pow(5, -0.25);

    [Fact]
    public void A_saddle_has_the_escape_rate_and_direction_worked_out_by_hand()
    {
        // a < 0 and active on point 1: its pull is r_1 x_1 = -x_1, so it grows along x_1 with rate 2 c ||x_1|| = ||x_1||/2.
        var limit = At(TwoPoints, Fitting(-1e-20, [-1e-20, 1e-20]));
        Assert.Equal(LimitKind.Saddle, limit.Kind);
        var escape = limit.Evidence.Escape!;
        Assert.Equal(1, escape.Neuron);
        Assert.Equal(Math.Sqrt(1.25) / 2, escape.Rate, Rounding);
        Assert.Equal(-0.5 / Math.Sqrt(1.25), escape.Direction[0], Rounding);
        Assert.Equal(1 / Math.Sqrt(1.25), escape.Direction[1], Rounding);
        Assert.Equal(Math.Log(Math.Sqrt(3) * 1e-20), escape.LogNorm, Rounding * 100);
    }

    [Theory]
    [InlineData(2e-20, -1e-20, 1e-20)] // wrong sign: it is pushed off point 1
    [InlineData(-1e-20, 1e-20, -2e-20)] // inactive everywhere: <w, x_1> < 0 and <w, x_2> = 0
    [InlineData(0, 0, 0)]
    public void Without_a_growing_neuron_it_is_a_trap(double a, double w1, double w2)
    {
        var limit = At(TwoPoints, Fitting(a, [w1, w2]));
        Assert.Equal(LimitKind.SpuriousStationaryPoint, limit.Kind);
        Assert.Null(limit.Evidence.Escape);
        Assert.Contains("could grow elsewhere at rate 0.559017", limit.Evidence.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_width_without_a_spare_neuron_is_undecided_until_the_optimum_is_given()
    {
        var network = new NumericNetwork([Fit], [Fit * 2 / Math.Sqrt(5), Fit / Math.Sqrt(5)], 2);
        Assert.Equal(LimitKind.Undecided, At(TwoPoints, network).Kind);
        Assert.Equal(LimitKind.GlobalMinimum, At(TwoPoints, network, new LossInterval(0.25, 0.25)).Kind);
        Assert.Equal(LimitKind.SpuriousStationaryPoint, At(TwoPoints, network, new LossInterval(0.2, 0.24)).Kind);
    }

    [Fact]
    public void With_weight_decay_only_the_optimum_decides()
    {
        // One point x = 1, y = 1 and c = 1: with p = a w, (p - 1)^2 + 2 rho p is least at p = 1 - rho = 3/4, where it is 7/16.
        var data = new FlowData([1], [1], 1);
        var setting = new FlowSetting(
            new ModelConstants(Rational.One, Rational.One, Rational.Create(1, 4)), Rational.One, KinkRule.Zero);
        double root = Math.Sqrt(0.75);
        var state = StateOf(data, setting, FlowStart.OfNetwork(new NumericNetwork([root], [root], 1)));
        Assert.Equal(LimitKind.Undecided, LimitAnalysis.Of(data, setting, state, Accuracy, true).Kind);
        var known = LimitAnalysis.Of(data, setting, state, Accuracy, true, new LossInterval(0.4375, 0.4375));
        Assert.Equal(LimitKind.GlobalMinimum, known.Kind);
        Assert.Equal(
            LimitKind.SpuriousStationaryPoint,
            LimitAnalysis.Of(data, setting, state, Accuracy, true, new LossInterval(0.3, 0.4)).Kind);
    }

    [Fact]
    public void Where_no_direction_is_pulled_a_positive_loss_is_the_least()
    {
        // The labels 1 and 3 of one point leave residuals -1 and 1; the point 0 can never be fitted.
        var data = new FlowData([1, 1, 0], [1, 3, 5], 1);
        double root = Math.Sqrt(2);
        Assert.Equal(LimitKind.GlobalMinimum, At(data, new NumericNetwork([root], [root], 1)).Kind);
        Assert.NotEqual(LimitKind.GlobalMinimum, At(data, new NumericNetwork([root], [1.2], 1)).Kind);
    }

    [Fact]
    public void Zero_loss_is_proved_ahead_of_time_and_the_flow_keeps_to_the_bound()
    {
        var setting = FlowSetting.Orthogonal(2);
        var start = RandomStart.BalancedGaussian(40, 2, Math.Log(0.3), 3);
        var whole = GradientFlow.Run(TwoPoints, setting, start, new FlowOptions());
        bool proved = false;

        foreach (double time in new[] { 0.5, 1, 1.5, 2, 2.5 })
        {
            var state = whole.At(time);
            var limit = LimitAnalysis.Of(TwoPoints, setting, state, Accuracy, false);

            if (limit.Evidence.Radius is { } radius)
            {
                proved = true;
                Assert.Equal(LimitKind.GlobalMinimum, limit.Kind);
                Assert.True(state.Loss > 1e-9, $"loss {state.Loss} at {time}");
                double distance = Distance(state, whole.Final);
                Assert.True(distance <= limit.Evidence.PathLength && limit.Evidence.PathLength <= radius, $"{distance} {limit.Evidence.PathLength} {radius}");
                Assert.True(setting.Speed * state.GradientNormSquared >= limit.Evidence.Curvature * state.Loss);
            }
        }

        Assert.True(proved);
        Assert.InRange(whole.Final.Loss, 0, 1e-15);
    }

    [Fact]
    public void What_is_left_of_the_residuals_at_rest_is_no_saddle()
    {
        // The five points of Appendix A.1: neurons on kinks keep the Jacobian from proving the zero loss.
        var data = new FlowData([-1.5, 1, -1, 1, 0, 1, 0.25, 1, 2, 1], [0.7, -0.3, -0.3, 0.4, 0.2], 2);
        var setting = FlowSetting.Orthogonal(5);
        var run = GradientFlow.Run(
            data, setting, RandomStart.BalancedGaussian(60, 2, Math.Log(1e-4 / Math.Sqrt(60)), 1), new FlowOptions { EstimateError = false });
        Assert.Equal(StopReason.Stationary, run.Stop);
        Assert.Equal(LimitKind.GlobalMinimum, LimitAnalysis.Of(data, setting, run).Kind);
    }

    [Fact]
    public void Before_anything_is_known_it_is_nothing_yet()
    {
        var limit = At(TwoPoints, new NumericNetwork([0.1, -0.1], [0.1, 0.1, -0.1, 0.1], 2));
        Assert.Equal(LimitKind.NothingYet, limit.Kind);
        Assert.False(limit.Evidence.Stalled);
    }

    [Fact]
    public void The_output_scale_zero_leaves_nothing_to_gain()
    {
        var setting = new FlowSetting(
            new ModelConstants(Rational.One, Rational.Zero, Rational.Zero), Rational.One, KinkRule.Zero);
        var state = StateOf(TwoPoints, setting, FlowStart.OfNetwork(new NumericNetwork([1], [1, 1], 2)));
        Assert.Equal(LimitKind.GlobalMinimum, LimitAnalysis.Of(TwoPoints, setting, state, Accuracy, true).Kind);
    }

    [Fact]
    public void The_evidence_is_told_in_lines_without_any_culture()
    {
        string[] lines = [.. At(TwoPoints, Fitting(-1e-20, [-1e-20, 1e-20])).Evidence.Lines()];
        Assert.Equal("the loss has stalled, and a small neuron that is alive has a growing direction", lines[0]);
        Assert.Contains(lines, l => l.Contains("neuron 2 grows as exp(0.559017 t), from a norm of e^-45.5", StringComparison.Ordinal));
    }

    private static NumericNetwork Fitting(double a, double[] w) =>
        new([Fit, a], [Fit * 2 / Math.Sqrt(5), Fit / Math.Sqrt(5), .. w], 2);

    private static Limit At(FlowData data, NumericNetwork network, LossInterval? optimum = null)
    {
        var setting = FlowSetting.Orthogonal(data.Count);
        return LimitAnalysis.Of(
            data, setting, StateOf(data, setting, FlowStart.OfNetwork(network)), Accuracy, false, optimum);
    }

    private static FlowState StateOf(FlowData data, FlowSetting setting, FlowStart start) =>
        GradientFlow.Run(data, setting, start, new FlowOptions { EndTime = 0, EstimateError = false }).At(0);

    private static double Distance(FlowState from, FlowState to)
    {
        double squares = 0;

        for (int j = 0; j < from.Width; j++)
        {
            squares += Math.Pow(from.OutputWeight(j) - to.OutputWeight(j), 2);

            for (int i = 0; i < from.Dimension; i++)
            {
                squares += Math.Pow(from.HiddenWeight(j, i) - to.HiddenWeight(j, i), 2);
            }
        }

        return Math.Sqrt(squares);
    }
}
