using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>What a search spends and how.</summary>
public sealed record SearchOptions
{
    /// <summary>The 0-based number of the reading to refute; 0 is the literal one.</summary>
    public int Reading { get; init; }

    /// <summary>The seed of all random streams. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads used; at least 1. What is found does not depend on them. Default: one for each processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Instances after which the search ends; null for as long as there is time.</summary>
    public int? Cases { get; init; }

    /// <summary>Isolates roots, for comparisons that can be solved exactly; null to do without.</summary>
    public IRealRoots? Roots { get; init; }

    /// <summary>Instances of smaller sizes that are gone through at most around a counterexample.</summary>
    public int MostSmaller { get; init; } = 50_000;
}

/// <summary>Where the instances of a search come from.</summary>
public enum SearchPhase
{
    /// <summary>Pinned instances and the family's edges.</summary>
    Given,

    /// <summary>Instances close to those.</summary>
    NearGiven,

    /// <summary>The generator's.</summary>
    Random,

    /// <summary>Instances close to the ones at which the statement held with the least slack.</summary>
    LeastSlack,

    /// <summary>Instances across the places, solved for exactly, where the slack of one that held changes its sign.</summary>
    Across,
}

/// <summary>How far a search has come.</summary>
/// <param name="Phase">Where it looks now.</param>
/// <param name="Tried">Instances inside the hypotheses.</param>
/// <param name="Discarded">Instances outside.</param>
/// <param name="Least">The least slack so far; null where the claim records none.</param>
public sealed record SearchProgress(SearchPhase Phase, int Tried, int Discarded, Tightness? Least);

/// <summary>What a search found.</summary>
public sealed record SearchResult
{
    /// <summary>The reading it was to refute.</summary>
    public required ReadingInfo Reading { get; init; }

    /// <summary>How far it came; the phase is where a counterexample was found, or the last one.</summary>
    public required SearchProgress Progress { get; init; }

    /// <summary>Instances that were too close to tell.</summary>
    public required int Close { get; init; }

    /// <summary>The counterexample; null when none was found.</summary>
    public Counterexample? Counterexample { get; init; }

    /// <summary>A disagreement between two of our own engines; null when there is none.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the family's instances, finitely many, have all been tried.</summary>
    public required bool IsExhaustive { get; init; }

    /// <summary>Whether the search was cancelled.</summary>
    public required bool IsCancelled { get; init; }
}
