using System.Numerics;
using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// A fraction that is reduced when its value is asked for: at thousands of digits that takes much longer than finding its numerator, and
/// comparisons over one denominator do without.
/// </summary>
internal sealed class Share
{
    private readonly BigInteger numerator;
    private readonly BigInteger denominator;
    private readonly Lazy<Rational> value;

    public Share(BigInteger numerator, BigInteger denominator)
    {
        this.numerator = numerator;
        this.denominator = denominator;
        value = new Lazy<Rational>(() => Rational.Create(numerator, denominator));
    }

    public Share(Rational value)
        : this(value.Numerator, value.Denominator)
    {
    }

    public static Share Zero { get; } = new(Rational.Zero);

    public static Share One { get; } = new(Rational.One);

    public Rational Value => value.Value;

    /// <summary>Whether both are the same number.</summary>
    public bool IsSame(Share other) =>
        ReferenceEquals(this, other)
        || (denominator == other.denominator
            ? numerator == other.numerator
            : numerator * other.denominator == other.numerator * denominator);
}
