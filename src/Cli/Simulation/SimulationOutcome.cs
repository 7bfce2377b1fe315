using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Flows.Limits;
using ReluProofs.Numeric.Flows.Observables;

namespace ReluProofs.Cli.Simulation;

/// <summary>What <c>simulate</c> has found.</summary>
/// <param name="Start">Where the flow started, in words.</param>
/// <param name="Trajectory">The flow.</param>
/// <param name="Samples">Its samples.</param>
/// <param name="Plateaus">Its plateaus.</param>
/// <param name="Phases">Its phases.</param>
/// <param name="Limit">What it has come to.</param>
/// <param name="Accuracy">The accuracy that was asked for.</param>
/// <param name="Cancelled">Whether the user stopped it.</param>
internal sealed record SimulationOutcome(
    string Start,
    Trajectory Trajectory,
    IReadOnlyList<TrajectorySample> Samples,
    IReadOnlyList<Plateau> Plateaus,
    IReadOnlyList<Phase> Phases,
    Limit Limit,
    double Accuracy,
    bool Cancelled)
{
    /// <summary>Whether the error estimate is within the accuracy.</summary>
    public bool IsAccurate => Trajectory.Error is { } error && error.State <= Accuracy;

    /// <summary>The evidence for the limit, a line each; a cancelled run has its reason alone.</summary>
    public IEnumerable<string> Evidence => Cancelled ? [Limit.Evidence.Reason] : Limit.Evidence.Lines();

    /// <summary>The exit code.</summary>
    public int ExitCode =>
        Cancelled ? ExitCodes.Cancelled
        : Trajectory.IsSuccess && IsAccurate ? ExitCodes.Success
        : ExitCodes.NotReached;
}
