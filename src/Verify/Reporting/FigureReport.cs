using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Figures;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Reporting;

/// <summary>A regenerated figure as a table for readers, as CSV and as JSON.</summary>
/// <param name="Claim">The claim of the figure.</param>
/// <param name="Figure">What it declares.</param>
/// <param name="Seed">The seed of the draws.</param>
/// <param name="IsThorough">Whether the larger sizes were run.</param>
/// <param name="Rows">The points reached.</param>
/// <param name="Truncated">Whether the run was stopped before its end.</param>
public sealed record FigureReport(
    IClaim Claim, Figure Figure, ulong Seed, bool IsThorough, IReadOnlyList<FigureRow> Rows, bool Truncated)
{
    /// <summary>The name of the JSON's schema.</summary>
    public const string Schema = "relu-proofs/figure@1";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The names of the settings of all rows, in the order of their first use.</summary>
    private IReadOnlyList<string> Names => [.. Rows.SelectMany(r => r.Setting).Select(v => v.Name).Distinct()];

    /// <summary>The table, head first: settings, series, printed, found, error bar, how it was obtained. Columns that are empty are left out.</summary>
    public IReadOnlyList<string> Table()
    {
        string[][] cells =
        [
            [.. Names, "series", "printed", "ours", "error bar", "by"],
            .. Rows.Select(r => (string[])
            [
                .. Names.Select(n => Setting(r, n)),
                r.Series,
                r.Printed,
                Read(r.Found),
                Bar(r.Found),
                Words.Of(r.Found.Strength),
            ]),
        ];
        int[] columns = [.. Enumerable.Range(0, cells[0].Length).Where(c => cells.Skip(1).Any(row => row[c].Length > 0))];
        int[] widths = [.. columns.Select(c => cells.Max(row => row[c].Length))];
        return [.. cells.Select(row => string.Join("  ", columns.Select((c, i) => row[c].PadRight(widths[i]))).TrimEnd())];
    }

    /// <summary>Comma-separated values with a header; an empty cell is a word's missing number, or a setting a row does not have.</summary>
    public string Csv()
    {
        var text = new StringBuilder();
        void Line(IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

        Line([.. Names, "series", "printed", "ours", "value", "low", "high", "by"]);
        foreach (FigureRow row in Rows)
        {
            FigureValue found = row.Found;
            Line(
            [
                .. Names.Select(n => Setting(row, n)),
                row.Series,
                row.Printed,
                found.Text,
                Digits(found.Number),
                Digits(found.Low),
                Digits(found.High),
                Words.Of(found.Strength),
            ]);
        }

        return text.ToString();
    }

    /// <summary>JSON with the schema <see cref="Schema"/>. A number that is not finite is null.</summary>
    /// <param name="version">The tool's version.</param>
    public string Json(string version)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("version", version);
            json.WriteString("id", Claim.Id);
            json.WriteString("title", Claim.Title);
            json.WriteString("locus", Claim.Source.Locus);
            json.WriteNumber("seed", Seed);
            json.WriteBoolean("thorough", IsThorough);
            json.WriteString("published", Figure.Published);
            json.WriteString("run", Figure.Size(IsThorough));
            json.WriteBoolean("truncated", Truncated);
            json.WriteStartArray("rows");
            foreach (FigureRow row in Rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, FigureRow row)
    {
        json.WriteStartObject();
        json.WriteStartObject("setting");
        foreach (NamedValue value in row.Setting)
        {
            json.WriteString(value.Name, value.Text);
        }

        json.WriteEndObject();
        json.WriteString("series", row.Series);
        json.WriteString("printed", row.Printed.Length > 0 ? row.Printed : null);
        json.WriteString("ours", row.Found.Text);
        Number("value", row.Found.Number);
        Number("low", row.Found.Low);
        Number("high", row.Found.High);
        json.WriteString("by", Words.Of(row.Found.Strength));
        json.WriteEndObject();

        void Number(string name, double? number)
        {
            if (number is { } finite && double.IsFinite(finite))
            {
                json.WriteNumber(name, finite);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }

    private static string Setting(FigureRow row, string name) => row.Setting.FirstOrDefault(v => v.Name == name)?.Text ?? "";

    /// <summary>The error bar of a number that has one: its ends, or half its length where six digits do not tell them apart.</summary>
    private static string Bar(FigureValue value)
    {
        if (value is not { Low: { } low, High: { } high } || !(low < high))
        {
            return "";
        }

        (string from, string to) = (FigureValue.SixDigits(low), FigureValue.SixDigits(high));
        return from == to
            ? string.Create(CultureInfo.InvariantCulture, $"+-{(high - low) / 2:G2}")
            : $"[{from}, {to}]";
    }

    /// <summary>A fraction with its decimals beside it; anything else as it is.</summary>
    private static string Read(FigureValue value) => value is { Strength: Checking.Strength.Exact, Number: { } number } && value.Text.Contains('/', StringComparison.Ordinal)
        ? $"{value.Text} = {FigureValue.SixDigits(number)}"
        : value.Text;

    private static string Digits(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n")
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : cell;
}
