using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Figures;

/// <summary>One point of a regenerated figure.</summary>
/// <param name="Setting">Where it lies: sizes, parameters, data set.</param>
/// <param name="Series">The curve or the quantity.</param>
/// <param name="Printed">What the paper prints there, a number or its words; empty where it prints nothing to compare with.</param>
/// <param name="Found">What we found.</param>
public sealed record FigureRow(IReadOnlyList<NamedValue> Setting, string Series, string Printed, FigureValue Found);
