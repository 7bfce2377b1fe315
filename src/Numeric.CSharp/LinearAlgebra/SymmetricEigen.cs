namespace ReluProofs.Numeric.LinearAlgebra;

/// <summary>Eigenvalues and eigenvectors of a dense symmetric matrix by Jacobi's rotations.</summary>
internal sealed class SymmetricEigen
{
    private const int MostSweeps = 60;
    private const double Rounding = 1e-16;

    private SymmetricEigen(double[] values, double[] vectors)
    {
        Values = values;
        Vectors = vectors;
    }

    /// <summary>The eigenvalues, in no order.</summary>
    public double[] Values { get; }

    /// <summary>Eigenvector i is row i.</summary>
    public double[] Vectors { get; }

    /// <summary>Of a matrix with rows one after the other; it is overwritten.</summary>
    public static SymmetricEigen Of(double[] matrix, int size)
    {
        var vectors = new double[size * size];

        for (int i = 0; i < size; i++)
        {
            vectors[i * size + i] = 1;
        }

        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            bool rotated = false;

            for (int p = 0; p < size; p++)
            {
                for (int q = p + 1; q < size; q++)
                {
                    rotated |= Rotate(matrix, vectors, size, p, q);
                }
            }

            if (!rotated)
            {
                break;
            }
        }

        var values = new double[size];

        for (int i = 0; i < size; i++)
        {
            values[i] = matrix[i * size + i];
        }

        return new SymmetricEigen(values, vectors);
    }

    private static bool Rotate(double[] matrix, double[] vectors, int size, int p, int q)
    {
        double off = matrix[p * size + q];
        double left = matrix[p * size + p];
        double right = matrix[q * size + q];

        if (Math.Abs(off) <= Rounding * Math.Sqrt(Math.Abs(left * right)) || off == 0)
        {
            return false;
        }

        double theta = (right - left) / (2 * off);
        double t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        double c = 1 / Math.Sqrt(t * t + 1);
        double s = t * c;

        for (int i = 0; i < size; i++)
        {
            (matrix[i * size + p], matrix[i * size + q]) = (
                c * matrix[i * size + p] - s * matrix[i * size + q], s * matrix[i * size + p] + c * matrix[i * size + q]);
        }

        for (int i = 0; i < size; i++)
        {
            (matrix[p * size + i], matrix[q * size + i]) = (
                c * matrix[p * size + i] - s * matrix[q * size + i], s * matrix[p * size + i] + c * matrix[q * size + i]);
            (vectors[p * size + i], vectors[q * size + i]) = (
                c * vectors[p * size + i] - s * vectors[q * size + i], s * vectors[p * size + i] + c * vectors[q * size + i]);
        }

        matrix[p * size + q] = 0;
        matrix[q * size + p] = 0;
        return true;
    }
}
