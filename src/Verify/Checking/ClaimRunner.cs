using System.Diagnostics;
using System.Globalization;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;

namespace ReluProofs.Verify.Checking;

/// <summary>Runs one claim: its readings, its mutants, its boundary rows, and in a thorough run its ablation.</summary>
internal static class ClaimRunner
{
    /// <summary>More discarded instances than this share make a reading vacuous.</summary>
    private const double VacuousShare = 0.95;

    /// <summary>Instances of smaller sizes that are gone through around a counterexample, for a family of cost 1.</summary>
    private const int MostSmaller = 5_000;

    /// <summary>Around a counterexample of a dearer family only <c>refute</c> looks.</summary>
    private const int CheapToLookAround = 4;

    public static ClaimResult Run<T>(Claim<T> claim, RunOptions options, Budget budget)
    {
        var clock = Stopwatch.StartNew();
        bool truncated = false;
        var readings = new List<ReadingResult>();
        for (int i = 0; i < claim.Readings.Count; i++)
        {
            readings.Add(RunReading(claim, i, options, budget, ref truncated));
        }

        // Mutants vary the strongest reading that stands up, so a survivor takes the word from exactly that reading.
        int strongest = readings.FindIndex(r => r.Verdict is { } v && v.StandsUp());
        MutantResult[] mutants = [.. claim.Mutants.Select(m => RunMutant(claim, m, options, budget, ref truncated))];
        MutantResult[] survivors = [.. mutants.Where(m => !m.Killed)];
        if (strongest >= 0 && (survivors.Length > 0 || mutants.Length == 0))
        {
            string why = mutants.Length == 0
                ? "the claim has no mutant, so its check has not been seen to fail"
                : $"{survivors.Length} of {mutants.Length} mutants survived: {string.Join("; ", survivors.Select(s => s.Change))}";
            readings[strongest] = readings[strongest] with
            {
                Axes = readings[strongest].Axes with { Compared = Compared.GaveUp },
                Reason = why,
            };
        }

        if (BoundaryFault(claim, options, budget) is { } fault)
        {
            readings[0] = readings[0] with { Fault = fault };
        }

        AblationResult[] ablation = options.Varies && strongest >= 0
            ? [.. Ablation.Run(claim, claim.Readings[strongest], options, budget)]
            : [];
        RepairResult[] repairs = options.Varies && readings[0].Verdict == Verdict.Refuted
            ? [.. RepairSearch.Run(claim, options, budget)]
            : [];

        return new ClaimResult
        {
            Claim = claim,
            Readings = readings,
            Ablation = ablation,
            Repairs = repairs,
            Mutants = mutants,
            Seconds = clock.Elapsed.TotalSeconds,
            Truncated = truncated,
        };
    }

    /// <summary>The check of a reading at an instance, as the runner and the shrinker call it.</summary>
    internal static Func<T, Outcome> CheckOf<T>(Claim<T> claim, Reading<T> reading, RunOptions options, Budget budget)
    {
        var context = new CheckContext($"{claim.Id} ({reading.Name})", reading.Statement, options.Seed, budget.Cancellation, options.Thorough);
        return instance => reading.Check(instance, context);
    }

