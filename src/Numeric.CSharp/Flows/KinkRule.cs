namespace ReluProofs.Numeric.Flows;

/// <summary>
/// What the flow does where a preactivation &lt;w_j, x_k&gt; is 0. With g0 and g1 the velocities of &lt;w_j, x_k&gt; for the slopes 0
/// and 1 there, all rules agree when the neuron crosses (g0 and g1 of one sign). They also take the same continuation
/// where several exist (g0 &lt;= 0 and g1 > 0, or g0 = 0): the neuron is inactive on that point and stays so; the event
/// says <see cref="FlowEvent.IsUnique"/> false for the rules that admit another one. Where both push back
/// (g1 &lt; 0 &lt; g0) the motion slides along the kink with the slope in (0, 1) that keeps it there. Points of one line through 0 share a kink
/// and change together: where the fields of both its sides push across, the neuron crosses; only a start on such a kink of
/// opposite points stays there, if the field with all slopes 0 vanishes and the rule is not Clarke's. A slide, under every rule, takes
/// its field from the hull of the fields of the kink's two sides, and ends where one of them stops pushing back.
/// </summary>
public enum KinkRule
{
    /// <summary>relu'(0) = 0. Where g0 > 0 > g1 no trajectory obeys it: the flow slides, and says that it left the rule.</summary>
    Zero,

    /// <summary>
    /// Minus the Clarke subdifferential of the loss: hulls of the gradients of activation patterns realisable nearby. A
    /// slide on kinks of linearly independent lines obeys it, since all combinations of their sides are realisable; one on
    /// dependent lines is said to leave it, since whether the hull of the realisable ones holds it is not checked.
    /// </summary>
    Clarke,

    /// <summary>An independent slope in [0, 1] for each kink: every slide obeys it.</summary>
    ChainRule,
}
