namespace ReluProofs.Numeric.Flows;

/// <summary>Linear algebra in the span of the points a neuron is in contact with.</summary>
internal static class ContactSpan
{
    private const double Dependent = 1e-13;

    /// <summary>An orthonormal basis of the span of the points, and its size.</summary>
    public static (double[] Basis, int Rank) Orthonormal(FlowCoordinates coordinates, ReadOnlySpan<int> points)
    {
        int q = coordinates.Dimension;
        var basis = new double[Math.Min(points.Length, q) * q];
        var rest = new double[q];
        int rank = 0;

        foreach (int k in points)
        {
            if (rank == q)
            {
                break;
            }

            Array.Clear(rest);
            coordinates.AddPoint(rest, 1, k);

            for (int round = 0; round < 2; round++)
            {
                for (int i = 0; i < rank; i++)
                {
                    var direction = basis.AsSpan(i * q, q);
                    DenseVector.AddScaled(rest, -DenseVector.Dot(direction, rest), direction);
                }
            }

            double left = DenseVector.Norm(rest);

            if (left > Dependent * coordinates.Norms[k])
            {
                rest.CopyTo(basis.AsSpan(rank * q, q));
                DenseVector.Scale(basis.AsSpan(rank * q, q), 1 / left);
                rank++;
            }
        }

        return (basis, rank);
    }

    /// <summary>
    /// The gamma with &lt;x_k, D + sum_l gamma_l x_l> = 0 for all contacts k. Where the points depend on each other there are many:
    /// one with every gamma_l between 0 and r_l is taken, if there is one.
    /// </summary>
    public static void Balance(
        FlowCoordinates coordinates,
        ReadOnlySpan<int> contacts,
        ReadOnlySpan<double> d,
        ReadOnlySpan<double> residuals,
        Span<double> gamma)
    {
        int size = contacts.Length;
        gamma[..size].Clear();

        if (coordinates.IsDiagonal)
        {
            for (int i = 0; i < size; i++)
            {
                gamma[i] = -d[contacts[i]] / coordinates.Norms[contacts[i]];
            }

            return;
        }

        if (!SolveIndependent(coordinates, contacts, d, gamma))
        {
            BoxedDescent.Run(coordinates, contacts, d, residuals, null, gamma);
        }
    }

    /// <summary>Cholesky on the Gram matrix of the contacts; false when one of them depends on others.</summary>
    private static bool SolveIndependent(FlowCoordinates coordinates, ReadOnlySpan<int> contacts, ReadOnlySpan<double> d, Span<double> gamma)
    {
        int size = contacts.Length;
        Span<double> matrix = size <= 8 ? stackalloc double[size * size] : new double[size * size];

        for (int i = 0; i < size; i++)
        {
            double square = coordinates.Data.Gram(contacts[i], contacts[i]);
            gamma[i] = -coordinates.Preactivation(contacts[i], d);

            for (int l = 0; l <= i; l++)
            {
                double value = coordinates.Data.Gram(contacts[i], contacts[l]);

                for (int p = 0; p < l; p++)
                {
                    value -= matrix[i * size + p] * matrix[l * size + p];
                }

                if (l == i && value <= Dependent * square)
                {
                    gamma[..size].Clear();
                    return false;
                }

                matrix[i * size + l] = l < i ? value / matrix[l * size + l] : Math.Sqrt(value);
            }

            for (int p = 0; p < i; p++)
            {
                gamma[i] -= matrix[i * size + p] * gamma[p];
            }

            gamma[i] /= matrix[i * size + i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            for (int p = i + 1; p < size; p++)
            {
                gamma[i] -= matrix[p * size + i] * gamma[p];
            }

            gamma[i] /= matrix[i * size + i];
        }

        return true;
    }
}
