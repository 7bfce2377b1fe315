using ReluProofs.Kernel;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Flows.Observables;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

public class HostileInputTests
{
    private static readonly FlowSetting Setting = FlowProblem.Setting("1/2", "1", "0", "1");

    [Fact]
    public void The_zero_network_is_stationary_at_once()
    {
        var flow = GradientFlow.Run(
            new FlowData([1, 2, 3, 4], [1, -1], 2), Setting, FlowStart.OfNetwork(NumericNetwork.Zero(3, 2)), FlowOptions.Default);

        Assert.Equal(StopReason.Stationary, flow.Stop);
        Assert.Equal(0.0, flow.EndTime);
        Assert.Equal(1.0, flow.Final.Loss);
    }

    [Theory]
    [InlineData(new double[] { 0, 0 }, new double[] { 1, 2 }, 1)]
    [InlineData(new double[] { 1, 1, 1 }, new double[] { 1, 2, 6 }, 1)]
    [InlineData(new double[] { 1, -1 }, new double[] { 0, 0 }, 1)]
    [InlineData(new double[] { 1, 2, 2, 4, -1, -2, 0, 0 }, new double[] { 1, -2, 3, 5 }, 2)]
    [InlineData(new double[] { 3 }, new double[] { -1 }, 1)]
    [InlineData(new double[] { 1e-80, 1e80 }, new double[] { 1, 1 }, 1)]
    public void Degenerate_data_end_in_an_answer(double[] points, double[] labels, int d)
    {
        var data = new FlowData(points, labels, d);
        var problem = new FlowProblem(3);

        foreach (int m in new[] { 1, 4 })
        {
            var options = FlowOptions.Default with { EndTime = 50, MaximumSteps = 2000 };
            var flow = GradientFlow.Run(data, Setting, problem.Start(m, d, -1), options);
            Assert.Contains(flow.Stop, new[] { StopReason.ReachedTime, StopReason.StepLimit, StopReason.StepTooSmall });
            Assert.True(double.IsFinite(flow.Final.Loss));
        }
    }

    // Repeated points of labels 1, 2, 6 behave as one point of label 3 and three times the pull: the loss that stays is their spread.
    [Fact]
    public void Repeated_points_are_fitted_by_their_mean()
    {
        var data = new FlowData([1, 1, 1], [1, 2, 6], 1);
        var flow = GradientFlow.Run(data, Setting, FlowStart.OfNetwork(new NumericNetwork([0.1], [0.1], 1)), FlowOptions.Default);

        Assert.Equal(StopReason.Stationary, flow.Stop);
        Assert.Equal(3.0, flow.Final.Output(0), 1e-8);
        Assert.Equal(7.0, flow.Final.Loss, 1e-8);
    }

    // Sixty neurons of size 10 cancel each other in the output, which no accuracy of theirs can bring closer to the labels than its
    // own terms allow: the run ends there and does not crawl on in rounding.
    [Fact]
    public void A_large_start_ends_where_its_accuracy_ends()
    {
        var data = new FlowData([-0.5, 1, 2, 1], [-1, 1], 2);
        var start = new FlowProblem(5).Start(60, 2, Math.Log(10));
        var flow = GradientFlow.Run(data, FlowSetting.Orthogonal(2), start, FlowOptions.Default with { MaximumSteps = 20_000 });

        Assert.Equal(StopReason.Stationary, flow.Stop);
        Assert.InRange(flow.Final.Loss, 0, 1e-11);
    }

    // What is small beside a neuron that is active nowhere still moves the output: u' = 2u(1/2 - u) for the first one's u = a w.
    [Theory]
    [InlineData(1)]
    [InlineData(1e3)]
    [InlineData(1e9)]
    [InlineData(1e30)]
    public void A_large_dead_neuron_does_not_end_the_run(double size)
    {
        var start = FlowStart.OfNetwork(new NumericNetwork([1, size], [1, -size], 1));
        var flow = GradientFlow.Run(new FlowData([1.0], [0.5], 1), Setting, start, FlowOptions.Default);

        Assert.Equal(StopReason.Stationary, flow.Stop);
        Assert.InRange(flow.Final.Loss, 0, 1e-18);
    }

