namespace ReluProofs.Numeric.Convex;

/// <summary>What the optimum over a closed activation cone is, and the numbers behind it.</summary>
/// <param name="Class">The answer.</param>
/// <param name="SmallestSubgradient">
/// The largest entry of the subgradient with the shortest hidden part of each neuron, in the units of dL/dtheta; NaN where the
/// losses alone decide.
/// </param>
/// <param name="ErrorBound">How far that may be from its value at the exact optimum of the cone.</param>
public sealed record ConeClassification(ConeClass Class, double SmallestSubgradient, double ErrorBound);
