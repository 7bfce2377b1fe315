using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Counterexamples;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Verify.Regression;

/// <summary>What is held fast of one claim: named texts, in a fixed order. Equal runs give equal entries.</summary>
/// <param name="Id">The claim's id.</param>
/// <param name="Fields">The names and their texts; nothing the tool's version or the machine decides.</param>
public sealed record LockEntry(string Id, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>What fields begin with that only a run which varies hypotheses has.</summary>
    internal const string WithoutPrefix = "without ";

    /// <summary>What the text of a dropped hypothesis begins with where dropping it showed that it is needed.</summary>
    internal const string Needed = "fails at ";

    private const string Repairs = "suggested repairs (held at the instances tried)";
    private const string Free = "does not matter";
    private const string Smaller = "smaller";

    /// <summary>The text of a field; null where the entry has none of that name.</summary>
    /// <param name="name">The field's name.</param>
    public string? this[string name] => Fields.FirstOrDefault(f => f.Key == name).Value;

    /// <summary>Whether only a run that varies hypotheses has this field.</summary>
    /// <param name="name">The field's name.</param>
    public static bool IsOfVariations(string name) =>
        name is Repairs or Free or Smaller || name.StartsWith(WithoutPrefix, StringComparison.Ordinal);

    /// <summary>The entry of a claim's result.</summary>
    /// <param name="result">The result; of a run that varies hypotheses, or some fields are missing.</param>
    /// <exception cref="ArgumentException">Two of our own engines disagree, so there is nothing to hold fast.</exception>
    public static LockEntry Of(ClaimResult result)
    {
        if (result.HasFault)
        {
            throw new ArgumentException($"{result.Claim.Id} has no verdict", nameof(result));
        }

        ReadingResult literal = result.Literal;
        var fields = new List<KeyValuePair<string, string>>();
        void Add(string name, string? text)
        {
            if (text is not null)
            {
                fields.Add(new(name, text));
            }
        }

        Add("verdict", Words.Of(literal.Verdict));
        Add("certified", Words.Of(literal.Axes.Certified));
        Add("statement", Sha256(literal.Reading.Statement));
        Add("counterexample", Hash(literal.Counterexample));
        Add("at", literal.Counterexample is { } c ? string.Join(", ", c.Instance) : null);
        Add("stated", literal.Counterexample?.Witness.Stated);
        Add("actual", literal.Counterexample?.Witness.Actual);
        Add("reason", literal.Reason);
        Add("instances", Instances(literal));
        Add("tightness", literal.Tightness is { } tightness ? ThreeDigits(tightness.Value) : null);
        Add("tight at", literal.Tightness is { } at ? string.Join(", ", at.At) : null);
        Add("mutants", string.Create(
            CultureInfo.InvariantCulture, $"{result.Mutants.Count(m => m.Killed)} of {result.Mutants.Count} refuted"));
        foreach (ReadingResult reading in result.Readings.Skip(1))
        {
            string counterexample = Hash(reading.Counterexample) is { } hash ? $", counterexample {hash}" : "";
            Add(
                $"reading {reading.Reading.Name}",
                $"{Words.Of(reading.Verdict)}, {Words.Of(reading.Axes.Certified)}, statement {Sha256(reading.Reading.Statement)}{counterexample}");
            Add($"tightness of {reading.Reading.Name}", reading.Tightness is { } slack ? ThreeDigits(slack.Value) : null);
        }

        var proof = result.Readings.Select(r => r.Reading.Proof).FirstOrDefault(p => p is not null);
        Add("derivation", proof?.Name);
        Add("closed form", proof?.Latex);
        foreach (AblationResult ablation in result.Ablation)
        {
            Add(
                WithoutPrefix + ablation.Hypothesis,
                ablation.Needed == true ? Needed + string.Join(", ", ablation.Witness!) : string.Create(
                    CultureInfo.InvariantCulture, $"no counterexample at {ablation.Instances} instances"));
        }

        Add(Free, literal.Counterexample?.Around?.FreeText);
        Add(Smaller, literal.Counterexample?.Around?.SmallerText);
        Add(Repairs, result.Repairs.Count == 0 ? null : string.Join("; ", result.Repairs.Select(r => r.Change)));
        return new LockEntry(result.Claim.Id, fields);
    }

    /// <summary>How many instances were tried, and how many of them a hypothesis excludes.</summary>
    private static string Instances(ReadingResult reading) => reading.Discarded == 0
        ? reading.Cases.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{reading.Cases}, of which {reading.Discarded} outside the hypotheses");

    /// <summary>A number to three significant digits, the same on every machine.</summary>
    internal static string ThreeDigits(double value) => value.ToString("0.00e+0", CultureInfo.InvariantCulture);

    /// <summary>The certificate's hash, or that of the counterexample's own words where the kernel has none.</summary>
    private static string? Hash(Counterexample? counterexample) => counterexample is null
        ? null
        : counterexample.Certificate?.Hash ?? Sha256(string.Join(
            '\n', [.. counterexample.Instance.Select(v => v.ToString()), counterexample.Witness.Stated, counterexample.Witness.Relation]));

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
