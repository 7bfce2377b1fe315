using System.Globalization;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>
/// Finds the admissible value of a number that is nearest to the printed one. Every failing instance has its own limit, found by
/// exact bisection at that instance alone; all cases are run at the limit of the worst instance seen, until they stand.
/// </summary>
internal sealed class ThresholdSearch<T>(Claim<T> claim, Threshold<T> threshold, RunOptions options, Budget budget)
{
    private const int Rounds = 30;
    private const int Halvings = 40;
    private const int MostNeighbours = 512;
    private const int MostCandidates = 80;

    /// <summary>A limit is given as a number of its own up to this denominator, else between two numbers.</summary>
    private const int LargestDenominator = 60;

    /// <summary>How finely the way from the printed number to the safe one is divided where no limit is such a number.</summary>
    private static readonly Rational Fineness = Rational.Create(1, 128);

    /// <summary>The repair; null where the printed number does not fail at the instances tried or nothing stands up.</summary>
    public RepairResult? Run() =>
        RepairSearch.Tally(claim, threshold.With(threshold.Printed), options, budget).Failure is not { } failure ? null
        : threshold.Safe is { } safe ? Nearest(safe, failure.Instance)
        : Simplest(failure.Instance);

    /// <summary>The simplest number under which every instance tried holds.</summary>
    private RepairResult? Simplest(T worst)
    {
        var failing = new List<T> { worst };
        IEnumerable<Rational> candidates = SimpleNumbers.Listed(8, threshold.IsInteger ? 1 : 4)
            .Where(r => r != threshold.Printed)
            .Take(MostCandidates);
        foreach (Rational candidate in candidates)
        {
            // Instances that refuted others refute most of the rest, at the cost of one case.
            if (failing.Any(i => Fails(candidate, i)))
            {
                continue;
            }

            CaseTally<T> tally = Tally(candidate);
            if (RepairSearch.Stands(tally))
            {
                return Result(candidate, tally, "", worst);
            }

            if (tally.Failure is { } failure)
            {
                failing.Add(failure.Instance);
            }
        }

        return null;
    }

    private RepairResult? Nearest(Rational safe, T worst)
    {
        if (!RepairSearch.Stands(Tally(safe)))
        {
            return null;
        }

        Rational fails = threshold.Printed;
        for (int round = 0; round < Rounds; round++)
        {
            (Rational value, Rational beyond, bool isLimit) = Limit(worst, safe, fails);
            if (Neighbour(worst, value) is { } worse)
            {
                (worst, fails) = (worse.Instance, value);
                continue;
            }

            CaseTally<T> tally = Tally(value);
            if (tally.Failure is { } failure)
            {
                (worst, fails) = (failure.Instance, value);
            }
            else if (!RepairSearch.Stands(tally))
            {
                return null;
            }
            else
            {
                return Result(value, tally, isLimit ? ", and nothing nearer to it" : $"; {beyond} is not admissible", worst);
            }
        }

        return null;
    }

    /// <summary>
    /// The value nearest to the printed one that does not fail at an instance, where it is a simple number; else a simple one a
    /// little on the safe side, and one that fails.
    /// </summary>
    private (Rational Value, Rational Beyond, bool IsLimit) Limit(T instance, Rational safe, Rational fails)
    {
        Rational holds = safe;
        for (int i = 0; i < Halvings && !(threshold.IsInteger && (holds - fails).Abs() <= 1); i++)
        {
            Rational middle = (holds + fails) * Rational.Half;
            if (threshold.IsInteger)
            {
                middle = SimpleNumbers.Within(middle - Rational.Half, middle + Rational.Half);
            }

            if (Fails(middle, instance))
            {
                fails = middle;
            }
            else
            {
                holds = middle;
            }
        }

        if (threshold.IsInteger)
        {
            return (holds, fails, true);
        }

        Rational simple = SimpleNumbers.Within(Rational.Min(holds, fails), Rational.Max(holds, fails));
        if (simple.Denominator <= LargestDenominator)
        {
            if (!Fails(simple, instance))
            {
                return (simple, fails, true);
            }

            fails = simple;
        }

        Rational near = fails + (Fineness * (safe - threshold.Printed));
        Rational value = SimpleNumbers.Between(Rational.Min(near, fails), Rational.Max(near, fails));
        Rational far = fails - (Fineness * (safe - threshold.Printed));
        Rational beyond = SimpleNumbers.Within(Rational.Min(far, fails), Rational.Max(far, fails));
        return (value, Fails(beyond, instance) ? beyond : fails, false);
    }

    /// <summary>An instance close to the worst one at which a value fails; what random instances and the worst one leave open.</summary>
    private Closer? Neighbour(T worst, Rational value)
    {
        if (claim.Family.Cost > 1)
        {
            return null;
        }

        foreach (T near in claim.Family.Near(worst).Take(MostNeighbours))
        {
            budget.Cancellation.ThrowIfCancellationRequested();
            if (Fails(value, near))
            {
                return new Closer(near);
            }
        }

        return null;
    }

    private bool Fails(Rational value, T instance)
    {
        Reading<T> reading = threshold.With(value);
        return CaseRunner.Guarded(
            claim.Family.With(reading.Added), ClaimRunner.CheckOf(claim, reading, options, budget), instance).Kind == OutcomeKind.Fails;
    }

    private CaseTally<T> Tally(Rational value) => RepairSearch.Tally(claim, threshold.With(value), options, budget);

    private RepairResult Result(Rational value, CaseTally<T> tally, string beyond, T worst) => new(
        RepairKind.Threshold,
        string.Create(CultureInfo.InvariantCulture, $"{threshold.Name}: {value} in place of {threshold.Printed}{beyond}"),
        tally.Weakest,
        tally.Cases - tally.Discarded,
        tally.Cases,
        claim.Family.Describe(worst),
        threshold.With(value).Statement);

    /// <summary>An instance that is worse than the worst so far.</summary>
    private sealed record Closer(T Instance);
}
