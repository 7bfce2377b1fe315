using ReluProofs.Numeric.Convex;
using ReluProofs.Numeric.Statistics;

namespace ReluProofs.Numeric.Cones;

/// <summary>How many sampled cones of one width were of which kind.</summary>
/// <param name="Width">m.</param>
/// <param name="Samples">How many cones were drawn.</param>
/// <param name="Global">Cones whose optimum could not be told from the global minimum.</param>
/// <param name="Bad">Cones with a bad local minimum.</param>
/// <param name="NotStationary">Cones whose optimum is no stationary point.</param>
/// <param name="Undecided">The others.</param>
public sealed record SurveyResult(int Width, int Samples, int Global, int Bad, int NotStationary, int Undecided)
{
    /// <summary>The proportion of cones with a global minimum.</summary>
    /// <param name="failure">How often the interval may miss it; see <see cref="ClopperPearson"/>.</param>
    public ProportionInterval GlobalInterval(double failure) => Interval(Global, failure);

    /// <summary>The proportion of cones with a bad local minimum.</summary>
    /// <param name="failure">How often the interval may miss it; see <see cref="ClopperPearson"/>.</param>
    public ProportionInterval BadInterval(double failure) => Interval(Bad, failure);

    /// <summary>Undecided cones count as failures for the lower limit and as successes for the upper one.</summary>
    private ProportionInterval Interval(int certain, double failure)
    {
        ProportionInterval interval = ClopperPearson.Interval(certain, Samples, failure);
        return Undecided == 0
            ? interval
            : interval with { High = ClopperPearson.Interval(certain + Undecided, Samples, failure).High };
    }
}

/// <summary>Draws cones and asks of each what its optimum is: the independent check of <see cref="GoodCones"/>.</summary>
public static class ConeSurvey
{
    /// <summary>Samples one width, in parallel; the result does not depend on the number of threads.</summary>
    /// <param name="draw">The draws.</param>
    /// <param name="width">m >= 1.</param>
    /// <param name="samples">How many.</param>
    /// <param name="classify">What the optimum over a closed cone is.</param>
    /// <param name="cancellation">Stops the survey.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 1 or the number of samples negative.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static SurveyResult Run(
        ConeDraw draw, int width, int samples, Func<IReadOnlyList<NeuronCone>, ConeClass> classify, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        var found = new ConeClass[samples];
        Parallel.For(
            0,
            samples,
            new ParallelOptions { CancellationToken = cancellation },
            i => found[i] = classify(draw.Cones(width, i)));
        return new SurveyResult(
            width,
            samples,
            found.Count(c => c == ConeClass.Global),
            found.Count(c => c == ConeClass.BadLocalMinimum),
            found.Count(c => c == ConeClass.NotStationary),
            found.Count(c => c == ConeClass.Undecided));
    }
}
