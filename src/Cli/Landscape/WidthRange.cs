using System.Globalization;

namespace ReluProofs.Cli.Landscape;

/// <summary>The widths a landscape is asked about.</summary>
/// <param name="First">The least.</param>
/// <param name="Last">The greatest.</param>
internal readonly record struct WidthRange(int First, int Last)
{
    /// <summary>The greatest width.</summary>
    public const int Widest = 10_000;

    /// <summary>The most widths in one run.</summary>
    public const int Most = 1000;

    /// <summary>How many widths.</summary>
    public int Count => Last - First + 1;

    /// <summary>The widths, in order.</summary>
    public IEnumerable<int> Widths => Enumerable.Range(First, Count);

    /// <summary>Reads <c>1..200</c>; null when it is no such range.</summary>
    public static WidthRange? Parse(string text)
    {
        string[] ends = text.Split("..");
        return ends.Length == 2 && Whole(ends[0]) is { } first && Whole(ends[1]) is { } last
            && first <= last && last - first < Most ? new WidthRange(first, last) : null;
    }

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= Widest ? value : null;
}
