namespace ReluProofs.Numeric.Flows;

/// <summary>Why a flow ended. <see cref="Trajectory.IsSuccess"/> holds for the first two.</summary>
public enum StopReason
{
    /// <summary>The end time was reached.</summary>
    ReachedTime,

    /// <summary>
    /// No neuron moves any more: each one's speed, relative to its own norm, is below the accuracy times the natural rate
    /// of the problem (<see cref="Trajectory.NaturalRate"/>; where neurons cancel each other in the output, their terms count like
    /// labels), or it only shrinks and no longer counts. A neuron of size 1e-20 that grows exponentially moves.
    /// </summary>
    Stationary,

    /// <summary>The maximum number of steps was used up before the end.</summary>
    StepLimit,

    /// <summary>
    /// The accuracy asks for steps that time no longer resolves. Common causes: chattering between kinks (activation changes
    /// that accumulate), or an accuracy below what doubles can carry.
    /// </summary>
    StepTooSmall,

    /// <summary>
    /// Several preactivations of one neuron are 0 at once and no consistent combination of active, inactive and sliding ones was
    /// found (up to four lines are searched exhaustively, more by an active-set method, and up to eight exhaustively after all). The trajectory is right up to here.
    /// </summary>
    KinkUnresolved,

    /// <summary>A weight left the range of doubles: the data or the start are too large for the flow to be followed.</summary>
    Diverged,

    /// <summary>The token was cancelled. The trajectory is right up to here.</summary>
    Cancelled,
}
