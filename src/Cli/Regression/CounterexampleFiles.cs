using System.Text;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Counterexamples;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Cli.Regression;

/// <summary>The files that hold counterexamples: a text for each, the same for equal results.</summary>
internal static class CounterexampleFiles
{
    private const string Question = "(check-sat)";

    /// <summary>The facts of a certificate for a solver; null where real arithmetic can say none of them.</summary>
    /// <param name="certificate">The certificate.</param>
    public static string? SmtLib(Certificate certificate)
    {
        string text = Symbolic.Render.SmtLib.OfCertificate(certificate);
        return text.Contains(Question, StringComparison.Ordinal) ? text : null;
    }

    /// <summary>The files of the literal readings' counterexamples and their index: relative path and text.</summary>
    /// <param name="claims">The results.</param>
    public static IReadOnlyList<(string Path, string Text)> Of(IEnumerable<ClaimResult> claims)
    {
        var files = new List<(string Path, string Text)>();
        var index = new StringBuilder(
            """
            # Counterexamples

            Made by `relu-proofs lock`, never by hand. Each title is the negation of a statement as printed; the file under it holds
            an exact instance at which the statement fails. `relu-proofs replay FILE` re-checks a certificate with the kernel alone.
            The SMT-LIB questions beside it are its facts, negated: a solver answers each with `unsat`.

            """.ReplaceLineEndings("\n"));
        foreach (ClaimResult claim in claims.Where(c => c.Literal.Counterexample is not null).OrderBy(c => c.Claim.Id, StringComparer.Ordinal))
        {
            Counterexample counterexample = claim.Literal.Counterexample!;
            string json = LockPlace.Counterexample(claim.Claim.Id, counterexample.Certificate is not null, ".json");
            files.Add((json, counterexample.Certificate?.ToJson() ?? CaseFile.Write(claim.Claim, claim.Literal)));
            string? smt = null;
            if (counterexample.Certificate is { } certificate && SmtLib(certificate) is { } questions)
            {
                smt = LockPlace.Counterexample(claim.Claim.Id, true, ".smt2");
                files.Add((smt, questions));
            }

            Describe(index, claim, counterexample, json, smt);
        }

        files.Add(("counterexamples/README.md", index.ToString()));
        return files;
    }

    private static void Describe(StringBuilder index, ClaimResult claim, Counterexample counterexample, string json, string? smt)
    {
        string Link(string path) => $"[{Path.GetFileName(path)}]({path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]})";
        string how = Words.Of(counterexample.Witness.Strength);
        index.Append($"\n## {claim.Claim.Id}: not {claim.Literal.Reading.Statement}\n\n");
        index.Append($"- stands in: {claim.Claim.Source.Paper}, {claim.Claim.Source.Locus}\n");
        index.Append($"- fails at: {string.Join(", ", counterexample.Instance)} ({how})\n");
        index.Append($"- stated: {counterexample.Witness.Stated}\n- actual: {counterexample.Witness.Actual}\n");
        foreach (ReadingResult reading in claim.Readings.Skip(1).Where(r => r.Verdict is { } v && v.StandsUp()))
        {
            index.Append($"- repaired ({Words.Of(reading.Verdict)}): {reading.Reading.Statement}\n");
        }

        index.Append($"- files: {Link(json)}{(smt is null ? "" : ", " + Link(smt))}\n");
    }
}
