using ReluProofs.Numeric.Flows;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>What a flow takes from the machine, and that it does not depend on the machine's other work.</summary>
public class ResourceTests
{
    // A step's own objects have headers, and lists grow by doubling.
    private const long Bookkeeping = 400;

    // After an event every neuron is given to a group again.
    private const long ModesOfANeuron = 1000;

    // A step keeps its state, so that dense output can be computed again; everything else is reused, but for the modes after an event.
    [Theory]
    [InlineData(5, 2, 60)]
    [InlineData(12, 12, 40)]
    public void A_step_allocates_the_state_it_keeps_and_nothing_else(int n, int d, int m)
    {
        var problem = new FlowProblem(n);
        var data = problem.Data(n, d);
        var start = problem.Start(m, d, -0.5);
        int total = Follow(int.MaxValue).Trajectory.Steps;
        var (half, before) = Follow(total / 2);
        var (whole, after) = Follow(int.MaxValue);
        long steps = whole.Steps - half.Steps;
        long events = whole.Events.Count - half.Events.Count;
        Assert.InRange(steps, 20, int.MaxValue);
        Assert.InRange(events, 0, steps / 4);

        long state = m * (d + 1) * sizeof(double) + m * sizeof(int);
        Assert.InRange(after - before, steps * state, steps * (state + Bookkeeping) + events * m * ModesOfANeuron);

        (Trajectory Trajectory, long Bytes) Follow(int most)
        {
            long began = GC.GetAllocatedBytesForCurrentThread();
            var flow = GradientFlow.Run(data, FlowSetting.Orthogonal(n), start, FlowOptions.Default with
            {
                EstimateError = false,
                MaximumSteps = most,
                RelativeAccuracy = 1e-12,
                UseLinearPhase = false,
            });
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
