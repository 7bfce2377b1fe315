using System.CommandLine;
using System.Globalization;
using ReluProofs.Cli.Output;
using ReluProofs.Cli.Regression;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Regression;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Cli.Commands;

/// <summary><c>lock</c>: holds fast what is decided today.</summary>
internal static class LockCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        Option<string?> folder = new("--folder")
        {
            Description = "Where to write (default: the nearest folder upwards with a lock file, else the current one)",
            HelpName = "DIR",
        };
        Option<int?> threads = CheckCommand.Threads();
        Option<int?> cases = CheckCommand.Cases();
        Option<ulong?> seed = OptionValues.Seed();
        var command = new DocumentedCommand(
            "lock",
            $"Check everything and write {LockFile.Name}, counterexamples/ and docs/claims/",
            "relu-proofs lock                  hold fast what is decided today",
            "relu-proofs check --locked        fail on any change since")
        {
            folder, cases, seed, threads,
        };
        command.Footer =
        [
            "Prints what changed since the last lock. Where two of our own engines disagree, or on Ctrl-C, nothing is written.",
            "Exit codes: 0 written, 2 bad usage or input, 4 two of our own engines disagree, 130 cancelled.",
        ];
        command.SetAction(parsed =>
        {
            string? asked = parsed.GetValue(folder);
            if (asked is not null && !Directory.Exists(asked))
            {
                throw new UserError($"there is no folder '{asked}'");
            }

            LockPlace place = asked is not null
                ? new LockPlace(Path.GetFullPath(asked))
                : LockPlace.Near(session.Folder) ?? new LockPlace(session.Folder);
            var defaults = new RunOptions();
            var options = new RunOptions
            {
                Cases = parsed.GetValue(cases) ?? defaults.Cases,
                Seed = parsed.GetValue(seed) ?? defaults.Seed,
                Threads = parsed.GetValue(threads) ?? CheckCommand.DefaultThreads,
                Varied = true,
            };
            return Run(place, options, session);
        });
        return command;
    }

    private static int Run(LockPlace place, RunOptions options, Session session)
    {
        LockFile? old = File.Exists(place.File) ? place.Read() : null;
        using OutputFile file = OutputFile.Open(place.File, session.Terminal)!;
        var progress = new ProgressLine(session.Terminal);
        CheckReport report = CheckRun.Execute(
            session.Claims,
            options,
            null,
            step =>
            {
                progress.Clear();
                if (step.Current is { } current)
                {
                    progress.Show(step.Done + 1, step.Total, current);
                }
            },
            session.Cancellation);
        if (report.Cancelled)
        {
            session.Terminal.Error.WriteLine("relu-proofs: cancelled, nothing is written");
            return ExitCodes.Cancelled;
        }

        ClaimResult[] disagreeing = [.. report.Claims.Where(c => c.HasFault)];
        foreach (ClaimResult claim in disagreeing)
        {
            string fault = claim.Readings.First(r => r.Fault is not null).Fault!;
            session.Terminal.Error.WriteLine($"relu-proofs: nothing is written: {claim.Claim.Id}: {fault}");
        }

        if (disagreeing.Length > 0)
        {
            return ExitCodes.OurFault;
        }

        var now = new LockFile(options.Seed, options.Cases, [.. report.Claims.Select(LockEntry.Of)]);
        IReadOnlyList<(string Path, string Text)> files = CounterexampleFiles.Of(report.Claims);
        IReadOnlyList<(string Path, string Text)> pages = ClaimPages.Of(session.Claims, now, session.Statements, session.Papers);
        foreach ((string path, string text) in files.Concat(pages))
        {
            Write(place.At(path), text, session.Terminal);
        }

        Remove(place, old, files);
        file.Write(now.Write());
        IReadOnlyList<Drift> changes = old is null
            ? []
            : LockDrift.Of(old, now.Entries, now.Entries.Select(e => e.Id), varied: true);
        foreach (Drift change in changes)
        {
            session.Terminal.Out.WriteLine(change);
        }

        session.Terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{now.Entries.Count} claims locked, {files.Count(f => f.Path.EndsWith(".json", StringComparison.Ordinal))} counterexamples, {changes.Count} changes: {place.File}"));
        return ExitCodes.Success;
    }

    private static void Write(string path, string text, Terminal terminal)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using OutputFile file = OutputFile.Open(path, terminal)!;
        file.Write(text);
    }

    /// <summary>Removes the files that the last lock made for claims which have no such counterexample any more.</summary>
    private static void Remove(LockPlace place, LockFile? old, IReadOnlyList<(string Path, string Text)> files)
    {
        IEnumerable<string> made = (old?.Entries ?? []).Where(e => e["counterexample"] is not null).SelectMany(e => new[]
        {
            LockPlace.Counterexample(e.Id, true, ".json"),
            LockPlace.Counterexample(e.Id, true, ".smt2"),
            LockPlace.Counterexample(e.Id, false, ".json"),
        });
        foreach (string path in made.Except(files.Select(f => f.Path)).Select(place.At).Where(File.Exists))
        {
            File.Delete(path);
        }
    }
}
