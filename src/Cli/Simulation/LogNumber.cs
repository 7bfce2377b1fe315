using System.Globalization;

namespace ReluProofs.Cli.Simulation;

/// <summary>Writes numbers given by their logarithms, also those outside the range of double, as JSON allows them.</summary>
internal static class LogNumber
{
    /// <summary>sign exp(log).</summary>
    /// <param name="sign">-1, 0 or 1.</param>
    /// <param name="log">The logarithm.</param>
    public static string Text(int sign, double log) => Text(sign, log, sign * Math.Exp(log));

    /// <summary>sign exp(log) factor, where it is known as a double too.</summary>
    /// <param name="sign">-1, 0 or 1.</param>
    /// <param name="log">The logarithm.</param>
    /// <param name="plain">The number as a double, used unless it has left the range of normal doubles.</param>
    /// <param name="factor">The factor.</param>
    public static string Text(int sign, double log, double plain, double factor = 1)
    {
        if (sign == 0 || factor == 0 || double.IsNegativeInfinity(log))
        {
            return "0";
        }

        if (double.IsNormal(plain))
        {
            return Text(plain);
        }

        // A logarithm of size x carries about 16 - log10 x digits of the number.
        double decimals = (log + Math.Log(Math.Abs(factor))) / Math.Log(10);
        double exponent = Math.Floor(decimals);
        double mantissa = Math.Pow(10, decimals - exponent) * sign * Math.Sign(factor);
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa:G12}e{exponent:F0}");
    }

    /// <summary>The shortest text that reads back as the same double.</summary>
    public static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
