using System.Globalization;
using ReluProofs.Numeric.Flows;

namespace ReluProofs.Bench;

/// <summary>
/// The gradient flow by three ways on the same problem to the same time, what its cost depends on, and a file of the tables. Errors are of
/// the final weights, relative to the size of the network, against a finer event-exact run.
/// </summary>
internal static class FlowBench
{
    private const double Ln10 = 2.302585092994046;
    private const double LimitOfBaselines = 15;
    private const double SmallLimitOfBaselines = 5;
    private const double SecondsForTiming = 1;
    private const int MostRuns = 1000;

    /// <summary>Runs the problems, the small ones alone if asked, and writes the tables.</summary>
    public static void Run(bool small, string file)
    {
        double began = FlowBaselines.Processor();
        var table = new FlowTable(file);
        table.Say("# Gradient flows: a run of the benchmark");
        table.Say("");
        table.Say($"Written by `dotnet run --project bench -c Release -- --flows{(small ? " --small" : "")}` on {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores.");
        table.Say("Times are processor seconds. *As long* compares with the cheapest event-exact run that is no less accurate; where a way was given");
        table.Say("up, with the one at 1e-6, and is a lower bound, or extrapolated from its measured steps a second where the steps it needs are known.");
        table.Head("problem", "way", ">field evaluations", ">seconds", ">final error", ">as long");
        double limit = small ? SmallLimitOfBaselines : LimitOfBaselines;

        foreach (var problem in Problems(small))
        {
            Compare(table, problem, limit);
        }

        Scales(table);
        Dimensions(table, small ? 150 : 1500, small ? [200, 2000] : [2000, 20_000]);
        table.Say("");
        table.Say($"All of it: {(FlowBaselines.Processor() - began).ToString("F0", CultureInfo.InvariantCulture)} processor seconds.");
        table.Write();
    }

    private static IEnumerable<FlowProblem> Problems(bool small)
    {
        double[] all = [1e-3, 1e-6, 1e-9];
        yield return Teacher("2 points, m = 60, scale 1e-6/sqrt(m), to t = 150", 2, 2, 1, 60, -6 * Ln10, 150, all, 1e-12);
        yield return Teacher("2 points, m = 60, scale 1e-20/sqrt(m), to t = 400", 2, 2, 1, 60, -20 * Ln10, 400, all, 1e-12);
        yield return Teacher("5 points in d = 2, m = 60, scale 1e-6/sqrt(m), to t = 100", 5, 2, 2, 60, -6 * Ln10, 100, all, 1e-12);

        if (small)
        {
            yield break;
        }

        double[] coarse = [1e-3, 1e-6];
        yield return Teacher(
            "n = 75, d = 150, m = 200, scale 1e-20/sqrt(m d), to t = 1000", 75, 150, 3, 200, -20 * Ln10 - 0.5 * Math.Log(150), 1000, coarse, 1e-8);
        yield return new FlowProblem(
            "orthogonal, n = 1500, d = 2000, m = 36, scale 1e-8/sqrt(m d), to t = 2000",
            FlowProblem.Orthogonal(1500, 2000, 4),
            FlowProblem.Balanced(36, 2000, -8 * Ln10 - 0.5 * Math.Log(36 * 2000), 5),
            2000,
            coarse,
            1e-10);
    }

    private static FlowProblem Teacher(
        string name, int n, int d, int seed, int m, double logScale, double end, double[] accuracies, double reference) => new(
        name, FlowProblem.Points(n, d, seed), FlowProblem.Balanced(m, d, logScale - 0.5 * Math.Log(m), 5), end, accuracies, reference);

    private static void Compare(FlowTable table, FlowProblem problem, double limit)
    {
        var options = FlowOptions.Default with { EndTime = problem.End, EstimateError = false };
        var finer = GradientFlow.Run(
            problem.Data, problem.Setting, problem.Start, options with { RelativeAccuracy = problem.Reference });
        var reference = FlowBaselines.Weights(finer.Final.ToNetwork());
        var exact = new List<(double Seconds, double Error)>();

        foreach (double accuracy in problem.Accuracies)
        {
            var (flow, seconds) = Timed(
                () => GradientFlow.Run(problem.Data, problem.Setting, problem.Start, options with { RelativeAccuracy = accuracy }));
            double error = Error(FlowBaselines.Weights(flow.Final.ToNetwork()), reference);
            exact.Add((seconds, error));
            string ended = flow.IsSuccess ? "" : $", ended by {flow.Stop} at t = {FlowTable.Text(flow.EndTime)}";
            table.Row(
                problem.Name,
                $"event-exact at {FlowTable.Text(accuracy)}, {flow.Steps} steps, {flow.Events.Count} events{ended}",
                flow.FieldEvaluations.ToString(CultureInfo.InvariantCulture),
                FlowTable.Text(seconds),
                FlowTable.Text(error),
                "");
        }

        var comparable = exact[Array.IndexOf(problem.Accuracies, 1e-6)];

        foreach (var cost in Baselines(problem, limit))
        {
            double error = cost.Weights is { } weights ? Error(weights, reference) : double.NaN;
            var rivals = exact.Where(run => run.Error <= error).Select(run => run.Seconds).ToList();
            string ratio = cost.Weights is not null
                ? rivals.Count > 0 ? FlowTable.Text(cost.Seconds / rivals.Min()) : "less accurate runs only"
                : cost.Needed is { } needed
                    ? $"{FlowTable.Text(needed / comparable.Seconds)} (extrapolated)"
                    : $"> {FlowTable.Text(cost.Seconds / comparable.Seconds)}";
            string seconds = cost.Weights is not null ? FlowTable.Text(cost.Seconds)
                : $"> {FlowTable.Text(cost.Seconds)}{(cost.Needed is { } all ? $" ({FlowTable.Text(all)} extrapolated)" : "")}";
            table.Row(
                problem.Name,
                cost.Way,
                cost.Evaluations.ToString(CultureInfo.InvariantCulture),
                seconds,
                cost.Weights is null ? "-" : FlowTable.Text(error),
                ratio);
        }
    }

