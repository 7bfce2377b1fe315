using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Landscape;

/// <summary>
/// A rigorous enclosure of the minimal loss over all networks of one width, and networks that attain it up to the gap.
/// Both ends are exact: Upper is the loss of a network, Lower the value of dual vectors checked in rational arithmetic.
/// Floating-point errors make the enclosure wide, never wrong.
/// </summary>
public sealed class MinimumEnclosure
{
    internal MinimumEnclosure(
        Rational lower,
        Rational upper,
        Rational originLoss,
        IReadOnlyList<PatternMinimum> minimisers,
        IReadOnlyList<ExactVector> duals,
        MinimiserStatus status,
        long iterations,
        int starts)
    {
        Lower = lower;
        Upper = upper;
        Gap = upper - lower;
        RelativeGap = Gap.IsZero ? 0 : OutwardRounding.Up(Gap / originLoss);
        Minimisers = minimisers;
        Duals = duals;
        Status = status;
        Iterations = iterations;
        Starts = starts;
    }

    /// <summary>No network of the width has a smaller loss. Never negative.</summary>
    public Rational Lower { get; }

    /// <summary>The loss of the first of <see cref="Minimisers"/>; at most c ||y||^2, the loss of the zero network.</summary>
    public Rational Upper { get; }

    /// <summary><see cref="Lower"/> rounded down.</summary>
    public double LowerDouble => OutwardRounding.Down(Lower);

    /// <summary><see cref="Upper"/> rounded up.</summary>
    public double UpperDouble => OutwardRounding.Up(Upper);

    /// <summary>Upper - Lower, in the units of the loss; never negative.</summary>
    public Rational Gap { get; }

    /// <summary>
    /// Upper - Lower as a multiple of c ||y||^2, the loss of the zero network, rounded up; 0 when the gap is 0. It is not
    /// relative to the minimum itself, which may be 0.
    /// </summary>
    public double RelativeGap { get; }

    /// <summary>
    /// The best network of every pattern of activation cones whose loss the enclosure cannot tell from the minimum: its
    /// loss is within the larger of the gap reached and the gap asked for above <see cref="Lower"/>. Best first, at least
    /// one. The minimisers inside a pattern are usually a whole set: this is one near it.
    /// </summary>
    public IReadOnlyList<PatternMinimum> Minimisers { get; }

    /// <summary>
    /// The dual vectors (length n, units of dL/df) behind <see cref="Lower"/>: one for each choice of as many activation
    /// cones as a network of this width can use. They are what the kernel's <c>Term.MinimumLoss</c> takes.
    /// </summary>
    public IReadOnlyList<ExactVector> Duals { get; }

    /// <summary>How the minimisation ended.</summary>
    public MinimiserStatus Status { get; }

    /// <summary>Whether the gap asked for was reached.</summary>
    public bool IsSuccess => Status == MinimiserStatus.Reached;

    /// <summary>All Newton iterations together.</summary>
    public long Iterations { get; }

    /// <summary>All starts together.</summary>
    public int Starts { get; }
}
