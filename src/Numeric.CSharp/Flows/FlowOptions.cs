namespace ReluProofs.Numeric.Flows;

/// <summary>How far a run has come.</summary>
/// <param name="Time">The time reached.</param>
/// <param name="Loss">The loss there.</param>
/// <param name="Steps">Accepted steps so far.</param>
/// <param name="Events">Events so far.</param>
public readonly record struct FlowProgress(double Time, double Loss, int Steps, int Events);

/// <summary>How a flow is followed, and until when. The same options always give the same trajectory.</summary>
public sealed record FlowOptions
{
    private readonly double relativeAccuracy = 1e-9;
    private readonly double endTime = double.PositiveInfinity;
    private readonly int maximumSteps = 200_000;

    /// <summary>Accuracy 1e-9, until stationary, at most 200,000 steps, with an error estimate.</summary>
    public static FlowOptions Default { get; } = new();

    /// <summary>
    /// The aim for the local error of a unit of natural time, relative to each neuron's own norm. Between 1e-13 and 1e-3.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The accuracy is outside its range.</exception>
    public double RelativeAccuracy
    {
        get => relativeAccuracy;
        init => relativeAccuracy = value is >= 1e-13 and <= 1e-3
            ? value
            : throw new ArgumentOutOfRangeException(nameof(RelativeAccuracy), "the accuracy is between 1e-13 and 1e-3");
    }

    /// <summary>The time to stop at; infinite (the default) means: when stationary.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or NaN.</exception>
    public double EndTime
    {
        get => endTime;
        init => endTime = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(EndTime), "the end time is not negative");
    }

    /// <summary>Whether the run also ends at a stationary point before a finite <see cref="EndTime"/>. An infinite end time implies it.</summary>
    public bool StopWhenStationary { get; init; }

    /// <summary>The most accepted steps, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MaximumSteps
    {
        get => maximumSteps;
        init => maximumSteps = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaximumSteps), "there is at least one step");
    }

    /// <summary>The coordinates; Automatic by default.</summary>
    public FlowRoute Route { get; init; } = FlowRoute.Automatic;

    /// <summary>Whether the closed form is used while the output is negligible against the accuracy.</summary>
    public bool UseLinearPhase { get; init; } = true;

    /// <summary>Whether the flow is followed a second time at a tighter accuracy, which gives <see cref="Trajectory.Error"/>.</summary>
    public bool EstimateError { get; init; } = true;

    /// <summary>Stops the run between two steps.</summary>
    public CancellationToken Cancellation { get; init; } = CancellationToken.None;

    /// <summary>Called after every accepted step of the first run.</summary>
    public Action<FlowProgress>? Progress { get; init; }
}
