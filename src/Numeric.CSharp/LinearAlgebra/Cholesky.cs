namespace ReluProofs.Numeric.LinearAlgebra;

/// <summary>Cholesky factorisation of small dense symmetric matrices, in place and without allocation.</summary>
internal static class Cholesky
{
    // A pivot this small beside its diagonal entry is rounding noise.
    private const double PivotTolerance = 1e-15;

    /// <summary>
    /// Replaces the lower triangle of the size * size matrix (rows one after the other) by its Cholesky factor.
    /// False when the matrix is not numerically positive definite; the triangle is then spoilt.
    /// </summary>
    public static bool TryFactor(Span<double> matrix, int size)
    {
        for (int i = 0; i < size; i++)
        {
            var row = matrix.Slice(i * size, i + 1);
            double diagonal = row[i];

            for (int j = 0; j < i; j++)
            {
                var other = matrix.Slice(j * size, j + 1);
                double sum = row[j];

                for (int k = 0; k < j; k++)
                {
                    sum -= row[k] * other[k];
                }

                row[j] = sum / other[j];
                row[i] -= row[j] * row[j];
            }

            if (!(row[i] > PivotTolerance * diagonal))
            {
                return false;
            }

            row[i] = Math.Sqrt(row[i]);
        }

        return true;
    }

    /// <summary>Replaces the right-hand side b by the solution of A x = b, given the factor of A.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int size, Span<double> rightHandSide)
    {
        Forward(factor, size, rightHandSide);
        Backward(factor, size, rightHandSide);
    }

    /// <summary>Replaces the right-hand side b by the solution of L x = b, for the factor L.</summary>
    public static void Forward(ReadOnlySpan<double> factor, int size, Span<double> rightHandSide)
    {
        for (int i = 0; i < size; i++)
        {
            double sum = rightHandSide[i];

            for (int k = 0; k < i; k++)
            {
                sum -= factor[i * size + k] * rightHandSide[k];
            }

            rightHandSide[i] = sum / factor[i * size + i];
        }
    }

    /// <summary>Replaces the right-hand side b by the solution of L^T x = b, for the factor L.</summary>
    public static void Backward(ReadOnlySpan<double> factor, int size, Span<double> rightHandSide)
    {
        for (int i = size - 1; i >= 0; i--)
        {
            double sum = rightHandSide[i];

            for (int k = i + 1; k < size; k++)
            {
                sum -= factor[k * size + i] * rightHandSide[k];
            }

            rightHandSide[i] = sum / factor[i * size + i];
        }
    }
}
