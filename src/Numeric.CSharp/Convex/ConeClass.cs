namespace ReluProofs.Numeric.Convex;

/// <summary>What the optimum over one closed activation cone is, in the landscape of all networks.</summary>
public enum ConeClass
{
    /// <summary>Its enclosure meets that of the global minimum within the gap asked for: it cannot be told from a global one.</summary>
    Global,

    /// <summary>
    /// Rigorously above the global minimum, and stationary: the Clarke subdifferential contains a vector whose entries are
    /// at most the threshold, so the cone has a bad local minimum.
    /// </summary>
    BadLocalMinimum,

    /// <summary>Rigorously above the global minimum, and every vector of the Clarke subdifferential has a larger entry.</summary>
    NotStationary,

    /// <summary>The gaps or the error bound of the smallest subgradient do not decide.</summary>
    Undecided,
}