    private static ReadingResult RunReading<T>(
        Claim<T> claim, int number, RunOptions options, Budget budget, ref bool truncated)
    {
        Reading<T> reading = claim.Readings[number];
        Family<T> family = claim.Family.With(reading.Added);
        Func<T, Outcome> check = CheckOf(claim, reading, options, budget);
        IReadOnlyList<T> first = family.First(claim.Boundary, options.Thorough);
        int cases = family.Cases(options.EffectiveCases, first.Count);
        CaseTally<T> tally = CaseRunner.Run(
            family,
            check,
            index => CaseRunner.Instance(family, first, Stream(claim, reading), options, index),
            cases,
            options.Threads,
            budget);
        truncated |= tally.Truncated;

        string? proofFault = reading.Proof?.Replay();
        Derived derived = reading.Proof is null || proofFault is not null
            ? Derived.None
            : reading.Proof.Assumptions.Count > 0 ? Derived.Conditional : Derived.Complete;

        Counterexample? counterexample = null;
        string? fault = tally.Fault;
        CaseToken? faultAt = fault is null ? null : new CaseToken(claim.Id, number, options.Seed, tally.FaultCase + 1, []);
        if (fault is null && tally.Failure is { } failure)
        {
            Shrunk<T> shrunk = Shrinker.Shrink(family, check, failure.Instance, failure.Witness, budget.Cancellation);
            var token = new CaseToken(claim.Id, number, options.Seed, failure.Case + 1, shrunk.Path);
            (counterexample, fault) = Certification.Of(claim.Id, family, failure.Instance, shrunk, token);
            if (options.Varies && number == 0 && counterexample is not null && family.Cost <= CheapToLookAround)
            {
                counterexample = counterexample with
                {
                    Around = new SurroundingsSearch<T>(family, check, MostSmaller / family.Cost, budget.Cancellation).Run(shrunk.Instance),
                };
            }

            faultAt = fault is null ? null : token;
            if (fault is null && derived == Derived.Complete)
            {
                fault = $"the derivation '{reading.Proof!.Name}' proves what an instance refutes";
            }
        }

        if (fault is null && proofFault is not null)
        {
            fault = $"the derivation '{reading.Proof!.Name}' does not replay: {proofFault}";
        }

        (Compared compared, string? reason) = Compare(tally, cases);
        return new ReadingResult
        {
            Reading = claim.ReadingInfos[number],
            Axes = new Axes(
                claim.Source.Declared,
                derived,
                compared,
                counterexample is { } c ? c.Witness.Strength : tally.Holding > 0 ? tally.Weakest : Strength.None),
            Cases = tally.Cases,
            Discarded = tally.Discarded,
            Classes = tally.Classes,
            Tightness = tally.Slack is { } slack && compared == Compared.Agrees
                ? new Tightness(slack, family.Describe(tally.SlackAt!))
                : null,
            Counterexample = counterexample,
            Reason = reason,
            Fault = fault,
            FaultAt = faultAt,
        };
    }

    /// <summary>The name of a reading's stream of instances; a case of it can be drawn again from the seed and its number.</summary>
    internal static string Stream<T>(Claim<T> claim, Reading<T> reading) => $"{claim.Id}|{reading.Name}";

    private static (Compared Compared, string? Reason) Compare<T>(CaseTally<T> tally, int cases)
    {
        if (tally.Failure is not null)
        {
            return (Compared.Disagrees, null);
        }

        if (tally.Close > 0)
        {
            return (Compared.GaveUp, $"{tally.Close} of {tally.Cases} instances too close to tell: {tally.CloseReason}");
        }

        if (tally.Truncated)
        {
            return (Compared.GaveUp, $"the time ran out after {tally.Cases} of {cases} cases");
        }

        if (tally.Cases == 0 || tally.Discarded > VacuousShare * tally.Cases)
        {
            return (Compared.Vacuous, string.Create(
                CultureInfo.InvariantCulture, $"{tally.Discarded} of {tally.Cases} instances violate a hypothesis"));
        }

        return (Compared.Agrees, null);
    }

    private static MutantResult RunMutant<T>(
        Claim<T> claim, Mutant<T> mutant, RunOptions options, Budget budget, ref bool truncated)
    {
        Family<T> family = claim.Family.With(mutant.Reading.Added);
        Func<T, T>? breaks = null;
        if (mutant.Dropped is { } dropped)
        {
            breaks = claim.Family.Hypotheses.FirstOrDefault(h => h.Name == dropped)?.Break;
            family = family.Without(dropped);
        }

        IReadOnlyList<T> first = family.First(claim.Boundary, thorough: false);
        T Instance(int index)
        {
            T instance = CaseRunner.Instance(family, first, $"{claim.Id}|mutant", options, index);
            return breaks is null ? instance : breaks(instance);
        }

        CaseTally<T> tally = CaseRunner.Run(
            family,
            CheckOf(claim, mutant.Reading, options, budget),
            Instance,
            family.Cases(options.EffectiveCases, first.Count),
            options.Threads,
            budget);
        truncated |= tally.Truncated;
        return new MutantResult(mutant.Change, tally.Failure is not null, tally.Failure is { } f ? f.Case + 1 : 0);
    }

    /// <summary>A boundary row that turns out otherwise than pinned: what we know and what we compute contradict each other.</summary>
    private static string? BoundaryFault<T>(Claim<T> claim, RunOptions options, Budget budget)
    {
        Func<T, Outcome> check = CheckOf(claim, claim.Literal, options, budget);
        foreach (BoundaryRow<T> row in claim.Boundary)
        {
            OutcomeKind found = CaseRunner.Guarded(claim.Family, check, row.Instance).Kind;
            if (found != (row.Holds ? OutcomeKind.Holds : OutcomeKind.Fails))
            {
                return $"boundary row '{row.Name}' is pinned as {(row.Holds ? "holding" : "failing")} and turns out {found}";
            }
        }

        return null;
    }
}
