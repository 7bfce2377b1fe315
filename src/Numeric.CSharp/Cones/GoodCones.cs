using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// The exact proportion of activation cones whose closure contains a global minimum, for every width at once, without a program a
/// cone. Neurons of minimisers point in tight directions of the dual optimum, and the closed cone of a tuple of (pattern, sign) pairs
/// contains a minimiser exactly when the optimal outputs lie in the cone of the tight directions its pairs offer. So a uniformly
/// drawn cone is good when its m pairs hit every group of a support, a group being the pairs whose closed cones hold a
/// direction: a coupon collector (benignity, Theorem 1 and its proof in Appendix C). Pairs without a tight direction are
/// excluded by rigorous bounds; whatever could not be decided widens the proportion to an interval.
/// </summary>
public sealed class GoodCones
{
    // Data of numbers beyond 2 to this power are brought to size first.
    private const int FarExponent = 100;

    private readonly CollectionLaw? low;
    private readonly CollectionLaw? high;
    private readonly IReadOnlyList<IReadOnlyList<int>> certain;
    private readonly IReadOnlyList<IReadOnlyList<int>> possible;

    private GoodCones(
        IReadOnlyList<ActivationCone> population,
        IReadOnlyList<TightAtom> atoms,
        IReadOnlyList<IReadOnlyList<int>> certain,
        IReadOnlyList<IReadOnlyList<int>> possible,
        CollectionLaw? low,
        CollectionLaw? high)
    {
        Patterns = population;
        Atoms = atoms;
        this.certain = certain;
        this.possible = possible;
        this.low = low;
        this.high = low is not null && high is not null && low.IsSame(high) ? low : high;
        LeastNeurons = possible.Min(s => s.Count);

        // Merging neurons until their outputs are independent (Caratheodory) leaves at most one a point.
        SufficientNeurons = certain.Where(s => s.All(a => atoms[a].IsIdentified)).Select(s => s.Count)
            .Append(population[0].Count).Min();
        IsExact = low is not null && atoms.All(a => a.IsIdentified)
            && certain.Count == possible.Count && possible.All(p => certain.Any(c => c.SequenceEqual(p)));
    }

    /// <summary>The patterns that cones are drawn from.</summary>
    public IReadOnlyList<ActivationCone> Patterns { get; }

    /// <summary>Pattern-and-sign pairs: twice the patterns. Pair 2 i has pattern i and a >= 0, pair 2 i + 1 has a &lt;= 0.</summary>
    public int NeuronConeCount => 2 * Patterns.Count;

    /// <summary>The places of tight directions. None when the zero network is the minimiser.</summary>
    public IReadOnlyList<TightAtom> Atoms { get; }

    /// <summary>Whether the proportions at all widths that reach the optimum are known exactly.</summary>
    public bool IsExact { get; }

    /// <summary>No network with fewer neurons reaches the minimum over all widths.</summary>
    public int LeastNeurons { get; }

    /// <summary>Networks with this many neurons reach the minimum over all widths.</summary>
    public int SufficientNeurons { get; }

