using System.CommandLine;
using ReluProofs.Cli.Data;
using ReluProofs.Cli.Landscape;
using ReluProofs.Cli.Output;
using ReluProofs.Kernel;

namespace ReluProofs.Cli.Commands;

/// <summary><c>landscape</c>: which activation cones hold a global minimum of weight-decay training.</summary>
internal static class LandscapeCommand
{
    private const int MostSamples = 1_000_000;
    private const int DefaultSamples = 100;
    private const ulong DefaultSeed = 1;

    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        var data = new Option<string>("--data")
        {
            Description = "CSV file with the columns x1,..,xd,y",
            HelpName = "FILE",
            Required = true,
        };
        Option<Rational?> lambda = OptionValues.Number(
            "--lambda", "Weight decay, > 0; a decimal or p/q", "L", l => l.Sign > 0, "lambda > 0 is needed");
        Option<int?> width = OptionValues.WholeNumber("--width", "Neurons m", "M", 1, WidthRange.Widest);
        var widths = new Option<WidthRange?>("--widths")
        {
            Description = "All widths of a range",
            HelpName = "1..200",
            CustomParser = argument =>
            {
                string text = argument.Tokens[0].Value;

                if (WidthRange.Parse(text) is { } range)
                {
                    return range;
                }

                argument.AddError(FormattableString.Invariant(
                    $"--widths: '{text}' is not a range such as 1..200, of at most {WidthRange.Most} widths from 1 to {WidthRange.Widest}"));
                return null;
            },
        };
        var open = new Option<bool>("--open") { Description = "Count full-dimensional cones only, not those of boundaries" };
        var gaussian = new Option<bool>("--gaussian") { Description = "Also sample the cones of random Gaussian networks" };
        Option<int?> samples = OptionValues.WholeNumber(
            "--samples", FormattableString.Invariant($"Cones sampled a width for bad local minima; 0 for none (default {DefaultSamples})"), "N", 0, MostSamples);
        Option<ulong?> seed = OptionValues.Seed();
        var paper = new Option<bool>("--paper-thresholds")
        {
            Description = "Judge sampled cones as the experiments of benignity do: loss within 1e-7 of the minimum, gradients below 5e-5",
        };
        Option<string?> json = OptionValues.Json();
        var command = new DocumentedCommand(
            "landscape",
            "Certified minimum of 1/n |f(X) - Y|^2 + lambda |theta|^2, and the proportion of activation cones that hold one",
            "relu-proofs landscape --data points.csv --lambda 0.01 --width 50",
            "relu-proofs landscape --data points.csv --lambda 1/100 --widths 1..200 --samples 0 --json landscape.json",
            "relu-proofs landscape --data points.csv --lambda 0.01 --width 50 --open --gaussian --samples 1000 --seed 7")
        {
            data, lambda, width, widths, open, gaussian, samples, seed, paper, json,
        };
        command.Footer =
        [
            "A cone is m pairs of an activation pattern (1(<w, x_k> >= 0))_k and an output sign; each non-empty cone counts once.",
            "The proportion with a global minimum is exact (p/q) wherever rigorous bounds decide it, else an interval.",
            "The file: UTF-8, comma-separated, header x1,..,xd,y; numbers as decimals or p/q, read exactly, for example",
            "  x1,x2,y",
            "  1,0.5,2",
            "  -1/3,1,-1",
        ];
        command.SetAction(parsed =>
        {
            WidthRange range = (parsed.GetValue(width), parsed.GetValue(widths)) switch
            {
                ({ } m, null) => new WidthRange(m, m),
                (null, { } r) => r,
                (null, null) => throw new UserError("--width M or --widths A..B is needed; see relu-proofs landscape --help"),
                _ => throw new UserError("--width and --widths exclude each other; see relu-proofs landscape --help"),
            };
            if (parsed.GetValue(paper) && parsed.GetValue(samples) == 0)
            {
                throw new UserError("--paper-thresholds is about sampled cones: --samples 0 leaves none; see relu-proofs landscape --help");
            }

            using OutputFile? file = OutputFile.Open(parsed.GetValue(json), session.Terminal);
            var problem = new LandscapeProblem(
                DatasetReader.Read(parsed.GetValue(data)!, session.Cancellation),
                parsed.GetValue(lambda)!.Value,
                range,
                parsed.GetValue(open),
                parsed.GetValue(gaussian),
                parsed.GetValue(samples) ?? DefaultSamples,
                parsed.GetValue(seed) ?? DefaultSeed,
                parsed.GetValue(paper));
            return Run(problem, file, session);
        });
        return command;
    }

    private static int Run(LandscapeProblem problem, OutputFile? file, Session session)
    {
        var progress = new ProgressLine(session.Terminal);
        LandscapeAnswer answer;

        try
        {
            answer = LandscapeSolver.Solve(problem, progress.Show, session.Cancellation);
        }
        finally
        {
            progress.Clear();
        }

        TextWriter text = file?.IsStandardOutput == true ? session.Terminal.Error : session.Terminal.Out;

        foreach (string line in LandscapeReport.Text(answer, session.Terminal.Width))
        {
            text.WriteLine(line);
        }

        file?.Write(LandscapeReport.Json(answer));
        return answer.Analysis.Optimum.IsSuccess ? ExitCodes.Success : ExitCodes.NotReached;
    }
}
