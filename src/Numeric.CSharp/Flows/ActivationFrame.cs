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

    /// <summary>Takes the modes over; rows that are those of an earlier frame keep its groups, which saves most of the work and the memory.</summary>
    public ActivationFrame(FlowCoordinates coordinates, KinkMode[] modes, int width, ActivationFrame? earlier = null)
    {
        this.modes = modes;
        int n = coordinates.Data.Count;
        GroupOf = new int[width];
        var groups = new List<ActivationGroup>();
        var known = new Dictionary<ulong, List<int>>();
        Span<int> kept = earlier is null ? [] : new int[earlier.Groups.Length];
        kept.Fill(-1);

        for (int j = 0; j < width; j++)
        {
            var row = modes.AsSpan(j * n, n);
            var before = earlier?.Of(j);
            before = before?.Matches(row) == true ? before : null;
            int group = before is null ? -1 : kept[earlier!.GroupOf[j]];

            if (group < 0)
            {
                group = Enlist(coordinates, row, before, groups, known);
            }

            if (before is not null)
            {
                kept[earlier!.GroupOf[j]] = group;
            }

            GroupOf[j] = group;
        }

        Groups = [.. groups];
    }

    public int[] GroupOf { get; }

    public ActivationGroup[] Groups { get; }

    public ReadOnlySpan<KinkMode> Modes => modes;

    public ActivationGroup Of(int j) => Groups[GroupOf[j]];

    /// <summary>The number of the group with these modes; a new one, or the one from before, when there is none yet.</summary>
    private static int Enlist(
        FlowCoordinates coordinates,
        ReadOnlySpan<KinkMode> row,
        ActivationGroup? before,
        List<ActivationGroup> groups,
        Dictionary<ulong, List<int>> known)
    {
        ulong hash = before?.Hash ?? ActivationGroup.HashOf(row);

        if (!known.TryGetValue(hash, out var candidates))
        {
            candidates = [];
            known.Add(hash, candidates);
        }

        foreach (int candidate in candidates)
        {
            if (groups[candidate].Matches(row))
            {
                return candidate;
            }
        }

        candidates.Add(groups.Count);
        groups.Add(before ?? new ActivationGroup(coordinates, row));
        return groups.Count - 1;
    }
}

/// <summary>One row of modes, with an orthonormal basis of the span of its contacts.</summary>
internal sealed class ActivationGroup
{
    private readonly KinkMode[] modes;
    private readonly double[] basis;
    private readonly int rank;
    private readonly int[] lineOf = [];
    private readonly int[] orientations = [];

    public ActivationGroup(FlowCoordinates coordinates, ReadOnlySpan<KinkMode> row)
    {
        modes = row.ToArray();
        Hash = HashOf(row);
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
            lineOf = new int[contacts.Count];
            orientations = new int[contacts.Count];
            ContactLines = new KinkLines(coordinates).Group(Contacts, lineOf, orientations);
            Independent = IndependentLines.Of(coordinates, Contacts, lineOf, ContactLines);
        }
    }

    public int[] Active { get; }

    public int[] Contacts { get; }

    /// <summary>On how many lines through 0 the contacts are; 0 for orthogonal points, which do not feel each other.</summary>
    public int ContactLines { get; }

    /// <summary>The line of each contact.</summary>
    public ReadOnlySpan<int> LineOf => lineOf;

    /// <summary>Whether each contact is along its line (1) or against it (-1).</summary>
    public ReadOnlySpan<int> Orientations => orientations;

    /// <summary>The lines of the contacts where none depends on others, else null.</summary>
    public IndependentLines? Independent { get; }

    /// <summary>Whether a point slides.</summary>
    public bool Slides(int k) => modes[k] == KinkMode.Sliding;

    /// <summary>Equal for equal modes.</summary>
    public ulong Hash { get; }

    public static ulong HashOf(ReadOnlySpan<KinkMode> row)
    {
        ulong hash = 14695981039346656037UL;

        foreach (KinkMode mode in row)
        {
            hash = (hash ^ (byte)mode) * 1099511628211UL;
        }

        return hash;
    }

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
