namespace ReluProofs.Numeric.Convex;

/// <summary>What the optimum over one closed activation cone is, in the landscape of all networks.</summary>
public enum ConeClass
{
    /// <summary>Its enclosure meets that of the global minimum within the gap asked for: it cannot be told from a global one.</summary>
    Global,

    /// <summary>
    /// Rigorously above the global minimum, and stationary among all networks: a subgradient with entries at most the
    /// threshold exists. This is what the experiments of `benignity` count as a bad local minimum in the cone.
    /// </summary>
    BadLocalMinimum,

    /// <summary>Rigorously above the global minimum, and no subgradient is that small.</summary>
    NotStationary,

    /// <summary>The gaps or the error bound of the smallest subgradient do not decide.</summary>
    Undecided,
}