    /// <summary>
    /// Gradient descent with the papers' step, and where that ends in time with a tenth of it, for an error nearer to that of the
    /// event-exact runs; and the plain integrator.
    /// </summary>
    private static IEnumerable<FlowCost> Baselines(FlowProblem problem, double limit)
    {
        var descent = FlowBaselines.Descent(problem, FlowBaselines.StepSize, limit);
        yield return descent;

        if (descent.Weights is not null)
        {
            yield return FlowBaselines.Descent(problem, FlowBaselines.StepSize / 10, limit);
        }

        yield return FlowBaselines.Plain(problem, limit);
    }

    /// <summary>From ever smaller starts to the end: the linear phases, at the start and at saddles, take one step each.</summary>
    private static void Scales(FlowTable table)
    {
        table.Say("");
        table.Say("From ever smaller starts until stationary, at 1e-9:");
        table.Head("problem", ">scale", ">steps", ">of them linear", ">field evaluations", ">seconds", ">final loss");
        var two = FlowProblem.Points(2, 2, 1);
        var orthogonal = FlowProblem.Orthogonal(20, 30, 4);

        foreach (int power in new[] { 10, 20, 100, 1000 })
        {
            Follow("2 points, m = 60", two, 60, power);
        }

        foreach (int power in new[] { 10, 20, 100, 1000 })
        {
            Follow("orthogonal, n = 20, d = 30, m = 12", orthogonal, 12, power);
        }

        void Follow(string name, FlowData data, int m, int power)
        {
            var start = FlowProblem.Balanced(m, data.Dimension, -power * Ln10, 5);
            var (flow, seconds) = Timed(() => GradientFlow.Run(
                data, FlowSetting.Orthogonal(data.Count), start, FlowOptions.Default with { EstimateError = false }));
            table.Row(
                name,
                $"1e-{power}",
                flow.Steps.ToString(CultureInfo.InvariantCulture),
                flow.LinearSteps.ToString(CultureInfo.InvariantCulture),
                flow.FieldEvaluations.ToString(CultureInfo.InvariantCulture),
                FlowTable.Text(seconds),
                flow.Stop == StopReason.Stationary ? FlowTable.Text(flow.Final.Loss) : flow.Stop.ToString());
        }
    }

    /// <summary>Orthogonal points: what depends on d is the Gram matrix, the start's coordinates and the final weights, not the steps.</summary>
    private static void Dimensions(FlowTable table, int n, int[] dimensions)
    {
        table.Say("");
        table.Say($"Orthogonal points, n = {n}, m = 36, scale 1e-8, to t = 2000 at 1e-6, by dimension:");
        table.Head(">d", ">seconds for the data", ">for the coordinates of the start", ">for the flow", ">field evaluations", ">steps");

        foreach (int d in dimensions)
        {
            double began = FlowBaselines.Processor();
            var data = FlowProblem.Orthogonal(n, d, 4);
            double read = FlowBaselines.Processor() - began;

            // The same neurons in every dimension, as far as the points see them.
            var directions = new double[36 * d];
            var signs = new int[36];
            var random = new Random(5);

            for (int j = 0; j < 36; j++)
            {
                signs[j] = random.Next(2) * 2 - 1;

                for (int k = 0; k < n; k++)
                {
                    directions[j * d + k] = random.NextDouble() - 0.5;
                }
            }

            var start = FlowStart.OfBalanced(signs, Enumerable.Repeat(-8 * Ln10, 36).ToArray(), directions, d);
            var options = FlowOptions.Default with { EndTime = 2000, RelativeAccuracy = 1e-6, EstimateError = false };
            var setting = FlowSetting.Orthogonal(n);
            began = FlowBaselines.Processor();
            GradientFlow.Run(data, setting, start, options with { EndTime = 0 });
            double prepared = FlowBaselines.Processor() - began;
            began = FlowBaselines.Processor();
            var flow = GradientFlow.Run(data, setting, start, options);
            double seconds = FlowBaselines.Processor() - began - prepared;
            table.Row(
                d.ToString(CultureInfo.InvariantCulture),
                FlowTable.Text(read),
                FlowTable.Text(prepared),
                FlowTable.Text(Math.Max(seconds, 0)),
                flow.FieldEvaluations.ToString(CultureInfo.InvariantCulture),
                flow.Steps.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Processor seconds of one run; of a short one on average, after as many runs as the compiler needs to settle.</summary>
    private static (Trajectory Flow, double Seconds) Timed(Func<Trajectory> run)
    {
        double began = FlowBaselines.Processor();
        var flow = run();
        double first = FlowBaselines.Processor() - began;

        if (first > SecondsForTiming)
        {
            return (flow, first);
        }

        Repeat();
        began = FlowBaselines.Processor();
        int runs = Repeat();
        return (flow, (FlowBaselines.Processor() - began) / runs);

        int Repeat()
        {
            int count = 0;

            for (double start = FlowBaselines.Processor(); count < 1 || (FlowBaselines.Processor() - start < SecondsForTiming && count < MostRuns); count++)
            {
                flow = run();
            }

            return count;
        }
    }

    private static double Error(double[] weights, double[] reference)
    {
        double square = 0;
        double size = 0;

        for (int i = 0; i < weights.Length; i++)
        {
            square += (weights[i] - reference[i]) * (weights[i] - reference[i]);
            size += reference[i] * reference[i];
        }

        return Math.Sqrt(square / size);
    }
}
