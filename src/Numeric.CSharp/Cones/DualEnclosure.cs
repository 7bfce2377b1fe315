using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Cones;

/// <summary>A ball that holds the optimal dual vector v*, and the numbers of the problem, rounded.</summary>
internal sealed class DualEnclosure
{
    /// <summary>Bounds the relative error of a handful of roundings.</summary>
    public const double Rounding = 1e-15;

    private DualEnclosure(Dataset data, ModelConstants constants, ExactVector center, double radius)
    {
        Center = [.. center.ToReadOnlyList().Select(v => v.ToDouble())];
        Radius = (radius * (1 + Rounding)) + (Center.Sum(Math.Abs) * Rounding);
        Scale = Math.Abs(constants.OutputScale.ToDouble());
        ScaleSign = constants.OutputScale.Sign;
        Bound = OutwardRounding.Down(Rational.Two * constants.WeightDecay);
        var twiceLoss = Rational.Two * constants.LossConstant;
        Fitted = [.. Enumerable.Range(0, data.Count).Select(k => (data.Labels[k] - (center[k] / twiceLoss)).ToDouble())];
        FittedRadius = (Radius / twiceLoss.ToDouble() * (1 + Rounding)) + (Fitted.Sum(Math.Abs) * Rounding);
    }

    /// <summary>The middle of the ball, n numbers.</summary>
    public double[] Center { get; }

    /// <summary>Its radius.</summary>
    public double Radius { get; }

    /// <summary>|s|.</summary>
    public double Scale { get; }

    /// <summary>The sign of s.</summary>
    public int ScaleSign { get; }

    /// <summary>2 rho, rounded down: what a tight direction reaches.</summary>
    public double Bound { get; }

    /// <summary>Near the optimal outputs f* = y - v* / (2c).</summary>
    public double[] Fitted { get; }

    /// <summary>How far, in the Euclidean norm, f* may be from <see cref="Fitted"/>.</summary>
    public double FittedRadius { get; }

    /// <summary>
    /// The ball of a duality gap. The dual objective v^T y - ||v||^2 / (4c) is strongly concave and v* its maximiser over a convex
    /// set, so a feasible v with value D has ||v - v*||^2 &lt;= 4c (D* - D), and D* is at most the value of any network.
    /// </summary>
    public static DualEnclosure OfGap(Dataset data, ModelConstants constants, ExactVector dual, Rational gap) =>
        new(data, constants, dual, Math.Sqrt(OutwardRounding.Up(Rational.OfInt(4) * constants.LossConstant * gap)));

    /// <summary>A ball that is known from elsewhere.</summary>
    public static DualEnclosure OfBall(Dataset data, ModelConstants constants, double[] center, double radius) =>
        new(data, constants, new ExactVector(center.Select(Rational.OfDouble)), radius);
}
