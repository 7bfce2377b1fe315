using System.CommandLine;
using ReluProofs.Cli.Output;
using ReluProofs.Cli.Simulation;

namespace ReluProofs.Cli.Commands;

/// <summary><c>simulate</c>: the gradient flow of a two-layer ReLU network on the user's data.</summary>
internal static class SimulateCommand
{
    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        SimulateOptions options = new();
        Option<string?> json = OptionValues.Json();
        var csv = new Option<string?>("--csv")
        {
            Description = "Also write t, loss, curvature and the norms as CSV to FILE; - is standard output",
            HelpName = "FILE",
        };
        var command = new DocumentedCommand(
            "simulate",
            "Follow the gradient flow of a two-layer ReLU network on your own data, activation change by activation change",
            "relu-proofs simulate --data two-points.csv --paper orthogonal --width 60 --scale 1e-6/sqrt(m)",
            "relu-proofs simulate --data two-points.csv --paper orthogonal --width 60 --scale 1e-1000 --until 10000",
            "relu-proofs simulate --data d.csv --init start.json --loss-constant 1/2 --weight-decay 0.01 --kink clarke",
            "relu-proofs simulate --data d.csv --paper weakint --width 8 --json run.json --csv run.csv")
        {
            json, csv,
        };
        foreach (Option option in options.All)
        {
            command.Options.Add(option);
        }

        command.Footer =
        [
            "Model: f(x) = s sum_j a_j relu(<w_j, x>), L = c sum_k (f(x_k) - y_k)^2 + rho |theta|^2, theta' = -v grad L.",
            "Without --paper: c = 1/(2n), s = 1, rho = 0, v = 1, relu'(0) = 0. Papers: orthogonal, weakint, benignity, onedim.",
            "Data: CSV with the header x1,..,xd,y. --init FILE: JSON {\"a\": [..], \"W\": [[..], ..]}, numbers or strings like \"1/3\".",
            "Exit codes: 0 done, 2 bad usage or input, 3 the end or the accuracy was not reached, 130 cancelled.",
        ];
        command.SetAction(parsed =>
        {
            SimulationRequest request = options.Read(parsed);
            string? jsonPath = parsed.GetValue(json);
            string? csvPath = parsed.GetValue(csv);
            if (jsonPath == "-" && csvPath == "-")
            {
                throw new UserError("--json and --csv cannot both be standard output");
            }

            using OutputFile? jsonFile = OutputFile.Open(jsonPath, session.Terminal);
            using OutputFile? csvFile = OutputFile.Open(csvPath, session.Terminal);
            return SimulationRun.Execute(request, jsonFile, csvFile, session);
        });
        return command;
    }
}
