namespace ReluProofs.Numeric.Cones;

/// <summary>Lower bounds for the smallest singular value of a few columns.</summary>
internal static class SmallestSingularValue
{
    /// <summary>
    /// A number not above the smallest singular value; 0 when none above 0 was shown. From any approximate inverse R of the Gram
    /// matrix G: ||G^-1|| &lt;= ||R|| / (1 - ||I - R G||).
    /// </summary>
    public static double LowerBound(IReadOnlyList<double[]> columns, IReadOnlyList<int> chosen)
    {
        int count = chosen.Count;
        var gram = new double[count][];
        double rounding = 0;

        for (int i = 0; i < count; i++)
        {
            gram[i] = [.. chosen.Select(j => NonNegativeFit.Dot(columns[chosen[i]], columns[j]))];
            rounding += NonNegativeFit.Dot(columns[chosen[i]], columns[chosen[i]]);
        }

        // Of the entries of G, and of the columns themselves.
        rounding *= (count == 0 ? 1 : columns[chosen[0]].Length + 8) * DualEnclosure.Rounding;
        var inverse = new double[count][];
        int[] all = [.. Enumerable.Range(0, count)];
        double size = 0;
        double defect = 0;

        for (int i = 0; i < count; i++)
        {
            var unit = new double[count];
            unit[i] = 1;

            if (NonNegativeFit.LeastSquares(gram, all, unit) is not { } row)
            {
                return 0;
            }

            inverse[i] = row;

            for (int j = 0; j < count; j++)
            {
                // G is symmetric, so its columns are its rows.
                double entry = NonNegativeFit.Dot(row, gram[j]) - unit[j];
                size += row[j] * row[j];
                defect += entry * entry;
            }
        }

        double norm = Math.Sqrt(size);
        double product = Math.Sqrt(defect) + (norm * rounding * 2);
        return product < 0.5 ? Math.Sqrt((1 - product) / norm) * (1 - (1e3 * DualEnclosure.Rounding)) : 0;
    }
}
