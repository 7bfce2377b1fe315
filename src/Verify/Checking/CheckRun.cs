using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Regression;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Verify.Checking;

/// <summary>What a run tells while it goes on.</summary>
/// <param name="Done">Claims finished.</param>
/// <param name="Total">Claims in the run.</param>
/// <param name="Current">The claim now running; null at the end.</param>
/// <param name="Finished">The claim that has just finished; null at the start.</param>
public sealed record RunProgress(int Done, int Total, IClaim? Current, ClaimResult? Finished);

/// <summary>Checks a list of claims one after the other; the cases of each run in parallel.</summary>
public static class CheckRun
{
    /// <summary>
    /// Runs the claims. A cancelled run returns what was finished, marked as cancelled; one whose time ran out returns what was
    /// reached, marked as truncated.
    /// </summary>
    /// <param name="claims">The claims, in the order of the report.</param>
    /// <param name="options">What to spend and how.</param>
    /// <param name="limit">The time limit; null for none.</param>
    /// <param name="progress">Is told of every claim started and finished; may be null.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <param name="journal">Remembers finished claims, which are then not run again; may be null.</param>
    public static CheckReport Execute(
        IReadOnlyList<IClaim> claims,
        RunOptions options,
        TimeSpan? limit,
        Action<RunProgress>? progress,
        CancellationToken cancellation,
        RunJournal? journal = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Cases, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        var budget = new Budget(limit, cancellation);
        var results = new List<ClaimResult>();
        bool cancelled = false;
        ClaimResult? last = null;
        foreach (IClaim claim in claims)
        {
            if (journal?.Find(claim) is { } earlier)
            {
                progress?.Invoke(new RunProgress(results.Count, claims.Count, claim, last));
                last = earlier;
                results.Add(last);
                continue;
            }

            if (budget.IsExpired)
            {
                break;
            }

            progress?.Invoke(new RunProgress(results.Count, claims.Count, claim, last));
            try
            {
                last = claim.Run(options, budget);
                results.Add(last);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                cancelled = true;
                break;
            }
            catch (Exception crash)
            {
                // The fault is ours, and it is this claim's: the others keep their results.
                last = Crashed(claim, (crash as AggregateException)?.Flatten().InnerExceptions[0] ?? crash);
                results.Add(last);
            }

            journal?.Add(last);
        }

        progress?.Invoke(new RunProgress(results.Count, claims.Count, null, last));
        return new CheckReport(
            results,
            options,
            results.Count < claims.Count || results.Any(r => r.Truncated),
            cancelled,
            budget.Elapsed.TotalSeconds);
    }

    private static ClaimResult Crashed(IClaim claim, Exception crash) => new()
    {
        Claim = claim,
        Readings =
        [
            new ReadingResult
            {
                Reading = claim.ReadingInfos[0],
                Axes = new Axes(claim.Source.Declared, Derived.None, Compared.GaveUp, Strength.None),
                Cases = 0,
                Discarded = 0,
                Classes = new SortedDictionary<string, int>(StringComparer.Ordinal),
                Fault = $"the check stopped with {crash.GetType().Name}: {crash.Message}",
            },
        ],
        Ablation = [],
        Mutants = [],
        Seconds = 0,
        Truncated = false,
    };
}
