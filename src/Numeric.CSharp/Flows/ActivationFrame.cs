namespace ReluProofs.Numeric.Flows;

/// <summary>The slope of relu that holds for one preactivation during a step.</summary>
internal enum KinkMode : byte
{
    /// <summary>Slope 0.</summary>
    Inactive,

    /// <summary>Slope 1.</summary>
    Active,

    /// <summary>The preactivation stays at 0 with slope 0.</summary>
    Resting,

    /// <summary>The preactivation is kept at 0 by a slope above 0.</summary>
    Sliding,
}

/// <summary>Questions to a mode.</summary>
internal static class KinkModes
{
    /// <summary>Whether the preactivation is kept at 0.</summary>
    public static bool IsContact(this KinkMode mode) => mode >= KinkMode.Resting;
}

/// <summary>
/// The modes of all preactivations, with the neurons grouped by equal modes: neurons of a group see the same D = sum over
/// active k of r_k x_k, projected along the contacts. Immutable, shared by the steps between two events.
/// </summary>
internal sealed class ActivationFrame
{
    private readonly KinkMode[] modes;

    public ActivationFrame(FlowCoordinates coordinates, KinkMode[] modes, int width)
    {
        this.modes = modes;
        int n = coordinates.Data.Count;
        GroupOf = new int[width];
        var groups = new List<ActivationGroup>();
        var known = new Dictionary<ulong, List<int>>();

        for (int j = 0; j < width; j++)
        {
            var row = modes.AsSpan(j * n, n);
            ulong hash = 14695981039346656037UL;

            foreach (KinkMode mode in row)
            {
                hash = (hash ^ (byte)mode) * 1099511628211UL;
            }

            if (!known.TryGetValue(hash, out var candidates))
            {
                candidates = [];
                known.Add(hash, candidates);
            }

            int group = -1;

            foreach (int candidate in candidates)
            {
                group = groups[candidate].Matches(row) ? candidate : group;
            }

            if (group < 0)
            {
                group = groups.Count;
                groups.Add(new ActivationGroup(coordinates, row));
                candidates.Add(group);
            }

            GroupOf[j] = group;
        }

        Groups = [.. groups];
    }

    public int[] GroupOf { get; }

    public ActivationGroup[] Groups { get; }

    public ReadOnlySpan<KinkMode> Modes => modes;

    public ActivationGroup Of(int j) => Groups[GroupOf[j]];
}

/// <summary>One row of modes, with an orthonormal basis of the span of its contacts.</summary>
internal sealed class ActivationGroup
{
    private readonly KinkMode[] modes;
    private readonly double[] basis;
    private readonly int rank;

    public ActivationGroup(FlowCoordinates coordinates, ReadOnlySpan<KinkMode> row)
    {
        modes = row.ToArray();
        var active = new List<int>();
        var contacts = new List<int>();

        for (int k = 0; k < modes.Length; k++)
        {
            if (modes[k] == KinkMode.Active)
            {
                active.Add(k);
            }
            else if (modes[k].IsContact())
            {
                contacts.Add(k);
            }
        }

        Active = [.. active];
        Contacts = [.. contacts];
        basis = [];

        // Orthogonal points: a contact's own coordinate of D is 0 already, its slope being 0.
        if (!coordinates.IsDiagonal && contacts.Count > 0)
        {
            (basis, rank) = ContactSpan.Orthonormal(coordinates, Contacts);
        }
    }

    public int[] Active { get; }

    public int[] Contacts { get; }

    public bool Matches(ReadOnlySpan<KinkMode> row) => row.SequenceEqual(modes);

    /// <summary>Removes from u what lies in the span of the contacts.</summary>
    public void Project(Span<double> u)
    {
        int q = u.Length;

        for (int i = 0; i < rank; i++)
        {
            var direction = basis.AsSpan(i * q, q);
            DenseVector.AddScaled(u, -DenseVector.Dot(direction, u), direction);
        }
    }
}

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
    /// The gamma with &lt;x_k, D + sum_l gamma_l x_l> = 0 for all contacts k; gamma_l = 0 for a point that depends on earlier ones.
    /// </summary>
    public static void Balance(FlowCoordinates coordinates, ReadOnlySpan<int> contacts, ReadOnlySpan<double> d, Span<double> gamma)
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

        // Cholesky of the Gram matrix of the contacts; the pivot of a dependent point is rounding and its row is left out.
        var matrix = new double[size * size];
        var right = new double[size];

        for (int i = 0; i < size; i++)
        {
            right[i] = -coordinates.Preactivation(contacts[i], d);

            for (int l = 0; l <= i; l++)
            {
                double value = coordinates.Data.Gram(contacts[i], contacts[l]);

                for (int p = 0; p < l; p++)
                {
                    value -= matrix[i * size + p] * matrix[l * size + p];
                }

                double pivot = coordinates.Data.Gram(contacts[i], contacts[i]);
                matrix[i * size + l] = l < i
                    ? matrix[l * size + l] > 0 ? value / matrix[l * size + l] : 0
                    : value > Dependent * pivot ? Math.Sqrt(value) : 0;
            }

            for (int p = 0; p < i; p++)
            {
                right[i] -= matrix[i * size + p] * right[p];
            }

            right[i] = matrix[i * size + i] > 0 ? right[i] / matrix[i * size + i] : 0;
        }

        for (int i = size - 1; i >= 0; i--)
        {
            double value = right[i];

            for (int p = i + 1; p < size; p++)
            {
                value -= matrix[p * size + i] * gamma[p];
            }

            gamma[i] = matrix[i * size + i] > 0 ? value / matrix[i * size + i] : 0;
        }
    }
}
