using ReluProofs.Kernel;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Checking;

/// <summary>The smallest margin by which an inequality held.</summary>
/// <param name="Exact">The margin, or a lower bound of it where it is irrational or numerical.</param>
/// <param name="At">The instance.</param>
public sealed record Tightness(RealAlgebraic Exact, IReadOnlyList<NamedValue> At)
{
    private const int LongestText = 24;

    /// <summary>The margin as text.</summary>
    public string Slack => Exact.ToString()!;

    /// <summary>The margin for a reader: as it is, or to three digits where it is long.</summary>
    public string Short => Slack.Length <= LongestText
        ? Slack
        : Value.ToString("0.00e+0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The double nearest to it.</summary>
    public double Value => Exact.ToDouble();
}

/// <summary>What was found for one reading.</summary>
public sealed record ReadingResult
{
    /// <summary>The reading.</summary>
    public required ReadingInfo Reading { get; init; }

    /// <summary>The axes.</summary>
    public required Axes Axes { get; init; }

    /// <summary>The verdict; null when two of our own engines disagree, because then there is none.</summary>
    public Verdict? Verdict => Fault is null ? Verdicts.Of(Axes) : null;

    /// <summary>Instances tried.</summary>
    public required int Cases { get; init; }

    /// <summary>Instances outside the hypotheses.</summary>
    public required int Discarded { get; init; }

    /// <summary>How the instances inside the hypotheses were distributed.</summary>
    public required IReadOnlyDictionary<string, int> Classes { get; init; }

    /// <summary>The smallest margin of an inequality that held.</summary>
    public Tightness? Tightness { get; init; }

    /// <summary>The counterexample of a refuted reading.</summary>
    public Counterexample? Counterexample { get; init; }

    /// <summary>What is missing, or why a reading is undecided or vacuous.</summary>
    public string? Reason { get; init; }

    /// <summary>The disagreement between two of our own engines; null when there is none.</summary>
    public string? Fault { get; init; }

    /// <summary>The case at which two of our engines disagree; null where it is not one case's.</summary>
    public CaseToken? FaultAt { get; init; }
}

/// <summary>What dropping a hypothesis showed.</summary>
/// <param name="Hypothesis">Its name.</param>
/// <param name="Needed">True when a counterexample without it was found; null when none was.</param>
/// <param name="Witness">The counterexample.</param>
/// <param name="Instances">Instances tried that violate this hypothesis and no other.</param>
public sealed record AblationResult(string Hypothesis, bool? Needed, IReadOnlyList<NamedValue>? Witness, int Instances);

/// <summary>What became of one mutant.</summary>
/// <param name="Change">What it changes.</param>
/// <param name="Killed">Whether the checker refuted it.</param>
/// <param name="Case">The 1-based case that did.</param>
public sealed record MutantResult(string Change, bool Killed, int Case);

/// <summary>Everything found for one claim.</summary>
public sealed record ClaimResult
{
    /// <summary>The claim.</summary>
    public required IClaim Claim { get; init; }

    /// <summary>The readings, the literal one first.</summary>
    public required IReadOnlyList<ReadingResult> Readings { get; init; }

    /// <summary>The dropped hypotheses; empty when not asked for.</summary>
    public required IReadOnlyList<AblationResult> Ablation { get; init; }

    /// <summary>The repairs of a refuted statement that the engine found by itself, the weakest first; empty when not asked for.</summary>
    public IReadOnlyList<RepairResult> Repairs { get; init; } = [];

    /// <summary>
    /// What varying the claim showed when it was locked, as names and texts of the lock; empty where this run varied it itself or the
    /// lock does not know the claim as it is.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Locked { get; init; } = [];

    /// <summary>The mutants.</summary>
    public required IReadOnlyList<MutantResult> Mutants { get; init; }

    /// <summary>Wall-clock seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Whether the time ran out in this claim.</summary>
    public required bool Truncated { get; init; }

    /// <summary>The literal reading's result.</summary>
    public ReadingResult Literal => Readings[0];

    /// <summary>The claim's verdict: that of its literal reading.</summary>
    public Verdict? Verdict => Literal.Verdict;

    /// <summary>Whether two of our own engines disagree somewhere in this claim.</summary>
    public bool HasFault => Readings.Any(r => r.Fault is not null);
}
