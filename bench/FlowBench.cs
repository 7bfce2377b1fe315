using System.Globalization;
using ReluProofs.Numeric.Descent;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Bench;

/// <summary>
/// The gradient flow by three ways on the same problem to the same time: event-exact, gradient descent with the papers' step, and a
/// plain adaptive integrator. Errors are of the final weights, relative to the size of the network, against a run at accuracy 1e-12.
/// </summary>
internal static class FlowBench
{
    private const double DescentStep = 1e-3;
    private const double SecondsForSampling = 5;
    private const double SecondsForTiming = 2;
    private const double SecondsToSettle = 1;
    private const int MostRuns = 1000;
    private const long ChunkOfSteps = 200;
    private const long StepsToSettle = 200_000;

    /// <summary>Prints the table, of the small problems alone if asked.</summary>
    public static void Run(bool small)
    {
        Console.WriteLine("| problem | way | field evaluations | processor seconds | final error |");
        Console.WriteLine("|---|---|---:|---:|---:|");
        Compare("2 points, m = 60, scale 1e-6/sqrt(m)", Points(2, 2, 1), 60, 1e-6, 150);
        Compare("2 points, m = 60, scale 1e-20/sqrt(m)", Points(2, 2, 1), 60, 1e-20, 400);
        Compare("5 points in d = 2, m = 60, scale 1e-6/sqrt(m)", Points(5, 2, 2), 60, 1e-6, 100);

        if (small)
        {
            return;
        }

        Compare("n = 75, d = 150, m = 200, scale 1e-20/sqrt(m d), to the end of the first phase", Points(75, 150, 3), 200, 1e-20 / Math.Sqrt(150), 450);
        Compare("orthogonal, n = 1500, d = 2000, m = 36, scale 1e-8/sqrt(m d)", Orthogonal(1500, 2000, 4), 36, 1e-8 / Math.Sqrt(2000), 2000);
    }

    private static void Compare(string name, FlowData data, int width, double scale, double end)
    {
        var setting = FlowSetting.Orthogonal(data.Count);
        var start = Start(width, data.Dimension, Math.Log(scale / Math.Sqrt(width)), 5);
        bool large = (long)data.Count * width * data.Dimension > 100_000;

        var options = FlowOptions.Default with { EndTime = end, EstimateError = false };
        var reference = GradientFlow.Run(data, setting, start, options with { RelativeAccuracy = 1e-12 }).Final;

        foreach (double accuracy in large ? new[] { 1e-6 } : [1e-3, 1e-6, 1e-9])
        {
            var (flow, seconds) = Timed(() => GradientFlow.Run(data, setting, start, options with { RelativeAccuracy = accuracy }));
            double error = Error(Weights(flow.Final), reference);
            Row(name, $"event-exact at {Text(accuracy)}, {flow.Steps} steps, {flow.Events.Count} events", flow.FieldEvaluations, seconds, Text(error));
        }

        Descend(name, data, setting, start, reference, end, large);
        Integrate(name, data, setting, start, reference, end);
    }

    /// <summary>
    /// Processor seconds of one run, averaged after as many runs as the compiler needs to settle: on a busy machine the clock on the wall says
    /// little about runs of a millisecond.
    /// </summary>
    private static (Trajectory Flow, double Seconds) Timed(Func<Trajectory> run)
    {
        var flow = run();
        Repeat(SecondsToSettle);
        double began = Processor();
        int runs = Repeat(SecondsForTiming);
        return (flow, (Processor() - began) / runs);

        int Repeat(double seconds)
        {
            int count = 0;

            for (double start = Processor(); count < 1 || (Processor() - start < seconds && count < MostRuns); count++)
            {
                flow = run();
            }

            return count;
        }
    }

