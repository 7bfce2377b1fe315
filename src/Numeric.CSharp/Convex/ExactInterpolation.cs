using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Convex;

/// <summary>Output weights that make a network with given double hidden weights interpolate the labels exactly.</summary>
internal static class ExactInterpolation
{
    /// <summary>
    /// Solves s sum_j a_j relu(&lt;u_j, x_k&gt;) = y_k by exact elimination with the first directions that are independent, in the
    /// order given: later ones get only what the earlier ones leave over. Null when the directions do not suffice.
    /// </summary>
    public static Rational[]? Solve(Dataset data, Rational outputScale, IReadOnlyList<ExactVector> directions)
    {
        int n = data.Count;
        var rows = new Rational[n][];

        for (int k = 0; k < n; k++)
        {
            rows[k] = new Rational[directions.Count + 1];

            for (int j = 0; j < directions.Count; j++)
            {
                rows[k][j] = outputScale * Rational.Max(Rational.Zero, directions[j].Dot(data.Points.Row(k)));
            }

            rows[k][directions.Count] = data.Labels[k];
        }

        var pivotColumn = new List<int>();
        int done = 0;

        for (int j = 0; j < directions.Count && rows.Skip(done).Any(row => !row[directions.Count].IsZero); j++)
        {
            int pivot = Array.FindIndex(rows, done, row => !row[j].IsZero);

            if (pivot < 0)
            {
                continue;
            }

            (rows[done], rows[pivot]) = (rows[pivot], rows[done]);

            for (int k = done + 1; k < n; k++)
            {
                if (!rows[k][j].IsZero)
                {
                    var factor = rows[k][j] / rows[done][j];

                    for (int i = j; i <= directions.Count; i++)
                    {
                        rows[k][i] -= factor * rows[done][i];
                    }
                }
            }

            pivotColumn.Add(j);
            done++;
        }

        if (rows.Skip(done).Any(row => !row[directions.Count].IsZero))
        {
            return null;
        }

        var weights = new Rational[directions.Count];
        Array.Fill(weights, Rational.Zero);

        for (int i = done - 1; i >= 0; i--)
        {
            var rest = rows[i][directions.Count];

            for (int later = i + 1; later < done; later++)
            {
                rest -= rows[i][pivotColumn[later]] * weights[pivotColumn[later]];
            }

            weights[pivotColumn[i]] = rest / rows[i][pivotColumn[i]];
        }

        return weights;
    }
}
