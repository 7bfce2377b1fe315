namespace ReluProofs.Numeric.Convex;

/// <summary>When the optimum over a cone counts as global, and when as stationary.</summary>
public sealed record StationarityThresholds
{
    /// <summary>Rigorous enclosures decide; a subgradient counts as zero when its error bound does not tell it from 0, and is small.</summary>
    public static StationarityThresholds Rigorous { get; } = new();

    /// <summary>
    /// The thresholds of the experiments of `benignity`, Appendix A.1: a loss within 1e-7 of the minimum is global; gradient
    /// entries below 5e-5 are zero, with pre-activations within 5e-5 of 0 taken for kinks.
    /// </summary>
    public static StationarityThresholds PaperThresholds { get; } = new()
    {
        Loss = 1e-7,
        Gradient = 5e-5,
        Kink = 5e-5,
    };

    /// <summary>A loss at most this far above the minimum counts as global; 0 leaves it to the enclosures.</summary>
    public double Loss { get; init; }

    /// <summary>Absolute bound on the entries of a zero subgradient; null for its error bound,
    /// which then has to be at most 1e-3 of the largest decay term 2 rho |a|.</summary>
    public double? Gradient { get; init; }

    /// <summary>Pre-activations up to this are at a kink; null for those that are so by structure.</summary>
    public double? Kink { get; init; }
}
