using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// Whether the zero network is a minimiser over all widths, and then the only one, decided in exact numbers, so also at the weight decay
/// from which on it is: exactly if v = 2c y is feasible for the dual problem.
/// </summary>
internal static class ZeroOptimum
{
    /// <summary>
    /// Whether that is certain. On the closed cone of a pattern &lt;u, g> with g = +-s sum of v_k x_k, k active, is at most ||g + sum of
    /// lambda_l b_l|| for any lambda >= 0, b_l the inner normals; the lambda are guessed in doubles and the bound is compared exactly.
    /// </summary>
    /// <param name="data">The data.</param>
    /// <param name="constants">Its constants.</param>
    /// <param name="lines">Its points by lines.</param>
    /// <param name="open">All full-dimensional patterns.</param>
    public static bool IsCertain(Dataset data, ModelConstants constants, PointLines lines, IReadOnlyList<ActivationCone> open)
    {
        var bound = Rational.OfInt(4) * constants.WeightDecay * constants.WeightDecay;
        var scale = Rational.Two * constants.LossConstant * constants.OutputScale;

        return open.All(cone =>
        {
            var gradient = ExactVector.Zero(data.Dimension);

            for (int k = 0; k < data.Count; k++)
            {
                gradient = cone.IsActive(k) ? gradient + (scale * data.Labels[k] * data.Points.Row(k)) : gradient;
            }

            return gradient.NormSquared() <= bound
                || (IsBelow(gradient, bound, data, lines, cone) && IsBelow(Rational.MinusOne * gradient, bound, data, lines, cone));
        });
    }

    private static bool IsBelow(ExactVector gradient, Rational bound, Dataset data, PointLines lines, ActivationCone cone)
    {
        double[][] outward =
            [.. lines.Units.Select((unit, l) => unit.Select(x => cone.IsActive(lines.Representatives[l]) ? -x : x).ToArray())];
        double[] multipliers = NonNegativeFit.Solve(outward, [.. gradient.ToReadOnlyList().Select(x => x.ToDouble())]).Weights;
        var moved = gradient;

        for (int l = 0; l < multipliers.Length; l++)
        {
            int k = lines.Representatives[l];
            double multiplier = multipliers[l] / lines.Norms[k];

            if (multiplier > 0 && double.IsFinite(multiplier))
            {
                var inward = Rational.OfDouble(cone.IsActive(k) ? multiplier : -multiplier);
                moved += inward * data.Points.Row(k);
            }
        }

        return moved.NormSquared() <= bound;
    }
}
