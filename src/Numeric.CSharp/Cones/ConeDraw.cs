using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;
using ReluProofs.Numeric.Randomness;

namespace ReluProofs.Numeric.Cones;

/// <summary>How activation cones are drawn.</summary>
public enum ConeDistribution
{
    /// <summary>Every non-empty activation cone alike: each neuron's (pattern, sign) pair is uniform (benignity, Appendix A.1).</summary>
    Uniform,

    /// <summary>The cone of a network with independent standard Gaussian weights (benignity, Appendix A.2).</summary>
    Gaussian,
}

/// <summary>
/// Draws activation cones. A draw is a function of (seed, width, number) alone, so the results do not depend on the number of threads.
/// </summary>
public sealed class ConeDraw
{
    private readonly IReadOnlyList<ActivationCone> patterns;
    private readonly double[][] points;
    private readonly ConeDistribution distribution;
    private readonly ulong seed;

    /// <summary>Prepares draws.</summary>
    /// <param name="data">The points.</param>
    /// <param name="patterns">The patterns that uniform cones are drawn from.</param>
    /// <param name="distribution">How they are drawn.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">There is no pattern.</exception>
    public ConeDraw(Dataset data, IReadOnlyList<ActivationCone> patterns, ConeDistribution distribution, ulong seed)
    {
        if (patterns.Count == 0)
        {
            throw new ArgumentException("there is at least one pattern", nameof(patterns));
        }

        this.patterns = patterns;
        this.distribution = distribution;
        this.seed = seed;
        points = [.. Enumerable.Range(0, data.Count).Select(k => data.Points.Row(k).ToReadOnlyList().Select(x => x.ToDouble()).ToArray())];
    }

    /// <summary>The distinct neuron cones of one activation cone, in the order drawn.</summary>
    /// <param name="width">m >= 1.</param>
    /// <param name="number">Which draw.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 1.</exception>
    public IReadOnlyList<NeuronCone> Cones(int width, int number) => distribution == ConeDistribution.Uniform
        ? [.. Pairs(width, number).Select(p => new NeuronCone(patterns[p / 2], p % 2 == 0 ? 1 : -1))]
        : Gaussian(width, number);

    /// <summary>The distinct pairs of a uniform draw, numbered as in <see cref="GoodCones.NeuronConeCount"/>.</summary>
    /// <param name="width">m >= 1.</param>
    /// <param name="number">Which draw.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 1.</exception>
    public IReadOnlySet<int> Pairs(int width, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var stream = new CounterStream(seed, width, number);
        var found = new HashSet<int>();
        int count = 2 * patterns.Count;

        for (int j = 0; j < width; j++)
        {
            found.Add(Math.Min(count - 1, (int)(0.5 * (stream.NextSymmetric() + 1) * count)));
        }

        return found;
    }

    private IReadOnlyList<NeuronCone> Gaussian(int width, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var stream = new GaussianStream(new CounterStream(seed, width, number));
        var found = new List<NeuronCone>();

        for (int j = 0; j < width; j++)
        {
            double[] w = [.. points[0].Select(_ => stream.Next())];
            found.Add(new NeuronCone(points.Select(x => NonNegativeFit.Dot(w, x) >= 0), stream.Next() >= 0 ? 1 : -1));
        }

        return [.. found.Distinct()];
    }
}
