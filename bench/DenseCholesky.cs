namespace ReluProofs.Bench;

/// <summary>Cholesky's method on full matrices, rows one after the other; only the lower triangle is read.</summary>
internal static class DenseCholesky
{
    // Of the diagonal: at the end of a barrier method the matrix is singular to rounding.
    private const double SmallestPivot = 1e-18;

    /// <summary>Replaces b by the solution of A x = b; A is overwritten.</summary>
    public static void Solve(double[] matrix, double[] right)
    {
        Factor(matrix, right.Length);
        SolveFactored(matrix, right.Length, right);
    }

    /// <summary>Replaces A by its factor.</summary>
    public static void Factor(double[] matrix, int size)
    {
        for (int i = 0; i < size; i++)
        {
            Span<double> row = matrix.AsSpan(i * size, i + 1);
            double diagonal = row[i];

            for (int j = 0; j < i; j++)
            {
                ReadOnlySpan<double> other = matrix.AsSpan(j * size, j + 1);
                row[j] = (row[j] - Inner(row[..j], other[..j])) / other[j];
            }

            row[i] = Math.Sqrt(Math.Max(diagonal - Inner(row[..i], row[..i]), SmallestPivot * diagonal));
        }
    }

    /// <summary>The same from the factor.</summary>
    public static void SolveFactored(double[] factor, int size, Span<double> right)
    {
        for (int i = 0; i < size; i++)
        {
            right[i] = (right[i] - Inner(factor.AsSpan(i * size, i), right[..i])) / factor[(i * size) + i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            right[i] /= factor[(i * size) + i];

            for (int j = 0; j < i; j++)
            {
                right[j] -= factor[(i * size) + j] * right[i];
            }
        }
    }

    private static double Inner(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sum = System.Numerics.Vector<double>.Zero;
        int wide = System.Numerics.Vector<double>.Count;
        int i = 0;

        for (; i + wide <= x.Length; i += wide)
        {
            sum += new System.Numerics.Vector<double>(x[i..]) * new System.Numerics.Vector<double>(y[i..]);
        }

        double total = System.Numerics.Vector.Sum(sum);

        for (; i < x.Length; i++)
        {
            total += x[i] * y[i];
        }

        return total;
    }
}
