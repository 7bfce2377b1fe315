using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;

namespace ReluProofs.Verify.Checking;

/// <summary>Drops each hypothesis once and looks for an instance that shows it is needed.</summary>
internal static class Ablation
{
    public static IEnumerable<AblationResult> Run<T>(
        Claim<T> claim, Reading<T> reading, RunOptions options, Budget budget)
    {
        Family<T> full = claim.Family.With(reading.Added);
        Func<T, Outcome> check = ClaimRunner.CheckOf(claim, reading, options, budget);
        foreach (Hypothesis<T> hypothesis in full.Hypotheses.Where(h => !h.IsStructural))
        {
            // Only instances that violate this hypothesis and keep all others say anything about it.
            var violated = new Hypothesis<T>($"not {hypothesis.Name}", hypothesis.Text, i => !hypothesis.Holds(i));
            Family<T> family = full.Without(hypothesis.Name).With([violated]);
            IReadOnlyList<T> first = full.First(claim.Boundary, thorough: false);
            CaseTally<T> tally = CaseRunner.Run(
                family,
                Outside(check, hypothesis.Name),
                index => Broken(
                    hypothesis, CaseRunner.Instance(full, first, $"{claim.Id}|without {hypothesis.Name}", options, index)),
                full.Cases(options.EffectiveCases, first.Count),
                options.Threads,
                budget);
            if (tally.Failure is not { } failure)
            {
                yield return new AblationResult(hypothesis.Name, null, null, tally.Cases - tally.Discarded);
                continue;
            }

            Shrunk<T> shrunk = Shrinker.Shrink(family, Outside(check, hypothesis.Name), failure.Instance, failure.Witness, budget.Cancellation);
            yield return new AblationResult(hypothesis.Name, true, family.Describe(shrunk.Instance), tally.Cases - tally.Discarded);
        }
    }

    /// <summary>
    /// The check at instances it was not written for: where a statement has no meaning without the hypothesis (a width below 1,
    /// a division by 0) it says nothing, so the instance does not count.
    /// </summary>
    private static Func<T, Outcome> Outside<T>(Func<T, Outcome> check, string hypothesis) => instance =>
    {
        try
        {
            return check(instance);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Outcome.Discarded(hypothesis);
        }
    };

    /// <summary>The instance with the hypothesis violated; unchanged, so outside the family, where that makes no sense.</summary>
    private static T Broken<T>(Hypothesis<T> hypothesis, T instance)
    {
        try
        {
            return hypothesis.Break!(instance);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return instance;
        }
    }
}
