using System.CommandLine;
using ReluProofs.Cli.Data;
using ReluProofs.Cli.Optimum;
using ReluProofs.Cli.Output;
using ReluProofs.Kernel;

namespace ReluProofs.Cli.Commands;

/// <summary><c>optimum onedim</c>: the regularised problem with one-dimensional data.</summary>
internal static class OptimumOneDimCommand
{
    private const int Widest = 10_000;

    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        var data = new Option<string>("--data")
        {
            Description = "CSV file with the columns x,y",
            HelpName = "FILE",
            Required = true,
        };
        Option<Rational?> alpha = OptionValues.Number(
            "--alpha", "The output scale is 1/alpha; a decimal or p/q, > 0", "A", a => a.Sign > 0, "alpha > 0 is needed");
        Option<Rational?> beta = OptionValues.Number(
            "--beta", "Weight of the l2-regulariser, >= 0", "B", b => b.Sign >= 0, "beta >= 0 is needed");
        Option<int?> width = OptionValues.WholeNumber("--width", "Neurons m", "M", 1, Widest);
        width.Required = true;
        Option<string?> json = OptionValues.Json();
        var command = new DocumentedCommand(
            "onedim",
            "Minimum and all minimisers of 1/2 |f(X) - Y|^2 + beta/2 |theta|^2, f(x) = 1/alpha sum_j w_j relu(u_j x)",
            "relu-proofs optimum onedim --data points.csv --alpha 1 --beta 1/10 --width 4",
            "relu-proofs optimum onedim --data points.csv --alpha 2 --beta 0 --width 1 --json optimum.json")
        {
            data, alpha, beta, width, json,
        };
        command.Footer =
        [
            "The file: UTF-8, comma-separated, header x,y; numbers as decimals or p/q, read exactly, for example",
            "  x,y",
            "  1,2",
            "  -0.5,1/3",
        ];
        command.SetAction(parsed =>
        {
            using OutputFile? file = OutputFile.Open(parsed.GetValue(json), session.Terminal);
            string path = parsed.GetValue(data)!;
            OneDimensionalProblem problem = OneDimensionalInput.Of(
                path,
                DatasetReader.Read(path, session.Cancellation),
                parsed.GetValue(alpha)!.Value,
                parsed.GetValue(beta)!.Value,
                parsed.GetValue(width)!.Value);
            Solve(problem, file, session);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Solve(OneDimensionalProblem problem, OutputFile? file, Session session)
    {
        // The derivation knows no cancellation; the wait for it does.
        OneDimensionalAnswer answer = Task.Run(() => OneDimensionalSolver.Solve(problem))
            .WaitAsync(session.Cancellation).GetAwaiter().GetResult();
        string[] notes = [.. OneDimensionalInput.Notes(problem, answer)];
        TextWriter text = file?.IsStandardOutput == true ? session.Terminal.Error : session.Terminal.Out;
        foreach (string line in OneDimensionalReport.Text(problem, answer, notes, session.Terminal.Width))
        {
            text.WriteLine(line);
        }

        file?.Write(OneDimensionalReport.Json(answer, notes));
    }
}
