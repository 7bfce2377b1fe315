using System.Numerics;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// Minimisers when all tight directions come in pairs u_i, -u_i: only the sum W_i of the weights of a pair is determined, and the weights
/// x_i in [0, W_i] on the -u_i are free up to the linear part, -s sum_i sign_i x_i u_i = b. They form a polytope, and the minimal
/// supports are its vertices: d pairs used on both sides, the others on one.
/// </summary>
internal static class FreeLinearPart
{
    /// <summary>The most pairs whose vertices are enumerated; each pair is two groups of a law.</summary>
    public const int MostPairs = GroupUnions.Most / 2;

    /// <summary>The supports of all vertices, as indices of atoms; null when some vertex could not be decided or there is none.</summary>
    /// <param name="atoms">The directions.</param>
    /// <param name="plus">The atoms u_i.</param>
    /// <param name="minus">The atoms -u_i.</param>
    /// <param name="weightsAndLinear">W_i, then b.</param>
    /// <param name="radius">The error of these numbers together.</param>
    /// <param name="scale">s.</param>
    public static IReadOnlyList<IReadOnlyList<int>>? Supports(
        IReadOnlyList<TightAtom> atoms, int[] plus, int[] minus, double[] weightsAndLinear, double radius, double scale)
    {
        int count = plus.Length;
        double[] weights = weightsAndLinear[..count];
        double[] target = [.. weightsAndLinear[count..].Select(b => -b / scale)];
        int dimension = target.Length;

        if (count > MostPairs || count < dimension)
        {
            return null;
        }

        double[][] columns = [.. plus.Select(a => atoms[a].Direction.Select(x => atoms[a].Sign * x).ToArray())];
        double directionError = plus.Max(a => atoms[a].Radius);
        double total = weights.Sum();
        double rounding = (count + dimension + 8) * DualEnclosure.Rounding;
        double targetError = (radius / Math.Abs(scale)) + (total * (directionError + rounding)) + (radius * Math.Sqrt(count))
            + (rounding * NonNegativeFit.Norm(target));
        var found = new List<IReadOnlyList<int>>();

        foreach (int both in Enumerable.Range(0, 1 << count).Where(set => BitOperations.PopCount((uint)set) == dimension))
        {
            int[] free = [.. Enumerable.Range(0, count).Where(i => ((both >> i) & 1) != 0)];
            int[] rest = [.. Enumerable.Range(0, count).Except(free)];
            double smallest = SmallestSingularValue.LowerBound(columns, free) - (directionError * Math.Sqrt(dimension));

            if (!(smallest > 0))
            {
                return null;
            }

            for (int side = 0; side < 1 << rest.Length; side++)
            {
                double[] left = [.. target];

                for (int i = 0; i < rest.Length; i++)
                {
                    if (((side >> i) & 1) != 0)
                    {
                        NonNegativeFit.AddScaled(left, -weights[rest[i]], columns[rest[i]]);
                    }
                }

                double[] x = NonNegativeFit.LeastSquares(columns, free, left)!;
                double error = (targetError + (directionError * NonNegativeFit.Norm(x)) + (rounding * (NonNegativeFit.Norm(x) + total))) / smallest;
                double[] room = [.. free.Select((pair, i) => Math.Min(x[i], weights[pair] - x[i]))];

                if (room.All(r => r > error + radius))
                {
                    found.Add([.. free.SelectMany(i => (int[])[plus[i], minus[i]])
                        .Concat(rest.Select((pair, i) => ((side >> i) & 1) != 0 ? minus[pair] : plus[pair])).Order()]);
                }
                else if (!room.Any(r => r < -error - radius))
                {
                    return null;
                }
            }
        }

        return found.Count == 0 ? null : found;
    }
}
