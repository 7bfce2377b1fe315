using System.CommandLine;

namespace ReluProofs.Cli.Commands;

/// <summary><c>optimum</c>: the exact optima of the families that have one.</summary>
internal static class OptimumCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        var command = new DocumentedCommand(
            "optimum",
            "The exact optimum of a problem on your own data",
            "relu-proofs optimum onedim --data points.csv --alpha 1 --beta 1/10 --width 4")
        {
            OptimumOneDimCommand.Build(session),
        };
        command.SetAction((Action<ParseResult>)(_ =>
            throw new UserError("optimum of which problem? there is: onedim; see relu-proofs optimum --help")));
        return command;
    }
}
