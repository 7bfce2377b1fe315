using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Regression;

/// <summary>What is kept of a finished claim: all of its result, with the claim itself by name.</summary>
internal sealed record StoredResult(
    string Id,
    IReadOnlyList<StoredReading> Readings,
    IReadOnlyList<AblationResult> Ablation,
    IReadOnlyList<RepairResult> Repairs,
    IReadOnlyList<MutantResult> Mutants,
    double Seconds)
{
    /// <summary>The result as it is stored.</summary>
    public static StoredResult Of(ClaimResult result) => new(
        result.Claim.Id,
        [.. result.Readings.Select(StoredReading.Of)],
        result.Ablation,
        result.Repairs,
        result.Mutants,
        result.Seconds);

    /// <summary>The result again, its certificates re-checked by the kernel; null where it does not fit the claim of today.</summary>
    /// <param name="claim">The claim of that name.</param>
    public ClaimResult? Restore(IClaim claim)
    {
        IReadOnlyList<ReadingInfo> readings = claim.ReadingInfos;
        if (!readings.Select(r => r.Name).SequenceEqual(Readings.Select(r => r.Name)))
        {
            return null;
        }

        ReadingResult?[] restored = [.. Readings.Zip(readings, (stored, reading) => stored.Restore(reading))];
        return restored.Contains(null)
            ? null
            : new ClaimResult
            {
                Claim = claim,
                Readings = restored!,
                Ablation = Ablation,
                Repairs = Repairs,
                Mutants = Mutants,
                Seconds = Seconds,
                Truncated = false,
            };
    }
}

/// <summary>What is kept of a margin; the exact number as its text.</summary>
internal sealed record StoredTightness(string Slack, IReadOnlyList<NamedValue> At);

/// <summary>What is kept of one reading; a fault of ours is not kept.</summary>
internal sealed record StoredReading(
    string Name,
    Axes Axes,
    int Cases,
    int Discarded,
    IReadOnlyDictionary<string, int> Classes,
    StoredTightness? Tightness,
    StoredCounterexample? Counterexample,
    string? Reason)
{
    /// <summary>The reading's result as it is stored.</summary>
    public static StoredReading Of(ReadingResult result) => new(
        result.Reading.Name,
        result.Axes,
        result.Cases,
        result.Discarded,
        result.Classes,
        result.Tightness is { } t ? new StoredTightness(t.Slack, t.At) : null,
        result.Counterexample is { } c ? StoredCounterexample.Of(c) : null,
        result.Reason);

    /// <summary>The result again; null when its certificate is not right.</summary>
    public ReadingResult? Restore(ReadingInfo reading)
    {
        Counterexample? counterexample = Counterexample?.Restore();
        return Counterexample is not null && counterexample is null
            ? null
            : new ReadingResult
            {
                Reading = reading,
                Axes = Axes,
                Cases = Cases,
                Discarded = Discarded,
                Classes = new SortedDictionary<string, int>(Classes.ToDictionary(), StringComparer.Ordinal),
                Tightness = Tightness is { } t ? new Tightness(RealAlgebraic.Parse(t.Slack), t.At) : null,
                Counterexample = counterexample,
                Reason = Reason,
            };
    }
}

/// <summary>What is kept of a counterexample; the certificate as its text.</summary>
internal sealed record StoredCounterexample(
    IReadOnlyList<NamedValue> Instance,
    IReadOnlyList<NamedValue> FirstSeen,
    Witness Witness,
    string? Certificate,
    int Case,
    int Shrinks,
    bool IsMinimal,
    string? Token,
    Surroundings? Around = null)
{
    /// <summary>The counterexample as it is stored.</summary>
    public static StoredCounterexample Of(Counterexample c) => new(
        c.Instance, c.FirstSeen, c.Witness with { Draft = null }, c.Certificate?.ToJson(), c.Case, c.Shrinks, c.IsMinimal, c.Token?.ToString(), c.Around);

    /// <summary>The counterexample again; null when the kernel rejects the certificate.</summary>
    public Counterexample? Restore()
    {
        Certificate? certificate = Certificate is null ? null : Checker.CheckJson(Certificate).Certificate;
        return Certificate is not null && certificate is null
            ? null
            : new Counterexample(
                Instance, FirstSeen, Witness, certificate, Case, Shrinks, IsMinimal, Token is null ? null : CaseToken.TryParse(Token), Around);
    }
}
