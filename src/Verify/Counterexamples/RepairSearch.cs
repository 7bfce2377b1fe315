using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>
/// Looks for weak changes that make a refuted statement stand up: one more hypothesis, on the sizes, out of the family's natural
/// ones or the claim's other readings, or another value of a number that the claim declares as a threshold. What it finds has held
/// at the instances tried, and no more is said of it.
/// </summary>
internal static class RepairSearch
{
    /// <summary>A hypothesis that keeps a smaller share of the instances leaves too little of the statement.</summary>
    private const double LeastKept = 0.05;

    private const int LargestBound = 3;

    /// <summary>A suggestion is tried at so many times fewer cases than a statement.</summary>
    private const int FewerCases = 4;

    /// <summary>The repairs found, the one that keeps the most instances first.</summary>
    public static IReadOnlyList<RepairResult> Run<T>(Claim<T> claim, RunOptions options, Budget budget)
    {
        options = options with { Cases = Math.Max(1, options.Cases / FewerCases) };

        // Of bounds on one size only the weakest says something; the hypotheses of other readings are not comparable.
        IEnumerable<RepairResult> bounds = Sizes(claim.Family.Size).SelectMany(b => Standing(claim, b, options, budget).Take(1));
        IEnumerable<RepairResult> others = Standing(
            claim,
            [.. (claim.Family.Natural ?? []).Concat(claim.Repairs.SelectMany(r => r.Added)).DistinctBy(h => h.Text)],
            options,
            budget);
        IEnumerable<RepairResult> thresholds =
            (claim.Thresholds ?? []).Select(t => new ThresholdSearch<T>(claim, t, options, budget).Run()).OfType<RepairResult>();

        // "m >= 2" may be of the sizes and of a reading; it is one repair.
        return [.. others.Concat(bounds).DistinctBy(r => r.Change).OrderByDescending(r => r.Kept), .. thresholds];
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
            CaseTally<T> tally = Tally(
                claim, claim.Literal with { Added = [.. claim.Literal.Added, candidate] }, options, budget);
            if (Stands(tally))
            {
                yield return new RepairResult(
                    RepairKind.Hypothesis, candidate.Text, tally.Weakest, tally.Cases - tally.Discarded, tally.Cases, null);
            }
        }
    }

    /// <summary>The literal statement's own cases under another reading of it.</summary>
    internal static CaseTally<T> Tally<T>(Claim<T> claim, Reading<T> reading, RunOptions options, Budget budget)
    {
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

    /// <summary>Whether everything tried held, and enough was tried.</summary>
    internal static bool Stands<T>(CaseTally<T> tally) =>
        tally is { Failure: null, Fault: null, Close: 0, Truncated: false } && tally.Holding > LeastKept * tally.Cases;
}
