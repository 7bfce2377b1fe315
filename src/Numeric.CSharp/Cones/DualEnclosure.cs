using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// A ball that holds the optimal dual vector v*, and the numbers of the problem, rounded. The dual objective
/// v^T y - ||v||^2 / (4c) is strongly concave and v* its maximiser over a convex set, so a feasible v with value D has
/// ||v - v*||^2 &lt;= 4c (D* - D), and D* is at most the value of any network.
/// </summary>
internal sealed class DualEnclosure
{
    public DualEnclosure(Dataset data, ModelConstants constants, ExactVector dual, Rational gap)
    {
        Center = [.. dual.ToReadOnlyList().Select(v => v.ToDouble())];
        double conversion = Center.Sum(Math.Abs) * Rounding;
        Radius = (Math.Sqrt(OutwardRounding.Up(Rational.OfInt(4) * constants.LossConstant * gap)) * (1 + Rounding)) + conversion;
        Scale = Math.Abs(constants.OutputScale.ToDouble());
        ScaleSign = constants.OutputScale.Sign;
        Bound = OutwardRounding.Down(Rational.Two * constants.WeightDecay);
        double twiceLoss = (Rational.Two * constants.LossConstant).ToDouble();
        Fitted = new double[data.Count];
        double size = 0;

        for (int k = 0; k < Fitted.Length; k++)
        {
            Fitted[k] = (data.Labels[k] - dual[k] / (Rational.Two * constants.LossConstant)).ToDouble();
            size += Math.Abs(Fitted[k]);
        }

        FittedRadius = (Radius / twiceLoss * (1 + Rounding)) + (size * Rounding);
    }

    /// <summary>Bounds the relative error of a handful of roundings.</summary>
    public const double Rounding = 1e-15;

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
}
