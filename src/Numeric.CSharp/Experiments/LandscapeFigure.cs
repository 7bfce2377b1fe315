using ReluProofs.Kernel;
using ReluProofs.Numeric.Cones;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.Experiments;

/// <summary>The inputs of an experiment on landscapes.</summary>
public enum InputKind
{
    /// <summary>Independent standard Gaussian inputs (benignity, Figures 1 and 3).</summary>
    Gaussian,

    /// <summary>Orthonormal inputs (benignity, Figure 2).</summary>
    Orthonormal,
}

/// <summary>What a figure shows at one width for one data set.</summary>
/// <param name="Width">m.</param>
/// <param name="Global">The proportion of uniform cones with a global minimum over all widths, exact or enclosed.</param>
/// <param name="Sampled">Sampled cones of the figure's distribution: with a global minimum, with a bad local one; null without samples.</param>
public sealed record FigurePoint(int Width, ConeProportion Global, SurveyResult? Sampled);

/// <summary>One curve: one data set.</summary>
/// <param name="Seed">The seed of its data.</param>
/// <param name="Analysis">Its patterns, minimum and good cones.</param>
/// <param name="Points">One a width.</param>
public sealed record FigureCurve(ulong Seed, LandscapeAnalysis Analysis, IReadOnlyList<FigurePoint> Points);

/// <summary>
/// The experiments of Figures 1-3 of benignity: lambda = 1/100, labels of a teacher of width 10, five random data sets a setting. The
/// proportion with a global minimum is computed exactly instead of sampled; bad local minima are sampled and classified by
/// rigorous enclosures instead of the thresholds of Appendix A.1.
/// </summary>
public static class LandscapeFigure
{
    /// <summary>lambda in the paper.</summary>
    public static readonly Rational WeightDecay = Rational.Create(1, 100);

    /// <summary>Data sets a setting in the paper.</summary>
    public const int DataSets = 5;

    /// <summary>Cones a setting in the paper.</summary>
    public const int Cones = 100;

    /// <summary>4 sum_{i &lt; d} C(n-1, i), the dotted line of the figures.</summary>
    /// <param name="n">The number of points, at least 1.</param>
    /// <param name="d">The dimension, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">n or d is below 1.</exception>
    public static long DottedLine(int n, int d)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(d, 1);
        long choose = 1;
        long sum = 0;

        for (int i = 0; i < Math.Min(d, n); i++)
        {
            sum += choose;
            choose = checked(choose * (n - 1 - i) / (i + 1));
        }

        return 4 * sum;
    }

    /// <summary>One curve of a figure.</summary>
    /// <param name="kind">The inputs.</param>
    /// <param name="n">How many points.</param>
    /// <param name="d">Their dimension; at least n for orthonormal ones.</param>
    /// <param name="seed">The seed of the data and of the samples.</param>
    /// <param name="widths">The widths.</param>
    /// <param name="distribution">How sampled cones are drawn: uniformly (Figures 1, 2) or as those of Gaussian networks (Figure 3).</param>
    /// <param name="samples">Cones a width; 0 for the exact curve alone.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static FigureCurve Curve(
        InputKind kind,
        int n,
        int d,
        ulong seed,
        IEnumerable<int> widths,
        ConeDistribution distribution,
        int samples,
        CancellationToken cancellation)
    {
        Dataset data = kind == InputKind.Gaussian ? TeacherData.Gaussian(n, d, seed) : TeacherData.Orthonormal(n, d, seed);
        var constants = new ModelConstants(Rational.Create(1, n), Rational.One, WeightDecay);
        var analysis = LandscapeAnalysis.Run(data, constants, false, ConvexSettings.Default, cancellation);
        return new FigureCurve(seed, analysis, [.. widths.Select(width => new FigurePoint(
            width,
            analysis.Good.At(width),
            samples > 0 ? analysis.Survey(width, samples, distribution, seed, cancellation) : null))]);
    }
}
