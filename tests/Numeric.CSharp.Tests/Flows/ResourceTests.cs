using ReluProofs.Numeric.Flows;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>What a flow takes from the machine, and that it does not depend on the machine's other work.</summary>
public class ResourceTests
{
    // Lists grow by doubling, and the step's own objects have headers.
    private const long Bookkeeping = 1000;

    // A step keeps its state, so that dense output can be computed again; everything else is reused.
    [Theory]
    [InlineData(2, 3, 30)]
    [InlineData(12, 12, 40)]
    public void A_step_allocates_the_state_it_keeps_and_nothing_else(int n, int d, int m)
    {
        var problem = new FlowProblem(n);
        var data = problem.Data(n, d);
        var start = problem.Start(m, d, -0.5);
        var options = FlowOptions.Default with { EstimateError = false, MaximumSteps = 400 };
        Follow(10);
        int events = Follow(100).Trajectory.Events.Count;
        var (shorter, before) = Follow(150);
        var (longer, after) = Follow(400);
        Assert.Equal(400, longer.Steps);

        // Steps with events also take new modes.
        long quiet = longer.Events.Count - shorter.Events.Count;
        Assert.InRange(quiet, 0, 60 + events);
        long state = m * (d + 1) * sizeof(double) + m * sizeof(int);
        long modes = quiet * (m * (n + 40) + 100 * n + 4000);
        Assert.InRange(after - before, 0, 250 * (state + Bookkeeping) + modes);

        (Trajectory Trajectory, long Bytes) Follow(int steps)
        {
            long began = GC.GetAllocatedBytesForCurrentThread();
            var flow = GradientFlow.Run(data, FlowSetting.Orthogonal(n), start, options with { MaximumSteps = steps, RelativeAccuracy = 1e-12 });
            return (flow, GC.GetAllocatedBytesForCurrentThread() - began);
        }
    }

    [Fact]
    public void Flows_side_by_side_have_the_bytes_they_have_alone()
    {
        const int Flows = 12;
        var alone = new Trajectory[Flows];
        var together = new Trajectory[Flows];

        for (int i = 0; i < Flows; i++)
        {
            alone[i] = Follow(i);
        }

        Parallel.For(0, Flows, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = Follow(i));

        for (int i = 0; i < Flows; i++)
        {
            Assert.Equal(alone[i].Times, together[i].Times);
            Assert.Equal(alone[i].Events, together[i].Events);
            Assert.Equal(alone[i].Final.Loss, together[i].Final.Loss);
            Assert.Equal(alone[i].Error, together[i].Error);
        }

        static Trajectory Follow(int seed)
        {
            var problem = new FlowProblem(seed);
            return GradientFlow.Run(
                problem.Data(4, 3), FlowSetting.Orthogonal(4), problem.Start(8, 3, -5), FlowOptions.Default with { EndTime = 40 });
        }
    }

    // Dense output takes turns on one buffer.
    [Fact]
    public void A_trajectory_may_be_asked_from_several_threads()
    {
        var problem = new FlowProblem(3);
        var flow = GradientFlow.Run(
            problem.Data(4, 3), FlowSetting.Orthogonal(4), problem.Start(8, 3, -5), FlowOptions.Default with { EndTime = 40 });
        double[] alone = [.. Enumerable.Range(0, 200).Select(i => flow.At(0.2 * i).Loss)];
        var together = new double[200];
        Parallel.For(0, 200, i => together[i] = flow.At(0.2 * i).Loss);
        Assert.Equal(alone, together);
    }
}
