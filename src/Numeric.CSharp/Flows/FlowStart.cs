using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.Flows;

/// <summary>
/// Where a flow starts: m neurons (a_j, w_j), each held with a power of two of its own, so that sizes far outside the range
/// of doubles (1e-1000) keep their relative accuracy. Immutable.
/// </summary>
public sealed class FlowStart
{
    private const double Ln2 = 0.693147180559945309417232121458;

    private FlowStart(int width, int dimension)
    {
        Width = width;
        Dimension = dimension;
        Output = new double[width];
        Hidden = new double[width * dimension];
        Exponents = new int[width];
        Balance = new double[width];
    }

    /// <summary>m.</summary>
    public int Width { get; }

    /// <summary>d.</summary>
    public int Dimension { get; }

    /// <summary>a_j / 2^e_j.</summary>
    internal double[] Output { get; }

    /// <summary>w_j / 2^e_j.</summary>
    internal double[] Hidden { get; }

    /// <summary>e_j.</summary>
    internal int[] Exponents { get; }

    /// <summary>(a_j^2 - ||w_j||^2) / 4^e_j.</summary>
    internal double[] Balance { get; }

    /// <summary>The network, exactly.</summary>
    public static FlowStart OfNetwork(NumericNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var start = new FlowStart(network.Width, network.Dimension);

        for (int j = 0; j < start.Width; j++)
        {
            double largest = Math.Abs(network.OutputWeight(j));

            for (int i = 0; i < start.Dimension; i++)
            {
                largest = Math.Max(largest, Math.Abs(network.HiddenWeight(j, i)));
            }

            int exponent = largest > 0 ? Math.ILogB(largest) : 0;
            start.Exponents[j] = exponent;
            start.Output[j] = Math.ScaleB(network.OutputWeight(j), -exponent);

            for (int i = 0; i < start.Dimension; i++)
            {
                start.Hidden[j * start.Dimension + i] = Math.ScaleB(network.HiddenWeight(j, i), -exponent);
            }

            start.Balance[j] = DifferenceOfSquares(start.Output[j], start.Row(j));
        }

        return start;
    }

    /// <summary>
    /// Neurons by their logarithms: a_j = sign_j exp(logOutput_j), w_j = exp(logHidden_j) times the direction. A logarithm is
    /// -infinity for a weight 0. Where the two logarithms are equal, the neuron is balanced exactly.
    /// </summary>
    /// <param name="signs">The m signs of a_j: -1, 0 or 1.</param>
    /// <param name="logOutput">log |a_j|, at most 345.</param>
    /// <param name="logHidden">log ||w_j||, at most 345.</param>
    /// <param name="directions">The m directions one after the other; they are normalised here, and not 0 where logHidden is finite.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is below 1.</exception>
    /// <exception cref="ArgumentException">The lengths do not fit, or a number is outside its range.</exception>
    public static FlowStart OfSpherical(
        ReadOnlySpan<int> signs,
        ReadOnlySpan<double> logOutput,
        ReadOnlySpan<double> logHidden,
        ReadOnlySpan<double> directions,
        int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        int m = signs.Length;

        if (logOutput.Length != m || logHidden.Length != m || directions.Length != (long)m * dimension)
        {
            throw new ArgumentException("there are one sign, two logarithms and d directional entries a neuron", nameof(directions));
        }

        var start = new FlowStart(m, dimension);

        for (int j = 0; j < m; j++)
        {
            start.SetSpherical(j, signs[j], logOutput[j], logHidden[j], directions.Slice(j * dimension, dimension));
        }

        return start;
    }

    /// <summary>Exactly balanced neurons: a_j = sign_j exp(logNorm_j), w_j = exp(logNorm_j) times the direction.</summary>
    /// <exception cref="ArgumentException">As for <see cref="OfSpherical"/>.</exception>
    public static FlowStart OfBalanced(
        ReadOnlySpan<int> signs,
        ReadOnlySpan<double> logNorm,
        ReadOnlySpan<double> directions,
        int dimension) => OfSpherical(signs, logNorm, logNorm, directions, dimension);

    /// <summary>The scaled w_j.</summary>
    internal ReadOnlySpan<double> Row(int j) => Hidden.AsSpan(j * Dimension, Dimension);

    private void SetSpherical(int j, int sign, double logOutput, double logHidden, ReadOnlySpan<double> direction)
    {
        bool small = logOutput <= 345 && logHidden <= 345;

        if (sign is < -1 or > 1 || !small || !Bounded(logOutput) || !Bounded(logHidden))
        {
            throw new ArgumentException("a sign is -1, 0 or 1, a logarithm -infinity or between -1e6 and 345", nameof(sign));
        }

        if (sign == 0 || double.IsNegativeInfinity(logOutput))
        {
            sign = 0;
            logOutput = double.NegativeInfinity;
        }

        double largest = 0;

        foreach (double entry in direction)
        {
            largest = double.IsFinite(entry) ? Math.Max(largest, Math.Abs(entry)) : double.NaN;
        }

        if (double.IsNaN(largest) || (largest == 0 && !double.IsNegativeInfinity(logHidden)))
        {
            throw new ArgumentException("a direction is finite and not 0", nameof(direction));
        }

        double log = Math.Max(logOutput, logHidden);
        int exponent = double.IsNegativeInfinity(log) ? 0 : (int)Math.Floor(log / Ln2);
        Exponents[j] = exponent;
        double output = Math.Exp(logOutput - exponent * Ln2);
        double hidden = Math.Exp(logHidden - exponent * Ln2);
        Output[j] = sign * output;

        if (hidden > 0)
        {
            var row = Hidden.AsSpan(j * Dimension, Dimension);
            int shift = Math.ILogB(largest);

            for (int i = 0; i < Dimension; i++)
            {
                row[i] = Math.ScaleB(direction[i], -shift);
            }

            double norm = DenseVector.Norm(row);

            for (int i = 0; i < Dimension; i++)
            {
                row[i] = row[i] / norm * hidden;
            }
        }

        Balance[j] = logOutput == logHidden ? 0 : Math.Exp(2 * (logOutput - exponent * Ln2)) - hidden * hidden;

        static bool Bounded(double log) => log >= -1e6 || double.IsNegativeInfinity(log);
    }

    /// <summary>a^2 - ||w||^2 with every product and sum carried in two doubles.</summary>
    private static double DifferenceOfSquares(double a, ReadOnlySpan<double> w)
    {
        double high = a * a;
        double low = Math.FusedMultiplyAdd(a, a, -high);

        foreach (double entry in w)
        {
            double square = entry * entry;
            double rest = Math.FusedMultiplyAdd(entry, entry, -square);
            double sum = high - square;
            double part = sum - high;
            low += high - (sum - part) + (-square - part) - rest;
            high = sum;
        }

        return high + low;
    }
}
