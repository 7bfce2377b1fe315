namespace ReluProofs.Verify.Figures;

/// <summary>What the regeneration of a figure is given. Rows depend on the seed and the effort, never on the threads.</summary>
public sealed record FigureRun
{
    /// <summary>The seed of all draws: 1 gives those of the check.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether the larger sizes are asked for.</summary>
    public bool IsThorough { get; init; }

    /// <summary>Threads used; at least 1. Default: one for each processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Is told what is being computed; null for nobody.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The number of a draw: with seed 1 the index itself, with other seeds others.</summary>
    /// <param name="index">1, 2, ...</param>
    public int Draw(int index) => unchecked((int)((((Seed - 1) * 1_000_003) + (ulong)index) & int.MaxValue));

    /// <summary>Says what comes next.</summary>
    /// <param name="what">In a few words.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Begin(string what)
    {
        Cancellation.ThrowIfCancellationRequested();
        Progress?.Invoke(what);
    }

    /// <summary>Computes several things in parallel.</summary>
    /// <typeparam name="TItem">What they depend on.</typeparam>
    /// <typeparam name="TResult">What they are.</typeparam>
    /// <param name="items">One for each of them.</param>
    /// <param name="compute">Computes one.</param>
    /// <returns>The results in the order of the items.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public IReadOnlyList<TResult> Map<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> compute)
    {
        ArgumentNullException.ThrowIfNull(items);
        var results = new TResult[items.Count];
        try
        {
            Parallel.For(
                0,
                items.Count,
                new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = Cancellation },
                i => results[i] = compute(items[i]));
        }
        catch (AggregateException error)
        {
            // The first fault says what went wrong; a cancelled run says that it was.
            Cancellation.ThrowIfCancellationRequested();
            throw error.Flatten().InnerExceptions[0];
        }

        return results;
    }
}
