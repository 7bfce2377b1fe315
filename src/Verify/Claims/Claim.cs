using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Figures;

namespace ReluProofs.Verify.Claims;

/// <summary>A statement of a paper, ready to be run. The verdict is not in it: it is computed.</summary>
/// <typeparam name="T">The instances.</typeparam>
/// <param name="Id">The catalogue's id, such as <c>onedim/thm-4.1</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="File">The claim file, relative to the repository.</param>
/// <param name="Family">The hypotheses, and instances over their whole range.</param>
/// <param name="Source">Where the statement stands.</param>
/// <param name="Literal">The statement as printed.</param>
/// <param name="Boundary">Pinned instances.</param>
/// <param name="Repairs">Further readings, the strongest repair first.</param>
/// <param name="Mutants">False variations of the strongest reading that holds.</param>
/// <param name="Thresholds">Numbers of the literal statement that may not be right as printed; null for none.</param>
/// <param name="Figure">The numbers behind a figure or an experiment, regenerated; null for a claim that is neither.</param>
public sealed record Claim<T>(
    string Id,
    string Title,
    string File,
    Family<T> Family,
    Source Source,
    Reading<T> Literal,
    IReadOnlyList<BoundaryRow<T>> Boundary,
    IReadOnlyList<Reading<T>> Repairs,
    IReadOnlyList<Mutant<T>> Mutants,
    IReadOnlyList<Threshold<T>>? Thresholds = null,
    Figure? Figure = null) : IClaim
{
    /// <inheritdoc/>
    public string Statement => Literal.Statement;

    /// <inheritdoc/>
    public IReadOnlyList<Reading<T>> Readings => [Literal, .. Repairs];

    /// <inheritdoc/>
    public string FamilyName => Family.Name;

    /// <inheritdoc/>
    public IReadOnlyList<HypothesisInfo> Hypotheses =>
        [.. Family.Hypotheses.Select(h => new HypothesisInfo(h.Name, h.Text, h.IsStructural))];

    /// <inheritdoc/>
    public IReadOnlyList<ReadingInfo> ReadingInfos =>
        [.. Readings.Select(r => new ReadingInfo(
            r.Name,
            r.Statement,
            r.Note,
            [.. r.Added.Select(h => new HypothesisInfo(h.Name, h.Text, h.IsStructural))],
            r.Proof))];

    /// <inheritdoc/>
    public IReadOnlyList<string> MutantChanges => [.. Mutants.Select(m => m.Change)];

    /// <inheritdoc/>
    public IReadOnlyList<string> BoundaryNames => [.. Boundary.Select(b => b.Name)];

    /// <inheritdoc/>
    public ClaimResult Run(RunOptions options, Budget budget) => ClaimRunner.Run(this, options, budget);

    /// <inheritdoc/>
    public TResult Accept<TResult>(IClaimVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>A hypothesis without its instances' type.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsStructural">Whether the statement has no meaning without it.</param>
public sealed record HypothesisInfo(string Name, string Text, bool IsStructural);

/// <summary>A reading without its instances' type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Statement">Its statement.</param>
/// <param name="Note">What a reader should know.</param>
/// <param name="Added">Hypotheses beyond those of the claim.</param>
/// <param name="Proof">Its derivation, where there is one.</param>
public sealed record ReadingInfo(
    string Name,
    string Statement,
    string Note,
    IReadOnlyList<HypothesisInfo> Added,
    IProof? Proof);

/// <summary>A claim without its instances' type.</summary>
public interface IClaim
{
    /// <summary>The catalogue's id.</summary>
    string Id { get; }

    /// <summary>What it is about.</summary>
    string Title { get; }

    /// <summary>The claim file, relative to the repository.</summary>
    string File { get; }

    /// <summary>Where the statement stands.</summary>
    Source Source { get; }

    /// <summary>The statement as printed.</summary>
    string Statement { get; }

    /// <summary>What an instance is, in words.</summary>
    string FamilyName { get; }

    /// <summary>The hypotheses, in the source's order.</summary>
    IReadOnlyList<HypothesisInfo> Hypotheses { get; }

    /// <summary>All readings, the literal one first.</summary>
    IReadOnlyList<ReadingInfo> ReadingInfos { get; }

    /// <summary>What each mutant changes.</summary>
    IReadOnlyList<string> MutantChanges { get; }

    /// <summary>The names of the boundary rows.</summary>
    IReadOnlyList<string> BoundaryNames { get; }

    /// <summary>The numbers behind a figure or an experiment; null for a claim that is neither.</summary>
    Figure? Figure { get; }

    /// <summary>Checks the claim.</summary>
    /// <param name="options">What to spend and how.</param>
    /// <param name="budget">The run's clock and cancellation.</param>
    ClaimResult Run(RunOptions options, Budget budget);

    /// <summary>Hands the claim over with its instances' type.</summary>
    /// <typeparam name="TResult">What the visitor returns.</typeparam>
    /// <param name="visitor">Whatever works on claims of any type.</param>
    TResult Accept<TResult>(IClaimVisitor<TResult> visitor);
}

/// <summary>Work on a claim whose instances may be of any type.</summary>
/// <typeparam name="TResult">What it returns.</typeparam>
public interface IClaimVisitor<out TResult>
{
    /// <summary>Does the work.</summary>
    /// <typeparam name="T">The claim's instances.</typeparam>
    /// <param name="claim">The claim.</param>
    TResult Visit<T>(Claim<T> claim);
}
