namespace ReluProofs.Numeric.Flows;

/// <summary>How one neuron goes on from its kinks.</summary>
/// <param name="Found">Whether a consistent combination was found.</param>
/// <param name="IsUnique">Whether the rule at kinks admits only this one.</param>
/// <param name="LeavesRule">Whether it is outside the rule.</param>
internal readonly record struct KinkContinuation(bool Found, bool IsUnique, bool LeavesRule);

/// <summary>
/// Chooses the modes of the preactivations of one neuron that are 0 together, among the consistent combinations. Residuals are
/// continuous across kinks, so neurons are resolved one by one.
/// </summary>
internal sealed class KinkResolver
{
    private const int Exhaustive = 4;
    private const int ExhaustiveAtLast = 8;

    private readonly FlowModel model;
    private readonly KinkCombinations combinations;
    private readonly LinePulls pulls;
    private readonly double[] full;

    public KinkResolver(FlowModel model)
    {
        this.model = model;
        Lines = new KinkLines(model.Coordinates);
        Consistency = new KinkConsistency(model);
        combinations = new KinkCombinations(model, Consistency);
        pulls = new LinePulls(model.Coordinates);
        full = new double[model.Stride - 1];
    }

    /// <summary>Which points share a kink.</summary>
    public KinkLines Lines { get; }

    /// <summary>What decides whether modes are consistent.</summary>
    public KinkConsistency Consistency { get; }

    /// <summary>Sets the modes of <paramref name="kinks"/> in <paramref name="modes"/>, the row of the neuron.</summary>
    /// <param name="a">The neuron's a, scaled.</param>
    /// <param name="u">Its coordinates, scaled.</param>
    /// <param name="residuals">r.</param>
    /// <param name="modes">The row of modes; those outside the kinks are kept, and are not in contact.</param>
    /// <param name="kinks">The points whose preactivation is 0, with all others of their lines.</param>
    /// <param name="atStart">Whether the flow starts there, rather than having arrived.</param>
    public KinkContinuation Resolve(
        double a,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> residuals,
        Span<KinkMode> modes,
        ReadOnlySpan<int> kinks,
        bool atStart)
    {
        int size = kinks.Length;
        Span<bool> sliding = size <= 64 ? stackalloc bool[size] : new bool[size];
        Span<int> line = size <= 64 ? stackalloc int[size] : new int[size];
        Span<int> orientation = size <= 64 ? stackalloc int[size] : new int[size];
        double sign = Direction(a, u, residuals, modes, kinks);
        double noise = Consistency.Noise(residuals);
        var set = new KinkSet(kinks, line, orientation, Lines.Group(kinks, line, orientation));
        pulls.Set(kinks, line, orientation, set.Lines, residuals);
        bool isUnique = false;

        bool found = set.Lines <= Exhaustive
            ? combinations.Choose(sign, noise, residuals, modes, set, pulls, atStart, sliding, out isUnique)
            : Descend(sign, noise, residuals, modes, set, sliding, out isUnique)
                || (set.Lines <= ExhaustiveAtLast
                    && combinations.Choose(sign, noise, residuals, modes, set, pulls, atStart, sliding, out isUnique));

        if (!found)
        {
            return default;
        }

        bool leaves = LeavesRule(modes, set, sliding);

        for (int i = 0; i < size; i++)
        {
            modes[kinks[i]] = sliding[line[i]] ? KinkMode.Sliding : modes[kinks[i]];
        }

        return new KinkContinuation(true, isUnique, leaves);
    }

    /// <summary>The sign of rate * a; where a is 0, of the a to come.</summary>
    private double Direction(
        double a,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> residuals,
        ReadOnlySpan<KinkMode> modes,
        ReadOnlySpan<int> kinks)
    {
        if (a == 0)
        {
            Consistency.PullOf(residuals, modes, kinks, full);
            a = model.Setting.Rate * DenseVector.Dot(u, full);
        }

        return Math.Sign(a) * Math.Sign(model.Setting.Rate);
    }

    /// <summary>Many lines at once, without looking at every combination: whether there is another one is then not known for the rules that admit several.</summary>
    private bool Descend(
        double sign,
        double noise,
        ReadOnlySpan<double> residuals,
        Span<KinkMode> modes,
        KinkSet set,
        Span<bool> sliding,
        out bool isUnique)
    {
        // relu'(0) = 0 leaves no choice where no kink has points on both sides.
        isUnique = model.Setting.Rule == KinkRule.Zero && !set.Orientation.Contains(-1);

        foreach (int k in set.Points)
        {
            modes[k] = KinkMode.Inactive;
        }

        Consistency.PullOf(residuals, modes, [], full);
        var gamma = new double[set.Lines];
        var free = new bool[set.Lines];
        LineSlopes.Find(pulls, full, sign, noise, gamma, free);

        for (int l = 0; l < set.Lines; l++)
        {
            double velocity = sign * pulls.Along(l, full);
            set.Assign(l, free[l] || Math.Abs(velocity) <= noise ? KinkSet.Contact : velocity > 0 ? KinkSet.Plus : KinkSet.Minus, modes);
        }

        return Consistency.Holds(sign, noise, residuals, modes, set, pulls, false, sliding);
    }

    /// <summary>
    /// Beside independent lines every combination of sides occurs, so the hull of all of them is a slope for each line. Where lines in
    /// contact depend on each other some combinations do not occur, and whether the hull of the others holds the slopes is not checked.
    /// </summary>
    private bool LeavesRule(ReadOnlySpan<KinkMode> modes, KinkSet set, ReadOnlySpan<bool> sliding)
    {
        int slides = sliding[..set.Lines].Count(true);

        if (slides < 2 || model.Setting.Rule != KinkRule.Clarke)
        {
            return slides > 0 && model.Setting.Rule == KinkRule.Zero;
        }

        var contacts = new List<int>();

        for (int l = 0; l < set.Lines; l++)
        {
            int point = set.Points[set.First(l)];

            if (modes[point].IsContact())
            {
                contacts.Add(point);
            }
        }

        return ContactSpan.Orthonormal(model.Coordinates, contacts.ToArray()).Rank < contacts.Count;
    }
}
