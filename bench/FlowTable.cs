using System.Globalization;

namespace ReluProofs.Bench;

/// <summary>Markdown tables, printed as they grow and written to a file at the end.</summary>
internal sealed class FlowTable(string file)
{
    private readonly List<string> lines = [];

    /// <summary>Two significant digits.</summary>
    public static string Text(double value) => value.ToString("G2", CultureInfo.InvariantCulture);

    /// <summary>A line of text.</summary>
    public void Say(string line)
    {
        lines.Add(line);
        Console.WriteLine(line);
    }

    /// <summary>The head of a table; columns that start with &gt; are aligned to the right.</summary>
    public void Head(params string[] columns)
    {
        Say("");
        Say($"| {string.Join(" | ", columns.Select(c => c.TrimStart('>')))} |");
        Say($"|{string.Concat(columns.Select(c => c.StartsWith('>') ? "---:|" : "---|"))}");
    }

    /// <summary>A row.</summary>
    public void Row(params string[] cells) => Say($"| {string.Join(" | ", cells)} |");

    /// <summary>Writes everything said so far.</summary>
    public void Write()
    {
        string path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, lines);
        Console.Error.WriteLine($"written to {file}");
    }
}
