namespace ReluProofs.Numeric.Convex;

/// <summary>Why a convex program stopped. The enclosure it returns is valid in every case but <see cref="Infeasible"/>.</summary>
public enum SolveStatus
{
    /// <summary>The rigorous gap is at most the one asked for. The only success.</summary>
    Certified,

    /// <summary>Floating-point arithmetic made no more progress, usually as the data are ill-conditioned.</summary>
    GapNotReached,

    /// <summary>The iterations were used up.</summary>
    IterationLimit,

    /// <summary>No network satisfies the constraints, and an exact separating vector proves it (minimal norm only).</summary>
    Infeasible,

    /// <summary>The point set has more activation patterns than the settings allow to enumerate.</summary>
    TooManyPatterns,

    /// <summary>
    /// The convex optimum needs more neurons than the width has: the lower end holds, and the upper one is the best network found.
    /// </summary>
    WidthTooSmall,

    /// <summary>The token was cancelled.</summary>
    Cancelled,
}
