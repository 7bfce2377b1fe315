using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.Cones;

/// <summary>One regularised problem: its patterns, its certified minimum and its good cones.</summary>
public sealed class LandscapeAnalysis
{
    // A certified gap may still be too wide to tell a direction that is not quite tight from a tight one.
    private static readonly double[] TighterGaps = [1e-12, 1e-14];

    private LandscapeAnalysis(Dataset data, ModelConstants constants, ActivationCones patterns, OptimumResult optimum, GoodCones good)
    {
        Data = data;
        Constants = constants;
        Patterns = patterns;
        Optimum = optimum;
        Good = good;
    }

    /// <summary>The data.</summary>
    public Dataset Data { get; }

    /// <summary>c, s and rho.</summary>
    public ModelConstants Constants { get; }

    /// <summary>All literal and open patterns.</summary>
    public ActivationCones Patterns { get; }

    /// <summary>The minimum over all widths.</summary>
    public OptimumResult Optimum { get; }

    /// <summary>The proportions of good cones.</summary>
    public GoodCones Good { get; }

    /// <summary>Enumerates, solves and analyses.</summary>
    /// <param name="data">The data.</param>
    /// <param name="constants">The weight decay is positive and s is not 0.</param>
    /// <param name="drawOpen">Whether cones are drawn from the full-dimensional patterns only.</param>
    /// <param name="settings">The gap to reach, and limits.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The weight decay or s is 0.</exception>
    /// <exception cref="InvalidOperationException">There are more patterns than the settings allow.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LandscapeAnalysis Run(
        Dataset data, ModelConstants constants, bool drawOpen, ConvexSettings settings, CancellationToken cancellation)
    {
        var patterns = ActivationCones.Enumerate(data.Points, settings, cancellation);
        var population = drawOpen ? patterns.Open : patterns.Literal;
        var optimum = CertifiedOptimum.Solve(data, constants, settings, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var good = GoodCones.Of(data, constants, optimum, patterns.Open, population, cancellation);

        foreach (double gap in TighterGaps)
        {
            if (good.IsExact || !optimum.IsSuccess || gap >= optimum.RelativeGap)
            {
                continue;
            }

            // Whether it gets there or not, its enclosure is valid.
            var tighter = CertifiedOptimum.Solve(data, constants, settings with { RelativeGapTarget = gap }, cancellation);
            cancellation.ThrowIfCancellationRequested();

            if (tighter.Gap < optimum.Gap)
            {
                optimum = tighter.IsSuccess ? tighter : optimum;
                good = GoodCones.Of(data, constants, tighter, patterns.Open, population, cancellation);
            }
        }

        return new LandscapeAnalysis(data, constants, patterns, optimum, good);
    }
}
