namespace ReluProofs.Numeric.Flows;

/// <summary>The part of a network that rests while the other neurons are too small for their output to count.</summary>
/// <param name="Rests">Which neurons rest.</param>
/// <param name="Residuals">The residuals they tend to.</param>
/// <param name="Drift">A bound for the relative displacement of any neuron by what still moves of them, over all time to come.</param>
/// <param name="Creep">The relative displacement of a resting neuron in a unit of time by the residuals they tend to.</param>
/// <param name="Lag">1 / the least rate at which they follow a disturbance of the residuals.</param>
internal sealed record RestingPart(bool[] Rests, double[] Residuals, double Drift, double Creep, double Lag);
