using System.CommandLine;
using ReluProofs.Cli.Output;
using ReluProofs.Cli.Selection;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Cli.Commands;

/// <summary><c>list</c>: the catalogue.</summary>
internal static class ListCommand
{
    private const string Schema = "relu-proofs/list@1";
    private const string Gap = "  ";

    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        var patterns = new Argument<string[]>("ids")
        {
            Description = "Ids or globs of claims (all claims without one)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        patterns.RejectOptions();
        Option<string?> paper = OptionValues.Paper();
        Option<string?> json = OptionValues.Json();
        var command = new DocumentedCommand(
            "list",
            "List the claims of the catalogue",
            "relu-proofs list",
            "relu-proofs list 'onedim/thm-*'",
            "relu-proofs list --paper weakint",
            "relu-proofs list --json -")
        {
            patterns, paper, json,
        };
        command.SetAction(parsed =>
        {
            IReadOnlyList<IClaim> claims = ClaimSelection.Select(
                ClaimSelection.OfPaper(session.Claims, parsed.GetValue(paper)), parsed.GetValue(patterns)!);
            using OutputFile? file = OutputFile.Open(parsed.GetValue(json), session.Terminal);
            if (file?.IsStandardOutput != true)
            {
                Write(claims, session.Terminal);
            }

            file?.Write(Json(claims));
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Write(IReadOnlyList<IClaim> claims, Terminal terminal)
    {
        int idWidth = claims.Select(c => c.Id.Length).Append(0).Max();
        int locusWidth = claims.Select(c => c.Source.Locus.Length).Append(0).Max();
        foreach (IClaim claim in claims)
        {
            string line = claim.Id.PadRight(idWidth) + Gap + claim.Source.Locus.PadRight(locusWidth) + Gap + claim.Title;
            terminal.Out.WriteLine(ColumnLayout.Shorten(line, terminal.Width));
        }
    }

    private static string Json(IReadOnlyList<IClaim> claims) => JsonText.Object(Schema, json =>
    {
        json.WriteStartArray("claims");
        foreach (IClaim claim in claims)
        {
            json.WriteStartObject();
            json.WriteString("id", claim.Id);
            json.WriteString("title", claim.Title);
            json.WriteStartObject("source");
            json.WriteString("paper", claim.Source.Paper);
            json.WriteString("locus", claim.Source.Locus);
            json.WriteEndObject();
            json.WriteString("statement", claim.Statement);
            json.WriteString("file", claim.File);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