    // ||grad L||^2 = 2 y^2 at u = 1 is beyond 1e308, the relative fall of the loss is not: -L'/L = 4 (y - 1)^2 / (y - 1)^2.
    [Fact]
    public void A_relative_fall_needs_no_square_of_the_gradient()
    {
        var start = FlowStart.OfNetwork(new NumericNetwork([1], [1], 1));
        var state = GradientFlow.Run(new FlowData([1.0], [1e154], 1), Setting, start, FlowOptions.Default with { EndTime = 0 }).At(0);

        Assert.Equal(double.PositiveInfinity, state.GradientNormSquared);
        Assert.Equal(4, Observable.LocalCurvature(Setting, state), 1e-14);
    }

    // A dying balanced neuron in exact balance never turns around: its output is of the wrong sign for the only label.
    [Fact]
    public void A_dying_balanced_neuron_ends_at_zero()
    {
        var data = new FlowData([1.0], [-1.0], 1);
        var flow = GradientFlow.Run(data, Setting, FlowStart.OfBalanced([1], [0], [1], 1), FlowOptions.Default);

        Assert.Equal(StopReason.Stationary, flow.Stop);
        Assert.Equal(0.5, flow.Final.Loss, 1e-8);
        Assert.Equal(0.0, flow.Final.RelativeBalance(0), 1e-15);
        Assert.Equal(1, flow.Final.OutputSign(0));
    }

    [Fact]
    public void Bad_input_is_one_exception()
    {
        Assert.ThrowsAny<ArgumentException>(() => new FlowData([double.NaN], [1], 1));
        Assert.ThrowsAny<ArgumentException>(() => new FlowData([1e308], [1], 1));
        Assert.ThrowsAny<ArgumentException>(() => new FlowData([], [], 1));
        Assert.ThrowsAny<ArgumentException>(() => new FlowData([1, 2], [1], 1));
        Assert.ThrowsAny<ArgumentException>(() => FlowOptions.Default with { EndTime = -1 });
        Assert.ThrowsAny<ArgumentException>(() => FlowOptions.Default with { RelativeAccuracy = 0 });
        Assert.ThrowsAny<ArgumentException>(() => GradientFlow.Run(
            new FlowData([1], [1e160], 1), Setting, FlowStart.OfNetwork(NumericNetwork.Zero(1, 1)), FlowOptions.Default));
        Assert.ThrowsAny<ArgumentException>(() => FlowStart.OfBalanced([1], [double.NaN], [1], 1));
        Assert.ThrowsAny<ArgumentException>(() => FlowStart.OfBalanced([1], [0], [0], 1));
        Assert.ThrowsAny<ArgumentException>(() => FlowSetting.Orthogonal(0));
        Assert.ThrowsAny<ArgumentException>(() => new FlowSetting(Setting.Constants, Rational.Zero, KinkRule.Zero));
        var data = new FlowData([1, 1, 1, 0], [1, 1], 2);
        var start = FlowStart.OfNetwork(new NumericNetwork([1], [1e308, 1e308], 2));
        Assert.ThrowsAny<ArgumentException>(() => GradientFlow.Run(data, Setting, start, FlowOptions.Default));
        Assert.ThrowsAny<ArgumentException>(() => GradientFlow.Run(
            data, Setting, FlowStart.OfBalanced([1], [0], [1], 1), FlowOptions.Default));
        Assert.ThrowsAny<ArgumentException>(() => GradientFlow.Run(
            data, Setting, FlowStart.OfBalanced([1], [0], [1, 1], 2), FlowOptions.Default with { Route = FlowRoute.Diagonal }));
    }

    [Fact]
    public void A_cancelled_run_says_how_far_it_got()
    {
        using var source = new CancellationTokenSource();
        var options = FlowOptions.Default with
        {
            Cancellation = source.Token,
            Progress = progress =>
            {
                if (progress.Steps == 3)
                {
                    source.Cancel();
                }
            },
        };
        var problem = new FlowProblem(1);
        var flow = GradientFlow.Run(problem.Data(4, 2), Setting, problem.Start(5, 2, -1), options);

        Assert.Equal(StopReason.Cancelled, flow.Stop);
        Assert.False(flow.IsSuccess);
        Assert.Equal(3, flow.Steps);
        Assert.True(flow.EndTime > 0);
    }

    [Fact]
    public void The_step_limit_is_a_stop_of_its_own()
    {
        var problem = new FlowProblem(1);
        var flow = GradientFlow.Run(problem.Data(4, 2), Setting, problem.Start(5, 2, -1), FlowOptions.Default with { MaximumSteps = 2 });

        Assert.Equal(StopReason.StepLimit, flow.Stop);
        Assert.Equal(2, flow.Steps);
    }
}
