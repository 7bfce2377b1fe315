using System.Diagnostics;
using System.Globalization;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Cones;
using ReluProofs.Numeric.Convex;
using ReluProofs.Numeric.Experiments;

namespace ReluProofs.Bench;

/// <summary>
/// Certified optima beside a barrier method on the same program, enumeration of patterns, memory, and exact proportions of good cones.
/// Data of benignity: Gaussian points, a teacher's labels, lambda = 1/100. Times are medians after warming up.
/// </summary>
internal static class ConvexBench
{
    private const double Gap = 1e-9;

    // The barrier stops at its own estimate of the gap, which rounding blurs.
    private const double Agreement = 1e-7;
    private const double SecondsForTiming = 1;
    private const int MostRuns = 200;
    private const int MostDenseVariables = 800;
    private const int MostQuickDenseVariables = 150;
    private const int Sets = 9;
    private const int QuickSets = 3;
    private const int Widths = 2048;
    private static readonly Rational Decay = Rational.Create(1, 100);

    /// <summary>Prints the tables; with a folder, writes them and the plots there too.</summary>
    /// <param name="folder">Where to write <c>convex.md</c> and the plots; null for nowhere.</param>
    /// <param name="isQuick">Smaller sizes: a minute instead of several.</param>
    public static void Run(string? folder, bool isQuick)
    {
        using var text = new StringWriter { NewLine = "\n" };
        TextWriter console = Console.Out;

        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            Console.SetOut(new TeeWriter(console, text));
        }

        try
        {
            Tables(isQuick);
            GrowthBench.Run(folder, isQuick);
        }
        finally
        {
            Console.SetOut(console);
        }

