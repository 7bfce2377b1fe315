using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>
/// A counterexample that no kernel has certified, schema <c>relu-proofs/case@1</c>: its words, and the token by which it is run
/// again. It is evidence to look at, not a certificate.
/// </summary>
/// <param name="Token">Runs it again.</param>
/// <param name="Statement">The statement it fails.</param>
/// <param name="Instance">The instance, in words.</param>
public sealed record CaseFile(CaseToken Token, string Statement, string Instance)
{
    /// <summary>The schema's name.</summary>
    public const string Schema = "relu-proofs/case@1";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of a reading's counterexample.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="result">Its refuted reading.</param>
    /// <exception cref="ArgumentException">The reading has no counterexample that can be run again.</exception>
    public static string Write(IClaim claim, ReadingResult result) =>
        result.Counterexample is { } counterexample
            ? Write(claim, result.Reading, counterexample)
            : throw new ArgumentException($"{claim.Id} has no counterexample", nameof(result));

    /// <summary>The text of a counterexample.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="reading">The reading it refutes.</param>
    /// <param name="counterexample">The counterexample.</param>
    /// <exception cref="ArgumentException">It cannot be run again.</exception>
    public static string Write(IClaim claim, ReadingInfo reading, Counterexample counterexample)
    {
        if (counterexample.Token is null)
        {
            throw new ArgumentException($"the counterexample of {claim.Id} has no token", nameof(counterexample));
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("token", counterexample.Token.ToString());
            json.WriteString("claim", $"{claim.Id} ({reading.Name})");
            json.WriteString("statement", reading.Statement);
            json.WriteString("instance", string.Join(", ", counterexample.Instance));
            json.WriteString("stated", counterexample.Witness.Stated);
            json.WriteString("actual", counterexample.Witness.Actual);
            json.WriteString("relation", counterexample.Witness.Relation);
            json.WriteString("certified", Words.Of(counterexample.Witness.Strength));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null where the text has another schema.</returns>
    /// <exception cref="FormatException">It has this schema and cannot be read.</exception>
    public static CaseFile? Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("schema", out JsonElement schema)
                || schema.ValueKind != JsonValueKind.String
                || schema.GetString() != Schema)
            {
                return null;
            }

            string Field(string name) => root.TryGetProperty(name, out JsonElement field) && field.ValueKind == JsonValueKind.String
                ? field.GetString()!
                : throw new FormatException($"field '{name}' is missing or no text");
            CaseToken token = CaseToken.TryParse(Field("token")) ?? throw new FormatException("field 'token' is no token");
            return new CaseFile(token, Field("statement"), Field("instance"));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
