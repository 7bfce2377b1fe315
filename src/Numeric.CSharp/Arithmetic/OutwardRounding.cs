using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Arithmetic;

/// <summary>Rounding of rational numbers to doubles in a known direction.</summary>
internal static class OutwardRounding
{
    /// <summary>The largest double that is not above the value; negative infinity if there is none.</summary>
    public static double Down(Rational value)
    {
        double nearest = value.ToDouble();
        bool above = double.IsPositiveInfinity(nearest)
            || (double.IsFinite(nearest) && Rational.OfDouble(nearest) > value);
        return above ? Math.BitDecrement(nearest) : nearest;
    }

    /// <summary>The smallest double that is not below the value; positive infinity if there is none.</summary>
    /// <remarks>Subtracted, not negated: 0 has no sign.</remarks>
    public static double Up(Rational value) => 0 - Down(-value);
}
