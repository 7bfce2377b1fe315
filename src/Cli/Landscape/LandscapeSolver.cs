using ReluProofs.Kernel;
using ReluProofs.Numeric.Cones;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Cli.Landscape;

/// <summary>What one command line asks.</summary>
/// <param name="Data">The data.</param>
/// <param name="Lambda">The weight decay, positive.</param>
/// <param name="Range">The widths.</param>
/// <param name="DrawOpen">Whether only full-dimensional patterns count.</param>
/// <param name="Gaussian">Whether cones of Gaussian networks are sampled too.</param>
/// <param name="Samples">Cones a width.</param>
/// <param name="Seed">The seed of the samples.</param>
/// <param name="PaperThresholds">Whether sampled cones are judged by the thresholds of benignity's experiments.</param>
internal sealed record LandscapeProblem(
    Dataset Data, Rational Lambda, WidthRange Range, bool DrawOpen, bool Gaussian, int Samples, ulong Seed, bool PaperThresholds);

/// <summary>The only place where this command meets the numerical engine.</summary>
internal static class LandscapeSolver
{
    private const int MostPatterns = 200_000;

    /// <summary>The landscape of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="progress">Told the number of a step, how many there are, and what it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="UserError">There are too many patterns.</exception>
    public static LandscapeAnswer Solve(LandscapeProblem problem, Action<int, int, string> progress, CancellationToken cancellation)
    {
        // The loss of benignity: c = 1/n, s = 1, rho = lambda.
        var constants = new ModelConstants(Rational.Create(1, problem.Data.Count), Rational.One, problem.Lambda);
        var settings = ConvexSettings.Default with { LargestCellCount = MostPatterns };
        LandscapeAnalysis analysis;

        try
        {
            analysis = LandscapeAnalysis.Run(problem.Data, constants, problem.DrawOpen, settings, cancellation);
        }
        catch (InvalidOperationException tooMany)
        {
            throw new UserError($"{tooMany.Message.TrimEnd('.')}; the landscape is refused");
        }

        var thresholds = problem.PaperThresholds ? StationarityThresholds.PaperThresholds : null;
        var proportions = new List<ConeProportion>();
        var uniform = new List<SurveyResult>();
        var gaussian = new List<SurveyResult>();

        foreach (int width in problem.Range.Widths)
        {
            cancellation.ThrowIfCancellationRequested();
            progress(width - problem.Range.First + 1, problem.Range.Count, FormattableString.Invariant($"width {width}"));
            proportions.Add(analysis.At(width, cancellation));

            if (problem.Samples > 0)
            {
                uniform.Add(analysis.Survey(width, problem.Samples, ConeDistribution.Uniform, problem.Seed, cancellation, thresholds));

                if (problem.Gaussian)
                {
                    gaussian.Add(analysis.Survey(width, problem.Samples, ConeDistribution.Gaussian, problem.Seed, cancellation, thresholds));
                }
            }
        }

        return new LandscapeAnswer(analysis, problem.DrawOpen, problem.PaperThresholds, proportions, uniform, gaussian);
    }
}
