using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>The instances behind the places where the slack of one changes its sign, along each of its numbers.</summary>
/// <typeparam name="T">The instances.</typeparam>
/// <param name="family">The hypotheses and the numbers.</param>
/// <param name="check">The statement.</param>
/// <param name="roots">Isolates roots.</param>
internal sealed class SolvedBoundary<T>(Family<T> family, Func<T, Outcome> check, IRealRoots roots)
{
    /// <summary>Instances tried along one number.</summary>
    private const int Most = 64;

    /// <summary>For each number of an instance, the instances to try, the nearest first.</summary>
    /// <param name="centre">An instance at which the statement holds.</param>
    public IEnumerable<IReadOnlyList<T>> Behind(T centre)
    {
        foreach (Coordinate<T> coordinate in family.Coordinates?.Invoke(centre).Where(c => !c.IsInteger) ?? [])
        {
            T At(Rational value) => coordinate.Set(centre, value);
            yield return [.. Crossing.Beyond(x => Slack(At(x)), coordinate.Get(centre), roots).Take(Most).Select(At)];
        }
    }

    /// <summary>The exact slack at an instance inside the hypotheses; null where it holds without one, fails, or makes no sense.</summary>
    private Rational? Slack(T instance)
    {
        try
        {
            Outcome outcome = CaseRunner.Guarded(family, check, instance);
            return outcome is { Kind: OutcomeKind.Holds, Strength: Strength.Exact, Slack: { } slack } ? slack.TryRational() : null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return null;
        }
    }
}
