using System.Numerics;
using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Arithmetic;

/// <summary>A rational number rounded to mantissa * 2^exponent with 1/2 &lt; |mantissa| &lt; 2; 0 is 0 * 2^0. No rational is out of range.</summary>
internal readonly record struct BinaryScale(double Mantissa, int Exponent)
{
    // Within these exponents the double itself is normal.
    private const int SafeExponent = 1000;

    public static BinaryScale Of(Rational value)
    {
        if (value.IsZero)
        {
            return default;
        }

        int exponent = (int)(BigInteger.Abs(value.Numerator).GetBitLength() - value.Denominator.GetBitLength());

        if (Math.Abs(exponent) <= SafeExponent)
        {
            return new BinaryScale(Math.ScaleB(value.ToDouble(), -exponent), exponent);
        }

        var reduced = exponent > 0
            ? Rational.Create(value.Numerator, value.Denominator << exponent)
            : Rational.Create(value.Numerator << -exponent, value.Denominator);

        return new BinaryScale(reduced.ToDouble(), exponent);
    }
}
