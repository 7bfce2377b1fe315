using System.Numerics;
using ReluProofs.Kernel;

namespace ReluProofs.Cli.Simulation;

/// <summary>
/// The scale of a random initialisation: an exact number, which may be far below the range of double, over a square root the papers
/// use: <c>1e-1000</c>, <c>1e-6/sqrt(m)</c>, <c>1e-20/sqrt(md)</c>.
/// </summary>
/// <param name="Number">The number, not negative.</param>
/// <param name="Root">What stands under the root: "", "m", "d" or "md".</param>
/// <param name="Text">How it was typed.</param>
internal readonly record struct Scale(Rational Number, string Root, string Text)
{
    private static readonly string[] Roots = ["m", "d", "md"];

    /// <summary>Reads a scale.</summary>
    /// <param name="text">The text.</param>
    /// <param name="scale">The scale.</param>
    /// <param name="reason">Why it is none.</param>
    public static bool TryParse(string text, out Scale scale, out string reason)
    {
        scale = default;
        string number = text;
        string root = "";

        foreach (string under in Roots)
        {
            string suffix = $"/sqrt({under})";

            if (text.EndsWith(suffix, StringComparison.Ordinal))
            {
                number = text[..^suffix.Length];
                root = under;
            }
        }

        if (!Rational.TryParse(number, out Rational value, out reason))
        {
            return false;
        }

        if (value.Sign < 0)
        {
            reason = $"'{text}' is negative; a scale is 0 or more";
            return false;
        }

        scale = new Scale(value, root, text);
        return true;
    }

    /// <summary>Its logarithm for some sizes; -infinity for 0.</summary>
    public double Log(int width, int dimension)
    {
        double under = Root switch
        {
            "m" => width,
            "d" => dimension,
            "md" => (double)width * dimension,
            _ => 1,
        };
        return ExactLog.Of(Number) - Math.Log(under) / 2;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Logarithms of exact numbers of any size.</summary>
internal static class ExactLog
{
    /// <summary>log |x|; -infinity for 0.</summary>
    public static double Of(Rational number)
    {
        double plain = Math.Abs(number.ToDouble());

        // The difference of two long logarithms is needed only where the number itself is out of range.
        return number.IsZero ? double.NegativeInfinity
            : double.IsNormal(plain) ? Math.Log(plain)
            : BigInteger.Log(BigInteger.Abs(number.Numerator)) - BigInteger.Log(number.Denominator);
    }
}
