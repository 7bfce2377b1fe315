namespace ReluProofs.Numeric.Flows;

/// <summary>
/// How far a trajectory is from the same flow followed at an accuracy a hundred times tighter, at times spread over its steps. An
/// estimate, not a bound: it misses what both runs have in common, such as the rounding of the data.
/// </summary>
/// <param name="State">The largest distance of a neuron (a_j, w_j), relative to its own size.</param>
/// <param name="Final">The same at the last time alone.</param>
/// <param name="Loss">The largest difference of the losses.</param>
/// <param name="EventTime">The largest difference of times of the same event; infinite when the events differ.</param>
/// <param name="SameEvents">Whether both runs saw the same events, up to the order of simultaneous ones.</param>
public readonly record struct ErrorEstimate(double State, double Final, double Loss, double EventTime, bool SameEvents);
