using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Running;
using ReluProofs.Bench;

if (args is ["--flows", ..])
{
    bool small = args.Contains("--small");
    FlowBench.Run(small, small ? "bench/results/flows-small.md" : "bench/results/flows.md");
    return;
}

if (args is ["--convex", ..])
{
    ConvexBench.Run();
    return;
}

if (args is not ["--quick", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(Benchmarks).Assembly).Run(args);
    return;
}

// Quick: after a warm-up, medians of a few runs, and how much longer the baseline takes.
const int Runs = 5;
const double EnoughMilliseconds = 20;
var medians = new Dictionary<string, double>();
foreach (Workload workload in Workloads.All)
{
    long warm = Stopwatch.GetTimestamp();
    workload.Run();
    workload.Run();
    double guess = Math.Max(Stopwatch.GetElapsedTime(warm).TotalMilliseconds / 2, 1e-4);
    int repeats = Math.Max(1, (int)Math.Min(EnoughMilliseconds / guess, 100_000));
    var times = new List<double>();
    for (int run = 0; run < Runs; run++)
    {
        long start = Stopwatch.GetTimestamp();
        for (int k = 0; k < repeats; k++)
        {
            workload.Run();
        }

        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds / repeats);
    }

    times.Sort();
    medians[workload.Name] = times[Runs / 2];
}

Console.WriteLine("| workload | median | its baseline takes |");
Console.WriteLine("|---|---:|---:|");
foreach (Workload workload in Workloads.All)
{
    double median = medians[workload.Name];
    string ratio = workload.Baseline is { } baseline ? Text(medians[baseline] / median) + " times as long" : "";
    Console.WriteLine($"| {workload.Name} | {Text(median)} ms | {ratio} |");
}

static string Text(double value) =>
    value.ToString(value >= 100 ? "F0" : value >= 1 ? "F1" : "G2", CultureInfo.InvariantCulture);
