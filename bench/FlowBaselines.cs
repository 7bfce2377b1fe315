using ReluProofs.Numeric.Descent;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Bench;

/// <summary>What one way of following a flow cost.</summary>
/// <param name="Way">Which.</param>
/// <param name="Evaluations">Evaluations of the field; for an unfinished run those it would need, where that is known.</param>
/// <param name="Seconds">Processor seconds spent.</param>
/// <param name="Weights">The final weights; null when it did not finish.</param>
/// <param name="Needed">Processor seconds it needs, extrapolated from the part that was run; null when finished or unknown.</param>
internal sealed record FlowCost(string Way, long Evaluations, double Seconds, double[]? Weights, double? Needed = null);

/// <summary>The other ways: gradient descent with the papers' step, and a plain adaptive integrator. Each is given up at a limit of seconds.</summary>
internal static class FlowBaselines
{
    /// <summary>The papers' step.</summary>
    public const double StepSize = 1e-3;

    private const long Chunk = 200;
    private const long StepsToSettle = 200_000;
    private const double SecondsToSettle = 0.5;
    private const double PlainAccuracy = 1e-6;

    /// <summary>Gradient descent; the number of steps it needs is known, so an unfinished run is extrapolated.</summary>
    public static FlowCost Descent(FlowProblem problem, double step, double limit)
    {
        long steps = (long)Math.Round(problem.End / step);
        var network = Begin(problem).ToNetwork();
        Advance(Create(problem, network, step), StepsToSettle, SecondsToSettle);
        var descent = Create(problem, network, step);
        double began = Processor();
        Advance(descent, steps, limit);
        double seconds = Processor() - began;
        string way = $"gradient descent, step {FlowTable.Text(step)}, {FlowTable.Text(descent.Iteration / seconds)} steps a second";
        return descent.Iteration == steps && descent.Network is { } final
            ? new FlowCost(way, steps, seconds, Weights(final))
            : new FlowCost(way, steps, seconds, null, seconds * steps / descent.Iteration);
    }

    /// <summary>Dormand-Prince without events or reductions.</summary>
    public static FlowCost Plain(FlowProblem problem, double limit)
    {
        var state = Weights(Begin(problem).ToNetwork());
        int width = state.Length / (problem.Data.Dimension + 1);
        var plain = new PlainIntegrator(
            Flat(problem.Data), Labels(problem.Data), problem.Data.Dimension, width, problem.Setting.Rate, problem.Setting.OutputScale);
        double began = Processor();
        bool done = plain.Run(state, problem.End, PlainAccuracy, () => Processor() - began > limit, out double reached);
        string way = done ? "Dormand-Prince 5(4) at 1e-6" : $"Dormand-Prince 5(4) at 1e-6, given up at t = {FlowTable.Text(reached)}";
        return new FlowCost(way, plain.Evaluations, Processor() - began, done ? state : null);
    }

    /// <summary>Processor seconds: on a busy machine the clock on the wall says little.</summary>
    public static double Processor() => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>a_1, w_1, a_2, w_2, ..</summary>
    public static double[] Weights(NumericNetwork network)
    {
        int stride = network.Dimension + 1;
        var weights = new double[network.Width * stride];

        for (int j = 0; j < network.Width; j++)
        {
            weights[j * stride] = network.OutputWeight(j);

            for (int i = 0; i < network.Dimension; i++)
            {
                weights[j * stride + 1 + i] = network.HiddenWeight(j, i);
            }
        }

        return weights;
    }

    private static void Advance(GradientDescent descent, long steps, double limit)
    {
        double began = Processor();

        while (descent.Iteration < steps && Processor() - began < limit)
        {
            descent.Advance(Math.Min(Chunk, steps - descent.Iteration));
        }
    }

    private static GradientDescent Create(FlowProblem problem, NumericNetwork network, double step) => new(
        Flat(problem.Data), Labels(problem.Data), network, DescentSetting.Of(problem.Setting.Constants) with { StepSize = step });

    private static FlowState Begin(FlowProblem problem) => GradientFlow.Run(
        problem.Data, problem.Setting, problem.Start, FlowOptions.Default with { EndTime = 0, EstimateError = false }).Final;

    private static double[] Flat(FlowData data) =>
        [.. Enumerable.Range(0, data.Count).SelectMany(k => data.Point(k).ToArray())];

    private static double[] Labels(FlowData data) => [.. Enumerable.Range(0, data.Count).Select(data.Label)];
}
