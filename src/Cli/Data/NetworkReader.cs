using System.Globalization;
using System.Text.Json;
using ReluProofs.Kernel;

namespace ReluProofs.Cli.Data;

/// <summary>Exact initial weights.</summary>
/// <param name="Output">The m weights a_j.</param>
/// <param name="Hidden">The m rows w_j of R^d.</param>
internal sealed record ExactWeights(IReadOnlyList<Rational> Output, IReadOnlyList<IReadOnlyList<Rational>> Hidden);

/// <summary>
/// Reads a network from JSON, exactly: <c>{"a": [..], "W": [[..], ..]}</c> with m numbers a and m rows of d numbers, each a
/// JSON number, read from its text, or a string such as <c>"1/3"</c>.
/// </summary>
internal sealed class NetworkReader
{
    private const string Allowed = "the file is {\"a\": [m numbers], \"W\": [m rows of d numbers]}";
    private const int Largest = 256 * 1024 * 1024;

    private readonly string _path;

    private NetworkReader(string path) => _path = path;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="dimension">d, as the data have it.</param>
    /// <exception cref="UserError">The file is not readable or not such a network.</exception>
    public static ExactWeights Read(string path, int dimension)
    {
        var reader = new NetworkReader(path);
        using JsonDocument document = reader.Document();
        return reader.Weights(document.RootElement, dimension);
    }

    private JsonDocument Document()
    {
        try
        {
            if (new FileInfo(_path).Length > Largest)
            {
                throw new UserError($"cannot read '{_path}': it is larger than 256 MB");
            }

            using FileStream stream = File.OpenRead(_path);
            return JsonDocument.Parse(stream);
        }
        catch (JsonException error)
        {
            throw new UserError(string.Create(
                CultureInfo.InvariantCulture,
                $"'{_path}', line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: this is not JSON; {Allowed}"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot read '{_path}': {error.Message.TrimEnd('.')}");
        }
    }

    private ExactWeights Weights(JsonElement root, int dimension)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("the top level", "this is no object");
        }

        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (property.Name is not ("a" or "W"))
            {
                throw Wrong($"key '{property.Name}'", "there is no such key");
            }
        }

        Rational[] output = Numbers(Member(root, "a"), "a");
        JsonElement[] rows = Items(Member(root, "W"), "W");

        if (output.Length == 0)
        {
            throw Wrong("a", "at least one neuron is needed");
        }

        if (rows.Length != output.Length)
        {
            throw Wrong("W", string.Create(
                CultureInfo.InvariantCulture, $"there are {rows.Length} rows and {output.Length} output weights"));
        }

        var hidden = new Rational[rows.Length][];

        for (int j = 0; j < rows.Length; j++)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"W[{j}]");
            hidden[j] = Numbers(rows[j], place);

            if (hidden[j].Length != dimension)
            {
                throw Wrong(place, string.Create(
                    CultureInfo.InvariantCulture, $"the row has {hidden[j].Length} numbers and the data have dimension {dimension}"));
            }
        }

        return new ExactWeights(output, hidden);
    }

    private JsonElement Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement member) ? member : throw Wrong($"key '{name}'", "it is missing");

    private JsonElement[] Items(JsonElement element, string place) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : throw Wrong(place, "this is no array");

    private Rational[] Numbers(JsonElement array, string place) =>
        [.. Items(array, place).Select((e, i) => Number(e, string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]")))];

    private Rational Number(JsonElement element, string place)
    {
        string text = element.ValueKind switch
        {
            JsonValueKind.Number => element.GetRawText(),
            JsonValueKind.String => element.GetString()!,
            _ => throw Wrong(place, "this is no number"),
        };
        return Rational.TryParse(text, out Rational value, out string reason) ? value : throw Wrong(place, reason);
    }

    private UserError Wrong(string place, string what) => new($"'{_path}', {place}: {what}; {Allowed}");
}
