using System.Globalization;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Counterexamples;
using ReluProofs.Verify.Instances;
using ReluProofs.Verify.Regression;

namespace ReluProofs.Verify.Reporting;

/// <summary>The report for people: one line a claim, and a block for each that does not simply stand up.</summary>
public static class TextReport
{
    private const int LabelWidth = 13;
    private const int TextWidth = 118;

    /// <summary>How a verdict is spelt in the table: the word, and for a refutation how it is certified.</summary>
    /// <param name="reading">The reading's result.</param>
    public static string Headline(ReadingResult reading) => reading.Verdict switch
    {
        null => "NO VERDICT (our engines disagree)",
        Verdict.Refuted => $"REFUTED ({Words.Of(reading.Axes.Certified)})",
        { } verdict => Words.Of(verdict),
    };

    /// <summary>Whether a claim gets a block beside its line.</summary>
    /// <param name="claim">The claim's result.</param>
    public static bool NeedsBlock(ClaimResult claim) =>
        claim.HasFault || claim.Verdict is Verdict.Refuted or Verdict.Vacuous or Verdict.Undecided
        || claim.Readings.Any(r => r.Verdict is not { } v || !v.StandsUp());

    /// <summary>The last column of a claim's line: the repair of a refuted statement, or what the verdict rests on.</summary>
    /// <param name="claim">The claim's result.</param>
    public static string Summary(ClaimResult claim)
    {
        ReadingResult literal = claim.Literal;
        if (literal.Fault is { } fault)
        {
            return fault;
        }

        if (claim.Verdict == Verdict.Refuted)
        {
            ReadingResult? repair = claim.Readings.Skip(1).FirstOrDefault(r => r.Verdict is { } v && v.StandsUp());
            return repair is null ? "no repair found" : $"repair {Words.Of(repair.Verdict)}: {repair.Reading.Name}";
        }

        string tight = literal.Tightness is { } t ? $", least slack {t.Short}" : "";
        return literal.Reason ?? string.Create(CultureInfo.InvariantCulture, $"{literal.Cases} instances{tight}{Needed(claim)}");
    }

    /// <summary>How many dropped hypotheses were seen to be needed, in this run or in the lock.</summary>
    private static string Needed(ClaimResult claim)
    {
        string[] locked = [.. LockedWithout(claim).Select(f => f.Value)];
        (int needed, int all, string source) = claim.Ablation.Count > 0
            ? (claim.Ablation.Count(a => a.Needed == true), claim.Ablation.Count, "")
            : (locked.Count(t => t.StartsWith(LockEntry.Needed, StringComparison.Ordinal)), locked.Length, " (lock)");
        return all == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {needed} of {all} hypotheses seen to be needed{source}");
    }

    private static IEnumerable<KeyValuePair<string, string>> LockedWithout(ClaimResult claim) =>
        claim.Locked.Where(f => f.Key.StartsWith(LockEntry.WithoutPrefix, StringComparison.Ordinal));

