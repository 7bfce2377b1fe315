namespace ReluProofs.Numeric.Flows;

/// <summary>What happens when a preactivation reaches 0.</summary>
public enum FlowEventKind
{
    /// <summary>The neuron becomes active on the point: the slope goes to 1.</summary>
    Activates,

    /// <summary>The neuron becomes inactive on the point: the slope goes to 0.</summary>
    Deactivates,

    /// <summary>Both sides push back: the motion follows &lt;w_j, x_k> = 0 with a slope in (0, 1).</summary>
    SlidingStarts,

    /// <summary>A slide ends; the slope after the event says on which side.</summary>
    SlidingEnds,

    /// <summary>The preactivation stays exactly 0 with slope 0 because nothing moves it.</summary>
    Rests,

    /// <summary>The preactivation touches 0 and turns back.</summary>
    Grazes,
}

/// <summary>One event of one preactivation &lt;w_j, x_k>.</summary>
/// <param name="Time">When.</param>
/// <param name="Neuron">j, from 0.</param>
/// <param name="Point">k, from 0.</param>
/// <param name="Kind">What happened.</param>
/// <param name="IsUnique">Whether the rule at kinks admits no other continuation.</param>
/// <param name="LeavesRule">Whether the continuation is outside the setting's rule at kinks, which then admits none here.</param>
public readonly record struct FlowEvent(
    double Time,
    int Neuron,
    int Point,
    FlowEventKind Kind,
    bool IsUnique = true,
    bool LeavesRule = false);
