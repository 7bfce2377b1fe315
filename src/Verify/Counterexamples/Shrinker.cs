using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>A failing instance made small.</summary>
internal sealed record Shrunk<T>(T Instance, Witness Witness, int Steps, bool IsMinimal);

/// <summary>Makes failing instances small in the family's order, re-checking every hypothesis at every step.</summary>
internal static class Shrinker
{
    private const int MaxEvaluations = 20_000;

    /// <summary>
    /// Follows the first simplifying step that still fails until none does. The result is minimal unless the evaluations ran out.
    /// </summary>
    public static Shrunk<T> Shrink<T>(
        Family<T> family, Func<T, Outcome> check, T instance, Witness witness, CancellationToken cancellation)
    {
        int steps = 0;
        int evaluations = 0;
        bool progress = true;
        while (progress)
        {
            progress = false;
            var size = family.Size(instance);
            foreach (T candidate in family.Instances.Shrinker(instance))
            {
                cancellation.ThrowIfCancellationRequested();
                if (family.Size(candidate).CompareTo(size) >= 0)
                {
                    continue;
                }

                if (++evaluations > MaxEvaluations)
                {
                    return new Shrunk<T>(instance, witness, steps, false);
                }

                Outcome outcome = CaseRunner.Guarded(family, check, candidate);
                if (outcome.Kind == OutcomeKind.Fails)
                {
                    instance = candidate;
                    witness = outcome.Witness!;
                    steps++;
                    progress = true;
                    break;
                }
            }
        }

        return new Shrunk<T>(instance, witness, steps, true);
    }
}