    /// <summary>The block of a claim: statement, witness, both sides, how it was found, how to run it again, the repair.</summary>
    /// <param name="claim">The claim's result.</param>
    /// <param name="options">The run's options.</param>
    public static IEnumerable<string> Block(ClaimResult claim, RunOptions options)
    {
        foreach (ReadingResult reading in claim.Readings)
        {
            bool literal = ReferenceEquals(reading, claim.Literal);
            if (!literal && reading.Verdict is { } verdict && verdict.StandsUp() && reading.Reason is null)
            {
                foreach (string line in Labelled(
                    "repair", $"{Headline(reading)} ({reading.Reading.Name}): {reading.Reading.Statement}"))
                {
                    yield return line;
                }

                continue;
            }

            yield return literal
                ? $"{claim.Claim.Id}  {Headline(reading)}  {claim.Claim.File}"
                : $"  reading '{reading.Reading.Name}'  {Headline(reading)}";
            foreach (string line in Evidence(claim, reading, options))
            {
                yield return line;
            }
        }

        foreach (string line in claim.Repairs.SelectMany(r => Labelled("searched", Repair(r))))
        {
            yield return line;
        }

        foreach (AblationResult ablation in claim.Ablation)
        {
            string found = ablation.Needed == true
                ? $"needed: fails at {string.Join(", ", ablation.Witness!)}"
                : string.Create(
                    CultureInfo.InvariantCulture, $"no counterexample at {ablation.Instances} instances that violate it alone");
            foreach (string line in Labelled("without " + ablation.Hypothesis, found))
            {
                yield return line;
            }
        }

        foreach (string line in claim.Locked.SelectMany(f => Labelled(f.Key, $"{f.Value} (lock)")))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Evidence(ClaimResult claim, ReadingResult reading, RunOptions options)
    {
        var lines = new List<(string Label, string Text)> { ("claim", reading.Reading.Statement) };
        if (reading.Reading.Note.Length > 0)
        {
            lines.Add(("read as", reading.Reading.Note));
        }

        if ((reading.Fault ?? reading.Reason) is { } reason)
        {
            lines.Add(("because", reason));
        }

        if (reading.Counterexample is { } c)
        {
            lines.Add(("witness", Join(c.Instance)));
            lines.Add(("stated", c.Witness.Stated));
            lines.Add(("actual", c.Witness.Actual));
            if (c.Witness.Numeric is { } numeric)
            {
                lines.Add(("numeric", numeric));
            }

            lines.Add(("found", Found(c, reading)));
            lines.Add(("classes", Classes(reading)));
            lines.AddRange(Around(c.Around));
            if (c.Certificate is { } certificate)
            {
                lines.Add(("certified", $"{certificate.Facts.Count} facts re-checked by the kernel, sha256 {certificate.Hash[..16]}"));
                lines.AddRange(Enumerable.Range(0, certificate.Facts.Count).Select(i => ("", Fact(certificate, i))));
            }
        }

        if ((reading.FaultAt ?? reading.Counterexample?.Token) is { } token)
        {
            lines.Add(("replay", $"relu-proofs replay {token}"));
        }

        lines.Add(("rerun", string.Create(
            CultureInfo.InvariantCulture,
            $"relu-proofs check {claim.Claim.Id} --seed {options.Seed} --cases {options.Cases}{(options.Thorough ? " --thorough" : "")}")));
        return lines.SelectMany(l => Labelled(l.Label, l.Text));
    }

    /// <summary>What is known around a counterexample, with labels; nothing where it was not looked at.</summary>
    /// <param name="around">It.</param>
    public static IEnumerable<(string Label, string Text)> Around(Surroundings? around)
    {
        if (around?.FreeText is { } free)
        {
            yield return ("any value", free);
        }

        if (around?.SmallerText is { } smaller)
        {
            yield return ("smaller", smaller);
        }
    }

    private static string Repair(RepairResult repair) => string.Create(
        CultureInfo.InvariantCulture,
        $"with {repair.Change}{(repair.Statement is { } statement ? $", so '{statement}'" : "")}: holds at all {repair.Kept} instances of {repair.Cases} that are left ({Words.Of(repair.Certified)})"
        + $"{(repair.Beyond is { } beyond ? $"; fails beyond at {Join(beyond)}" : "")}");

    private static string Fact(Certificate certificate, int i)
    {
        var fact = certificate.Facts[i];
        return $"{fact.Name}: {certificate.LeftValue(i)} {fact.Symbol} {certificate.RightValue(i)}";
    }

    private static string Found(Counterexample c, ReadingResult reading) => string.Create(
        CultureInfo.InvariantCulture,
        $"case {c.Case} of {reading.Cases}, {c.Shrinks} shrinks{(c.IsMinimal ? ", minimal" : ", not minimal: evaluations ran out")}"
        + $"{(c.Shrinks > 0 ? $"; first seen {Join(c.FirstSeen)}" : "")}");

    private static string Classes(ReadingResult reading)
    {
        int all = reading.Classes.Values.Sum();
        IEnumerable<string> parts = reading.Classes.Select(
            p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} {100.0 * p.Value / all:F0} %"));
        return string.Join("   ", parts.Append(string.Create(CultureInfo.InvariantCulture, $"discarded {reading.Discarded}")));
    }

    private static string Join(IReadOnlyList<NamedValue> values) => string.Join(", ", values);

    /// <summary>A label and its text, wrapped at word boundaries under the text's column.</summary>
    private static IEnumerable<string> Labelled(string label, string text)
    {
        string margin = "  " + label.PadRight(LabelWidth - 2);
        if (margin.Length > LabelWidth)
        {
            margin += " ";
        }

        string line = margin;
        bool empty = true;
        foreach (string word in text.Split(' '))
        {
            if (!empty && line.Length + 1 + word.Length > TextWidth)
            {
                yield return line.TrimEnd();
                line = new string(' ', LabelWidth);
                empty = true;
            }

            line += empty ? word : " " + word;
            empty = false;
        }

        yield return line.TrimEnd();
    }
}
