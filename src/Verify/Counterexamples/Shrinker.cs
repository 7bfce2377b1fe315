using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>A failing instance made small, and the number of the candidate taken at each step.</summary>
internal sealed record Shrunk<T>(T Instance, Witness Witness, IReadOnlyList<int> Path, bool IsMinimal);

/// <summary>Makes failing instances small in the family's order, re-checking every hypothesis at every step.</summary>
internal static class Shrinker
{
    private const int MaxEvaluations = 20_000;

    /// <summary>
    /// Follows the first simplifying step that still fails until none does. The result is minimal unless the evaluations ran out.
    /// </summary>
    /// <param name="family">The hypotheses, the candidates and their size.</param>
    /// <param name="check">The statement.</param>
    /// <param name="instance">A failing instance.</param>
    /// <param name="witness">Its contradiction.</param>
    /// <param name="cancellation">Throws away what was reached.</param>
    /// <param name="reached">Is told of every step taken, for a caller that keeps what was reached; may be null.</param>
    public static Shrunk<T> Shrink<T>(
        Family<T> family,
        Func<T, Outcome> check,
        T instance,
        Witness witness,
        CancellationToken cancellation,
        Action<Shrunk<T>>? reached = null)
    {
        var path = new List<int>();
        int evaluations = 0;
        bool progress = true;
        while (progress)
        {
            progress = false;
            var size = family.Size(instance);
            foreach ((T candidate, int number) in family.Instances.Shrinker(instance).Select((c, i) => (c, i)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (family.Size(candidate).CompareTo(size) >= 0)
                {
                    continue;
                }

                if (++evaluations > MaxEvaluations)
                {
                    return new Shrunk<T>(instance, witness, path, false);
                }

                Outcome outcome = CaseRunner.Guarded(family, check, candidate);
                if (outcome.Kind == OutcomeKind.Fails)
                {
                    instance = candidate;
                    witness = outcome.Witness!;
                    path.Add(number);
                    reached?.Invoke(new Shrunk<T>(instance, witness, [.. path], false));
                    progress = true;
                    break;
                }
            }
        }

        return new Shrunk<T>(instance, witness, path, true);
    }
}
