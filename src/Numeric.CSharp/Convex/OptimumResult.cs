using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// A rigorous enclosure of the optimum of a convex program over networks, with what proves both ends. Lower is the value of
/// a dual vector, Upper the value of a network, both evaluated in exact numbers: rounding makes the enclosure wide, never wrong.
/// </summary>
public class OptimumResult
{
    internal OptimumResult(
        SolveStatus status,
        Rational lower,
        Rational upper,
        NumericNetwork network,
        ExactVector dual,
        IReadOnlyList<ActiveNeuron> neurons,
        int iterations,
        TimeSpan elapsed)
    {
        Status = status;
        Lower = lower;
        Upper = upper;
        Network = network;
        Dual = dual;
        Neurons = neurons;
        Iterations = iterations;
        Elapsed = elapsed;
        RelativeGap = Gap.Sign <= 0 ? 0 : upper.IsZero ? double.PositiveInfinity : OutwardRounding.Up(Gap / upper);
    }

    /// <summary>Why the solver stopped.</summary>
    public SolveStatus Status { get; }

    /// <summary>Whether the gap asked for was reached.</summary>
    public bool IsSuccess => Status == SolveStatus.Certified;

    /// <summary>No feasible network is below.</summary>
    public Rational Lower { get; }

    /// <summary>The exact value of <see cref="Network"/>.</summary>
    public Rational Upper { get; }

    /// <summary><see cref="Lower"/> rounded down.</summary>
    public double LowerDouble => OutwardRounding.Down(Lower);

    /// <summary><see cref="Upper"/> rounded up.</summary>
    public double UpperDouble => OutwardRounding.Up(Upper);

    /// <summary>Upper - Lower, never negative.</summary>
    public Rational Gap => Upper - Lower;

    /// <summary>Gap / Upper, rounded up; 0 when the gap is 0.</summary>
    public double RelativeGap { get; }

    /// <summary>The network of <see cref="Upper"/>, with balanced neurons; at most n of them.</summary>
    public NumericNetwork Network { get; }

    /// <summary>The dual vector v behind <see cref="Lower"/>, feasible in exact numbers; near 2 c (y - f).</summary>
    public ExactVector Dual { get; }

    /// <summary>
    /// The directions at which the dual constraint is tight or nearly so (<see cref="ActiveNeuron.Tightness"/> at least
    /// 1 - 1e-4), the network's own first.
    /// </summary>
    public IReadOnlyList<ActiveNeuron> Neurons { get; }

    /// <summary>Iterations of column generation.</summary>
    public int Iterations { get; }

    /// <summary>The time taken.</summary>
    public TimeSpan Elapsed { get; }
}
