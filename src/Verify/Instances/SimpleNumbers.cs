using System.Numerics;
using ReluProofs.Kernel;

namespace ReluProofs.Verify.Instances;

/// <summary>Numbers a mathematician would try first.</summary>
public static class SimpleNumbers
{
    private const int Largest = 12;

    /// <summary>Whole numbers and fractions of both signs, small ones and some far from 1; the same ones always.</summary>
    public static IReadOnlyList<Rational> Spread { get; } =
    [
        .. Listed(2 * Largest, 6).Where((r, i) => i < 120 || i % 5 == 0),
        .. Enumerable.Range(2, 5).SelectMany(e => new[] { 1, -1, 3, -7 }.Select(k => Rational.OfInt(k) * Rational.OfInt(10).Pow(e))),
        .. Enumerable.Range(2, 5).SelectMany(e => new[] { 1, -1, 3, -7 }.Select(k => Rational.OfInt(k) * Rational.OfInt(10).Pow(-e))),
    ];

    /// <summary>The fractions up to some size and denominator, the simplest first.</summary>
    /// <param name="largest">No numerator or whole number is above it.</param>
    /// <param name="denominator">The largest denominator.</param>
    public static IReadOnlyList<Rational> Listed(int largest, int denominator) =>
    [
        .. Enumerable.Range(1, denominator)
            .SelectMany(d => Enumerable.Range(-largest, (2 * largest) + 1).Select(n => Rational.Create(n, d)))
            .Distinct()
            .OrderBy(InstanceSize.Complexity),
    ];

    /// <summary>The fraction with the least denominator strictly between two numbers, and of those the one nearest to 0.</summary>
    /// <param name="low">The lower number.</param>
    /// <param name="high">The upper number.</param>
    /// <exception cref="ArgumentException">Nothing lies between.</exception>
    public static Rational Between(Rational low, Rational high)
    {
        if (low >= high)
        {
            throw new ArgumentException($"nothing lies between {low} and {high}", nameof(high));
        }

        if (low.Sign < 0)
        {
            return high.Sign > 0 ? Rational.Zero : -Positive(-high, -low);
        }

        return Positive(low, high);
    }

    /// <summary>The same with both numbers allowed.</summary>
    /// <param name="low">The lower number.</param>
    /// <param name="high">The upper number, at least the lower one.</param>
    public static Rational Within(Rational low, Rational high)
    {
        Rational best = low.Denominator <= high.Denominator ? low : high;
        if (low == high)
        {
            return best;
        }

        Rational inside = Between(low, high);
        return inside.Denominator < best.Denominator ? inside : best;
    }

    private static Rational Positive(Rational low, Rational high)
    {
        // The continued fraction of whatever lies between begins like those of both ends.
        Rational whole = Rational.OfInteger(BigInteger.Divide(low.Numerator, low.Denominator));
        if (whole + 1 < high)
        {
            return whole + 1;
        }

        Rational low1 = (high - whole).Inverse();
        Rational rest = low == whole
            ? Rational.OfInteger(BigInteger.Divide(low1.Numerator, low1.Denominator)) + 1
            : Positive(low1, (low - whole).Inverse());
        return whole + rest.Inverse();
    }
}
