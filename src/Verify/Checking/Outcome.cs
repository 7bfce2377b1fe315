using ReluProofs.Kernel;

namespace ReluProofs.Verify.Checking;

/// <summary>The outcomes of a check at one instance.</summary>
public enum OutcomeKind
{
    /// <summary>The statement holds there.</summary>
    Holds,

    /// <summary>The statement fails there.</summary>
    Fails,

    /// <summary>The enclosures do not separate the two.</summary>
    TooClose,

    /// <summary>A hypothesis is violated; the statement says nothing.</summary>
    Discarded,

    /// <summary>Two of our own engines contradict each other: the fault is ours.</summary>
    EnginesDisagree,
}

/// <summary>What contradicts a statement at an instance.</summary>
/// <param name="Stated">What the statement says, with its value there.</param>
/// <param name="Actual">What is the case.</param>
/// <param name="Relation">How the two differ, such as <c>&lt;</c> or <c>is not</c>.</param>
/// <param name="Strength">How it was decided.</param>
/// <param name="Numeric">The independent numerical side, in words; null when there is none.</param>
/// <param name="Draft">What the kernel is to certify; null when the contradiction is not exact.</param>
public sealed record Witness(
    string Stated,
    string Actual,
    string Relation,
    Strength Strength,
    string? Numeric,
    CertificateDraft? Draft);

/// <summary>What a check says of one instance.</summary>
public sealed record Outcome
{
    private Outcome(OutcomeKind kind) => Kind = kind;

    /// <summary>Which of the outcomes.</summary>
    public OutcomeKind Kind { get; }

    /// <summary>How it was decided.</summary>
    public Strength Strength { get; private init; } = Strength.None;

    /// <summary>For an inequality that holds, the amount by which it does, or a lower bound of it where it is irrational or numerical.</summary>
    public RealAlgebraic? Slack { get; private init; }

    /// <summary>The contradiction, for <see cref="OutcomeKind.Fails"/>.</summary>
    public Witness? Witness { get; private init; }

    /// <summary>Why it is too close, discarded, or whose engines disagree.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>The statement holds.</summary>
    public static Outcome Holds(Strength strength, RealAlgebraic? slack = null) =>
        new(OutcomeKind.Holds) { Strength = strength, Slack = slack };

    /// <summary>The statement fails.</summary>
    public static Outcome Fails(Witness witness) =>
        new(OutcomeKind.Fails) { Strength = witness.Strength, Witness = witness };

    /// <summary>Not decided at the present accuracy.</summary>
    public static Outcome TooClose(string reason) => new(OutcomeKind.TooClose) { Reason = reason };

    /// <summary>The named hypothesis is violated.</summary>
    public static Outcome Discarded(string hypothesis) => new(OutcomeKind.Discarded) { Reason = hypothesis };

    /// <summary>Two of our engines contradict each other.</summary>
    public static Outcome EnginesDisagree(string reason) => new(OutcomeKind.EnginesDisagree) { Reason = reason };

    /// <summary>
    /// The conjunction of several outcomes at one instance: the first that does not hold, else holding with the weakest
    /// strength and the smallest slack.
    /// </summary>
    /// <param name="parts">Evaluated lazily, in order.</param>
    public static Outcome All(IEnumerable<Outcome> parts)
    {
        var weakest = Strength.Exact;
        RealAlgebraic? slack = null;
        Outcome? close = null;
        foreach (Outcome part in parts)
        {
            switch (part.Kind)
            {
                case OutcomeKind.Holds:
                    weakest = part.Strength > weakest ? part.Strength : weakest;
                    slack = slack is null || (part.Slack is not null && part.Slack < slack) ? part.Slack : slack;
                    break;
                case OutcomeKind.TooClose:
                    // A later part may still decide against the statement.
                    close ??= part;
                    break;
                default:
                    return part;
            }
        }

        return close ?? Holds(weakest, slack);
    }
}
