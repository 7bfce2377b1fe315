namespace ReluProofs.Numeric.Flows;

/// <summary>The coordinates a flow is integrated in. All of them describe the same motion exactly.</summary>
public enum FlowRoute
{
    /// <summary>Diagonal when the points are pairwise orthogonal, else Gram when they span less than R^d, else General.</summary>
    Automatic,

    /// <summary>The d entries of every w_j.</summary>
    General,

    /// <summary>
    /// Coordinates of w_j in an orthonormal basis of the span of the points: X = L Q with L L^T the Gram matrix. The
    /// component orthogonal to the points only decays, as exp(-2 v rho t); a step costs nothing in d.
    /// </summary>
    Gram,

    /// <summary>
    /// The same with a diagonal L, for pairwise orthogonal points (inner products below the rounding errors of computing
    /// them count as 0): O(m n) a step.
    /// </summary>
    Diagonal,
}
