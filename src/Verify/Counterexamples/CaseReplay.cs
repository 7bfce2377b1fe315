using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>What one case of a claim shows when it is run alone.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Instance">The instance, after the token's simplifying steps.</param>
/// <param name="Outcome">The outcome there.</param>
/// <param name="Certificate">The kernel's certificate of an exact contradiction.</param>
/// <param name="Rejected">Why the kernel rejects the contradiction's certificate; null when it does not.</param>
public sealed record ReplayedCase(
    ReadingInfo Reading,
    IReadOnlyList<NamedValue> Instance,
    Outcome Outcome,
    Certificate? Certificate,
    string? Rejected);

/// <summary>Runs the one case that a token names.</summary>
public static class CaseReplay
{
    /// <summary>Draws the case's instance again, takes the token's simplifying steps, and checks the statement there.</summary>
    /// <param name="claim">The claim that the token names.</param>
    /// <param name="token">The token.</param>
    /// <param name="cancellation">Cancels the check.</param>
    /// <returns>What the case shows, or why the claim has no such case.</returns>
    /// <exception cref="ArgumentException">The token is of another claim.</exception>
    public static (ReplayedCase? Case, string? Missing) Run(IClaim claim, CaseToken token, CancellationToken cancellation)
    {
        if (token.Claim != claim.Id)
        {
            throw new ArgumentException($"the token is of {token.Claim}, not of {claim.Id}", nameof(token));
        }

        return claim.Accept(new Replayer(token, cancellation));
    }

    private sealed class Replayer(CaseToken token, CancellationToken cancellation)
        : IClaimVisitor<(ReplayedCase? Case, string? Missing)>
    {
        public (ReplayedCase? Case, string? Missing) Visit<T>(Claim<T> claim)
        {
            if (token.Reading >= claim.Readings.Count)
            {
                return (null, $"{claim.Id} has {claim.Readings.Count} readings, counted from 0");
            }

            Reading<T> reading = claim.Readings[token.Reading];
            Family<T> family = claim.Family.With(reading.Added);
            IReadOnlyList<T> first = family.First(claim.Boundary, thorough: true);
            if (family.IsExhaustive && token.Case > first.Count)
            {
                return (null, $"{claim.Id} has {first.Count} cases");
            }

            var options = new RunOptions { Seed = token.Seed, Thorough = true };
            T instance = CaseRunner.Instance(family, first, ClaimRunner.Stream(claim, reading), options, token.Case - 1);
            foreach (int step in token.Path)
            {
                cancellation.ThrowIfCancellationRequested();
                using IEnumerator<T> simpler = family.Instances.Shrinker(instance).Skip(step).GetEnumerator();
                if (!simpler.MoveNext())
                {
                    return (null, $"the instance {string.Join(", ", family.Describe(instance))} has no simpler one with number {step}");
                }

                instance = simpler.Current;
            }

            Outcome outcome = CaseRunner.Guarded(
                family, ClaimRunner.CheckOf(claim, reading, options, new Budget(null, cancellation)), instance);
            CheckResult? certified = outcome.Witness?.Draft is { } draft ? Checker.Certify(draft) : null;
            return (
                new ReplayedCase(
                    claim.ReadingInfos[token.Reading],
                    family.Describe(instance),
                    outcome,
                    certified?.Certificate,
                    certified is { IsValid: false } ? certified.Wrong : null),
                null);
        }
    }
}
