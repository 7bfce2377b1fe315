using ReluProofs.Verify.Checking;

namespace ReluProofs.Verify.Reporting;

/// <summary>The result of a run.</summary>
/// <param name="Claims">The claims that were reached, in order.</param>
/// <param name="Options">What the run spent and how.</param>
/// <param name="Truncated">Whether time or cancellation cut it short.</param>
/// <param name="Cancelled">Whether it was cancelled.</param>
/// <param name="Seconds">Wall-clock seconds.</param>
public sealed record CheckReport(
    IReadOnlyList<ClaimResult> Claims,
    RunOptions Options,
    bool Truncated,
    bool Cancelled,
    double Seconds)
{
    /// <summary>
    /// The process's exit code: 130 cancelled, 4 two of our engines disagree, 1 something refuted, 3 something undecided or
    /// vacuous or not reached, 0 none of these.
    /// </summary>
    public int ExitCode
    {
        get
        {
            if (Cancelled)
            {
                return 130;
            }

            if (Claims.Any(c => c.HasFault))
            {
                return 4;
            }

            if (Claims.Any(c => c.Verdict == Verdict.Refuted))
            {
                return 1;
            }

            return Truncated || Claims.Any(c => c.Verdict is Verdict.Undecided or Verdict.Vacuous) ? 3 : 0;
        }
    }
}
