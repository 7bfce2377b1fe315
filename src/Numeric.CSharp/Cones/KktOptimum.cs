using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// The exact structure of the optimum, guessed from an enclosure and then proved: the guess gives a square system whose root is
/// enclosed to working precision; the root is the optimum when its weights are positive, its directions have the
/// guessed signs, and at its dual vector no cone holds a direction above the bound. The last is shown by pricing all cones again: a
/// maximiser that is not excluded has the signs of a guessed direction, for which the system makes the value 2 rho.
/// </summary>
/// <param name="Ball">The optimal dual vector.</param>
/// <param name="Atoms">Its tight directions, all of them certain.</param>
/// <param name="Supports">The minimal sets of directions that carry a minimiser, all of them.</param>
internal sealed record KktOptimum(
    DualEnclosure Ball, IReadOnlyList<TightAtom> Atoms, IReadOnlyList<IReadOnlyList<int>> Supports)
{
    // Guesses need no rigour: what they suggest is proved afterwards.
    private const double Negligible = 1e-7;

    /// <summary>Finds and proves the structure; null when it could not.</summary>
    public static KktOptimum? Find(
        Dataset data,
        ModelConstants constants,
        PointLines lines,
        IReadOnlyList<ActivationCone> open,
        IReadOnlyList<TightAtom> atoms,
        DualEnclosure ball,
        CancellationToken cancellation)
    {
        int[] known = [.. Enumerable.Range(0, atoms.Count).Where(a => atoms[a].IsIdentified)];
        double[] fit = NonNegativeFit.Solve([.. known.Select(a => atoms[a].Output)], ball.Fitted).Weights;
        var weights = new double[atoms.Count];

        for (int i = 0; i < known.Length; i++)
        {
            weights[known[i]] = fit[i];
        }

        return known.Length == 0 ? null
            : Prove(data, constants, lines, open, atoms, weights, ball, Opposites(atoms, known), true, cancellation)
            ?? Prove(data, constants, lines, open, atoms, weights, ball, [.. known.Select(a => (a, -1))], false, cancellation);
    }

    /// <summary>The directions in pairs u, -u; none when one has no opposite.</summary>
    private static IReadOnlyList<(int Plus, int Minus)> Opposites(IReadOnlyList<TightAtom> atoms, int[] known)
    {
        var pairs = new List<(int, int)>();
        var free = new HashSet<int>(known);

        foreach (int a in known)
        {
            if (free.Remove(a))
            {
                int b = free.FirstOrDefault(
                    b => atoms[b].Sign == atoms[a].Sign && atoms[b].Signs.Zip(atoms[a].Signs).All(s => (int)s.First == -(int)s.Second),
                    -1);

                if (!free.Remove(b))
                {
                    return [];
                }

                pairs.Add((a, b));
            }
        }

        return pairs;
    }

    private static KktOptimum? Prove(
        Dataset data,
        ModelConstants constants,
        PointLines lines,
        IReadOnlyList<ActivationCone> open,
        IReadOnlyList<TightAtom> atoms,
        double[] weights,
        DualEnclosure ball,
        IReadOnlyList<(int Plus, int Minus)> guess,
        bool paired,
        CancellationToken cancellation)
    {
        double Weight((int Plus, int Minus) g) => weights[g.Plus] + (paired ? weights[g.Minus] : 0);

        double least = Negligible * guess.Select(Weight).DefaultIfEmpty().Max();
        var classes = new List<KktClass>();

        foreach (var g in guess.Where(g => Weight(g) > least))
        {
            if (KktClass.Of(lines, atoms, g.Plus, g.Minus) is not { } found)
            {
                return null;
            }

            classes.Add(found);
        }

        if (classes.Count == 0 || (paired && classes.Count < data.Dimension))
        {
            return null;
        }

        double[] linear = new double[paired ? data.Dimension : 0];
        double scale = constants.OutputScale.ToDouble();
        double twiceDecay = (Rational.Two * constants.WeightDecay).ToDouble();

        foreach (var one in classes.Where(_ => paired))
        {
            NonNegativeFit.AddScaled(linear, -scale * one.Sign * weights[one.Minus], [.. atoms[one.Plus].Direction]);
        }

        var system = new KktSystem(data, constants, lines.Points, classes, paired);
        double[] start =
            [.. ball.Center.Select(v => v / twiceDecay), .. classes.Select(c => Weight((c.Plus, c.Minus))), .. linear];

        if (system.Enclose(start) is not { } root
            || root.Center.Skip(data.Count).Take(classes.Count).Any(w => !(w > root.Radius))
            || classes.Any(c => !HasItsSigns(c, lines, root.Center[..data.Count], root.Radius, scale)))
        {
            return null;
        }

        double[] center = [.. root.Center[..data.Count].Select(v => twiceDecay * v)];
        var sharp = DualEnclosure.OfBall(data, constants, center, twiceDecay * root.Radius);
        var tight = AtomFinder.Atoms(lines, CellPricing.Candidates(lines, open, sharp, cancellation), sharp);
        int[] plus = [.. classes.Select(c => Index(tight, c, 1))];
        int[] minus = [.. classes.Select(c => paired ? Index(tight, c, -1) : -1)];

        if (plus.Contains(-1) || (paired && minus.Contains(-1)) || tight.Count != plus.Length + (paired ? minus.Length : 0))
        {
            return null;
        }

        // Without opposites the outputs are independent, as the system is regular: the weights are unique and all needed.
        var supports = paired
            ? FreeLinearPart.Supports(tight, plus, minus, root.Center[data.Count..], root.Radius, scale)
            : [[.. Enumerable.Range(0, tight.Count)]];
        return supports is null ? null : new KktOptimum(sharp, tight, supports);
    }

    /// <summary>Whether u, proportional to Z^T v, certainly has the signs it was guessed with.</summary>
    private static bool HasItsSigns(KktClass one, PointLines lines, double[] dual, double radius, double scale)
    {
        double[] pulled = one.Pull(dual);
        double error = (one.Norm * radius) + ((one.Error + (one.Norm * lines.Count * DualEnclosure.Rounding)) * NonNegativeFit.Norm(dual));
        error += lines.Dimension * DualEnclosure.Rounding * NonNegativeFit.Norm(pulled);

        return Enumerable.Range(0, lines.Count).All(k => one.Signs[k] == AtomSign.Zero
            || NonNegativeFit.Dot(pulled, lines.Points[k]) * one.Sign * Math.Sign(scale) * (int)one.Signs[k] > error * lines.Norms[k]);
    }

    /// <summary>The atom with the signs of a class, or with the opposite ones; -1 when there is none.</summary>
    private static int Index(IReadOnlyList<TightAtom> atoms, KktClass one, int side) =>
        Enumerable.Range(0, atoms.Count).FirstOrDefault(
            a => atoms[a].IsIdentified && atoms[a].Sign == one.Sign
                && atoms[a].Signs.Zip(one.Signs).All(s => (int)s.First == side * (int)s.Second),
            -1);
}
