namespace ReluProofs.Numeric.Cones;

/// <summary>Inverses of small dense matrices, by Gauss-Jordan elimination with row pivots.</summary>
internal static class DenseInverse
{
    /// <summary>An approximate inverse, by rows; null when a pivot vanishes.</summary>
    public static double[][]? Of(double[][] matrix)
    {
        int size = matrix.Length;
        double[][] left = [.. matrix.Select(row => (double[])row.Clone())];
        double[][] right = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => i == j ? 1.0 : 0).ToArray())];

        for (int column = 0; column < size; column++)
        {
            int pivot = Enumerable.Range(column, size - column).MaxBy(i => Math.Abs(left[i][column]));
            (left[column], left[pivot]) = (left[pivot], left[column]);
            (right[column], right[pivot]) = (right[pivot], right[column]);
            double head = left[column][column];

            if (head == 0 || !double.IsFinite(head))
            {
                return null;
            }

            for (int j = 0; j < size; j++)
            {
                left[column][j] /= head;
                right[column][j] /= head;
            }

            for (int i = 0; i < size; i++)
            {
                double factor = left[i][column];

                if (i != column && factor != 0)
                {
                    NonNegativeFit.AddScaled(left[i], -factor, left[column]);
                    NonNegativeFit.AddScaled(right[i], -factor, right[column]);
                }
            }
        }

        return right;
    }
}
