using ReluProofs.Verify.Checking;

namespace ReluProofs.Verify.Claims;

/// <summary>A shape filled in: decides a statement at one instance that satisfies the hypotheses.</summary>
/// <typeparam name="T">The instances.</typeparam>
/// <param name="instance">The instance.</param>
/// <param name="context">What else a check may use.</param>
public delegate Outcome Check<T>(T instance, CheckContext context);

/// <summary>One way to read a statement, with a verdict of its own.</summary>
/// <typeparam name="T">The instances.</typeparam>
/// <param name="Name"><c>literal</c> for the statement as printed; else the name of the repair or the interpretation.</param>
/// <param name="Statement">The statement in this reading, in full.</param>
/// <param name="Check">Decides it at an instance.</param>
/// <param name="Added">Hypotheses this reading has beyond those of the claim.</param>
/// <param name="Proof">Its derivation, where there is one.</param>
/// <param name="Note">What a reader should know of this reading, such as an ambiguous word.</param>
public sealed record Reading<T>(
    string Name,
    string Statement,
    Check<T> Check,
    IReadOnlyList<Hypothesis<T>> Added,
    IProof? Proof = null,
    string Note = "")
{
    /// <summary>The name of the reading that states what the paper prints.</summary>
    public const string Literal = "literal";
}
