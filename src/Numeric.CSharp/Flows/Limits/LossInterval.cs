namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>An interval that holds the least loss of all networks of the width.</summary>
/// <param name="Lower">A lower bound.</param>
/// <param name="Upper">An upper bound, not below the lower one.</param>
public readonly record struct LossInterval(double Lower, double Upper);
