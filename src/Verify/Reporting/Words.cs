using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Verify.Reporting;

/// <summary>The words of the reports: one spelling each, the same in JSON, text and docs.</summary>
public static class Words
{
    /// <summary>The verdict in lower case; <c>none</c> when our engines disagree.</summary>
    public static string Of(Verdict? verdict) => verdict switch
    {
        Verdict.Proved => "proved",
        Verdict.Certified => "certified",
        Verdict.Supported => "supported",
        Verdict.Refuted => "refuted",
        Verdict.Vacuous => "vacuous",
        Verdict.Undecided => "undecided",
        _ => "none",
    };

    /// <summary>What the source says.</summary>
    public static string Of(Declared declared) => declared switch
    {
        Declared.Theorem => "theorem",
        Declared.Conjecture => "conjecture",
        _ => "figure",
    };

    /// <summary>The derivation axis.</summary>
    public static string Of(Derived derived) => derived switch
    {
        Derived.Complete => "complete",
        Derived.Conditional => "conditional",
        _ => "none",
    };

    /// <summary>The comparison axis.</summary>
    public static string Of(Compared compared) => compared switch
    {
        Compared.Agrees => "agrees",
        Compared.Disagrees => "disagrees",
        Compared.Vacuous => "vacuous",
        _ => "gave up",
    };

    /// <summary>The certification axis.</summary>
    public static string Of(Strength strength) => strength switch
    {
        Strength.Exact => "exact",
        Strength.Enclosed => "enclosed",
        Strength.Numeric => "numeric",
        Strength.Statistical => "statistical",
        _ => "none",
    };
}
