namespace ReluProofs.Numeric.Descent;

/// <summary>Why a run of gradient descent ended.</summary>
public enum DescentStop
{
    /// <summary>The asked number of iterations was made. A success.</summary>
    Iterations,

    /// <summary>The loss is at or below the level asked for. A success.</summary>
    LossReached,

    /// <summary>The step is 0 in floating point: no weight changes any more. A success, and a fixed point of the iteration.</summary>
    FixedPoint,

    /// <summary>The loss is no longer a finite number; usually the step is too large for the curvature.</summary>
    Diverged,

    /// <summary>The caller asked to stop.</summary>
    Cancelled,
}
