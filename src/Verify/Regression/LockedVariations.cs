using ReluProofs.Verify.Checking;

namespace ReluProofs.Verify.Regression;

/// <summary>
/// What varying a claim showed when it was locked, for a run that varies nothing itself. It is told only where the claim is today
/// what it was then: the same statements with the same verdicts.
/// </summary>
public static class LockedVariations
{
    private const string Reading = "reading ";

    /// <summary>The result with what the lock knows beside it; unchanged where it knows nothing of this claim as it is.</summary>
    /// <param name="result">The result.</param>
    /// <param name="locked">The lock.</param>
    public static ClaimResult Beside(ClaimResult result, LockFile locked)
    {
        if (result.HasFault || result.Ablation.Count > 0 || result.Repairs.Count > 0 || locked.Find(result.Claim.Id) is not { } old)
        {
            return result;
        }

        LockEntry now = LockEntry.Of(result);
        string[] same =
        [
            "verdict", "statement",
            .. now.Fields.Concat(old.Fields).Select(f => f.Key).Where(k => k.StartsWith(Reading, StringComparison.Ordinal)).Distinct(),
        ];
        return same.All(name => now[name] == old[name])
            ? result with { Locked = [.. old.Fields.Where(f => LockEntry.IsOfVariations(f.Key))] }
            : result;
    }
}
