namespace ReluProofs.Cli.Output;

/// <summary>Text in columns and paragraphs.</summary>
internal static class ColumnLayout
{
    private const string Cut = "...";

    /// <summary>A text filled up to a width, or cut to it.</summary>
    public static string Fit(string text, int width) =>
        text.Length <= width ? text.PadRight(width) : Shorten(text, width);

    /// <summary>A text of at most a width.</summary>
    public static string Shorten(string text, int width) => text.Length <= width
        ? text
        : width <= Cut.Length ? text[..Math.Max(width, 0)] : text[..(width - Cut.Length)].TrimEnd() + Cut;

    /// <summary>A label and its text, wrapped at word boundaries under the text's column; a longer word stays whole.</summary>
    /// <param name="label">The label.</param>
    /// <param name="text">The text.</param>
    /// <param name="labelWidth">The column the text starts at.</param>
    /// <param name="width">The columns there are.</param>
    public static IEnumerable<string> Labelled(string label, string text, int labelWidth, int width)
    {
        string line = label.PadRight(labelWidth - 1);
        bool empty = true;
        foreach (string word in text.Split(' '))
        {
            if (!empty && line.Length + 1 + word.Length > width)
            {
                yield return line.TrimEnd();
                line = new string(' ', labelWidth - 1);
                empty = true;
            }

            line += " " + word;
            empty = false;
        }

        yield return line.TrimEnd();
    }
}
