using ReluProofs.Kernel;

namespace ReluProofs.Cli.Simulation;

/// <summary>What <c>simulate</c> was asked to do.</summary>
/// <param name="DataFile">The data.</param>
/// <param name="Setting">The constants.</param>
/// <param name="Start">The start.</param>
/// <param name="EndTime">When to stop; infinite for: when stationary.</param>
/// <param name="Accuracy">The relative error of each neuron that is asked for.</param>
/// <param name="MaximumSteps">The most steps.</param>
internal sealed record SimulationRequest(
    string DataFile, AskedSetting Setting, AskedStart Start, double EndTime, double Accuracy, int MaximumSteps)
{
    /// <summary>The finest accuracy that doubles can carry over a run.</summary>
    public static Rational FinestAccuracy { get; } = Rational.Parse("1e-12");

    /// <summary>The coarsest accuracy that still describes the flow.</summary>
    public static Rational CoarsestAccuracy { get; } = Rational.Parse("1e-3");
}
