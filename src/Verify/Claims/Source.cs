namespace ReluProofs.Verify.Claims;

/// <summary>What the source itself says of a statement.</summary>
public enum Declared
{
    /// <summary>A theorem, proposition, lemma, corollary or a remark stated as a fact.</summary>
    Theorem,

    /// <summary>Stated as a conjecture.</summary>
    Conjecture,

    /// <summary>A figure's or table's printed values.</summary>
    Figure,
}

/// <summary>Where a statement stands.</summary>
/// <param name="Paper">The paper's key, such as <c>onedim</c>.</param>
/// <param name="Locus">The place in it, such as <c>Theorem 4.1, Eq. (6)</c>.</param>
/// <param name="Declared">What the paper says the statement is.</param>
public sealed record Source(string Paper, string Locus, Declared Declared);
