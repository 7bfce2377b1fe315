namespace ReluProofs.Numeric.Descent;

/// <summary>How long to descend and what to record.</summary>
public sealed record DescentOptions
{
    /// <summary>The last iteration, at least 0.</summary>
    public required long Iterations { get; init; }

    /// <summary>
    /// The iterations whose loss is recorded, strictly increasing and not negative; those after the end of the run are ignored.
    /// Iteration 0 is the start, and the last iteration is always recorded.
    /// </summary>
    public IReadOnlyList<long> RecordAt { get; init; } = [];

    /// <summary>Stop at the first iteration, among those where it is looked at (every 1000th and every record), whose loss is at most this.</summary>
    public double LossGoal { get; init; } = double.NegativeInfinity;

    /// <summary>Stops the run; looked at every 1000 iterations.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Told an iteration and its loss, every 1000 iterations and at every record.</summary>
    public Action<long, double>? Progress { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Iterations);
        long before = -1;

        foreach (long iteration in RecordAt)
        {
            if (iteration <= before)
            {
                throw new ArgumentException("the recorded iterations increase strictly and are not negative", nameof(RecordAt));
            }

            before = iteration;
        }

        if (double.IsNaN(LossGoal))
        {
            throw new ArgumentException("the loss to stop at is a number", nameof(LossGoal));
        }
    }
}
