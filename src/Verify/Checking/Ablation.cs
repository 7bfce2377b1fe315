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
            IReadOnlyList<T> first = full.First(claim.Boundary);
            CaseTally<T> tally = CaseRunner.Run(
                family,
                check,
                index => hypothesis.Break!(
                    CaseRunner.Instance(full, first, $"{claim.Id}|without {hypothesis.Name}", options, index)),
                full.Cases(options.EffectiveCases, first.Count),
                options.Threads,
                budget);
            if (tally.Failure is not { } failure)
            {
                yield return new AblationResult(hypothesis.Name, null, null, tally.Cases - tally.Discarded);
                continue;
            }

            Shrunk<T> shrunk = Shrinker.Shrink(family, check, failure.Instance, failure.Witness, budget.Cancellation);
            yield return new AblationResult(hypothesis.Name, true, family.Describe(shrunk.Instance), tally.Cases - tally.Discarded);
        }
    }
}
