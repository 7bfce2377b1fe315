using System.Globalization;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;

namespace ReluProofs.Verify.Figures;

/// <summary>One regenerated number with its error bars, or a word where a figure shows no number.</summary>
public sealed record FigureValue
{
    private FigureValue(string text, Strength strength)
    {
        Text = text;
        Strength = strength;
    }

    /// <summary>The value as it is to be read: an exact number, a decimal, a count, a word.</summary>
    public string Text { get; }

    /// <summary>How it was obtained.</summary>
    public Strength Strength { get; }

    /// <summary>The number; null for a word.</summary>
    public double? Number { get; private init; }

    /// <summary>The lower end of its error bar; null for a word.</summary>
    public double? Low { get; private init; }

    /// <summary>The upper end of its error bar; null for a word.</summary>
    public double? High { get; private init; }

    /// <summary>An exact number.</summary>
    /// <param name="value">The number.</param>
    public static FigureValue Exactly(Rational value)
    {
        double number = value.ToDouble();
        return new(value.ToString(), Strength.Exact) { Number = number, Low = number, High = number };
    }

    /// <summary>A number known to lie between two others, rigorously.</summary>
    /// <param name="low">At least this.</param>
    /// <param name="high">At most this; not below <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">The ends are no interval.</exception>
    public static FigureValue Enclosed(double low, double high) =>
        Between(low + ((high - low) / 2), low, high, Strength.Enclosed);

    /// <summary>A floating-point number with an error estimate.</summary>
    /// <param name="value">The number.</param>
    /// <param name="error">Not negative; 0 where there is no estimate beyond rounding.</param>
    /// <exception cref="ArgumentException">The error is negative or no number.</exception>
    public static FigureValue Computed(double value, double error) =>
        Between(value, value - error, value + error, Strength.Numeric);

    /// <summary>An estimate from random runs, with a confidence interval or a standard error.</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="low">The lower end of its interval.</param>
    /// <param name="high">The upper end.</param>
    /// <exception cref="ArgumentException">The ends are no interval.</exception>
    public static FigureValue Estimated(double value, double low, double high) =>
        Between(value, low, high, Strength.Statistical);

    /// <summary>The part of random runs that came out so, with its confidence interval.</summary>
    /// <param name="count">How many did.</param>
    /// <param name="runs">Of how many; at least 1.</param>
    /// <param name="low">The lower end of the interval of the probability.</param>
    /// <param name="high">The upper end.</param>
    /// <exception cref="ArgumentException">The ends are no interval, or there are no runs.</exception>
    public static FigureValue Counted(int count, int runs, double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        FigureValue part = Between((double)count / runs, low, high, Strength.Statistical);
        string text = string.Create(CultureInfo.InvariantCulture, $"{count} of {runs}");
        return new FigureValue(text, Strength.Statistical) { Number = part.Number, Low = low, High = high };
    }

    /// <summary>A word, such as <c>connected</c>.</summary>
    /// <param name="word">The word.</param>
    /// <param name="strength">How it was decided.</param>
    public static FigureValue Word(string word, Strength strength) => new(word, strength);

    /// <summary>A number to six digits, as figures show it.</summary>
    /// <param name="number">The number.</param>
    public static string SixDigits(double number) => number.ToString("G6", CultureInfo.InvariantCulture);

    private static FigureValue Between(double value, double low, double high, Strength strength) => low <= high
        ? new FigureValue(SixDigits(value), strength) { Number = value, Low = low, High = high }
        : throw new ArgumentException($"[{low}, {high}] is no interval");
}
