namespace ReluProofs.Verify.Checking;

/// <summary>How an instance was decided, from strongest to weakest.</summary>
public enum Strength
{
    /// <summary>By exact arithmetic.</summary>
    Exact,

    /// <summary>By rigorous enclosures.</summary>
    Enclosed,

    /// <summary>By floating-point numbers with error estimates.</summary>
    Numeric,

    /// <summary>By a statistical test.</summary>
    Statistical,

    /// <summary>Not at all.</summary>
    None,
}
