using ReluProofs.Kernel;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Checking;

/// <summary>The first instance at which a check fails.</summary>
internal sealed record Failure<T>(int Case, T Instance, Witness Witness);

/// <summary>What a series of cases showed.</summary>
internal sealed record CaseTally<T>
{
    public int Cases { get; set; }

    public int Holding { get; set; }

    public int Discarded { get; set; }

    public int Close { get; set; }

    public string CloseReason { get; set; } = "";

    public Strength Weakest { get; set; } = Strength.Exact;

    public RealAlgebraic? Slack { get; set; }

    public T? SlackAt { get; set; }

    public Failure<T>? Failure { get; set; }

    public string? Fault { get; set; }

    public int FaultCase { get; set; }

    public bool Truncated { get; set; }

    public SortedDictionary<string, int> Classes { get; } = new(StringComparer.Ordinal);
}

/// <summary>Runs a check over a family's edge cases and generated instances, in parallel, with the same result for any number of threads.</summary>
internal static class CaseRunner
{
    /// <summary>Cases that run between two looks at the clock; also where a failing run stops, so it may not depend on threads.</summary>
    private const int ChunkSize = 32;

    private const int SmallestSize = 4;
    private const int SizeSteps = 40;

    /// <summary>The instance of a case: the edges first, then the generator with its size growing over and over.</summary>
    public static T Instance<T>(Family<T> family, IReadOnlyList<T> first, string stream, RunOptions options, int index)
    {
        if (index < first.Count)
        {
            return first[index];
        }

        int generated = index - first.Count;
        int size = SmallestSize + (generated % SizeSteps);
        return RandomStream.Draw(family.Instances.Generator, size, options.Seed, stream, generated);
    }

    /// <summary>Checks up to <paramref name="cases"/> instances and stops after the chunk in which one fails.</summary>
    public static CaseTally<T> Run<T>(
        Family<T> family,
        Func<T, Outcome> check,
        Func<int, T> instance,
        int cases,
        int threads,
        Budget budget)
    {
        var tally = new CaseTally<T>();
        for (int start = 0; start < cases && tally.Failure is null && tally.Fault is null; start += ChunkSize)
        {
            budget.Cancellation.ThrowIfCancellationRequested();
            if (budget.IsExpired)
            {
                tally.Truncated = true;
                break;
            }

            int count = Math.Min(ChunkSize, cases - start);
            var instances = new T[count];
            var outcomes = new Outcome[count];
            Parallel.For(
                0,
                count,
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = budget.Cancellation },
                i =>
                {
                    instances[i] = instance(start + i);
                    outcomes[i] = Guarded(family, check, instances[i]);
                });

            for (int i = 0; i < count; i++)
            {
                Add(tally, family, start + i, instances[i], outcomes[i]);
            }
        }

        return tally;
    }

    /// <summary>The outcome at one instance, with the hypotheses checked first.</summary>
    public static Outcome Guarded<T>(Family<T> family, Func<T, Outcome> check, T instance) =>
        family.Violated(instance) is { } violated ? Outcome.Discarded(violated.Name) : check(instance);

    private static void Add<T>(CaseTally<T> tally, Family<T> family, int index, T instance, Outcome outcome)
    {
        tally.Cases++;
        if (outcome.Kind != OutcomeKind.Discarded)
        {
            string label = family.Classify(instance);
            tally.Classes[label] = tally.Classes.GetValueOrDefault(label) + 1;
        }

        switch (outcome.Kind)
        {
            case OutcomeKind.Holds:
                tally.Holding++;
                tally.Weakest = outcome.Strength > tally.Weakest ? outcome.Strength : tally.Weakest;
                if (outcome.Slack is not null && (tally.Slack is null || outcome.Slack < tally.Slack))
                {
                    tally.Slack = outcome.Slack;
                    tally.SlackAt = instance;
                }

                break;
            case OutcomeKind.Fails:
                tally.Failure ??= new Failure<T>(index, instance, outcome.Witness!);
                break;
            case OutcomeKind.TooClose:
                tally.Close++;
                tally.CloseReason = tally.CloseReason.Length == 0 ? outcome.Reason : tally.CloseReason;
                break;
            case OutcomeKind.Discarded:
                tally.Discarded++;
                break;
            case OutcomeKind.EnginesDisagree:
                tally.FaultCase = tally.Fault is null ? index : tally.FaultCase;
                tally.Fault ??= outcome.Reason;
                break;
        }
    }
}
