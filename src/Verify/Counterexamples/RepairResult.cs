using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>How a refuted statement was changed.</summary>
public enum RepairKind
{
    /// <summary>One more hypothesis.</summary>
    Hypothesis,

    /// <summary>Another number in place of a printed one.</summary>
    Threshold,
}

/// <summary>A change under which a refuted statement held at every instance tried.</summary>
/// <param name="Kind">What is changed.</param>
/// <param name="Change">The change, in words.</param>
/// <param name="Certified">How weakly the instances were decided at worst.</param>
/// <param name="Kept">Instances inside the changed hypotheses.</param>
/// <param name="Cases">Instances tried.</param>
/// <param name="Beyond">For a threshold, an instance at which the next value tried fails; null for none.</param>
/// <param name="Statement">For a threshold, the statement with the value found.</param>
public sealed record RepairResult(
    RepairKind Kind,
    string Change,
    Strength Certified,
    int Kept,
    int Cases,
    IReadOnlyList<NamedValue>? Beyond,
    string? Statement = null);
