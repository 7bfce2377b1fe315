using ReluProofs.Numeric.Cones;
using ReluProofs.Numeric.Statistics;

namespace ReluProofs.Cli.Landscape;

/// <summary>What one run of <c>landscape</c> found.</summary>
/// <param name="Analysis">Patterns, minimum and good cones.</param>
/// <param name="DrawOpen">Whether cones are counted over full-dimensional patterns only.</param>
/// <param name="PaperThresholds">Whether sampled cones were judged by the thresholds of benignity's experiments.</param>
/// <param name="Proportions">One a width.</param>
/// <param name="Uniform">Surveys of uniform cones, one a width; none without samples.</param>
/// <param name="Gaussian">Surveys of the cones of Gaussian networks, one a width; none unless asked for.</param>
internal sealed record LandscapeAnswer(
    LandscapeAnalysis Analysis,
    bool DrawOpen,
    bool PaperThresholds,
    IReadOnlyList<ConeProportion> Proportions,
    IReadOnlyList<SurveyResult> Uniform,
    IReadOnlyList<SurveyResult> Gaussian)
{
    /// <summary>Intervals from samples miss the truth with at most this probability, each.</summary>
    public const double Failure = 0.01;

    /// <summary>The neurons of a minimiser over all widths: the fewest where that is known, else those of the network found.</summary>
    public int Neurons => Analysis.Good.IsExact ? Analysis.Good.LeastNeurons : Analysis.Optimum.Network.Width;

    /// <summary>The interval for the proportion of bad local minima.</summary>
    public static ProportionInterval Bad(SurveyResult survey) => survey.BadInterval(Failure);
}
