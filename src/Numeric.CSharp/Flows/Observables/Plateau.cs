namespace ReluProofs.Numeric.Flows.Observables;

/// <summary>A stretch of time in which the loss hardly falls.</summary>
/// <param name="Level">The loss where it falls most slowly.</param>
/// <param name="Start">When it begins; 0 for one that is there from the start.</param>
/// <param name="End">When it ends; the end of the samples for one that is still there.</param>
public readonly record struct Plateau(double Level, double Start, double End);

/// <summary>The loss at a time and how fast it falls there.</summary>
/// <param name="Time">t.</param>
/// <param name="Loss">L.</param>
/// <param name="Fall">mu = -L'/L, not negative.</param>
public readonly record struct LossSample(double Time, double Loss, double Fall);
