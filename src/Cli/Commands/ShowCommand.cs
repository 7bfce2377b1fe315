using System.CommandLine;
using ReluProofs.Cli.Output;
using ReluProofs.Cli.Selection;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Cli.Commands;

/// <summary><c>show</c>: one claim in full.</summary>
internal static class ShowCommand
{
    private const int LabelWidth = 14;

    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        var id = new Argument<string>("id") { Description = "The claim's id" };
        id.RejectOptions();
        var command = new DocumentedCommand(
            "show", "Show one claim in full", "relu-proofs show onedim/thm-4.2")
        {
            id,
        };
        command.SetAction(parsed =>
        {
            IClaim claim = ClaimSelection.Single(session.Claims, parsed.GetValue(id)!);
            session.Terminal.Out.WriteLine($"{claim.Id}  {claim.Title}");
            foreach ((string label, string text) in Parts(claim))
            {
                foreach (string line in ColumnLayout.Labelled("  " + label, text, LabelWidth, session.Terminal.Width))
                {
                    session.Terminal.Out.WriteLine(line);
                }
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static IEnumerable<(string Label, string Text)> Parts(IClaim claim)
    {
        yield return ("source", $"{claim.Source.Paper}, {claim.Source.Locus} ({Words.Of(claim.Source.Declared)})");
        yield return ("statement", claim.Statement);
        foreach ((string label, string text) in Repeated("hypotheses", claim.Hypotheses.Select(HypothesisText)))
        {
            yield return (label, text);
        }

        foreach (ReadingInfo reading in claim.ReadingInfos)
        {
            yield return ("reading", $"{reading.Name}: {reading.Statement}");
            foreach (string added in reading.Added.Select(HypothesisText))
            {
                yield return ("", $"assumes also {added}");
            }

            if (reading.Note.Length > 0)
            {
                yield return ("", $"note: {reading.Note}");
            }

            yield return ("derivation", reading.Proof is { } proof ? ProofText(proof) : "none");
        }

        foreach ((string label, string text) in Repeated("boundary", claim.BoundaryNames)
            .Concat(Repeated("mutants", claim.MutantChanges)))
        {
            yield return (label, text);
        }

        yield return ("file", claim.File);
    }

    private static string HypothesisText(HypothesisInfo hypothesis) =>
        $"{hypothesis.Name}: {hypothesis.Text}{(hypothesis.IsStructural ? " (structural)" : "")}";

    private static string ProofText(IProof proof) => proof.Assumptions.Count == 0
        ? proof.Name
        : $"{proof.Name}, assuming {string.Join("; ", proof.Assumptions)}";

    private static IEnumerable<(string Label, string Text)> Repeated(string label, IEnumerable<string> texts) =>
        texts.DefaultIfEmpty("none").Select((text, i) => (i == 0 ? label : "", text));
}
