namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>What a flow has come to, and why this is said.</summary>
/// <param name="Kind">The word.</param>
/// <param name="Evidence">The numbers behind it.</param>
public sealed record Limit(LimitKind Kind, LimitEvidence Evidence);
