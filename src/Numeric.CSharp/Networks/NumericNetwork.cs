using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Networks;

/// <summary>
/// A two-layer ReLU network with double weights: m output weights a_j and m hidden weights w_j of R^d.
/// Immutable; every weight is finite, so it stands for one exact network.
/// </summary>
public sealed class NumericNetwork
{
    private readonly double[] outputWeights;
    private readonly double[] hiddenWeights;

    /// <summary>Copies the weights.</summary>
    /// <param name="outputWeights">The m weights a_j.</param>
    /// <param name="hiddenWeights">The m weights w_j one after the other, m * d numbers.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is below 1.</exception>
    /// <exception cref="ArgumentException">The lengths do not fit, or a weight is NaN or infinite.</exception>
    public NumericNetwork(ReadOnlySpan<double> outputWeights, ReadOnlySpan<double> hiddenWeights, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);

        if (hiddenWeights.Length != (long)outputWeights.Length * dimension)
        {
            throw new ArgumentException("there are d hidden weights for each output weight", nameof(hiddenWeights));
        }

        this.outputWeights = Finite(outputWeights, nameof(outputWeights));
        this.hiddenWeights = Finite(hiddenWeights, nameof(hiddenWeights));
        Dimension = dimension;
    }

    /// <summary>m, the number of neurons.</summary>
    public int Width => outputWeights.Length;

    /// <summary>d, the dimension of the input.</summary>
    public int Dimension { get; }

    /// <summary>a_j, for 0 &lt;= j &lt; m.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is outside its range.</exception>
    public double OutputWeight(int j) => outputWeights[j];

    /// <summary>Entry i of w_j, for 0 &lt;= j &lt; m and 0 &lt;= i &lt; d.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index i is outside its range.</exception>
    /// <exception cref="IndexOutOfRangeException">The index j is outside its range.</exception>
    public double HiddenWeight(int j, int i)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(i);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(i, Dimension);
        return hiddenWeights[j * Dimension + i];
    }

    /// <summary>The network whose m * (d + 1) weights are all 0.</summary>
    public static NumericNetwork Zero(int width, int dimension) =>
        new(new double[width], new double[width * dimension], dimension);

    /// <summary>The same network in the kernel's exact numbers; nothing is rounded.</summary>
    public TwoLayerNetwork ToExact()
    {
        var hidden = new List<IReadOnlyList<RealAlgebraic>>(Width);

        for (int j = 0; j < Width; j++)
        {
            var row = hiddenWeights.AsSpan(j * Dimension, Dimension);
            hidden.Add(Exact(row));
        }

        return new TwoLayerNetwork(Exact(outputWeights), hidden);
    }

    private static RealAlgebraic[] Exact(ReadOnlySpan<double> weights)
    {
        var exact = new RealAlgebraic[weights.Length];

        for (int i = 0; i < exact.Length; i++)
        {
            exact[i] = RealAlgebraic.OfRational(Rational.OfDouble(weights[i]));
        }

        return exact;
    }

    private static double[] Finite(ReadOnlySpan<double> weights, string name)
    {
        foreach (double weight in weights)
        {
            if (!double.IsFinite(weight))
            {
                throw new ArgumentException("every weight is a finite number", name);
            }
        }

        return weights.ToArray();
    }
}
