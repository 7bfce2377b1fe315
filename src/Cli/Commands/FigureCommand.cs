using System.CommandLine;
using ReluProofs.Cli.Output;
using ReluProofs.Cli.Selection;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Figures;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Cli.Commands;

/// <summary><c>figure</c>: the numbers behind a published figure or experiment, regenerated.</summary>
internal static class FigureCommand
{
    private const string Schema = "relu-proofs/figures@1";
    private const int LabelWidth = 14;

    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        var id = new Argument<string?>("id")
        {
            Description = "The claim's id",
            Arity = ArgumentArity.ZeroOrOne,
        };
        id.RejectOptions();
        Option<bool> list = new("--list") { Description = "List the figures and experiments with the sizes run" };
        Option<ulong?> seed = OptionValues.Seed();
        Option<int?> threads = CheckCommand.Threads();
        Option<bool> thorough = new("--thorough")
        {
            Description = "The paper's own sizes where they are feasible, larger ones than by default elsewhere; minutes",
        };
        Option<string?> json = OptionValues.Json();
        var csv = new Option<string?>("--csv")
        {
            Description = "Also write the numbers as CSV to FILE; - is standard output",
            HelpName = "FILE",
        };
        var command = new DocumentedCommand(
            "figure",
            "Regenerate the numbers of a published figure or experiment",
            "relu-proofs figure --list                              what there is, and at which sizes",
            "relu-proofs figure weakint/fig-2.left                  a table, printed values beside ours",
            "relu-proofs figure weakint/fig-5 --thorough            the paper's sizes",
            "relu-proofs figure benignity/fig-1-experiment --seed 7 other data sets",
            "relu-proofs figure orthogonal/fig-3-first --csv fig.csv --json fig.json")
        {
            id, list, seed, threads, thorough, json, csv,
        };
        command.Footer =
        [
            "With --seed 1, the default, the draws are those of relu-proofs check.",
            "Exit codes: 0 done, 2 bad usage or input, 130 cancelled (what was reached is printed and written).",
        ];
        command.Validators.Add(result =>
        {
            bool listed = result.GetValue(list);
            if (listed == result.GetValue(id) is not null)
            {
                result.AddError(listed ? "--list goes without an id" : "the id of a figure is needed, or --list");
            }
            else if (listed && new Option[] { seed, threads, thorough, csv }.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } other)
            {
                result.AddError($"--list goes without {other.Name}");
            }
            else if (result.GetValue(json) == "-" && result.GetValue(csv) == "-")
            {
                result.AddError("--json and --csv cannot both be standard output");
            }
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(list))
            {
                return List(parsed.GetValue(json), session);
            }

            IClaim claim = ClaimSelection.Single(session.Claims, parsed.GetValue(id)!);
            Figure figure = claim.Figure ?? throw new UserError($"{claim.Id} is no figure or experiment; see relu-proofs figure --list");
            using OutputFile? jsonFile = OutputFile.Open(parsed.GetValue(json), session.Terminal);
            using OutputFile? csvFile = OutputFile.Open(parsed.GetValue(csv), session.Terminal);
            var progress = new ProgressLine(session.Terminal);
            var gate = new Lock();
            var run = new FigureRun
            {
                Seed = parsed.GetValue(seed) ?? 1,
                IsThorough = parsed.GetValue(thorough),
                Threads = parsed.GetValue(threads) ?? CheckCommand.DefaultThreads,
                Cancellation = session.Cancellation,
                Progress = what =>
                {
                    lock (gate)
                    {
                        progress.Show(what);
                    }
                },
            };
            FigureReport report = Regenerate(claim, figure, run);
            progress.Clear();
            Write(report, jsonFile?.IsStandardOutput == true || csvFile?.IsStandardOutput == true ? session.Terminal.Error : session.Terminal.Out, session.Terminal.Width);
            jsonFile?.Write(report.Json(ToolVersion.Text));
            csvFile?.Write(report.Csv());
            return report.Truncated ? ExitCodes.Cancelled : ExitCodes.Success;
        });
        return command;
    }

    private static FigureReport Regenerate(IClaim claim, Figure figure, FigureRun run)
    {
        var rows = new List<FigureRow>();
        bool truncated = false;
        try
        {
            foreach (FigureRow row in figure.Rows(run))
            {
                rows.Add(row);
                run.Cancellation.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (run.Cancellation.IsCancellationRequested)
        {
            truncated = true;
        }

        return new FigureReport(claim, figure, run.Seed, run.IsThorough, rows, truncated);
    }

    private static void Write(FigureReport report, TextWriter text, int width)
    {
        void Labelled(string label, string words)
        {
            foreach (string line in ColumnLayout.Labelled("  " + label, words, LabelWidth, width))
            {
                text.WriteLine(line);
            }
        }

        IClaim claim = report.Claim;
        text.WriteLine($"{claim.Id}  {claim.Title}  ({claim.Source.Locus})");
        Labelled("claim", claim.Statement);
        Labelled("published", report.Figure.Published);
        Labelled("run", $"{report.Figure.Size(report.IsThorough)}; seed {report.Seed}");
        text.WriteLine();
        foreach (string line in report.Table())
        {
            text.WriteLine(line);
        }

        if (report.Truncated)
        {
            text.WriteLine();
            text.WriteLine("cancelled: what is above was reached");
        }
    }

    private static int List(string? path, Session session)
    {
        IClaim[] claims = [.. session.Claims.Where(c => c.Figure is not null)];
        using OutputFile? file = OutputFile.Open(path, session.Terminal);
        if (file?.IsStandardOutput != true)
        {
            foreach (IClaim claim in claims)
            {
                Figure figure = claim.Figure!;
                session.Terminal.Out.WriteLine($"{claim.Id}  {claim.Title}  ({claim.Source.Locus})");
                (string, string)[] sizes = [("published", figure.Published), ("default", figure.Quick), ("--thorough", figure.Thorough ?? "the same")];
                foreach (string line in sizes.SelectMany(s => ColumnLayout.Labelled("  " + s.Item1, s.Item2, LabelWidth, session.Terminal.Width)))
                {
                    session.Terminal.Out.WriteLine(line);
                }
            }
        }

        file?.Write(JsonText.Object(Schema, json =>
        {
            json.WriteStartArray("figures");
            foreach (IClaim claim in claims)
            {
                json.WriteStartObject();
                json.WriteString("id", claim.Id);
                json.WriteString("title", claim.Title);
                json.WriteString("locus", claim.Source.Locus);
                json.WriteString("published", claim.Figure!.Published);
                json.WriteString("default", claim.Figure.Quick);
                json.WriteString("thorough", claim.Figure.Size(thorough: true));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }));
        return ExitCodes.Success;
    }
}
