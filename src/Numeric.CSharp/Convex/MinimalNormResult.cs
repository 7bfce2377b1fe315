using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// An enclosure of the smallest sum_j |a_j| ||w_j|| of networks of any width that interpolate the labels exactly; the smallest
/// ||theta||^2 is twice that. When there is none, the exact vector that proves it.
/// </summary>
public sealed class MinimalNormResult
{
    internal MinimalNormResult(
        SolveStatus status,
        Rational lower,
        Rational? upper,
        TwoLayerNetwork? interpolator,
        ExactVector dual,
        IReadOnlyList<ActiveNeuron> neurons,
        int iterations,
        TimeSpan elapsed)
    {
        Status = status;
        Lower = lower;
        Upper = upper;
        Interpolator = interpolator;
        Dual = dual;
        Neurons = neurons;
        Iterations = iterations;
        Elapsed = elapsed;
        RelativeGap = upper is not { } end ? double.PositiveInfinity
            : end == lower ? 0
            : OutwardRounding.Up((end - lower) / end);
    }

    /// <summary>Why the solver stopped.</summary>
    public SolveStatus Status { get; }

    /// <summary>Whether the gap asked for was reached.</summary>
    public bool IsSuccess => Status == SolveStatus.Certified;

    /// <summary>No interpolating network has a smaller sum: &lt;v, y&gt; for the dual vector v. 0 when infeasible.</summary>
    public Rational Lower { get; }

    /// <summary>The sum of <see cref="Interpolator"/>, rounded up; null when none is known.</summary>
    public Rational? Upper { get; }

    /// <summary>(Upper - Lower) / Upper, rounded up; infinite without an upper end.</summary>
    public double RelativeGap { get; }

    /// <summary>A network that interpolates the labels in exact numbers (not balanced); null when none is known.</summary>
    public TwoLayerNetwork? Interpolator { get; }

    /// <summary>
    /// A vector with |s sum_k v_k relu(&lt;u, x_k&gt;)| &lt;= 1 for all unit u. When <see cref="Status"/> is Infeasible that sum is 0 for
    /// all u although &lt;v, y&gt; > 0, so no network interpolates.
    /// </summary>
    public ExactVector Dual { get; }

    /// <summary>The directions at which the dual constraint is tight or nearly so, those of the optimal network first.</summary>
    public IReadOnlyList<ActiveNeuron> Neurons { get; }

    /// <summary>Iterations of column generation.</summary>
    public int Iterations { get; }

    /// <summary>The time taken.</summary>
    public TimeSpan Elapsed { get; }
}
