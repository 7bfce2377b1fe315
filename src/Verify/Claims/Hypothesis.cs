namespace ReluProofs.Verify.Claims;

/// <summary>One named hypothesis of a statement, decided exactly.</summary>
/// <typeparam name="T">The instances it speaks of.</typeparam>
/// <param name="Name">A short name, such as <c>H1</c>.</param>
/// <param name="Text">The hypothesis as the source states it.</param>
/// <param name="Holds">Whether an instance satisfies it; exact.</param>
/// <param name="Break">
/// Turns an instance into one that violates this hypothesis, for the ablation; null for a structural hypothesis
/// (such as m >= 1), without which the statement has no meaning.
/// </param>
public sealed record Hypothesis<T>(string Name, string Text, Func<T, bool> Holds, Func<T, T>? Break = null)
{
    /// <summary>Whether the statement has no meaning without it.</summary>
    public bool IsStructural => Break is null;
}
