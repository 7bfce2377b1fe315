using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Landscape;

/// <summary>
/// An exact lower bound on the loss of all networks whose hidden weights lie in given closed cones, by weak duality:
/// for every v of R^n, c r^2 >= v r - v^2 / (4c), and rho (a^2 + w^2) >= 2 rho |a w|. So L >= -&lt;v, y&gt; - ||v||^2 / (4c)
/// whenever |s sum_k v_k x_k| &lt;= 2 rho over the points active in each of the cones.
/// </summary>
internal sealed class DualBound
{
    private DualBound(ExactVector vector, Rational value)
    {
        Vector = vector;
        Value = value;
    }

    /// <summary>The feasible dual vector.</summary>
    public ExactVector Vector { get; }

    /// <summary>The lower bound it proves.</summary>
    public Rational Value { get; }

    /// <summary>
    /// The bound of a feasible vector near 2 c (f - y).
    /// </summary>
    /// <param name="exact">The instance.</param>
    /// <param name="scaled">Its scaled image.</param>
    /// <param name="fitted">f(x_k) in scaled units.</param>
    /// <param name="residual">f(x_k) - y_k in scaled units.</param>
    /// <param name="usesCone">For each cone, whether the networks may use it.</param>
    public static DualBound Near(
        ExactProblem exact,
        ScaledProblem scaled,
        ReadOnlySpan<double> fitted,
        ReadOnlySpan<double> residual,
        Func<int, bool> usesCone)
    {
        var v = new Rational[exact.Count];
        var c = exact.Constants.LossConstant;
        var minusTwiceC = -Rational.Two * c;
        double factor = 2 * scaled.LossConstant.Mantissa;
        int exponent = scaled.LossConstant.Exponent + scaled.LabelExponent;

        for (int k = 0; k < v.Length; k++)
        {
            v[k] = fitted[k] == 0
                ? minusTwiceC * exact.Labels[k]
                : Dyadic.OfDouble(factor * residual[k]).Shifted(exponent).ToRational();
        }

        for (int i = 0; i < exact.Cones.Length; i++)
        {
            if (usesCone(i))
            {
                MakeFeasible(exact, i, v);
            }
        }

        var product = Rational.Zero;
        var square = Rational.Zero;

        for (int k = 0; k < v.Length; k++)
        {
            product += v[k] * exact.Labels[k];
            square += v[k] * v[k];
        }

        var value = -product - square / (4 * c);
        return value.Sign >= 0
            ? new DualBound(new ExactVector(v), value)
            : new DualBound(ExactVector.Zero(v.Length), Rational.Zero);
    }

    /// <summary>
    /// Moves v along the active points of the cone, the shortest way, until the constraint is an equality: always when v
    /// is outside, and from inside if that improves the bound, as rounding may have left v just inside. In one dimension
    /// no point is active in two cones, so this leaves the other cones alone.
    /// </summary>
    private static void MakeFeasible(ExactProblem exact, int cone, Rational[] v)
    {
        var s = exact.Constants.OutputScale;
        var norm = exact.SquaredNorms[cone];

        if (s.IsZero || norm.IsZero)
        {
            return;
        }

        var sum = Rational.Zero;

        for (int k = 0; k < v.Length; k++)
        {
            if (exact.Cones[cone].IsActive(k))
            {
                sum += v[k] * exact.Points[k];
            }
        }

        var bound = Rational.Two * exact.Constants.WeightDecay / s.Abs();
        var excess = (sum - sum.Sign * bound) / norm;

        // Replacing v by v - excess x changes its bound by excess (<x, y> + (2 sum - excess ||x||^2) / (4c)).
        var slope = exact.Correlations[cone] + (2 * sum - excess * norm) / (4 * exact.Constants.LossConstant);

        if (sum.Abs() <= bound && excess.Sign * slope.Sign <= 0)
        {
            return;
        }

        for (int k = 0; k < v.Length; k++)
        {
            if (exact.Cones[cone].IsActive(k))
            {
                v[k] -= excess * exact.Points[k];
            }
        }
    }
}
