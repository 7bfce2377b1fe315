using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReluProofs.Verify.Regression;

/// <summary>
/// What is held fast of a catalogue, schema <c>relu-proofs/lock@1</c>: the run it was made by, and an entry a claim, one a line
/// and sorted by id, so that two people's additions merge.
/// </summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Cases">The cases of the run.</param>
/// <param name="Entries">The entries, sorted by id.</param>
public sealed record LockFile(ulong Seed, int Cases, IReadOnlyList<LockEntry> Entries)
{
    /// <summary>The file's name, at the root of what it holds fast.</summary>
    public const string Name = "proofs.lock.json";

    private const string Schema = "relu-proofs/lock@1";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entry of a claim; null where it has none.</summary>
    /// <param name="id">The claim's id.</param>
    public LockEntry? Find(string id) => Entries.FirstOrDefault(e => e.Id == id);

    /// <summary>The one text of the file.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        text.Append("{\n  \"schema\": ").Append(Quoted(Schema)).Append(",\n  \"seed\": ").Append(Seed);
        text.Append(",\n  \"cases\": ").Append(Cases).Append(",\n  \"claims\": {");
        string separator = "\n";
        foreach (LockEntry entry in Entries.OrderBy(e => e.Id, StringComparer.Ordinal))
        {
            text.Append(separator).Append("    ").Append(Quoted(entry.Id)).Append(": {");
            text.AppendJoin(", ", entry.Fields.Select(f => $"{Quoted(f.Key)}: {Quoted(f.Value)}")).Append('}');
            separator = ",\n";
        }

        return text.Append("\n  }\n}\n").ToString();
    }

    /// <summary>Reads the file's text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is no lock file; the message says where.</exception>
    public static LockFile Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            JsonElement root = document.RootElement;
            if (root.GetProperty("schema").GetString() != Schema)
            {
                throw new FormatException($"its schema is not {Schema}");
            }

            LockEntry[] entries =
            [
                .. root.GetProperty("claims").EnumerateObject().Select(c => new LockEntry(
                    c.Name,
                    [.. c.Value.EnumerateObject().Select(f => new KeyValuePair<string, string>(
                        f.Name, f.Value.GetString() ?? throw new FormatException($"'{f.Name}' of {c.Name} is null")))])),
            ];
            return new LockFile(root.GetProperty("seed").GetUInt64(), root.GetProperty("cases").GetInt32(), entries);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException(error.Message, error);
        }
    }

    private static string Quoted(string text)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStringValue(text);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
