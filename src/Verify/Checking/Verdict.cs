using ReluProofs.Verify.Claims;

namespace ReluProofs.Verify.Checking;

/// <summary>The word computed from the evidence (docs/trust.md).</summary>
public enum Verdict
{
    /// <summary>Established by an exact derivation that replays, over the whole range of the quantifiers.</summary>
    Proved,

    /// <summary>Every tested instance decided rigorously.</summary>
    Certified,

    /// <summary>All tested instances agree within their error bounds.</summary>
    Supported,

    /// <summary>A counterexample inside the hypotheses.</summary>
    Refuted,

    /// <summary>No instance satisfies the hypotheses, or more than 95 % were discarded.</summary>
    Vacuous,

    /// <summary>The evidence does not decide it.</summary>
    Undecided,
}

/// <summary>Whether our own exact derivation covers the statement.</summary>
public enum Derived
{
    /// <summary>A derivation of the statement replays.</summary>
    Complete,

    /// <summary>A derivation replays, under named assumptions.</summary>
    Conditional,

    /// <summary>There is no derivation.</summary>
    None,
}

/// <summary>What comparing the sides at the tested instances gave.</summary>
public enum Compared
{
    /// <summary>They agree at every instance.</summary>
    Agrees,

    /// <summary>They are separated at one.</summary>
    Disagrees,

    /// <summary>Hardly any instance satisfied the hypotheses.</summary>
    Vacuous,

    /// <summary>Too close to tell, cut short, or the check cannot be trusted because a mutant survived.</summary>
    GaveUp,
}

/// <summary>The four independent axes a verdict is computed from.</summary>
/// <param name="Declared">What the source says.</param>
/// <param name="Derived">Our derivation.</param>
/// <param name="Compared">The comparison.</param>
/// <param name="Certified">How the deciding instances were decided.</param>
public sealed record Axes(Declared Declared, Derived Derived, Compared Compared, Strength Certified);

/// <summary>The truth table.</summary>
public static class Verdicts
{
    /// <summary>The verdict for the axes; a pure function of them (the table stands in docs/trust.md).</summary>
    /// <param name="axes">The axes.</param>
    public static Verdict Of(Axes axes) => axes switch
    {
        { Compared: Compared.Vacuous } => Verdict.Vacuous,
        { Compared: Compared.GaveUp } => Verdict.Undecided,
        { Certified: Strength.None } => Verdict.Undecided,
        { Compared: Compared.Disagrees } => Verdict.Refuted,
        { Derived: Derived.Complete, Certified: Strength.Exact or Strength.Enclosed } => Verdict.Proved,
        { Certified: Strength.Exact or Strength.Enclosed } => Verdict.Certified,
        _ => Verdict.Supported,
    };

    /// <summary>Whether the verdict says that the statement stood up.</summary>
    public static bool StandsUp(this Verdict verdict) =>
        verdict is Verdict.Proved or Verdict.Certified or Verdict.Supported;
}
