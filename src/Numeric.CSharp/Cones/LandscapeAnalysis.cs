using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.Cones;

/// <summary>One regularised problem: its patterns, its certified minimum and its good cones.</summary>
public sealed class LandscapeAnalysis
{
    // A certified gap may still be too wide to tell a direction that is not quite tight from a tight one.
    private static readonly double[] TighterGaps = [1e-12, 1e-14];

    private const int ProgramsAWidth = 4000;

    private readonly RestrictedProgram restricted;

    private LandscapeAnalysis(Dataset data, ModelConstants constants, ActivationCones patterns, OptimumResult optimum, GoodCones good)
    {
        Data = data;
        Constants = constants;
        Patterns = patterns;
        Optimum = optimum;
        Good = good;
        restricted = RestrictedOptimum.Prepare(data, constants);
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

    /// <summary>
    /// The proportion of cones of a width that contain a global minimum of that width. Where the width does not reach the minimum over
    /// all widths, it is compared with its own, if the cones are few enough to solve one by one.
    /// </summary>
    /// <param name="width">m >= 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 1.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ConeProportion At(int width, CancellationToken cancellation)
    {
        var found = Good.At(width);

        switch (found.Reference)
        {
            case ProportionReference.ConvexOptimum:
                return found;
            case ProportionReference.Undecided:
                return new ConeProportion(width, Rational.Zero, Rational.One, found.Reference);
            default:
                NeuronCone[] pairs = [.. Enumerable.Range(0, Good.NeuronConeCount).Select(Pair)];
                return NarrowWidths.At(
                    pairs.Length,
                    width,
                    set =>
                    {
                        var optimum = restricted.Solve(set.Select(p => pairs[p]), null, cancellation);
                        return (optimum.Lower, optimum.Upper);
                    },
                    ProgramsAWidth,
                    cancellation);
        }
    }

    /// <summary>Samples cones of a width and asks of each whether its optimum is a global minimum over all widths, or a bad local one.</summary>
    /// <param name="width">m >= 1.</param>
    /// <param name="samples">How many cones.</param>
    /// <param name="distribution">How they are drawn.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 1 or the number of samples negative.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public SurveyResult Survey(
        int width, int samples, ConeDistribution distribution, ulong seed, CancellationToken cancellation) =>
        ConeSurvey.Run(
            new ConeDraw(Data, Good.Patterns, distribution, seed),
            width,
            samples,
            cones => Good.ContainsMinimiser(cones) == true ? ConeClass.Global : Classify(cones, cancellation),
            cancellation);

    /// <summary>What the optimum over the closed cone of some neurons is, by solving its program.</summary>
    /// <param name="cones">The cones of the neurons.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ConeClass Classify(IReadOnlyList<NeuronCone> cones, CancellationToken cancellation) =>
        Classify(cones, StationarityThresholds.Rigorous, cancellation).Class;

    /// <summary>
    /// The proportions of all kinds of cones, drawn uniformly, for every width at once: what <see cref="Survey"/> estimates.
    /// </summary>
    /// <param name="thresholds">When an optimum counts as global and as stationary.</param>
    /// <param name="limit">The most sets of neuron cones to classify; what they leave open makes the proportions intervals.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ConeCensus Census(StationarityThresholds thresholds, int limit, CancellationToken cancellation) =>
        ConeCensus.Of(
            Good.NeuronConeCount,
            set =>
            {
                var (found, optimum) = Classify([.. set.Select(Pair)], thresholds, cancellation);
                return (found, [.. Enumerable.Range(0, optimum.Network.Width).Select(j => set[optimum.ConeOf[j]]).Distinct()]);
            },
            limit,
            cancellation);

    private (ConeClass Class, RestrictedResult Optimum) Classify(
        IReadOnlyList<NeuronCone> cones, StationarityThresholds thresholds, CancellationToken cancellation)
    {
        var optimum = restricted.Solve(cones, null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var found = restricted.Classify(optimum, Optimum, thresholds).Class;

        // The error bound of a subgradient shrinks with the square root of the gap.
        foreach (double gap in TighterGaps)
        {
            if (found != ConeClass.Undecided)
            {
                break;
            }

            optimum = restricted.Solve(cones, ConvexSettings.Default with { RelativeGapTarget = gap }, cancellation);
            cancellation.ThrowIfCancellationRequested();
            found = restricted.Classify(optimum, Optimum, thresholds).Class;
        }

        return (found, optimum);
    }

    private NeuronCone Pair(int number) => new(Good.Patterns[number / 2], number % 2 == 0 ? 1 : -1);
}
