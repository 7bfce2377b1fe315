using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Counterexamples;
using ReluProofs.Verify.Instances;
using ReluProofs.Verify.Regression;

namespace ReluProofs.Verify.Reporting;

/// <summary>The machine-readable report, schema <c>relu-proofs/check@1</c>. Exact numbers are strings.</summary>
public static class JsonReport
{
    /// <summary>The schema's name.</summary>
    public const string Schema = "relu-proofs/check@1";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The report as JSON text.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">The tool's version.</param>
    /// <param name="timing">Whether seconds are written; without them equal runs give equal bytes.</param>
    public static string Write(CheckReport report, string version, bool timing)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("version", version);
            json.WriteNumber("seed", report.Options.Seed);
            json.WriteBoolean("truncated", report.Truncated);
            json.WriteStartArray("claims");
            foreach (ClaimResult claim in report.Claims)
            {
                WriteClaim(json, claim, timing);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteClaim(Utf8JsonWriter json, ClaimResult result, bool timing)
    {
        ReadingResult literal = result.Literal;
        json.WriteStartObject();
        json.WriteString("id", result.Claim.Id);
        json.WriteString("title", result.Claim.Title);
        json.WriteStartObject("source");
        json.WriteString("paper", result.Claim.Source.Paper);
        json.WriteString("locus", result.Claim.Source.Locus);
        json.WriteEndObject();
        WriteVerdict(json, literal);
        json.WriteNumber("cases", literal.Cases);
        json.WriteNumber("discarded", literal.Discarded);
        if (timing)
        {
            json.WriteNumber("seconds", Math.Round(result.Seconds, 3));
        }

        WriteTightness(json, literal);
        WriteCounterexample(json, literal.Counterexample);
        json.WriteStartArray("readings");
        foreach (ReadingResult reading in result.Readings)
        {
            json.WriteStartObject();
            json.WriteString("name", reading.Reading.Name);
            json.WriteString("statement", reading.Reading.Statement);
            WriteVerdict(json, reading);
            WriteTightness(json, reading);
            WriteCounterexample(json, reading.Counterexample);
            json.WriteString("reason", reading.Fault ?? reading.Reason);
            json.WriteString("token", reading.FaultAt?.ToString() ?? reading.Counterexample?.Token?.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("ablation");
        foreach (AblationResult ablation in result.Ablation)
        {
            json.WriteStartObject();
            json.WriteString("hypothesis", ablation.Hypothesis);
            if (ablation.Needed is { } needed)
            {
                json.WriteBoolean("needed", needed);
            }
            else
            {
                json.WriteNull("needed");
            }

            WriteInstance(json, "witness", ablation.Witness);
            json.WriteNumber("instances", ablation.Instances);
            json.WriteString("source", "run");
            json.WriteEndObject();
        }

        foreach (KeyValuePair<string, string> locked in result.Locked.Where(
            f => f.Key.StartsWith(LockEntry.WithoutPrefix, StringComparison.Ordinal)))
        {
            json.WriteStartObject();
            json.WriteString("hypothesis", locked.Key[LockEntry.WithoutPrefix.Length..]);
            if (locked.Value.StartsWith(LockEntry.Needed, StringComparison.Ordinal))
            {
                json.WriteBoolean("needed", true);
            }
            else
            {
                json.WriteNull("needed");
            }

            json.WriteString("text", locked.Value);
            json.WriteString("source", "lock");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("mutants");
        json.WriteNumber("declared", result.Mutants.Count);
        json.WriteNumber("killed", result.Mutants.Count(m => m.Killed));
        json.WriteEndObject();
        var proof = result.Readings.Select(r => r.Reading.Proof).FirstOrDefault(p => p is not null);
        if (proof is not null)
        {
            json.WriteStartObject("derivation");
            json.WriteString("name", proof.Name);
            json.WriteString("latex", proof.Latex);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("derivation");
        }

        json.WriteString("reason", literal.Fault ?? literal.Reason);
        json.WriteStartArray("repairs");
        foreach (RepairResult repair in result.Repairs)
        {
            json.WriteStartObject();
            json.WriteString("change", repair.Change);
            json.WriteString("certified", Words.Of(repair.Certified));
            json.WriteNumber("kept", repair.Kept);
            json.WriteNumber("cases", repair.Cases);
            WriteInstance(json, "beyond", repair.Beyond);
            json.WriteString("statement", repair.Statement);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("token", literal.FaultAt?.ToString() ?? literal.Counterexample?.Token?.ToString());
        json.WriteEndObject();
    }

    private static void WriteTightness(Utf8JsonWriter json, ReadingResult reading)
    {
        if (reading.Tightness is not { } tightness)
        {
            json.WriteNull("tightness");
            return;
        }

        json.WriteStartObject("tightness");
        json.WriteString("slack", tightness.Slack);
        WriteInstance(json, "at", tightness.At);
        json.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter json, ReadingResult reading)
    {
        json.WriteString("verdict", reading.Verdict is null ? null : Words.Of(reading.Verdict));
        json.WriteStartObject("axes");
        json.WriteString("declared", Words.Of(reading.Axes.Declared));
        json.WriteString("derived", Words.Of(reading.Axes.Derived));
        json.WriteString("compared", Words.Of(reading.Axes.Compared));
        json.WriteString("certified", Words.Of(reading.Axes.Certified));
        json.WriteEndObject();
    }

    private static void WriteCounterexample(Utf8JsonWriter json, Counterexample? counterexample)
    {
        if (counterexample is null)
        {
            json.WriteNull("counterexample");
            return;
        }

        json.WriteStartObject("counterexample");
        WriteInstance(json, "instance", counterexample.Instance);
        json.WriteString("stated", counterexample.Witness.Stated);
        json.WriteString("actual", counterexample.Witness.Actual);
        json.WriteString("relation", counterexample.Witness.Relation);
        if (counterexample.Certificate is { } certificate)
        {
            // Written out rather than copied as text, so that the report keeps one indentation.
            using JsonDocument document = JsonDocument.Parse(certificate.ToJson());
            json.WritePropertyName("certificate");
            document.RootElement.WriteTo(json);
        }
        else
        {
            json.WriteNull("certificate");
        }

        WriteAround(json, counterexample.Around);
        json.WriteEndObject();
    }

    private static void WriteAround(Utf8JsonWriter json, Surroundings? around)
    {
        if (around is null)
        {
            json.WriteNull("around");
            return;
        }

        json.WriteStartObject("around");
        json.WriteStartArray("free");
        foreach (FreePart part in around.Free)
        {
            json.WriteStartObject();
            json.WriteString("part", part.Part);
            json.WriteNumber("failing", part.Failing);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("together", around.Together);
        json.WriteStartArray("smaller");
        foreach (SmallerShape smaller in around.Smaller)
        {
            json.WriteStartObject();
            json.WriteString("shape", smaller.Shape);
            json.WriteString("grid", smaller.Grid);
            json.WriteNumber("instances", smaller.Instances);
            json.WriteString("failing", smaller.Failing);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("not-gone-through");
        foreach (string shape in around.Beyond)
        {
            json.WriteStringValue(shape);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteInstance(Utf8JsonWriter json, string key, IReadOnlyList<NamedValue>? instance)
    {
        if (instance is null)
        {
            json.WriteNull(key);
            return;
        }

        json.WriteStartObject(key);
        foreach (NamedValue value in instance)
        {
            if (value.IsList)
            {
                json.WriteStartArray(value.Name);
                foreach (string item in value.Items)
                {
                    json.WriteStringValue(item);
                }

                json.WriteEndArray();
            }
            else
            {
                json.WriteString(value.Name, value.Items[0]);
            }
        }

        json.WriteEndObject();
    }
}
