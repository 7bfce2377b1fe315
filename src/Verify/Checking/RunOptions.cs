namespace ReluProofs.Verify.Checking;

/// <summary>What a run spends and how. Results depend on the seed and the cases, never on the threads.</summary>
public sealed record RunOptions
{
    /// <summary>Instances tried for each reading, edge cases included. At least 1; default 200.</summary>
    public int Cases { get; init; } = 200;

    /// <summary>The seed of all random streams. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads used; at least 1. Default: one for each processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether ten times the cases are tried, with everything that <see cref="Varies"/> adds. Default false.</summary>
    public bool Thorough { get; init; }

    /// <summary>Whether every hypothesis is dropped once, and repairs of refuted statements are searched. Default false.</summary>
    public bool Varied { get; init; }

    /// <summary>Whether this run varies hypotheses.</summary>
    public bool Varies => Thorough || Varied;

    /// <summary>The cases tried in this run.</summary>
    public int EffectiveCases => Thorough ? checked(10 * Cases) : Cases;
}
