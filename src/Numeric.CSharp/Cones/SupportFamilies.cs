using System.Numerics;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// Which sets of tight directions carry a minimiser: those whose outputs' cone holds the optimal outputs f*. The family is closed
/// under adding directions, so it is given by its minimal sets, twice: sets that certainly carry one, and sets that were not excluded.
/// </summary>
internal sealed class SupportFamilies
{
    // The most directions whose subsets are examined one by one.
    private const int MostEnumerated = 14;

    private readonly IReadOnlyList<TightAtom> atoms;
    private readonly DualEnclosure dual;
    private readonly double[] fitted;
    private readonly double mostWeight;
    private readonly int rays;

    private SupportFamilies(IReadOnlyList<TightAtom> atoms, PointLines lines, DualEnclosure dual)
    {
        this.atoms = atoms;
        this.dual = dual;
        fitted = dual.Fitted;

        // 2 rho times the sum of the weights of a minimiser is <v*, f*>.
        double product = NonNegativeFit.Dot(dual.Center, fitted);
        double size = NonNegativeFit.Norm(dual.Center) * (NonNegativeFit.Norm(fitted) + dual.FittedRadius);
        mostWeight = (product + (size * lines.Count * DualEnclosure.Rounding) + (dual.Radius * NonNegativeFit.Norm(fitted))
            + ((NonNegativeFit.Norm(dual.Center) + dual.Radius) * dual.FittedRadius)) / dual.Bound;

        // Outputs of all directions lie in a space of this dimension at most.
        rays = Enumerable.Range(0, lines.Count)
            .Where(k => lines.Line[k] >= 0 && atoms.Any(a => a.Signs[k] is AtomSign.Positive or AtomSign.Unknown or AtomSign.NotNegative))
            .Select(k => (lines.Line[k], lines.Direction[k])).Distinct().Count();

        // All directions together carry a minimiser: one exists, and it uses no others. Those whose absence is excluded are in
        // every support, so they are certainly tight; the rest may be superfluous.
        int[] all = [.. Enumerable.Range(0, atoms.Count)];
        int[] needed = [.. all.Where(a => Excluded([.. all.Where(b => b != a)]))];
        int[] others = [.. all.Except(needed)];
        Certain = others.Length == 0 || CertainlyCarry(needed) ? [needed] : [all];
        Possible = others.Length == 0 ? [needed]
            : others.Length <= MostEnumerated ? Minimal(needed, others)
            : [needed];
    }

    /// <summary>The minimal sets that certainly carry a minimiser, as indices of directions.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Certain { get; }

    /// <summary>Every set that carries a minimiser contains one of these.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Possible { get; }

    /// <summary>The families of some directions.</summary>
    public static SupportFamilies Of(IReadOnlyList<TightAtom> atoms, PointLines lines, DualEnclosure dual) => new(atoms, lines, dual);

    /// <summary>The minimal sets that are not excluded, of those that hold all the needed directions.</summary>
    private IReadOnlyList<IReadOnlyList<int>> Minimal(int[] needed, int[] others)
    {
        var found = new List<int>();

        foreach (int set in Enumerable.Range(0, 1 << others.Length).OrderBy(s => BitOperations.PopCount((uint)s)))
        {
            if (!found.Any(smaller => (smaller & set) == smaller)
                && (set == (1 << others.Length) - 1 || !Excluded(With(needed, others, set))))
            {
                found.Add(set);
            }
        }

        return [.. found.Select(set => With(needed, others, set))];
    }

    private static IReadOnlyList<int> With(int[] needed, int[] others, int set) =>
        [.. needed.Concat(others.Where((_, i) => ((set >> i) & 1) != 0)).Order()];

    /// <summary>
    /// Whether f* certainly lies outside the cone of the outputs z_a of a set: some h has &lt;h, f*> > 0 and, errors and the greatest
    /// possible weights included, less than that on the cone. The residual of the best fit is such an h.
    /// </summary>
    private bool Excluded(IReadOnlyList<int> set)
    {
        double[] h = NonNegativeFit.Solve([.. set.Select(a => atoms[a].Output)], fitted).Residual;
        double length = NonNegativeFit.Norm(h);
        double rounding = (fitted.Length + 8) * DualEnclosure.Rounding;
        double onTarget = NonNegativeFit.Dot(h, fitted)
            - (length * (dual.FittedRadius + (rounding * NonNegativeFit.Norm(fitted))));
        double onCone = 0;

        foreach (int a in set)
        {
            double z = NonNegativeFit.Norm(atoms[a].Output);
            onCone = Math.Max(onCone, NonNegativeFit.Dot(h, atoms[a].Output) + (length * (atoms[a].OutputRadius + (rounding * z))));
        }

        return onTarget > mostWeight * onCone * (1 + rounding);
    }

    /// <summary>
    /// Whether f* certainly lies in the cone of a set of directions that are certainly tight: as many independent outputs as there
    /// are dimensions, and weights that stay positive within their errors. Sets that do not span leave it undecided: only exact
    /// arithmetic could show it.
    /// </summary>
    private bool CertainlyCarry(int[] set)
    {
        if (set.Length != rays || set.Any(a => !atoms[a].IsIdentified))
        {
            return false;
        }

        double[][] columns = [.. set.Select(a => atoms[a].Output)];
        int[] all = [.. Enumerable.Range(0, set.Length)];

        if (NonNegativeFit.LeastSquares(columns, all, fitted) is not { } weights)
        {
            return false;
        }

        // With Z* = Z + E, Z* w* = f*: ||w* - w|| <= (||f* - Z w|| + ||E|| ||w||) / (sigma - ||E||).
        double error = Math.Sqrt(set.Sum(a => atoms[a].OutputRadius * atoms[a].OutputRadius));
        double smallest = SmallestSingularValue.LowerBound(columns, all) - error;
        double[] rest = [.. fitted];

        for (int i = 0; i < weights.Length; i++)
        {
            NonNegativeFit.AddScaled(rest, -weights[i], columns[i]);
        }

        double size = NonNegativeFit.Norm(weights);
        double rounding = (fitted.Length + 8) * DualEnclosure.Rounding * (NonNegativeFit.Norm(fitted) + size);
        double moved = (NonNegativeFit.Norm(rest) + dual.FittedRadius + (error * size) + rounding) / smallest;
        return smallest > 0 && weights.All(w => w > moved);
    }
}