    /// <summary>Analyses one problem.</summary>
    /// <param name="data">The data of the optimum.</param>
    /// <param name="constants">Its constants; the weight decay is positive and s is not 0.</param>
    /// <param name="optimum">An enclosure of the minimum over all widths; the tighter, the fewer undecided pairs.</param>
    /// <param name="open">All full-dimensional patterns of the points.</param>
    /// <param name="population">The patterns that cones are drawn from, literal or open, each once.</param>
    /// <param name="cancellation">Stops the analysis.</param>
    /// <exception cref="ArgumentException">As for the other overload.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static GoodCones Of(
        Dataset data,
        ModelConstants constants,
        OptimumResult optimum,
        IReadOnlyList<ActivationCone> open,
        IReadOnlyList<ActivationCone> population,
        CancellationToken cancellation) =>
        Of(data, constants, optimum.Dual, optimum.Gap, open, population, cancellation);

    /// <summary>Analyses one problem.</summary>
    /// <param name="data">The n points and labels.</param>
    /// <param name="constants">The weight decay is positive and s is not 0.</param>
    /// <param name="dual">A dual vector v that is feasible: s |sum_k v_k relu(&lt;u, x_k&gt;)| &lt;= 2 rho for all unit u.</param>
    /// <param name="gap">At least the minimum over all widths minus <c>v^T y - ||v||^2 / (4c)</c>.</param>
    /// <param name="open">All full-dimensional patterns of the points.</param>
    /// <param name="population">The patterns that cones are drawn from, literal or open, each once.</param>
    /// <param name="cancellation">Stops the analysis.</param>
    /// <exception cref="ArgumentException">The weight decay or s is 0, the gap is negative, a size is wrong, or a list of patterns
    /// is empty.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static GoodCones Of(
        Dataset data,
        ModelConstants constants,
        ExactVector dual,
        Rational gap,
        IReadOnlyList<ActivationCone> open,
        IReadOnlyList<ActivationCone> population,
        CancellationToken cancellation)
    {
        if (dual.Length != data.Count)
        {
            throw new ArgumentException("a dual vector has one entry a point", nameof(dual));
        }

        if (gap.Sign < 0)
        {
            throw new ArgumentException("a gap is not negative", nameof(gap));
        }

        if (constants.WeightDecay.IsZero || constants.OutputScale.IsZero)
        {
            throw new ArgumentException("the weight decay is positive and the output scale is not 0", nameof(constants));
        }

        if (open.Count == 0 || population.Count == 0)
        {
            throw new ArgumentException("there is at least one pattern", nameof(population));
        }

        var scaled = new ScaledData(data, constants);

        if (Math.Max(Math.Abs(scaled.PointExponent), Math.Abs(scaled.LabelExponent)) > FarExponent)
        {
            // In units of the points and labels: outputs and v are in those of the labels, a weight a w in their quotient.
            var point = ScaledData.TwoTo(-scaled.PointExponent);
            var label = ScaledData.TwoTo(-scaled.LabelExponent);
            return Of(
                new Dataset(
                    new ExactMatrix(Enumerable.Range(0, data.Count).Select(k => point * data.Points.Row(k))), label * data.Labels),
                new ModelConstants(constants.LossConstant, constants.OutputScale, constants.WeightDecay * point * label),
                label * dual,
                label * label * gap,
                open,
                population,
                cancellation);
        }

        var lines = new PointLines(data.Points);
        var ball = DualEnclosure.OfGap(data, constants, dual, gap);

        if (!lines.IsOrdinary || !double.IsFinite(ball.Radius) || !double.IsFinite(ball.FittedRadius) || !(ball.Bound > 0))
        {
            return Unknown(population);
        }

        if (ZeroOptimum.IsCertain(data, constants, lines, open))
        {
            return Of(lines, open, population, [], [[]], [[]]);
        }

        var candidates = CellPricing.Candidates(lines, open, ball, cancellation);
        var atoms = AtomFinder.Atoms(lines, candidates, ball);
        var supports = SupportFamilies.Of(atoms, lines, ball);
        var found = Of(lines, open, population, atoms, supports.Certain, supports.Possible);

        return !found.IsExact && KktOptimum.Find(data, constants, lines, open, atoms, ball, cancellation) is { } proved
            ? Of(lines, open, population, proved.Atoms, proved.Supports, proved.Supports)
            : found;
    }

    /// <summary>The proportion of good cones of a width, where "good" means the minimum over all widths.</summary>
    /// <param name="width">m >= 1.</param>
    /// <returns>The exact proportion, or an interval. Below <see cref="LeastNeurons"/> it is exactly 0, and the reference says
    /// that the width has a minimum of its own.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 1.</exception>
    public ConeProportion At(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Share? least = low?.ShareAfter(width);
        return new ConeProportion(
            width,
            least ?? Share.Zero,
            (ReferenceEquals(low, high) ? least : high?.ShareAfter(width)) ?? Share.One,
            width >= SufficientNeurons ? ProportionReference.ConvexOptimum
            : width < LeastNeurons ? ProportionReference.WidthOptimum
            : ProportionReference.Undecided);
    }

    /// <summary>
    /// Whether the closed cone of some neurons contains a minimiser over all widths; null when that was not decided.
    /// </summary>
    /// <param name="cones">The cones of the neurons.</param>
    public bool? ContainsMinimiser(IReadOnlyList<NeuronCone> cones)
    {
        bool Offers(int atom, bool certainly) => cones.Any(c => c.Sign == Atoms[atom].Sign && (certainly
            ? Atoms[atom].CertainlyIn(c.IsActive, c.Count)
            : Atoms[atom].PerhapsIn(c.IsActive, c.Count)));

        return certain.Any(support => support.All(a => Atoms[a].IsSingle && Offers(a, true))) ? true
            : possible.Any(support => support.All(a => Offers(a, false))) ? null
            : false;
    }

    /// <summary>Nothing is known: whether any cone is good, and whether some are not.</summary>
    private static GoodCones Unknown(IReadOnlyList<ActivationCone> population) => new(population, [], [], [[]], null, null);

    private static GoodCones Of(
        PointLines lines,
        IReadOnlyList<ActivationCone> open,
        IReadOnlyList<ActivationCone> population,
        IReadOnlyList<TightAtom> atoms,
        IReadOnlyList<IReadOnlyList<int>> certain,
        IReadOnlyList<IReadOnlyList<int>> possible)
    {
        var lowGroups = new List<IReadOnlyList<int>>();
        var lowOf = new List<IReadOnlyList<int>>();

        foreach (TightAtom atom in atoms)
        {
            // Where directions are not told apart, all cells of the place together offer whichever there are.
            IReadOnlyList<int>[] groups = atom.IsIdentified
                ? [Pairs(population, atom.Sign, p => atom.CertainlyIn(p.IsActive, lines.Count))]
                : [.. atom.Cells.Select(c => Pairs(population, atom.Sign, p => SameCell(lines, open[c], p)))];
            lowOf.Add([.. Enumerable.Range(lowGroups.Count, groups.Length)]);
            lowGroups.AddRange(groups);
        }

        IReadOnlyList<int>[] lowSupports = [.. certain.Select(s => (IReadOnlyList<int>)[.. s.SelectMany(a => lowOf[a])])];
        IReadOnlyList<int>[] highGroups =
            [.. atoms.Select(atom => Pairs(population, atom.Sign, p => atom.PerhapsIn(p.IsActive, lines.Count)))];
        return new GoodCones(
            population,
            atoms,
            certain,
            possible,
            Law(2 * population.Count, lowGroups, lowSupports),
            Law(2 * population.Count, highGroups, possible));
    }

    private static int[] Pairs(IReadOnlyList<ActivationCone> population, int sign, Func<ActivationCone, bool> holds) =>
        [.. Enumerable.Range(0, population.Count).Where(i => holds(population[i])).Select(i => (2 * i) + (sign > 0 ? 0 : 1))];

    private static bool SameCell(PointLines lines, ActivationCone cell, ActivationCone pattern)
    {
        for (int k = 0; k < lines.Count; k++)
        {
            if (lines.Line[k] >= 0 && cell.IsActive(k) != pattern.IsActive(k))
            {
                return false;
            }
        }

        return true;
    }

    private static CollectionLaw? Law(
        int pairs, IReadOnlyList<IReadOnlyList<int>> groups, IReadOnlyList<IReadOnlyList<int>> supports) =>
        CollectionLaw.IsFeasible(groups, supports) ? CollectionLaw.Of(pairs, groups, supports) : null;
}
