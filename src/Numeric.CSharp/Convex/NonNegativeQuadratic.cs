using ReluProofs.Numeric.LinearAlgebra;

namespace ReluProofs.Numeric.Convex;

/// <summary>min 1/2 t^T Q t - b^T t over t >= 0 for a positive semidefinite Q, by an active-set method.</summary>
internal static class NonNegativeQuadratic
{
    // A gradient entry this small beside the scale of its row is rounding noise.
    private const double GradientTolerance = 1e-15;

    /// <summary>Solves from a feasible start; the columns of the support stay numerically independent.</summary>
    /// <param name="size">The number of variables.</param>
    /// <param name="matrix">Q, size * size.</param>
    /// <param name="linear">b.</param>
    /// <param name="scale">For each entry of b the size of the numbers it was computed from.</param>
    /// <param name="t">The start, and the solution.</param>
    public static void Solve(int size, double[] matrix, double[] linear, double[] scale, double[] t)
    {
        var support = new List<int>();
        var blocked = new bool[size];

        for (int j = 0; j < size; j++)
        {
            if (t[j] > 0)
            {
                support.Add(j);
            }
            else
            {
                t[j] = 0;
            }
        }

        int added = -1;

        for (int round = 0; round < 20 * size + 20; round++)
        {
            if (support.Count > 0 && !Descend(size, matrix, linear, t, support, added, blocked))
            {
                continue;
            }

            added = MostViolated(size, matrix, linear, scale, t, support, blocked);

            if (added < 0)
            {
                return;
            }

            support.Add(added);
        }
    }

    /// <summary>One Newton step on the support, up to the first zero; whether it was a whole step.</summary>
    private static bool Descend(
        int size, double[] matrix, double[] linear, double[] t, List<int> support, int added, bool[] blocked)
    {
        int count = support.Count;
        var factor = new double[count * count];
        var next = new double[count];

        for (int i = 0; i < count; i++)
        {
            next[i] = linear[support[i]];

            for (int j = 0; j <= i; j++)
            {
                factor[i * count + j] = matrix[support[i] * size + support[j]];
            }
        }

        if (!Cholesky.TryFactor(factor, count))
        {
            // The newest column depends on the others; without it the support was independent.
            int drop = added >= 0 && t[added] == 0 ? added : support.MinBy(j => t[j]);
            blocked[drop] = true;
            t[drop] = 0;
            support.Remove(drop);
            return false;
        }

        Cholesky.Solve(factor, count, next);
        double length = 1;
        int hit = -1;

        for (int i = 0; i < count; i++)
        {
            double now = t[support[i]];

            if (next[i] <= 0 && now / (now - next[i]) < length)
            {
                length = now / (now - next[i]);
                hit = i;
            }
            else if (next[i] <= 0 && now == 0)
            {
                (length, hit) = (0, i);
            }
        }

        for (int i = 0; i < count; i++)
        {
            t[support[i]] = Math.Max(0, t[support[i]] + length * (next[i] - t[support[i]]));
        }

        if (hit < 0)
        {
            return true;
        }

        int gone = support[hit];

        if (gone == added && length == 0)
        {
            blocked[gone] = true;
        }

        t[gone] = 0;
        support.RemoveAt(hit);
        return false;
    }

    private static int MostViolated(
        int size, double[] matrix, double[] linear, double[] scale, double[] t, List<int> support, bool[] blocked)
    {
        int most = -1;
        double largest = 0;

        for (int j = 0; j < size; j++)
        {
            double square = matrix[j * size + j];

            if (blocked[j] || square == 0 || support.Contains(j))
            {
                continue;
            }

            double gradient = linear[j];

            for (int i = 0; i < support.Count; i++)
            {
                gradient -= matrix[j * size + support[i]] * t[support[i]];
            }

            if (gradient > GradientTolerance * scale[j] && gradient / Math.Sqrt(square) > largest)
            {
                (most, largest) = (j, gradient / Math.Sqrt(square));
            }
        }

        return most;
    }
}
