namespace ReluProofs.Numeric.Convex;

/// <summary>From the coefficients of a shortest vector: its rigorous length and its piece.</summary>
internal static class PieceBuilder
{
    // A few ulps for each of the roundings of the entries, the products and the root.
    private const double Ulp = 1.2e-16;
    private const double Underflow = 1e-300;

    /// <summary>An upper bound on ||sum_k z_k x_k|| for the exact points behind their rounded images.</summary>
    public static double LengthBound(ScaledData data, ReadOnlySpan<double> z)
    {
        int d = data.Dimension;
        double sum = 0;
        double relative = Ulp * (data.Count + 4);

        for (int i = 0; i < d; i++)
        {
            double entry = 0;
            double size = 0;

            for (int k = 0; k < z.Length; k++)
            {
                double term = z[k] * data.Points[k * d + i];
                entry += term;
                size += Math.Abs(term);
            }

            double bound = Math.Abs(entry) + relative * size + Underflow;
            sum += bound * bound;
        }

        return Math.Sqrt(sum) * (1 + Ulp * (d + 4)) + Underflow;
    }

    /// <summary>The piece, or null when the direction is not defined.</summary>
    /// <param name="data">The data.</param>
    /// <param name="z">The coefficients of the shortest vector.</param>
    /// <param name="state">Which of them are free.</param>
    /// <param name="sign">The sign of the neuron.</param>
    /// <param name="mayBeActive">Which points its cone lets be active.</param>
    /// <param name="key">The piece's key.</param>
    /// <param name="cone">The cone's index or -1.</param>
    public static Piece? Build(
        ScaledData data,
        ReadOnlySpan<double> z,
        ReadOnlySpan<Bound> state,
        int sign,
        Func<int, bool> mayBeActive,
        long key,
        int cone)
    {
        int d = data.Dimension;
        var direction = new double[d];

        for (int k = 0; k < z.Length; k++)
        {
            if (z[k] != 0)
            {
                for (int i = 0; i < d; i++)
                {
                    direction[i] += z[k] * data.Points[k * d + i];
                }
            }
        }

        double length = 0;

        foreach (double entry in direction)
        {
            length += entry * entry;
        }

        length = Math.Sqrt(length);

        if (length == 0)
        {
            return null;
        }

        for (int i = 0; i < d; i++)
        {
            direction[i] /= length;
        }

        var cut = new double[z.Length];
        var kinks = new List<int>();

        for (int k = 0; k < z.Length; k++)
        {
            if (state[k] == Bound.Free)
            {
                kinks.Add(k);
                continue;
            }

            if (mayBeActive(k))
            {
                double inner = 0;

                for (int i = 0; i < d; i++)
                {
                    inner += direction[i] * data.Points[k * d + i];
                }

                cut[k] = sign * Math.Max(inner, 0);
            }
        }

        return new Piece
        {
            Key = key,
            Sign = sign,
            Cone = cone,
            Value = length,
            Cut = cut,
            Direction = direction,
            Kinks = [.. kinks],
        };
    }
}
