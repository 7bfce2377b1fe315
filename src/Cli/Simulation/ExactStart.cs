using ReluProofs.Cli.Data;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Cli.Simulation;

/// <summary>
/// The start nearest to exact weights: their nearest doubles where they are in the range of double, else by logarithms and directions.
/// </summary>
internal static class ExactStart
{
    private const double Smallest = 1e-290;
    private const double Largest = 1e140;

    /// <summary>The start.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="dimension">d.</param>
    /// <exception cref="ArgumentException">A weight is too large.</exception>
    public static FlowStart Of(ExactWeights weights, int dimension)
    {
        Rational[] all = [.. weights.Output, .. weights.Hidden.SelectMany(row => row)];

        if (all.All(IsOrdinary))
        {
            return FlowStart.OfNetwork(new NumericNetwork(
                [.. weights.Output.Select(a => a.ToDouble())],
                [.. weights.Hidden.SelectMany(row => row).Select(w => w.ToDouble())],
                dimension));
        }

        int m = weights.Output.Count;
        var signs = new int[m];
        var logOutput = new double[m];
        var logHidden = new double[m];
        var directions = new double[m * dimension];

        for (int j = 0; j < m; j++)
        {
            Rational output = weights.Output[j];
            IReadOnlyList<Rational> row = weights.Hidden[j];
            Rational largest = row.Select(w => w.Abs()).Aggregate(Rational.Zero, Rational.Max);
            signs[j] = output.Sign;
            logOutput[j] = ExactLog.Of(output);
            logHidden[j] = double.NegativeInfinity;

            if (!largest.IsZero)
            {
                double squares = 0;

                for (int i = 0; i < dimension; i++)
                {
                    double entry = (row[i] / largest).ToDouble();
                    directions[j * dimension + i] = entry;
                    squares += entry * entry;
                }

                Rational squared = row.Aggregate(Rational.Zero, (sum, w) => sum + w * w);
                logHidden[j] = squared == output * output
                    ? logOutput[j]
                    : ExactLog.Of(largest) + Math.Log(squares) / 2;
            }
        }

        return FlowStart.OfSpherical(signs, logOutput, logHidden, directions, dimension);
    }

    private static bool IsOrdinary(Rational weight)
    {
        double size = Math.Abs(weight.ToDouble());
        return weight.IsZero || size is >= Smallest and <= Largest;
    }
}
