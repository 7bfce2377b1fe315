using System.Numerics;
using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Arithmetic;

/// <summary>
/// The exact number mantissa * 2^exponent. Sums and products of doubles stay dyadic, so they need no greatest common
/// divisors; one conversion to a rational at the end reduces the fraction.
/// </summary>
internal readonly record struct Dyadic(BigInteger Mantissa, int Exponent)
{
    /// <summary>The exact value of a finite double.</summary>
    public static Dyadic OfDouble(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponentBits = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFFL;
        long mantissa = exponentBits == 0 ? fraction : fraction | 0x10000000000000L;

        if (mantissa == 0)
        {
            return default;
        }

        int zeros = BitOperations.TrailingZeroCount(mantissa);
        mantissa >>= zeros;
        return new Dyadic(bits < 0 ? -mantissa : mantissa, Math.Max(exponentBits, 1) - 1075 + zeros);
    }

    public static Dyadic operator *(Dyadic x, Dyadic y) => new(x.Mantissa * y.Mantissa, x.Exponent + y.Exponent);

    public static Dyadic operator +(Dyadic x, Dyadic y)
    {
        if (x.Mantissa.IsZero)
        {
            return y;
        }

        if (y.Mantissa.IsZero)
        {
            return x;
        }

        return x.Exponent <= y.Exponent
            ? new Dyadic(x.Mantissa + (y.Mantissa << (y.Exponent - x.Exponent)), x.Exponent)
            : y + x;
    }

    /// <summary>This number times 2^shift.</summary>
    public Dyadic Shifted(int shift) => this with { Exponent = Exponent + shift };

    /// <summary>The same number as a reduced fraction.</summary>
    public Rational ToRational() =>
        Exponent >= 0
            ? Rational.OfInteger(Mantissa << Exponent)
            : Rational.Create(Mantissa, BigInteger.One << -Exponent);
}
