using System.CommandLine;
using System.Globalization;
using ReluProofs.Cli.Output;
using ReluProofs.Cli.Regression;
using ReluProofs.Cli.Selection;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Regression;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Cli.Commands;

/// <summary><c>check</c>: runs claims and reports.</summary>
internal static class CheckCommand
{
    private const int MostCases = 1_000_000;
    private const int MostThreads = 256;

    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        var patterns = new Argument<string[]>("ids")
        {
            Description = "Ids or globs of claims (all claims without one)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        patterns.RejectOptions();
        Option<int?> cases = Cases();
        Option<ulong?> seed = OptionValues.Seed();
        Option<TimeSpan?> time = OptionValues.Duration("--time", "Stop after this time; what was not reached is undecided");
        Option<int?> threads = Threads();
        Option<bool> thorough = new("--thorough")
        {
            Description = "Ten times the cases, each hypothesis dropped once, and repairs of what is refuted searched",
        };
        Option<bool> locked = new("--locked")
        {
            Description = $"Compare with {LockFile.Name}, from the current folder upwards, and fail on any change",
        };
        Option<bool> fresh = new("--fresh")
        {
            Description = "With --thorough: do not go on with an interrupted run, start anew",
        };
        Option<string?> paper = OptionValues.Paper();
        Option<Verdict[]> only = OptionValues.Verdicts("--only", "Show only claims with this verdict (all are run; may be repeated)");
        Option<string?> json = OptionValues.Json();
        Option<bool> noTiming = new("--no-timing")
        {
            Description = "Leave out seconds, so that equal runs give equal bytes",
        };
        var command = new DocumentedCommand(
            "check",
            "Check claims and report what stands, what falls and where",
            "relu-proofs check                                  the whole catalogue",
            "relu-proofs check onedim/thm-4.1 '*/lem-*'         one claim and all lemmas",
            "relu-proofs check 'onedim/*' --time 30s --seed 7   half a minute, other instances",
            "relu-proofs check --paper weakint --only refuted   what is false in one paper",
            "relu-proofs check --thorough                       goes on where an interrupted run stopped",
            "relu-proofs check --json report.json --no-timing   a report to keep and compare",
            "relu-proofs check --locked                         has anything changed since relu-proofs lock?")
        {
            patterns, paper, only, cases, seed, time, threads, thorough, fresh, locked, json, noTiming,
        };
        command.Footer =
        [
            "Exit codes: 0 all stand, 1 something refuted, 2 bad usage or input, 3 something undecided, vacuous or not",
            "reached, 4 two of our own engines disagree, 130 cancelled. With --locked: 0 as locked, 1 something changed.",
        ];
        command.Validators.Add(result =>
        {
            if (result.GetValue(locked)
                && new Option[] { cases, seed, thorough }.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } other)
            {
                result.AddError($"--locked runs what was locked, so it goes without {other.Name}");
            }
        });
        command.SetAction(parsed =>
        {
            LockedRun? held = parsed.GetValue(locked) ? LockedRun.Open(session) : null;
            var defaults = new RunOptions();
            var options = new RunOptions
            {
                Cases = held?.Cases ?? parsed.GetValue(cases) ?? defaults.Cases,
                Seed = held?.Seed ?? parsed.GetValue(seed) ?? defaults.Seed,
                Threads = parsed.GetValue(threads) ?? DefaultThreads,
                Thorough = parsed.GetValue(thorough),
                Varied = held is not null,
            };
            IReadOnlyList<IClaim> claims = ClaimSelection.Select(
                ClaimSelection.OfPaper(session.Claims, parsed.GetValue(paper)), parsed.GetValue(patterns)!);
            using OutputFile? file = OutputFile.Open(parsed.GetValue(json), session.Terminal);
            using RunJournal? journal = JournalOf(claims, options, parsed.GetValue(fresh), session);
            var shown = new Shown(parsed.GetValue(only) ?? [], !parsed.GetValue(noTiming));
            return Run(claims, options, parsed.GetValue(time), file, journal, shown, held, session);
        });
        return command;
    }

    /// <summary>One for each processor, within what an option may ask for.</summary>
    public static int DefaultThreads => Math.Min(new RunOptions().Threads, MostThreads);

    /// <summary>The option of all commands that run cases.</summary>
    public static Option<int?> Cases() => OptionValues.WholeNumber(
        "--cases", $"Instances tried for each reading (default {new RunOptions().Cases})", "N", 1, MostCases);

    /// <summary>The option of all commands that run in parallel.</summary>
    public static Option<int?> Threads() => OptionValues.WholeNumber(
        "--threads", "Threads; the results do not depend on them (default: one for each processor)", "T", 1, MostThreads);

    /// <summary>The journal of a thorough run, and a line that says what it already has.</summary>
    private static RunJournal? JournalOf(IReadOnlyList<IClaim> claims, RunOptions options, bool fresh, Session session)
    {
        if (!options.Thorough || session.JournalFolder is not { } folder)
        {
            return null;
        }

        RunJournal? journal = RunJournal.Open(folder, ToolVersion.Code, claims, options, fresh);
        if (journal is null)
        {
            session.Terminal.Error.WriteLine("this run cannot be resumed: its journal is in use by another run, or its folder is not writable");
        }
        else if (journal.Earlier > 0)
        {
            session.Terminal.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"going on with an interrupted run: {journal.Earlier} of {claims.Count} claims are finished (--fresh starts anew)"));
        }

        return journal;
    }

    private static int Run(
        IReadOnlyList<IClaim> claims,
        RunOptions options,
        TimeSpan? limit,
        OutputFile? file,
        RunJournal? journal,
        Shown shown,
        LockedRun? held,
        Session session)
    {
        Terminal terminal = session.Terminal;
        bool aside = file?.IsStandardOutput == true;
        TextWriter text = aside ? terminal.Error : terminal.Out;
        var table = new ClaimTable(text, terminal.OutHasColours && !aside, terminal.Width, claims);
        var progress = new ProgressLine(terminal);
        Func<ClaimResult, ClaimResult> beside = LockedBeside(options, session);
        int written = 0;

        CheckReport report = CheckRun.Execute(
            claims,
            options,
            limit,
            step =>
            {
                progress.Clear();
                if (step.Finished is { } finished && step.Done > written)
                {
                    written = step.Done;
                    if (shown.Has(finished))
                    {
                        table.Row(beside(finished));
                    }
                }

                if (step.Current is { } current)
                {
                    progress.Show(step.Done + 1, step.Total, current);
                }
            },
            session.Cancellation,
            journal);

        CheckReport visible = report with { Claims = [.. report.Claims.Where(shown.Has).Select(beside)] };

        // Against a lock only what changed is news.
        foreach (ClaimResult claim in visible.Claims.Where(c => TextReport.NeedsBlock(c) && (held is null || c.HasFault)))
        {
            text.WriteLine();
            foreach (string line in TextReport.Block(claim, options))
            {
                text.WriteLine(line);
            }
        }

        text.WriteLine();
        WritePapers(report, text);
        text.WriteLine(ClaimTable.Summary(report, claims.Count, shown.Timing));
        file?.Write(JsonReport.Write(visible, ToolVersion.Text, shown.Timing));
        if (journal?.Failure is { } failure)
        {
            terminal.Error.WriteLine($"this run could not be remembered: {failure}");
        }

        if (!report.Truncated)
        {
            journal?.Complete();
        }

        return held is null ? report.ExitCode : held.Compare(report, claims.Count == session.Claims.Count, text);
    }

    /// <summary>Adds what the lock knows of dropped hypotheses and repairs, where this run does not look itself.</summary>
    private static Func<ClaimResult, ClaimResult> LockedBeside(RunOptions options, Session session)
    {
        if (options.Varies || LockPlace.Near(session.Folder) is not { } place)
        {
            return result => result;
        }

        try
        {
            LockFile locked = place.Read();
            return result => LockedVariations.Beside(result, locked);
        }
        catch (UserError error)
        {
            // The run does not need it.
            session.Terminal.Error.WriteLine($"what was locked is not shown: {error.Message}");
            return result => result;
        }
    }

    private static void WritePapers(CheckReport report, TextWriter text)
    {
        string[] lines = [.. PaperTable.Lines(report.Claims)];
        foreach (string line in lines)
        {
            text.WriteLine(line);
        }

        if (lines.Length > 0)
        {
            text.WriteLine();
        }
    }

    /// <summary>What the reports leave out.</summary>
    /// <param name="Only">The verdicts shown; all of them when empty. A fault of ours is always shown.</param>
    /// <param name="Timing">Whether seconds are told.</param>
    private sealed record Shown(IReadOnlyList<Verdict> Only, bool Timing)
    {
        public bool Has(ClaimResult claim) =>
            Only.Count == 0 || claim.HasFault || (claim.Verdict is { } verdict && Only.Contains(verdict));
    }
}
