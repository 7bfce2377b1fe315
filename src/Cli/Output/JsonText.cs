using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReluProofs.Cli.Output;

/// <summary>JSON the way all our files have it: indented, LF, readable mathematics.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of one object.</summary>
    /// <param name="schema">The value of its first key.</param>
    /// <param name="members">Writes the others.</param>
    public static string Object(string schema, Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", schema);
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
