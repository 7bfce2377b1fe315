using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using ReluProofs.Cli.Commands;
using ReluProofs.Cli.Selection;

namespace ReluProofs.Cli;

/// <summary>The command tree, and what every command has in common: one line for an error, and the exit codes.</summary>
internal static class CommandLine
{
    private const string Description =
        "Checks theorem claims about shallow ReLU networks against exact mathematics and independent numerics.";

    private static readonly string[] Examples =
    [
        "relu-proofs check                          check the whole catalogue",
        "relu-proofs check 'onedim/*' --json -      one paper, as JSON",
        "relu-proofs show onedim/thm-4.2            one claim in full",
        "relu-proofs optimum onedim --data d.csv --alpha 1 --beta 1/10 --width 4",
        "relu-proofs landscape --data d.csv --lambda 0.01 --widths 1..200",
        "relu-proofs simulate --data d.csv --paper orthogonal --width 60 --scale 1e-6",
        "relu-proofs figure weakint/fig-2.left      a published experiment, regenerated",
        "relu-proofs derive soft-threshold          a derivation, step by step",
        "relu-proofs refute onedim/thm-4.1          look longer for a counterexample",
        "relu-proofs replay counterexamples/onedim/thm-4.1.json",
    ];

    /// <summary>Runs one command line.</summary>
    /// <param name="args">Its words.</param>
    /// <param name="session">The claims, the streams and the cancellation.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, Session session)
    {
        try
        {
            ParseResult parsed = Tree(session).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0)
            {
                throw new UserError(Complaint(parsed));
            }

            return parsed.Invoke(new InvocationConfiguration
            {
                Output = session.Terminal.Out,
                Error = session.Terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UserError error)
        {
            return Fail(session, error.Message, ExitCodes.BadInput);
        }
        catch (OperationCanceledException) when (session.Cancellation.IsCancellationRequested)
        {
            return Fail(session, "cancelled", ExitCodes.Cancelled);
        }
        catch (Exception error)
        {
            return Fail(session, $"internal error: {error.GetType().Name}: {error.Message}", ExitCodes.OurFault);
        }
    }

    private static DocumentedRoot Tree(Session session)
    {
        var root = new DocumentedRoot(Description, Examples)
        {
            CheckCommand.Build(session),
            ListCommand.Build(session),
            ShowCommand.Build(session),
            FigureCommand.Build(session),
            OptimumCommand.Build(session),
            LandscapeCommand.Build(session),
            SimulateCommand.Build(session),
            DeriveCommand.Build(session),
            RefuteCommand.Build(session),
            ReplayCommand.Build(session),
            LockCommand.Build(session),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        root.SetAction(parsed => parsed.RootCommandResult.Command.Parse(["--help"]).Invoke(parsed.InvocationConfiguration));
        return root;
    }

    private static string Complaint(ParseResult parsed)
    {
        // A mistyped command also counts as a missing one; the mistyped word says more.
        string message = parsed.UnmatchedTokens.Count > 0
            ? Unmatched(parsed, parsed.UnmatchedTokens[0])
            : parsed.Errors[0].Message.TrimEnd('.');
        return $"{message}; see {PathOf(parsed)} --help";
    }

    private static string Unmatched(ParseResult parsed, string word)
    {
        Command command = parsed.CommandResult.Command;
        string? meant = Near.Of(word, command.Options.Select(o => o.Name).Concat(command.Subcommands.Select(c => c.Name)));
        string kind = word.StartsWith('-') ? "option" : "command or argument";
        return $"'{word}' is no {kind} of '{PathOf(parsed)}'{(meant is null ? "" : $", did you mean '{meant}'?")}";
    }

    private static string PathOf(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent)
        {
            names.Push(command.Command is RootCommand ? "relu-proofs" : command.Command.Name);
        }

        return string.Join(' ', names);
    }

    private static int Fail(Session session, string message, int code)
    {
        // File names and arguments may hold anything; the promise is one line.
        string line = string.Concat(message.ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? '?' : c));
        session.Terminal.Error.WriteLine($"relu-proofs: {line}");
        return code;
    }
}
