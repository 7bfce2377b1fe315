using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Convex;

/// <summary>The exact ends of an enclosure from a dual vector in scaled units and the rigorous bound on its constraint.</summary>
internal static class ConvexCertificate
{
    /// <summary>
    /// The best feasible multiple v of the dual vector, and its value v^T y - ||v||^2 / (4c), in exact numbers. Never below 0,
    /// the value of v = 0.
    /// </summary>
    public static (ExactVector Vector, Rational Value) Lower(ScaledData data, double[] p, double bound)
    {
        int n = data.Count;
        var zero = (ExactVector.Zero(n), Rational.Zero);

        if (!double.IsFinite(bound) || p.Any(entry => !double.IsFinite(entry)))
        {
            return zero;
        }

        var direction = new ExactVector(p.Select(Rational.OfDouble));
        var square = direction.NormSquared();
        var product = direction.Dot(data.Data.Labels);

        if (square.IsZero || product.Sign <= 0)
        {
            return zero;
        }

        // In scaled units the best multiple is <p, y> / ||p||^2, cut off where the constraint reaches kappa.
        var c = data.Constants.LossConstant;
        var unit = ScaledData.TwoTo(data.LabelExponent);
        var scale = product / unit / square;

        if (bound > 0)
        {
            scale = Rational.Min(scale, data.ExactKappa / Rational.OfDouble(bound));
        }

        // Rounded to a double, downwards: the numbers stay short, and the vector feasible.
        double rounded = OutwardRounding.Down(scale);

        if (!(rounded > 0) || !double.IsFinite(rounded))
        {
            return zero;
        }

        var factor = Rational.Two * c * unit * Rational.OfDouble(rounded);
        return (factor * direction, factor * product - factor * factor * square / (4 * c));
    }
}
