using System.Globalization;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>
/// Looks for weak changes that make a refuted statement stand up: one more hypothesis, on the sizes or out of the claim's other
/// readings, or another value of a number that the claim declares as a threshold. What it finds has held at the instances tried,
/// and no more is said of it.
/// </summary>
internal static class RepairSearch
{
    /// <summary>A hypothesis that keeps a smaller share of the instances leaves too little of the statement.</summary>
    private const double LeastKept = 0.05;

    private const int LargestBound = 3;
    private const int Bisections = 10;

    /// <summary>The repairs found, the one that keeps the most instances first.</summary>
    public static IReadOnlyList<RepairResult> Run<T>(Claim<T> claim, RunOptions options, Budget budget)
    {
        // Of bounds on one size only the weakest says something; the hypotheses of other readings are not comparable.
        IEnumerable<RepairResult> bounds = Sizes(claim.Family.Size).SelectMany(b => Standing(claim, b, options, budget).Take(1));
        IEnumerable<RepairResult> others = Standing(
            claim, [.. claim.Repairs.SelectMany(r => r.Added).DistinctBy(h => h.Name)], options, budget);
        IEnumerable<RepairResult> thresholds =
            (claim.Thresholds ?? []).Select(t => Bisected(claim, t, options, budget)).OfType<RepairResult>();
        return [.. others.Concat(bounds).OrderByDescending(r => r.Kept), .. thresholds];
    }

    /// <summary>Bounds on n, m and d, each list from the weakest to the strongest.</summary>
    private static IEnumerable<IReadOnlyList<Hypothesis<T>>> Sizes<T>(Func<T, InstanceSize> size)
    {
        (string Name, Func<InstanceSize, int> Of)[] parts =
        [
            ("n", s => s.Points), ("m", s => s.Neurons), ("d", s => s.Dimension),
        ];
        foreach ((string name, Func<InstanceSize, int> of) in parts)
        {
            yield return
            [
                .. Enumerable.Range(2, LargestBound - 1).Select(k => Bound($"{name} >= {k}", i => of(size(i)) >= k)),
            ];
            yield return
            [
                .. Enumerable.Range(1, LargestBound).Reverse().Select(k => Bound($"{name} <= {k}", i => of(size(i)) <= k)),
            ];
        }

        static Hypothesis<T> Bound(string text, Func<T, bool> holds) => new(text, text, holds);
    }

    /// <summary>The candidates under which the literal statement holds at every instance tried.</summary>
    private static IEnumerable<RepairResult> Standing<T>(
        Claim<T> claim, IReadOnlyList<Hypothesis<T>> candidates, RunOptions options, Budget budget)
    {
        foreach (Hypothesis<T> candidate in candidates)
        {
            CaseTally<T> tally = Tally(claim, claim.Literal.Check, [candidate], options, budget);
            if (Stands(tally))
            {
                yield return new RepairResult(
                    RepairKind.Hypothesis, candidate.Text, tally.Weakest, tally.Cases - tally.Discarded, tally.Cases, null);
            }
        }
    }

    private static RepairResult? Bisected<T>(Claim<T> claim, Threshold<T> threshold, RunOptions options, Budget budget)
    {
        Rational holds = threshold.Safe;
        Rational fails = threshold.Printed;
        CaseTally<T> best = Tally(claim, threshold.Check(holds), [], options, budget);
        if (!Stands(best))
        {
            return null;
        }

        CaseTally<T>? beyond = null;
        for (int i = 0; i < Bisections; i++)
        {
            Rational middle = (holds + fails) * Rational.Half;
            CaseTally<T> tally = Tally(claim, threshold.Check(middle), [], options, budget);
            if (Stands(tally))
            {
                (holds, best) = (middle, tally);
            }
            else
            {
                (fails, beyond) = (middle, tally.Failure is null ? beyond : tally);
            }
        }

        return new RepairResult(
            RepairKind.Threshold,
            string.Create(CultureInfo.InvariantCulture, $"{threshold.Name}: {holds} in place of {threshold.Printed}; {fails} is not admissible"),
            best.Weakest,
            best.Cases - best.Discarded,
            best.Cases,
            beyond?.Failure is { } failure ? claim.Family.Describe(failure.Instance) : null);
    }

    private static CaseTally<T> Tally<T>(
        Claim<T> claim, Check<T> check, IReadOnlyList<Hypothesis<T>> added, RunOptions options, Budget budget)
    {
        Reading<T> reading = claim.Literal with { Check = check, Added = [.. claim.Literal.Added, .. added] };
        Family<T> family = claim.Family.With(reading.Added);
        IReadOnlyList<T> first = family.First(claim.Boundary, thorough: false);
        return CaseRunner.Run(
            family,
            ClaimRunner.CheckOf(claim, reading, options, budget),
            index => CaseRunner.Instance(family, first, ClaimRunner.Stream(claim, claim.Literal), options, index),
            family.Cases(options.EffectiveCases, first.Count),
            options.Threads,
            budget);
    }

    private static bool Stands<T>(CaseTally<T> tally) =>
        tally is { Failure: null, Fault: null, Close: 0, Truncated: false } && tally.Holding > LeastKept * tally.Cases;
}
