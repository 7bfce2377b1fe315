using ReluProofs.Numeric.LinearAlgebra;

namespace ReluProofs.Numeric.Flows;

/// <summary>The rates at which large neurons follow a disturbance of the residuals: the eigenvalues of W = sum_g A_g M_g M_g^T.</summary>
internal static class FollowingRates
{
    /// <summary>Eigenvalues below this part of the largest are rounding, or those of neurons that must not be pulled at all.</summary>
    public const double Rank = 1e-12;

    /// <summary>Removes from r what lies in the range of W, whose length is delta; gives the least eigenvalue of W above 0.</summary>
    /// <param name="model">The flow.</param>
    /// <param name="values">The state.</param>
    /// <param name="exponents">Its exponents.</param>
    /// <param name="frame">Its modes.</param>
    /// <param name="rests">Which neurons rest.</param>
    /// <param name="output">A_g.</param>
    /// <param name="r">The residuals, and what remains of them.</param>
    /// <param name="margin">How far from a kink a neuron is counted on for orthogonal points, relative to its size.</param>
    /// <param name="delta">The length of what was removed.</param>
    public static double RemoveRange(
        FlowModel model,
        double[] values,
        int[] exponents,
        ActivationFrame frame,
        bool[] rests,
        double[] output,
        double[] r,
        double margin,
        out double delta)
    {
        int n = r.Length;
        var (eigenvalues, vectors) = model.Coordinates.IsDiagonal ? (Diagonal(model, values, exponents, frame, rests, margin), null) : Eigen(model, frame, output);
        double threshold = Rank * eigenvalues.Max();
        double least = double.PositiveInfinity;
        double square = 0;

        for (int i = 0; i < n; i++)
        {
            if (eigenvalues[i] <= threshold)
            {
                continue;
            }

            least = Math.Min(least, eigenvalues[i]);

            if (vectors is null)
            {
                square += r[i] * r[i];
                r[i] = 0;
            }
            else
            {
                var direction = vectors.AsSpan(i * n, n);
                double part = DenseVector.Dot(direction, r);
                square += part * part;
                DenseVector.AddScaled(r, -part, direction);
            }
        }

        delta = Math.Sqrt(square);
        return least;
    }

    /// <summary>W for orthogonal points, from the neurons that are clear of the point's kink.</summary>
    private static double[] Diagonal(
        FlowModel model, double[] values, int[] exponents, ActivationFrame frame, bool[] rests, double margin)
    {
        var diagonal = new double[model.Data.Count];

        for (int j = 0; j < model.Width; j++)
        {
            double a = Math.ScaleB(values[j * model.Stride], exponents[j]);

            foreach (int k in rests[j] ? frame.Of(j).Active : [])
            {
                diagonal[k] += model.IsClear(values, j, k, margin) ? a * a * model.Data.Gram(k, k) : 0;
            }
        }

        return diagonal;
    }

    private static (double[] Values, double[]? Vectors) Eigen(FlowModel model, ActivationFrame frame, double[] output)
    {
        int n = model.Data.Count;
        var matrix = new double[n * n];

        for (int g = 0; g < frame.Groups.Length; g++)
        {
            foreach (int k in output[g] > 0 ? frame.Groups[g].Active : [])
            {
                foreach (int l in frame.Groups[g].Active)
                {
                    matrix[k * n + l] += output[g] * model.Data.Gram(k, l);
                }
            }
        }

        var eigen = SymmetricEigen.Of(matrix, n);
        return (eigen.Values, eigen.Vectors);
    }
}
