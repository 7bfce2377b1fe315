using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ReluProofs.Bench;

/// <summary>Every workload as a benchmark.</summary>
[MemoryDiagnoser]
[Config(typeof(Settings))]
public class Benchmarks
{
    private Func<object?> _run = () => null;

    /// <summary>The workloads' names.</summary>
    public static IEnumerable<string> Names => Workloads.All.Select(w => w.Name);

    /// <summary>Which workload.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>Chooses the workload.</summary>
    [GlobalSetup]
    public void Setup() => _run = Workloads.All.Single(w => w.Name == Name).Run;

    /// <summary>The work.</summary>
    [Benchmark]
    public object? Run() => _run();

    /// <summary>Short runs inside this process: no project is generated, so central package versions are no obstacle.</summary>
    private sealed class Settings : ManualConfig
    {
        private const int LongestName = 60;

        public Settings()
        {
            AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
            WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(LongestName));
        }
    }
}
