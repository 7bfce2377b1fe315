using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.Descent;

/// <summary>The loss after some iterations.</summary>
/// <param name="Iteration">How many; 0 is the start.</param>
/// <param name="Loss">L there.</param>
public readonly record struct DescentRecord(long Iteration, double Loss);

/// <summary>What a run of gradient descent left behind.</summary>
/// <param name="Stop">Why it ended.</param>
/// <param name="Iterations">The iterations made.</param>
/// <param name="Loss">L at the end.</param>
/// <param name="Records">The recorded losses, the last iteration among them.</param>
/// <param name="Network">The network at the end; null when its weights are not all finite.</param>
public sealed record DescentRun(
    DescentStop Stop, long Iterations, double Loss, IReadOnlyList<DescentRecord> Records, NumericNetwork? Network);
