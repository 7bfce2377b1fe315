namespace ReluProofs.Numeric.Landscape;

/// <summary>The budget and the target of a global minimisation. The same settings always give the same result.</summary>
public sealed record MinimiserSettings
{
    private readonly int startsPerPattern = 4;
    private readonly int iterationsPerStart = 200;
    private readonly double relativeGapTarget = 1e-10;

    /// <summary>Seed 0, 4 starts a pattern, 200 iterations a start, relative gap 1e-10.</summary>
    public static MinimiserSettings Default { get; } = new();

    /// <summary>The seed of the random starts.</summary>
    public ulong Seed { get; init; }

    /// <summary>The most starts in one activation pattern; the second round, if needed, takes four times as many. At least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or above 1,000,000.</exception>
    public int StartsPerPattern
    {
        get => startsPerPattern;
        init => startsPerPattern = Count(value, nameof(StartsPerPattern));
    }

    /// <summary>The most Newton iterations of one start; the second round, if needed, takes four times as many. At least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1 or above 1,000,000.</exception>
    public int IterationsPerStart
    {
        get => iterationsPerStart;
        init => iterationsPerStart = Count(value, nameof(IterationsPerStart));
    }

    /// <summary>The gap asked for, as a multiple of the loss c ||y||^2 of the zero network. Finite, not negative; 0 asks for equality.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, NaN or infinite.</exception>
    public double RelativeGapTarget
    {
        get => relativeGapTarget;
        init => relativeGapTarget = double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(RelativeGapTarget), "the gap asked for is finite and not negative");
    }

    private static int Count(int value, string name) =>
        value is >= 1 and <= 1_000_000
            ? value
            : throw new ArgumentOutOfRangeException(name, "the number is between 1 and 1000000");
}
