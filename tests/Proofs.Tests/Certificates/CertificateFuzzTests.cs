using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReluProofs.Kernel;
using Xunit.Abstractions;

namespace ReluProofs.Proofs.Tests.Certificates;

/// <summary>
/// Mutated certificates of the repository. RELU_PROOFS_FUZZ is the number of them (default 600; 100000 takes many minutes).
/// </summary>
public sealed partial class CertificateFuzzTests(ITestOutputHelper output)
{
    private const int Default = 600;

    /// <summary>The kernel's effort is a number of steps; this is many times what those take.</summary>
    private const double MostSeconds = 60;

    /// <summary>
    /// Characters from which a certificate is large: a few hold most of the characters, and the time, of all of them. Such a one has
    /// its turn once in so many rounds, and a small one the others.
    /// </summary>
    private const int Large = 20_000;
    private const int LargeEvery = 20;

    private static long _slowest;

    /// <summary>Those of the repository but for long trajectories, of which small ones take the place.</summary>
    private static readonly string[] Originals =
    [
        .. SmallTrajectories.Certificates,
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "counterexamples"), "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllText)
            .Where(t => t.Contains("relu-proofs/certificate@1", StringComparison.Ordinal))
            .Where(t => !t.Contains("\"descent\": {", StringComparison.Ordinal) && !t.Contains("\"flow\": {", StringComparison.Ordinal)),
    ];

    private static readonly string[] Small = [.. Originals.Where(t => t.Length <= Large)];

    [Fact]
    public void Mutated_certificates_are_never_accepted_when_wrong_and_never_crash()
    {
        int count = int.TryParse(
            Environment.GetEnvironmentVariable("RELU_PROOFS_FUZZ"), CultureInfo.InvariantCulture, out int asked) ? asked : Default;
        var tally = new SortedDictionary<string, int>(StringComparer.Ordinal);
        object gate = new();
        Parallel.For(0, count, i =>
        {
            string what = One(i);
            lock (gate)
            {
                tally[what] = tally.GetValueOrDefault(what) + 1;
            }
        });
        double slowest = TimeSpan.FromTicks(_slowest).TotalSeconds;
        foreach ((string what, int times) in tally)
        {
            output.WriteLine($"{times,8}  {what}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest {slowest:F2} s"));
        Assert.True(slowest < MostSeconds, string.Create(CultureInfo.InvariantCulture, $"one took {slowest:F1} s"));

        // The test must be able to fail: mutants that are still true are accepted, and the second opinion sees false ones.
        Assert.True(tally.GetValueOrDefault("accepted, still true") > count / 100);
        Assert.True(tally.GetValueOrDefault("rejected, false by the second opinion too") > count / 100);
    }

    /// <summary>The kernel's answer; the longest time one took is kept.</summary>
    private static CheckResult Check(string text)
    {
        var clock = Stopwatch.StartNew();
        CheckResult result = Checker.CheckJson(text);
        long ticks = clock.Elapsed.Ticks;
        long before = Interlocked.Read(ref _slowest);
        while (ticks > before && Interlocked.CompareExchange(ref _slowest, ticks, before) != before)
        {
            before = Interlocked.Read(ref _slowest);
        }

        return result;
    }

    /// <summary>What became of mutant number i.</summary>
    private static string One(int i)
    {
        var random = new Random(20250101 + i);
        string original = Originals[i % Originals.Length];
        if (original.Length > Large && i / Originals.Length % LargeEvery != 0)
        {
            original = Small[i % Small.Length];
        }

        if (i % 4 == 0)
        {
            return Bytes(original, random);
        }

        var root = (JsonObject)JsonNode.Parse(original)!;
        for (int changes = random.Next(3) > 0 ? 1 : random.Next(2, 4); changes > 0; changes--)
        {
            CertificateMutator.Change(root, random);
        }

        if (i % 4 == 1)
        {
            return Verdict(original, root.ToJsonString(), null);
        }

        // Whoever forges a certificate puts the recorded values and the hashes right.
        string text = original;
        for (int repairs = 0; repairs < 40; repairs++)
        {
            text = Forged(root) ?? root.ToJsonString();
            CheckResult result = Check(text);
            if (result.IsValid || !PutRight(root, result.Wrong))
            {
                break;
            }
        }

        return Verdict(original, text, root);
    }

    private static string Bytes(string original, Random random)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(original);
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : bytes[random.Next(bytes.Length)];
        }

        return Verdict(original, Encoding.UTF8.GetString(bytes), null);
    }

    private static string Verdict(string original, string text, JsonObject? forged)
    {
        CheckResult result = Check(text);
        if (result.IsValid)
        {
            string accepted = result.Certificate!.ToJson();
            if (accepted == original)
            {
                return "accepted, the same certificate";
            }

            Assert.NotNull(forged);
            Assert.Null(new Oracle(forged).FalseFact());
            return "accepted, still true";
        }

        Assert.NotEqual("", result.Wrong);
        if (!result.IsReadable)
        {
            return "unreadable";
        }

        return forged is not null && IsFalse(forged) ? "rejected, false by the second opinion too" : "rejected";
    }

    private static bool IsFalse(JsonObject forged)
    {
        try
        {
            return new Oracle(forged).FalseFact() is not null;
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            // It makes no sense, so there is nothing to compare.
            return false;
        }
    }

    private static string? Forged(JsonObject root)
    {
        try
        {
            return Rehashed.Text((JsonObject)root.DeepClone());
        }
        catch (Exception error) when (error is InvalidOperationException or NullReferenceException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Writes the value the checker names in the place of the recorded one.</summary>
    private static bool PutRight(JsonObject root, string wrong)
    {
        Match named = Named().Match(wrong);
        if (!named.Success || root["facts"] is not JsonArray facts)
        {
            return false;
        }

        JsonObject? fact = facts.OfType<JsonObject>().FirstOrDefault(f =>
            f["name"] is JsonValue name && name.GetValueKind() == JsonValueKind.String && (string)name! == named.Groups[1].Value
            && f[named.Groups[2].Value]?.ToString() != named.Groups[3].Value);
        if (fact is null)
        {
            return false;
        }

        fact[named.Groups[2].Value] = named.Groups[3].Value;
        return true;
    }

    [GeneratedRegex(@"^fact '(.*)': (leftValue|rightValue) recomputes to (.*)$", RegexOptions.Singleline)]
    private static partial Regex Named();
}
