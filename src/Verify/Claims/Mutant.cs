namespace ReluProofs.Verify.Claims;

/// <summary>What a mutant changes.</summary>
public enum MutationKind
{
    /// <summary>A number.</summary>
    Constant,

    /// <summary>A sign or the direction of an inequality.</summary>
    Sign,

    /// <summary>A power.</summary>
    Exponent,

    /// <summary>A hypothesis dropped or weakened.</summary>
    Hypothesis,

    /// <summary>A quantifier or a cardinality.</summary>
    Quantifier,
}

/// <summary>
/// A false variation of a reading that holds. The checker must refute it: a check that lets it pass cannot be trusted.
/// </summary>
/// <typeparam name="T">The instances.</typeparam>
/// <param name="Kind">What it changes.</param>
/// <param name="Change">The change, in words.</param>
/// <param name="Reading">The changed reading.</param>
/// <param name="Dropped">The name of the hypothesis it drops; null for none.</param>
public sealed record Mutant<T>(MutationKind Kind, string Change, Reading<T> Reading, string? Dropped = null)
{
    /// <summary>The reading with another check.</summary>
    /// <param name="kind">What is changed.</param>
    /// <param name="change">The change, in words.</param>
    /// <param name="reading">The reading that holds.</param>
    /// <param name="check">The check of the changed statement.</param>
    public static Mutant<T> Of(MutationKind kind, string change, Reading<T> reading, Check<T> check) =>
        new(kind, change, reading with { Check = check, Proof = null });

    /// <summary>The reading without one of its own added hypotheses, or without one of the claim's.</summary>
    /// <param name="reading">The reading that holds.</param>
    /// <param name="hypothesis">The name of the hypothesis to drop.</param>
    public static Mutant<T> Dropping(Reading<T> reading, string hypothesis) =>
        new(
            MutationKind.Hypothesis,
            $"hypothesis {hypothesis} dropped",
            reading with { Added = [.. reading.Added.Where(h => h.Name != hypothesis)], Proof = null },
            hypothesis);
}