    private static double Processor() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static void Descend(string name, FlowData data, FlowSetting setting, FlowStart start, FlowState reference, double end, bool large)
    {
        var network = GradientFlow.Run(data, setting, start, FlowOptions.Default with { EndTime = 0, EstimateError = false }).Final.ToNetwork();
        var descent = new GradientDescent(Flat(data), Labels(data), network, DescentSetting.Of(setting.Constants) with { StepSize = DescentStep });
        long steps = (long)Math.Round(end / DescentStep);
        new GradientDescent(Flat(data), Labels(data), network, DescentSetting.Of(setting.Constants)).Advance(large ? ChunkOfSteps : StepsToSettle);
        double began = Processor();

        while (descent.Iteration < steps && Processor() - began < 4 * SecondsForSampling)
        {
            descent.Advance(Math.Min(ChunkOfSteps, steps - descent.Iteration));
        }

        double seconds = Processor() - began;
        bool done = descent.Iteration == steps;
        string way = done ? "gradient descent, step 1e-3" : $"gradient descent, step 1e-3 (from the first {descent.Iteration} steps)";
        string error = done && descent.Network is { } final
            ? Text(Error(Weights(final), reference))
            : "-";
        Row(name, way, steps, seconds * steps / descent.Iteration, error);
    }

    private static void Integrate(string name, FlowData data, FlowSetting setting, FlowStart start, FlowState reference, double end)
    {
        var state = Weights(GradientFlow.Run(data, setting, start, FlowOptions.Default with { EndTime = 0, EstimateError = false }).Final);
        int width = state.Length / (data.Dimension + 1);
        var plain = new PlainIntegrator(Flat(data), Labels(data), data.Dimension, width, setting.Rate, setting.OutputScale);
        long affordable = 1 + (long)(SecondsForSampling * 2e9 / ((double)data.Count * width * data.Dimension * 3));
        double began = Processor();
        bool done = plain.Run(state, end, 1e-6, affordable);
        double seconds = Processor() - began;
        Row(
            name,
            done ? "Dormand-Prince 5(4) at 1e-6" : "Dormand-Prince 5(4) at 1e-6, given up unfinished",
            plain.Evaluations,
            seconds,
            done ? Text(Error(state, reference)) : "-");
    }

    private static void Row(string name, string way, long evaluations, double seconds, string error) =>
        Console.WriteLine($"| {name} | {way} | {evaluations} | {Text(seconds)} | {error} |");

    private static string Text(double value) => value.ToString("G2", CultureInfo.InvariantCulture);

    private static double Error(double[] weights, FlowState reference)
    {
        var expected = Weights(reference);
        double square = 0;
        double size = 0;

        for (int i = 0; i < weights.Length; i++)
        {
            square += (weights[i] - expected[i]) * (weights[i] - expected[i]);
            size += expected[i] * expected[i];
        }

        return Math.Sqrt(square / size);
    }

    private static double[] Weights(FlowState state) => Weights(state.ToNetwork());

    private static double[] Weights(NumericNetwork network)
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

    private static double[] Flat(FlowData data) =>
        [.. Enumerable.Range(0, data.Count).SelectMany(k => data.Point(k).ToArray())];

    private static double[] Labels(FlowData data) => [.. Enumerable.Range(0, data.Count).Select(data.Label)];

    private static FlowData Points(int n, int d, int seed)
    {
        var random = new Random(seed);
        var teacher = Gauss(random, d);
        var points = Gauss(random, n * d).Select(x => x / Math.Sqrt(d)).ToArray();
        var labels = new double[n];

        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < d; i++)
            {
                labels[k] += teacher[i] * points[k * d + i];
            }
        }

        return new FlowData(points, labels, d);
    }

    private static FlowData Orthogonal(int n, int d, int seed)
    {
        var points = new double[n * d];

        for (int k = 0; k < n; k++)
        {
            points[k * d + k] = 1;
        }

        return new FlowData(points, Gauss(new Random(seed), n), d);
    }

    private static FlowStart Start(int m, int d, double logScale, int seed)
    {
        var random = new Random(seed);
        var directions = Gauss(random, m * d);
        var signs = new int[m];
        var logs = new double[m];

        for (int j = 0; j < m; j++)
        {
            logs[j] = logScale + 0.5 * Math.Log(directions.Skip(j * d).Take(d).Sum(x => x * x));
            signs[j] = random.Next(2) * 2 - 1;
        }

        return FlowStart.OfBalanced(signs, logs, directions, d);
    }

    private static double[] Gauss(Random random, int count)
    {
        var numbers = new double[count];

        for (int i = 0; i < count; i++)
        {
            numbers[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }

        return numbers;
    }
}
