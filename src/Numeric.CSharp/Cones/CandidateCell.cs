using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// A full-dimensional closed cone and an output sign that could not be shown to hold no tight direction. If it holds one, u,
/// then 2 rho u lies within <see cref="Radius"/> of <see cref="Peak"/>.
/// </summary>
/// <param name="Pattern">The index of the open pattern.</param>
/// <param name="Sign">The output sign.</param>
/// <param name="Peak">The projection of sign s sum of v_k x_k (k active) on the closed cone, approximately.</param>
/// <param name="Radius">How far the true projection, for the true v*, may be from it.</param>
/// <param name="Signs">For each line of points the sign of &lt;u, x&gt; at its representative where that is certain, else 0.</param>
internal sealed record CandidateCell(int Pattern, int Sign, double[] Peak, double Radius, int[] Signs);

/// <summary>
/// Prices every full-dimensional cone with both signs. For u in the closed cone, ||u|| = 1, and any lambda >= 0,
/// &lt;u, g&gt; &lt;= ||g + sum of lambda_l b_l|| with b_l the inner normals: where this upper bound, errors included, stays below 2 rho
/// the cone holds no tight direction. The least such bound is the length of the projection of g on the cone.
/// </summary>
internal static class CellPricing
{
    /// <summary>The cones that may hold a tight direction.</summary>
    public static IReadOnlyList<CandidateCell> Candidates(
        PointLines lines, IReadOnlyList<ActivationCone> open, DualEnclosure dual, CancellationToken cancellation)
    {
        var found = new List<CandidateCell>();

        for (int i = 0; i < open.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();

            foreach (int sign in (int[])[1, -1])
            {
                if (Price(lines, open[i], i, sign, dual) is { } candidate)
                {
                    found.Add(candidate);
                }
            }
        }

        return found;
    }

    private static CandidateCell? Price(PointLines lines, ActivationCone cone, int index, int sign, DualEnclosure dual)
    {
        // The gradient g on the cone, and how far the one of v* may be from it.
        var gradient = new double[lines.Dimension];
        double size = 0;
        double squares = 0;

        for (int k = 0; k < lines.Count; k++)
        {
            if (lines.Line[k] >= 0 && cone.IsActive(k))
            {
                NonNegativeFit.AddScaled(gradient, sign * dual.ScaleSign * dual.Scale * dual.Center[k], lines.Points[k]);
                size += dual.Scale * Math.Abs(dual.Center[k]) * lines.Norms[k];
                squares += lines.Norms[k] * lines.Norms[k];
            }
        }

        int terms = lines.Count + lines.Dimension + 8;
        double unit = terms * DualEnclosure.Rounding;
        double uncertainty = (dual.Scale * dual.Radius * Math.Sqrt(squares) * (1 + unit)) + (unit * size);

        if ((NonNegativeFit.Norm(gradient) * (1 + unit)) + uncertainty < dual.Bound)
        {
            return null;
        }

        int count = lines.Units.Length;
        var outward = new double[count][];

        for (int l = 0; l < count; l++)
        {
            int side = cone.IsActive(lines.Representatives[l]) ? -1 : 1;
            outward[l] = [.. lines.Units[l].Select(x => side * x)];
        }

        (double[] multipliers, double[] peak) = NonNegativeFit.Solve(outward, gradient);
        double total = multipliers.Sum();
        double rounding = unit * (NonNegativeFit.Norm(gradient) + total);

        if ((NonNegativeFit.Norm(peak) * (1 + unit)) + rounding + uncertainty < dual.Bound)
        {
            return null;
        }

        double radius = ProjectionError(outward, cone, multipliers, peak, rounding) + uncertainty;
        var signs = new int[count];

        for (int l = 0; l < count; l++)
        {
            if (-NonNegativeFit.Dot(outward[l], peak) > radius + rounding)
            {
                signs[l] = cone.IsActive(lines.Representatives[l]) ? 1 : -1;
            }
        }

        return new CandidateCell(index, sign, peak, radius, signs);
    }

    /// <summary>
    /// How far the estimate may be from the projection of the same g. With q in the cone and p = g + sum of lambda_l b_l, the
    /// projection p* has ||q - p*||^2 &lt;= ||g - q||^2 - ||g - p*||^2 &lt;= ||q - p||^2 + 2 sum of lambda_l &lt;b_l, q&gt;, as
    /// ||p*|| &lt;= ||p||; q is the estimate moved a little towards the inside.
    /// </summary>
    private static double ProjectionError(
        double[][] outward, ActivationCone cone, double[] multipliers, double[] peak, double rounding)
    {
        double[] inside = [.. cone.Witness.ToReadOnlyList().Select(x => x.ToDouble())];
        double length = NonNegativeFit.Norm(inside);
        double violation = 0;
        double margin = double.PositiveInfinity;
        double complementarity = 0;

        for (int l = 0; l < outward.Length; l++)
        {
            double slack = NonNegativeFit.Dot(outward[l], peak);
            violation = Math.Max(violation, slack);
            margin = Math.Min(margin, -NonNegativeFit.Dot(outward[l], inside) / length);
            complementarity += multipliers[l] * Math.Abs(slack);
        }

        // A witness this near a wall says nothing in double precision.
        if (!(margin > 1e-12))
        {
            return double.PositiveInfinity;
        }

        double step = (violation + rounding) / (margin * 0.99);
        double total = multipliers.Sum();
        double square = ((step + rounding) * (step + rounding)) + (2 * (complementarity + (total * (rounding + step))));
        return (step + Math.Sqrt(square)) * 1.01;
    }
}
