using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;
using ReluProofs.Numeric.Experiments;

namespace ReluProofs.Bench;

/// <summary>
/// How the time to a certified optimum grows in n, d and m, beside the barrier method: tables and plots from one run. The barrier
/// method is not run beyond the size at which it takes too long.
/// </summary>
internal static class GrowthBench
{
    private const int Points = 10;
    private const int Dimension = 5;
    private const int PlaneDimension = 3;

    /// <summary>Prints the tables; writes the plots into a folder if one is given.</summary>
    public static void Run(string? folder, bool isQuick)
    {
        double patience = isQuick ? 1000 : 8000;
        int[] n = isQuick ? [5, 8, 10, 12, 16] : [5, 8, 10, 12, 16, 20, 25, 32];
        int[] d = isQuick ? [2, 3, 4, 5] : [2, 3, 4, 5, 6, 7, 8];
        int[] m = isQuick ? [5, 10, 20, 50] : [5, 10, 20, 50, 100, 200, 500];
        Series("n", "number of points n", $"Global optimum to 1e-9, d = {PlaneDimension}", n, size => Global(size, PlaneDimension), patience, folder);
        Series("d", "dimension d", $"Global optimum to 1e-9, n = {Points}", d, size => Global(Points, size), patience, folder);
        Series("m", "neurons m, one cone each", $"Optimum over one activation cone to 1e-9, n = {Points}, d = {Dimension}", m, Restricted, patience, folder);
    }

    private static void Series(
        string name, string words, string title, int[] sizes, Func<int, Problem> problem, double patience, string? folder)
    {
        var own = new List<(double, double)>();
        var barrier = new List<(double, double)>();
        bool isRun = true;
        Console.WriteLine();
        Console.WriteLine($"| {title}: {name} | neuron cones | certified | barrier by structure | times as long |");
        Console.WriteLine("|---:|---:|---:|---:|---:|");

        foreach (int size in sizes)
        {
            Problem one = problem(size);
            OptimumResult found = one.Solve();
            string shortfall = ConvexBench.Demand(found) ? "" : " (gap not reached)";
            double time = ConvexBench.Timed(one.Solve);
            own.Add((size, time));
            string others = "not run | ";

            if (isRun)
            {
                double longer = ConvexBench.Barrier(one.Data, one.Cones, found, false);
                barrier.Add((size, longer));
                isRun = longer <= patience;
                others = $"{ConvexBench.Text(longer)} ms | {ConvexBench.Text(longer / time)}";
            }

            Console.WriteLine($"| {size} | {one.Cones.Length} | {ConvexBench.Text(time)} ms{shortfall} | {others} |");
        }

        if (folder is not null)
        {
            var plot = new LogLogPlot(
                title,
                words,
                "time in milliseconds",
                [new Curve("certified optimum", own), new Curve("barrier method, by structure (baseline)", barrier)]);
            File.WriteAllText(Path.Combine(folder, $"convex-growth-{name}.svg"), plot.Svg());
        }
    }

    private static Problem Global(int n, int d)
    {
        Dataset data = TeacherData.Gaussian(n, d, 1);
        ModelConstants constants = ConvexBench.Constants(data);
        BarrierCone[] cones =
            [.. ActivationCones.Enumerate(data.Points).Open.SelectMany(p => new[] { ConvexBench.Cone(p, 1), ConvexBench.Cone(p, -1) })];
        return new Problem(data, cones, () => CertifiedOptimum.Solve(data, constants));
    }

    private static Problem Restricted(int m)
    {
        Dataset data = TeacherData.Gaussian(Points, Dimension, 1);
        var open = ActivationCones.Enumerate(data.Points).Open;
        var drawn = ConvexBench.Draw(open.Count, m, new Random(m));
        RestrictedProgram program = RestrictedOptimum.Prepare(data, ConvexBench.Constants(data));
        NeuronCone[] cones = [.. drawn.Select(pair => new NeuronCone(open[pair.Pattern], pair.Sign))];
        return new Problem(data, [.. drawn.Select(pair => ConvexBench.Cone(open[pair.Pattern], pair.Sign))], () => program.Solve(cones));
    }

    private sealed record Problem(Dataset Data, BarrierCone[] Cones, Func<OptimumResult> Solve);
}
