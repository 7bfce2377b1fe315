using ReluProofs.Numeric.LinearAlgebra;

namespace ReluProofs.Numeric.Convex;

/// <summary>The second derivative in p of the length of a shortest vector.</summary>
internal static class Curvature
{
    private const double Ridge = 1e-13;

    /// <summary>
    /// Adds weight (B B^T - a a^T) / length, where the rows of B are the active points projected off the points the
    /// direction is pressed on: the length is that of B^T p, so this is its second derivative.
    /// </summary>
    public static void Add(ScaledData data, Piece piece, double weight, double[] matrix)
    {
        int n = data.Count;
        int[] kinks = piece.Kinks;
        int count = kinks.Length;
        var active = new List<int>();

        for (int k = 0; k < n; k++)
        {
            if (piece.Cut[k] != 0)
            {
                active.Add(k);
            }
        }

        var factor = new double[count * count];

        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                factor[i * count + j] = data.Gram[kinks[i] * n + kinks[j]];
            }

            factor[i * count + i] *= 1 + Ridge;
        }

        if (!Cholesky.TryFactor(factor, count))
        {
            return;
        }

        var solved = new double[count];

        foreach (int k in active)
        {
            for (int i = 0; i < count; i++)
            {
                solved[i] = data.Gram[kinks[i] * n + k];
            }

            Cholesky.Solve(factor, count, solved);

            foreach (int l in active)
            {
                double inner = data.Gram[k * n + l] - piece.Cut[k] * piece.Cut[l];

                for (int i = 0; i < count; i++)
                {
                    inner -= solved[i] * data.Gram[kinks[i] * n + l];
                }

                matrix[k * n + l] += weight / piece.Value * inner;
            }
        }
    }
}