        if (folder is not null)
        {
            File.WriteAllText(
                Path.Combine(folder, "convex.md"),
                "# Convex programs\n\nWritten by `dotnet run --project bench -c Release -- --convex --plots`"
                    + $" on {Environment.ProcessorCount} cores; medians.\n\n" + text);
        }
    }

    private static void Tables(bool isQuick)
    {
        if (!isQuick)
        {
            Memory();
            Console.WriteLine();
        }

        Enumeration();
        Console.WriteLine();
        Console.WriteLine("| program | neuron cones | certified to 1e-9 | barrier by structure | times as long | barrier, dense | times as long |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");

        foreach (var (n, d) in new[] { (5, 2), (8, 3), (10, 3), (10, 5), (12, 5), (20, 3) })
        {
            if (!isQuick || n <= 8)
            {
                Optimum(n, d, isQuick);
            }
        }

        foreach (int m in isQuick ? [20, 50] : new[] { 20, 50, 200 })
        {
            Restricted(m, isQuick);
        }

        Console.WriteLine();
        Proportions();
    }

    private static void Optimum(int n, int d, bool isQuick)
    {
        Dataset data = TeacherData.Gaussian(n, d, 1);
        ModelConstants constants = Constants(data);
        OptimumResult found = CertifiedOptimum.Solve(data, constants);
        BarrierCone[] cones = [.. ActivationCones.Enumerate(data.Points).Open.SelectMany(p => new[] { Cone(p, 1), Cone(p, -1) })];
        double own = Timed(() => CertifiedOptimum.Solve(data, constants));
        Row(FormattableString.Invariant($"global, n = {n}, d = {d}"), cones.Length, own, Demand(found), [(data, cones, found)], isQuick);
    }

    private static void Restricted(int m, bool isQuick)
    {
        const int N = 10;
        const int D = 5;
        var random = new Random(m);
        var problems = new List<(Dataset Data, BarrierCone[] Cones, OptimumResult Found)>();
        var times = new List<double>();
        bool isReached = true;

        for (int set = 0; set < (isQuick ? QuickSets : Sets); set++)
        {
            Dataset data = TeacherData.Gaussian(N, D, (ulong)(1 + set % 3));
            var open = ActivationCones.Enumerate(data.Points).Open;
            var drawn = Draw(open.Count, m, random);
            RestrictedProgram program = RestrictedOptimum.Prepare(data, Constants(data));
            NeuronCone[] cones = [.. drawn.Select(pair => new NeuronCone(open[pair.Pattern], pair.Sign))];
            RestrictedResult found = program.Solve(cones);
            isReached &= Demand(found);
            problems.Add((data, [.. drawn.Select(pair => Cone(open[pair.Pattern], pair.Sign))], found));
            times.Add(Timed(() => program.Solve(cones)));
        }

        Row(FormattableString.Invariant($"one activation cone, n = {N}, d = {D}, m = {m}"), m, Median(times), isReached, problems, isQuick);
    }

    private static void Row(
        string name,
        int cones,
        double own,
        bool isReached,
        IReadOnlyList<(Dataset Data, BarrierCone[] Cones, OptimumResult Found)> problems,
        bool isQuick)
    {
        double structured = Median(problems.Select(p => Barrier(p.Data, p.Cones, p.Found, false)));
        bool isSmall = cones * (problems[0].Data.Dimension + 1) <= (isQuick ? MostQuickDenseVariables : MostDenseVariables);
        double dense = isSmall ? Median(problems.Take(3).Select(p => Barrier(p.Data, p.Cones, p.Found, true))) : double.NaN;
        string slow = isSmall ? $"{Text(dense)} ms | {Text(dense / own)}" : "not run | ";
        Console.WriteLine($"| {name} | {cones} | {Text(own)} ms{(isReached ? "" : " (gap not reached)")} | {Text(structured)} ms | {Text(structured / own)} | {slow} |");
    }

    internal static double Barrier(Dataset data, BarrierCone[] cones, OptimumResult found, bool isDense)
    {
        double[] points = [.. Enumerable.Range(0, data.Count).SelectMany(k => data.Points.Row(k).ToReadOnlyList()).Select(x => x.ToDouble())];
        double[] labels = [.. data.Labels.ToReadOnlyList().Select(x => x.ToDouble())];
        double value = 0;
        double Once()
        {
            var method = new BarrierMethod(points, labels, 1.0 / data.Count, Decay.ToDouble(), cones, isDense);
            return value = method.Run(Gap);
        }

        double time = Timed(() => Once());
        double off = Math.Abs(value - found.UpperDouble) / found.UpperDouble;

        if (!(off <= Agreement))
        {
            Console.Error.WriteLine(FormattableString.Invariant($"the barrier method ended {off:G2} from the certified value"));
        }

        return time;
    }

    private static void Enumeration()
    {
        Console.WriteLine("| all patterns | open | literal | time |");
        Console.WriteLine("|---|---:|---:|---:|");

        foreach (var (n, d) in new[] { (10, 5), (12, 5), (20, 6) })
        {
            ExactMatrix points = TeacherData.Gaussian(n, d, 1).Points;
            var found = ActivationCones.Enumerate(points);
            double time = Timed(() => ActivationCones.Enumerate(points));
            Console.WriteLine(FormattableString.Invariant($"| n = {n}, d = {d} | {found.Open.Count} | {found.Literal.Count} | {Text(time)} ms |"));
        }
    }

    /// <summary>First of all, so that the process's peak is that of this work.</summary>
    private static void Memory()
    {
        const int N = 22;
        const int D = 6;
        const double Megabyte = 1024 * 1024;
        Dataset data = TeacherData.Gaussian(N, D, 1);
        long before = GC.GetTotalMemory(true);
        var patterns = ActivationCones.Enumerate(data.Points);
        double held = (GC.GetTotalMemory(true) - before) / Megabyte;
        long began = Stopwatch.GetTimestamp();
        OptimumResult found = CertifiedOptimum.Solve(data, Constants(data));
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        double peak = process.PeakWorkingSet64 / Megabyte;
        Console.WriteLine(FormattableString.Invariant(
            $"n = {N}, d = {D}: {patterns.Open.Count} open and {patterns.Literal.Count} literal patterns held in {held:F0} MB; optimum {found.Status} (relative gap {found.RelativeGap:G2}) in {seconds:F1} s; peak of the process {peak:F0} MB"));
        GC.KeepAlive(patterns);
    }

    private static void Proportions()
    {
        Console.WriteLine("| exact proportions, n = 10, d = 5 | time |");
        Console.WriteLine("|---|---:|");
        Dataset data = TeacherData.Gaussian(10, 5, 1);
        LandscapeAnalysis Analyse() => LandscapeAnalysis.Run(data, Constants(data), false, ConvexSettings.Default, default);
        LandscapeAnalysis found = Analyse();
        Console.WriteLine($"| patterns, optimum, tight directions, groups | {Text(Timed(Analyse))} ms |");
        ConeProportion[] All() => [.. Enumerable.Range(1, Widths).Select(found.Good.At)];
        Console.WriteLine($"| all widths 1..{Widths} | {Text(Timed(All))} ms |");
        Console.WriteLine($"| the same, every fraction reduced | {Text(Timed(() => All().Count(p => p.Low.Sign >= 0)))} ms |");
    }

    /// <summary>Different pairs of a pattern and a sign.</summary>
    internal static IReadOnlyList<(int Pattern, int Sign)> Draw(int patterns, int count, Random random)
    {
        var drawn = new HashSet<(int, int)>();

        while (drawn.Count < count)
        {
            drawn.Add((random.Next(patterns), (2 * random.Next(2)) - 1));
        }

        return [.. drawn];
    }

    internal static ModelConstants Constants(Dataset data) => new(Rational.Create(1, data.Count), Rational.One, Decay);

    internal static BarrierCone Cone(ActivationCone cone, int sign) =>
        new(cone.ToArray(), sign, [.. cone.Witness.ToReadOnlyList().Select(x => x.ToDouble())]);

    internal static bool Demand(OptimumResult found) => found.IsSuccess && found.RelativeGap <= Gap;

    /// <summary>The median in milliseconds of the later half of the runs that fit into a while.</summary>
    internal static double Timed<T>(Func<T> run)
    {
        var times = new List<double>();

        do
        {
            long began = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        while (times.Sum() < SecondsForTiming * 1000 && times.Count < MostRuns);

        return Median(times.Skip(times.Count / 2));
    }

    private static double Median(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted[sorted.Length / 2];
    }

    internal static string Text(double value) =>
        value.ToString(value >= 100 ? "F0" : value >= 1 ? "F1" : "G2", CultureInfo.InvariantCulture);
}
