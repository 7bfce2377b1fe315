using ReluProofs.Numeric.Convex;
using ReluProofs.Numeric.LinearAlgebra;

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
    /// The gamma with &lt;e_l, D + sum gamma e> = 0 for all the lines given. Where these depend on each other there are many: one inside
    /// the hulls of their sides is taken, if there is one.
    /// </summary>
    public static void Balance(LinePulls pulls, ReadOnlySpan<int> lines, ReadOnlySpan<double> d, Span<double> gamma)
    {
        if (!SolveIndependent(pulls, lines, d, gamma))
        {
            Span<bool> free = lines.Length <= 64 ? stackalloc bool[lines.Length] : new bool[lines.Length];
            Shortest(pulls, lines, d, gamma, free);
        }
    }

    /// <summary>
    /// The gamma inside the hulls of the lines' sides that make ||D + sum gamma e|| smallest, and which of them are at neither end.
    /// </summary>
    public static void Shortest(LinePulls pulls, ReadOnlySpan<int> lines, ReadOnlySpan<double> d, Span<double> gamma, Span<bool> free)
    {
        int count = lines.Length;
        int size = count + 1;
        var gram = new double[size * size];
        var lower = new double[size];
        var upper = new double[size];
        var state = new Bound[size];
        var z = new double[size];

        for (int i = 0; i < count; i++)
        {
            for (int l = 0; l < count; l++)
            {
                gram[i * size + l] = pulls.Gram(lines[i], lines[l]);
            }

            gram[i * size + count] = pulls.Along(lines[i], d);
            gram[count * size + i] = gram[i * size + count];
            lower[i] = Math.Min(pulls.Minus(lines[i]), pulls.Plus(lines[i]));
            upper[i] = Math.Max(pulls.Minus(lines[i]), pulls.Plus(lines[i]));
        }

        // D itself comes with the coefficient 1.
        gram[count * size + count] = DenseVector.Dot(d, d);
        lower[count] = 1;
        upper[count] = 1;
        new BoxLeastSquares(size, gram).Solve(lower, upper, state, z, new double[size], 0);

        for (int i = 0; i < count; i++)
        {
            gamma[i] = z[i];
            free[i] = state[i] == Bound.Free;
        }
    }

    /// <summary>Cholesky on the Gram matrix of the lines; false when one of them depends on others.</summary>
    private static bool SolveIndependent(LinePulls pulls, ReadOnlySpan<int> lines, ReadOnlySpan<double> d, Span<double> gamma)
    {
        int size = lines.Length;
        Span<double> factor = size <= 8 ? stackalloc double[size * size] : new double[size * size];

        if (!TryFactor(pulls, lines, factor))
        {
            return false;
        }

        for (int i = 0; i < size; i++)
        {
            gamma[i] = -pulls.Along(lines[i], d);
        }

        Cholesky.Solve(factor, size, gamma[..size]);
        return true;
    }

    private static bool TryFactor(LinePulls pulls, ReadOnlySpan<int> lines, Span<double> factor)
    {
        int size = lines.Length;

        for (int i = 0; i < size; i++)
        {
            for (int l = 0; l <= i; l++)
            {
                factor[i * size + l] = pulls.Gram(lines[i], lines[l]);
            }
        }

        return TryFactor(factor, size);
    }

    /// <summary>Replaces the lower triangle of a Gram matrix of unit vectors by its Cholesky factor; false when one depends on others.</summary>
    public static bool TryFactor(Span<double> gram, int size)
    {
        for (int i = 0; i < size; i++)
        {
            for (int l = 0; l <= i; l++)
            {
                double value = gram[i * size + l];

                for (int p = 0; p < l; p++)
                {
                    value -= gram[i * size + p] * gram[l * size + p];
                }

                if (l == i && value <= Dependent)
                {
                    return false;
                }

                gram[i * size + l] = l < i ? value / gram[l * size + l] : Math.Sqrt(value);
            }
        }

        return true;
    }

    /// <summary>The slope of a sliding contact: the part alpha of the plus side's field for the points along the line, and 1 - alpha for those against it.</summary>
    public static double Slope(FlowModel model, ActivationGroup group, ReadOnlySpan<double> residuals, int k)
    {
        var pulls = new LinePulls(model.Coordinates);
        pulls.Set(group.Contacts, group.LineOf, group.Orientations, group.ContactLines, residuals);
        var pull = new double[model.Stride - 1];

        foreach (int active in group.Active)
        {
            model.Coordinates.AddPoint(pull, residuals[active], active);
        }

        var gamma = new double[group.ContactLines];
        Balance(pulls, [.. Enumerable.Range(0, gamma.Length)], pull, gamma);
        int at = Array.IndexOf(group.Contacts, k);
        int line = group.LineOf[at];
        double width = pulls.Plus(line) - pulls.Minus(line);
        double share = width == 0 ? 0 : Math.Clamp((gamma[line] - pulls.Minus(line)) / width, 0, 1);
        return group.Orientations[at] > 0 ? share : 1 - share;
    }
}
