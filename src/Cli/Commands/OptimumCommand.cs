using System.CommandLine;
using ReluProofs.Cli.Data;
using ReluProofs.Cli.Optimum;
using ReluProofs.Cli.Output;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Cli.Commands;

/// <summary><c>optimum</c>: the certified minimum on any data, and below it the exact optima of the families that have one.</summary>
internal static class OptimumCommand
{
    private const int Widest = 10_000;
    private const string DefaultPaper = "benignity";

    /// <summary>The command.</summary>
    public static Command Build(Session session)
    {
        var options = new OptimumOptions();
        var command = new DocumentedCommand(
            "optimum",
            "The certified global minimum of c |f(X) - Y|^2 + rho |theta|^2 on your own data, f(x) = s sum_j a_j relu(<w_j, x>)",
            "relu-proofs optimum --data points.csv --lambda 1/100",
            "relu-proofs optimum --data points.csv --lambda 1/100 --width 4 --bias --json optimum.json",
            "relu-proofs optimum --data points.csv --minimal-norm",
            "relu-proofs optimum onedim --data points.csv --alpha 1 --beta 1/10 --width 4")
        {
            OptimumOneDimCommand.Build(session),
            options.Data, options.Lambda, options.Paper, options.LossConstant, options.OutputScale, options.Width, options.Bias,
            options.IsMinimalNorm, options.Json,
        };
        command.Footer =
        [
            "The minimum is enclosed: the lower end by a dual vector, the upper end by a network, both evaluated exactly.",
            "Exit code 3 when the ends are further apart than 1e-9 of the upper one.",
            "The file: UTF-8, comma-separated, header x1,..,xd,y; numbers as decimals or p/q, read exactly, for example",
            "  x1,x2,y",
            "  1,2,-1",
            "  -0.5,1/3,2",
        ];
        command.SetAction(parsed => Run(parsed, options, session));
        return command;
    }

    private static int Run(ParseResult parsed, OptimumOptions options, Session session)
    {
        if (parsed.GetValue(options.Data) is not { } path)
        {
            throw new UserError("optimum of which problem? --data FILE is needed; see relu-proofs optimum --help, or optimum onedim");
        }

        bool isMinimalNorm = parsed.GetValue(options.IsMinimalNorm);
        Rational? lambda = parsed.GetValue(options.Lambda);
        if (isMinimalNorm == lambda is not null)
        {
            throw new UserError(isMinimalNorm
                ? "--minimal-norm is the problem without --lambda: only one of them may be given"
                : "--lambda L or --minimal-norm is needed; see relu-proofs optimum --help");
        }

        int? width = parsed.GetValue(options.Width);
        if (isMinimalNorm && width is not null)
        {
            throw new UserError("--minimal-norm is over networks of any width: --width may not be given");
        }

        using OutputFile? file = OutputFile.Open(parsed.GetValue(options.Json), session.Terminal);
        Dataset data = DatasetReader.Read(path, session.Cancellation);
        bool hasBias = parsed.GetValue(options.Bias);
        var problem = new ConvexProblem(
            hasBias ? ConvexProblem.WithBias(data) : data, Constants(parsed, options, data, lambda, width), width, hasBias);
        return isMinimalNorm ? MinimalNorm(problem, file, session) : Minimum(problem, file, session);
    }

    private static ModelConstants Constants(
        ParseResult parsed, OptimumOptions options, Dataset data, Rational? lambda, int? width)
    {
        string? paper = parsed.GetValue(options.Paper);
        Rational? c = parsed.GetValue(options.LossConstant);
        Rational? s = parsed.GetValue(options.OutputScale);
        if (paper is not null && (c is not null || s is not null))
        {
            throw new UserError("--paper says what the constants are: --loss-constant and --output-scale may not be given with it");
        }

        var (loss, scale) = ConvexProblem.OfPaper(paper ?? DefaultPaper, data.Count, width);
        return new ModelConstants(c ?? loss, s ?? scale, lambda ?? Rational.Zero);
    }

    private static int Minimum(ConvexProblem problem, OutputFile? file, Session session)
    {
        OptimumResult result = problem.Width is { } width
            ? WidthOptimum.Solve(problem.Data, problem.Constants, width, null, session.Cancellation)
            : CertifiedOptimum.Solve(problem.Data, problem.Constants, null, session.Cancellation);
        session.Cancellation.ThrowIfCancellationRequested();
        Write(ConvexReport.Text(problem, result, session.Terminal.Width), file, session);
        file?.Write(ConvexReport.Json(problem, result));
        return result.IsSuccess ? ExitCodes.Success : ExitCodes.NotReached;
    }

    private static int MinimalNorm(ConvexProblem problem, OutputFile? file, Session session)
    {
        MinimalNormResult result = Numeric.Convex.MinimalNorm.Solve(
            problem.Data, problem.Constants.OutputScale, null, session.Cancellation);
        session.Cancellation.ThrowIfCancellationRequested();
        Write(MinimalNormReport.Text(problem, result, session.Terminal.Width), file, session);
        file?.Write(MinimalNormReport.Json(problem, result));

        // That there is no interpolating network is an answer too.
        return result.IsSuccess || result.Status == SolveStatus.Infeasible ? ExitCodes.Success : ExitCodes.NotReached;
    }

    private static void Write(IEnumerable<string> lines, OutputFile? file, Session session)
    {
        TextWriter text = file?.IsStandardOutput == true ? session.Terminal.Error : session.Terminal.Out;
        foreach (string line in lines)
        {
            text.WriteLine(line);
        }
    }

    /// <summary>What the command line may say.</summary>
    private sealed class OptimumOptions
    {
        public Option<string?> Data { get; } = new("--data") { Description = "CSV file with the columns x1,..,xd,y", HelpName = "FILE" };

        public Option<Rational?> Lambda { get; } = Optional(OptionValues.Number(
            "--lambda", "The weight decay rho, the factor of |theta|^2; a decimal or p/q, >= 0", "L", l => l.Sign >= 0, "lambda >= 0 is needed"));

        public Option<string?> Paper { get; } = new("--paper")
        {
            Description = "Take c and s from a paper: benignity (default: 1/n, 1), orthogonal (1/(2n), 1), onedim (1/2, 1), weakint (1/(2n), 1/width)",
            HelpName = "KEY",
        };

        public Option<Rational?> LossConstant { get; } = Optional(OptionValues.Number(
            "--loss-constant", "c, > 0", "C", c => c.Sign > 0, "c > 0 is needed"));

        public Option<Rational?> OutputScale { get; } = Optional(OptionValues.Number(
            "--output-scale", "s, any number", "S", _ => true, "any number"));

        public Option<int?> Width { get; } = OptionValues.WholeNumber("--width", "The most neurons (default: any number)", "M", 1, Widest);

        public Option<bool> Bias { get; } = new("--bias") { Description = "Append a constant coordinate 1 to every point" };

        public Option<bool> IsMinimalNorm { get; } = new("--minimal-norm")
        {
            Description = "Interpolate with the smallest norm instead, or prove that no network interpolates",
        };

        public Option<string?> Json { get; } = OptionValues.Json();

        private static Option<Rational?> Optional(Option<Rational?> option)
        {
            option.Required = false;
            return option;
        }
    }
}
