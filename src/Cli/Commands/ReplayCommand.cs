using System.CommandLine;
using System.Text;
using System.Text.Json;
using ReluProofs.Cli.Output;
using ReluProofs.Cli.Regression;
using ReluProofs.Cli.Selection;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;

namespace ReluProofs.Cli.Commands;

/// <summary><c>replay</c>: re-checks a certificate with the kernel alone, or runs one case again.</summary>
internal static class ReplayCommand
{
    private const string Schema = "relu-proofs/replay@1";
    private const long LargestFile = 16 << 20;
    private const int Right = 0;
    private const int Wrong = 1;
    private const int LabelWidth = 13;

    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        var target = new Argument<string>("file-or-token")
        {
            Description = "A certificate's file, or the token of one case as check prints it",
        };
        target.RejectOptions();
        Option<string?> json = OptionValues.Json();
        var command = new DocumentedCommand(
            "replay",
            "Re-check a certificate with the kernel alone, or run one case again",
            "relu-proofs replay counterexamples/onedim/thm-4.1.json   recompute every fact",
            "relu-proofs replay onedim/thm-4.1:0:1:1                  the case that check printed")
        {
            target, json,
        };
        command.Footer =
        [
            "A certificate that is right and is not the one in proofs.lock.json is called 'valid, not the locked one'.",
            "Exit codes: 0 right (a case: fails as reported), 1 wrong or tampered (a case: does not fail), 2 unreadable,",
            "4 two of our own engines disagree at the case.",
        ];
        command.SetAction(parsed =>
        {
            string given = parsed.GetValue(target)!;
            using OutputFile? file = OutputFile.Open(parsed.GetValue(json), session.Terminal);
            if (File.Exists(given))
            {
                string text = Text(given);
                return Cased(given, text) is { } recorded
                    ? ReplayCase(recorded.Token, recorded, file, session)
                    : ReplayCertificate(given, text, file, session);
            }

            CaseToken token = CaseToken.TryParse(given)
                ?? throw new UserError($"there is no file '{given}', and it is no token such as onedim/thm-4.1:0:1:37:2.0.5");
            return ReplayCase(token, null, file, session);
        });
        return command;
    }

    private static string Text(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LargestFile
                ? File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true))
                : throw new UserError($"'{path}' is larger than any certificate");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new UserError($"cannot read '{path}': {error.Message.TrimEnd('.')}");
        }
    }

    private static CaseFile? Cased(string path, string text)
    {
        try
        {
            return CaseFile.Read(text);
        }
        catch (FormatException error)
        {
            throw new UserError($"'{path}': {error.Message}");
        }
    }

    private static int ReplayCertificate(string path, string text, OutputFile? file, Session session)
    {
        CheckResult result = Checker.CheckJson(text);
        if (!result.IsReadable)
        {
            throw new UserError($"'{path}': {result.Wrong}");
        }

        TextWriter to = file?.IsStandardOutput == true ? session.Terminal.Error : session.Terminal.Out;
        Certificate? certificate = result.Certificate;
        bool? isLocked = certificate is null ? null : IsLocked(certificate, session);
        if (certificate is null)
        {
            to.WriteLine($"{path}  WRONG");
            Write(to, session.Terminal.Width, [("because", result.Wrong)]);
        }
        else
        {
            to.WriteLine($"{certificate.Claim}  {(isLocked == false ? "valid, not the locked one" : "valid")}");
            Write(to, session.Terminal.Width, CertificateLines(certificate));
        }

        file?.Write(JsonText.Object(Schema, json =>
        {
            json.WriteString("file", path);
            json.WriteBoolean("valid", certificate is not null);
            json.WriteString("wrong", certificate is null ? result.Wrong : null);
            WriteNullable(json, "locked", isLocked);
            json.WriteString("claim", certificate?.Claim);
            json.WriteString("statement", certificate?.Statement);
            json.WriteString("hash", certificate?.Hash);
            json.WriteStartArray("facts");
            for (int i = 0; i < (certificate?.Facts.Count ?? 0); i++)
            {
                json.WriteStartObject();
                json.WriteString("name", certificate!.Facts[i].Name);
                json.WriteString("left", certificate.LeftValue(i).ToString());
                json.WriteString("relation", certificate.Facts[i].Symbol);
                json.WriteString("right", certificate.RightValue(i).ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }));
        return certificate is null ? Wrong : Right;
    }

    private static IEnumerable<(string Label, string Text)> CertificateLines(Certificate certificate)
    {
        yield return ("shows", certificate.Title);
        yield return ("against", certificate.Statement);
        for (int i = 0; i < certificate.Facts.Count; i++)
        {
            Fact fact = certificate.Facts[i];
            yield return (
                i == 0 ? "facts" : "", $"{fact.Name}: {certificate.LeftValue(i)} {fact.Symbol} {certificate.RightValue(i)}");
        }

        yield return ("sha256", certificate.Hash);
    }

    /// <summary>Whether it is what the lock file holds of its claim; null where the lock file says nothing of it.</summary>
    private static bool? IsLocked(Certificate certificate, Session session)
    {
        string suffix = $" ({Reading<int>.Literal})";
        return certificate.Claim.EndsWith(suffix, StringComparison.Ordinal)
            && LockPlace.Near(session.Folder)?.Read().Find(certificate.Claim[..^suffix.Length])?["counterexample"] is { } hash
            ? hash == certificate.Hash
            : null;
    }

    private static int ReplayCase(CaseToken token, CaseFile? recorded, OutputFile? file, Session session)
    {
        IClaim claim = ClaimSelection.Single(session.Claims, token.Claim);
        (ReplayedCase? found, string? missing) = CaseReplay.Run(claim, token, session.Cancellation);
        ReplayedCase replayed = found ?? throw new UserError($"there is no such case: {missing}");
        string instance = string.Join(", ", replayed.Instance);
        bool isOther = recorded is not null && (recorded.Instance != instance || recorded.Statement != replayed.Reading.Statement);
        bool isFaulty = replayed.Outcome.Kind == OutcomeKind.EnginesDisagree || replayed.Rejected is not null;
        string headline = isFaulty ? "NO VERDICT (our engines disagree)"
            : isOther ? "another instance than recorded"
            : replayed.Outcome.Kind switch
            {
                OutcomeKind.Fails => "fails",
                OutcomeKind.Holds => "does not fail: holds",
                OutcomeKind.TooClose => "does not fail: too close to tell",
                _ => "does not fail: outside the hypotheses",
            };
        var lines = new List<(string Label, string Text)> { ("claim", replayed.Reading.Statement), ("instance", instance) };
        if (isOther)
        {
            lines.Add(("recorded", recorded!.Instance));
        }

        if (replayed.Outcome.Witness is { } witness)
        {
            lines.Add(("stated", witness.Stated));
            lines.Add(("actual", witness.Actual));
        }

        if ((replayed.Rejected ?? replayed.Outcome.Reason) is { Length: > 0 } reason)
        {
            lines.Add(("because", reason));
        }

        if (replayed.Certificate is { } certificate)
        {
            lines.AddRange(CertificateLines(certificate).Skip(2));
        }

        TextWriter to = file?.IsStandardOutput == true ? session.Terminal.Error : session.Terminal.Out;
        to.WriteLine($"{token}  {headline}  reading '{replayed.Reading.Name}'");
        Write(to, session.Terminal.Width, lines);
        bool fails = replayed.Outcome.Kind == OutcomeKind.Fails && !isOther;
        file?.Write(JsonText.Object(Schema, json =>
        {
            json.WriteString("token", token.ToString());
            json.WriteBoolean("fails", fails && !isFaulty);
            json.WriteString("reading", replayed.Reading.Name);
            json.WriteString("instance", instance);
            json.WriteString("stated", replayed.Outcome.Witness?.Stated);
            json.WriteString("actual", replayed.Outcome.Witness?.Actual);
            json.WriteString("hash", replayed.Certificate?.Hash);
        }));
        return isFaulty ? ExitCodes.OurFault : fails ? Right : Wrong;
    }

    private static void Write(TextWriter to, int width, IEnumerable<(string Label, string Text)> lines)
    {
        foreach (string line in lines.SelectMany(l => ColumnLayout.Labelled(l.Label.Length == 0 ? "" : "  " + l.Label, l.Text, LabelWidth, width)))
        {
            to.WriteLine(line);
        }
    }

    private static void WriteNullable(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
