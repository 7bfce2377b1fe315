using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ReluProofs.Cli.Output;
using ReluProofs.Cli.Regression;
using ReluProofs.Cli.Selection;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;

namespace ReluProofs.Cli.Commands;

/// <summary><c>refute</c>: looks longer for a counterexample of one claim.</summary>
internal static class RefuteCommand
{
    private const int MostCases = 1_000_000_000;
    private const int Found = 1;
    private const int NotFound = 3;
    private const int LabelWidth = 13;

    private static readonly TimeSpan DefaultTime = TimeSpan.FromMinutes(1);

    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        var id = new Argument<string>("id") { Description = "The claim's id" };
        id.RejectOptions();
        Option<string?> reading = new("--reading")
        {
            Description = "The reading to refute (default: the statement as printed)",
            HelpName = "NAME",
        };
        Option<TimeSpan?> time = OptionValues.Duration("--time", "How long to look (default 1m)");
        Option<int?> cases = OptionValues.WholeNumber(
            "--cases", "Instances after which to give up (default: as many as there is time for)", "N", 1, MostCases);
        Option<ulong?> seed = OptionValues.Seed();
        Option<int?> threads = CheckCommand.Threads();
        Option<string?> json = new("--json")
        {
            Description = "Write the certificate to FILE and its SMT-LIB questions beside it; - is standard output",
            HelpName = "FILE",
        };
        var command = new DocumentedCommand(
            "refute",
            "Look longer for a counterexample, make it small and certify it",
            "relu-proofs refute onedim/thm-4.1                                  found at once",
            "relu-proofs refute onedim/thm-4.1 --reading 'two neurons' --time 10m",
            "relu-proofs refute onedim/eq-18 --json found.json                  keep the certificate; see relu-proofs replay")
        {
            id, reading, time, cases, seed, threads, json,
        };
        command.Footer =
        [
            "Looks at the edges of the hypotheses and what is close to them, at random instances, around those where the statement",
            "held with the least slack, and across the places, solved for exactly, where that slack vanishes.",
            "Nothing found is no proof. Ctrl-C keeps what was found.",
            "Exit codes: 1 found, 2 bad usage or input, 3 not found, 4 two of our own engines disagree, 130 cancelled.",
        ];
        command.SetAction(parsed =>
        {
            IClaim claim = ClaimSelection.Single(session.Claims, parsed.GetValue(id)!);
            var options = new SearchOptions
            {
                Reading = ReadingOf(claim, parsed.GetValue(reading)),
                Seed = parsed.GetValue(seed) ?? new SearchOptions().Seed,
                Threads = parsed.GetValue(threads) ?? CheckCommand.DefaultThreads,
                Cases = parsed.GetValue(cases),
                Roots = new Proofs.SturmRoots(),
            };
            using OutputFile? file = OutputFile.Open(parsed.GetValue(json), session.Terminal);
            SearchResult result = Watched(claim, options, parsed.GetValue(time) ?? DefaultTime, session);
            Print(claim, result, file?.IsStandardOutput == true ? session.Terminal.Error : session.Terminal.Out, session.Terminal.Width);
            if (result.Counterexample is { } counterexample)
            {
                Keep(claim, result.Reading, counterexample, file, parsed.GetValue(json), session.Terminal);
            }

            return result switch
            {
                { IsCancelled: true } => ExitCodes.Cancelled,
                { Fault: not null } => ExitCodes.OurFault,
                { Counterexample: not null } => Found,
                _ => NotFound,
            };
        });
        return command;
    }

    private static int ReadingOf(IClaim claim, string? name)
    {
        if (name is null)
        {
            return 0;
        }

        string[] names = [.. claim.ReadingInfos.Select(r => r.Name)];
        int index = Array.IndexOf(names, name);
        return index >= 0
            ? index
            : throw new UserError($"{claim.Id} has no reading '{name}', only {string.Join(", ", names.Select(n => $"'{n}'"))}");
    }

    private static SearchResult Watched(IClaim claim, SearchOptions options, TimeSpan time, Session session)
    {
        var progress = new ProgressLine(session.Terminal);
        var clock = Stopwatch.StartNew();
        TimeSpan pause = session.Terminal.ErrorIsLive ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(5);
        TimeSpan next = pause;
        SearchResult result = Search.Run(claim, options, new Budget(time, session.Cancellation), step =>
        {
            if (clock.Elapsed >= next)
            {
                next = clock.Elapsed + pause;
                progress.Show($"{claim.Id}: {Words(step)}");
            }
        });
        progress.Clear();
        return result;
    }

    private static string Words(SearchProgress step) => string.Create(
        CultureInfo.InvariantCulture,
        $"{step.Tried} instances, {step.Discarded} discarded; {Where(step.Phase)}{(step.Least is { } least ? $"; least slack {least.Slack}" : "")}");

    private static string Where(SearchPhase phase) => phase switch
    {
        SearchPhase.Given => "at given instances",
        SearchPhase.NearGiven => "close to given instances",
        SearchPhase.Random => "at random instances",
        SearchPhase.Across => "across solved boundaries",
        _ => "around the least slack",
    };

    private static void Print(IClaim claim, SearchResult result, TextWriter to, int width)
    {
        var lines = new List<(string Label, string Text)> { ("claim", result.Reading.Statement) };
        string headline = "nothing found";
        if (result.Fault is { } fault)
        {
            headline = "NO VERDICT (our engines disagree)";
            lines.Add(("because", fault));
        }
        else if (result.Counterexample is { } c)
        {
            headline = $"REFUTED ({Verify.Reporting.Words.Of(c.Witness.Strength)})";
            lines.Add(("witness", string.Join(", ", c.Instance)));
            lines.Add(("stated", c.Witness.Stated));
            lines.Add(("actual", c.Witness.Actual));
            lines.Add(("shrunk", string.Create(
                CultureInfo.InvariantCulture,
                $"{c.Shrinks} steps{(c.IsMinimal ? ", minimal" : ", not minimal")}; first seen {string.Join(", ", c.FirstSeen)}")));
            lines.AddRange(Verify.Reporting.TextReport.Around(c.Around));
            if (c.Certificate is { } certificate)
            {
                lines.Add(("certified", $"{certificate.Facts.Count} facts re-checked by the kernel, sha256 {certificate.Hash[..16]}"));
            }

            if (c.Token is { } token)
            {
                lines.Add(("replay", $"relu-proofs replay {token}"));
            }
        }
        else
        {
            lines.Add(("so", result.IsExhaustive
                ? "these are all instances there are"
                : "nothing found is no proof: it says that these instances hold"));
        }

        lines.Add(("looked", Words(result.Progress)));
        if (result.Close > 0)
        {
            lines.Add(("too close", string.Create(CultureInfo.InvariantCulture, $"{result.Close} instances could not be decided")));
        }

        if (result.Progress.Least is { } least)
        {
            lines.Add(("tightest", $"slack {least.Slack} at {string.Join(", ", least.At)}"));
        }

        to.WriteLine($"{claim.Id}  {headline}  reading '{result.Reading.Name}'");
        foreach (string line in lines.SelectMany(l => ColumnLayout.Labelled("  " + l.Label, l.Text, LabelWidth, width)))
        {
            to.WriteLine(line);
        }
    }

    private static void Keep(
        IClaim claim, ReadingInfo reading, Counterexample counterexample, OutputFile? file, string? path, Terminal terminal)
    {
        if (file is null)
        {
            return;
        }

        if (counterexample.Certificate is null && counterexample.Token is null)
        {
            terminal.Error.WriteLine("relu-proofs: nothing is written: the counterexample is not exact, and has no number to run it again");
            return;
        }

        file.Write(counterexample.Certificate?.ToJson() ?? CaseFile.Write(claim, reading, counterexample));
        if (!file.IsStandardOutput
            && counterexample.Certificate is { } certificate
            && CounterexampleFiles.SmtLib(certificate) is { } questions)
        {
            using OutputFile beside = OutputFile.Open(Path.ChangeExtension(path, ".smt2"), terminal)!;
            beside.Write(questions);
        }
    }
}
