namespace ReluProofs.Numeric.Convex;

/// <summary>Targets and limits of the convex programs. The same settings always give the same result.</summary>
public sealed record ConvexSettings
{
    private readonly double relativeGapTarget = 1e-9;
    private readonly int iterations = 400;
    private readonly int largestCellCount = 2_000_000;

    /// <summary>Relative gap 1e-9, 400 iterations, 2,000,000 patterns.</summary>
    public static ConvexSettings Default { get; } = new();

    /// <summary>The gap asked for, as a multiple of the upper end of the enclosure. Finite, not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, NaN or infinite.</exception>
    public double RelativeGapTarget
    {
        get => relativeGapTarget;
        init => relativeGapTarget = double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(RelativeGapTarget), "the gap asked for is finite and not negative");
    }

    /// <summary>The most iterations of column generation, from 1 to 1,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public int Iterations
    {
        get => iterations;
        init => iterations = value is >= 1 and <= 1_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Iterations), "the number is between 1 and 1000000");
    }

    /// <summary>The most activation patterns that are enumerated, from 1 to 100,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public int LargestCellCount
    {
        get => largestCellCount;
        init => largestCellCount = value is >= 1 and <= 100_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LargestCellCount), "the number is between 1 and 100000000");
    }
}
