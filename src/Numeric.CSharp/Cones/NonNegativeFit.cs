namespace ReluProofs.Numeric.Cones;

/// <summary>
/// Non-negative least squares, min ||t - sum_k lambda_k a_k|| over lambda >= 0, by the active-set method of C. L. Lawson and
/// R. J. Hanson (1974), for a few short columns. The result is an estimate: its users bound its error afterwards.
/// </summary>
internal static class NonNegativeFit
{
    private const double Tolerance = 1e-15;

    /// <summary>Fits a target.</summary>
    /// <param name="columns">The a_k.</param>
    /// <param name="target">t.</param>
    /// <returns>lambda and the residual t - sum lambda_k a_k.</returns>
    public static (double[] Weights, double[] Residual) Solve(IReadOnlyList<double[]> columns, double[] target)
    {
        var weights = new double[columns.Count];
        double[] residual = [.. target];
        double size = Norm(target);
        double[] sizes = [.. columns.Select(Norm)];
        var passive = new List<int>();
        int lastAdded = -1;

        for (int iteration = 0; iteration < 3 * columns.Count + 10; iteration++)
        {
            int best = -1;
            double steepest = Tolerance * size;

            for (int k = 0; k < columns.Count; k++)
            {
                // A column that was just thrown out again would only go round in circles.
                if (sizes[k] > 0 && weights[k] == 0 && k != lastAdded && !passive.Contains(k)
                    && Dot(columns[k], residual) / sizes[k] is var slope && slope > steepest)
                {
                    (best, steepest) = (k, slope);
                }
            }

            if (best < 0)
            {
                break;
            }

            passive.Add(best);
            lastAdded = best;

            while (passive.Count > 0)
            {
                double[]? trial = LeastSquares(columns, passive, target);

                if (trial is null)
                {
                    passive.Remove(best);
                    break;
                }

                if (trial.All(x => x > 0))
                {
                    for (int i = 0; i < passive.Count; i++)
                    {
                        weights[passive[i]] = trial[i];
                    }

                    break;
                }

                double step = 1;

                for (int i = 0; i < passive.Count; i++)
                {
                    double now = weights[passive[i]];

                    if (trial[i] <= 0)
                    {
                        step = Math.Min(step, now / (now - trial[i]));
                    }
                }

                for (int i = passive.Count - 1; i >= 0; i--)
                {
                    int k = passive[i];
                    double now = weights[k];
                    weights[k] = trial[i] <= 0 && (now == 0 || now / (now - trial[i]) <= step) ? 0 : now + (step * (trial[i] - now));

                    if (weights[k] <= 0)
                    {
                        weights[k] = 0;
                        passive.RemoveAt(i);
                    }
                }
            }

            if (weights[best] > 0)
            {
                lastAdded = -1;
            }

            Array.Copy(target, residual, target.Length);

            for (int k = 0; k < columns.Count; k++)
            {
                if (weights[k] > 0)
                {
                    AddScaled(residual, -weights[k], columns[k]);
                }
            }
        }

        return (weights, residual);
    }

    /// <summary>The least-squares weights of chosen columns; null when they are dependent up to rounding.</summary>
    public static double[]? LeastSquares(IReadOnlyList<double[]> columns, IReadOnlyList<int> chosen, double[] target)
    {
        int count = chosen.Count;
        var basis = new double[count][];
        var triangle = new double[count, count];
        var weights = new double[count];
        double[] rest = [.. target];

        for (int j = 0; j < count; j++)
        {
            double[] q = [.. columns[chosen[j]]];
            double size = Norm(q);

            // Twice is enough for orthogonality to working precision.
            for (int pass = 0; pass < 2; pass++)
            {
                for (int i = 0; i < j; i++)
                {
                    double along = Dot(basis[i], q);
                    triangle[i, j] += along;
                    AddScaled(q, -along, basis[i]);
                }
            }

            double left = Norm(q);

            if (left <= 1e-13 * size)
            {
                return null;
            }

            triangle[j, j] = left;
            basis[j] = [.. q.Select(x => x / left)];
            weights[j] = Dot(basis[j], rest);
            AddScaled(rest, -weights[j], basis[j]);
        }

        for (int i = count - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < count; j++)
            {
                weights[i] -= triangle[i, j] * weights[j];
            }

            weights[i] /= triangle[i, i];
        }

        return weights;
    }

    public static double Dot(double[] x, double[] y)
    {
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    public static double Norm(double[] x) => Math.Sqrt(Dot(x, x));

    public static void AddScaled(double[] target, double factor, double[] x)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] += factor * x[i];
        }
    }
}
