using System.Diagnostics;

namespace ReluProofs.Verify.Checking;

/// <summary>The clock of a run: an optional time limit, and cancellation.</summary>
public sealed class Budget
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TimeSpan? _limit;

    /// <summary>Starts the clock.</summary>
    /// <param name="limit">The time limit; null for none.</param>
    /// <param name="cancellation">Cancels the run.</param>
    public Budget(TimeSpan? limit, CancellationToken cancellation)
    {
        _limit = limit;
        Cancellation = cancellation;
    }

    /// <summary>Cancels the run.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Whether the time limit is over.</summary>
    public bool IsExpired => _limit is { } limit && _clock.Elapsed >= limit;
}
