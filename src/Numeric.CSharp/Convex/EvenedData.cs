using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// Points and labels multiplied by a power of two for each point, so that no point is much longer than another. As relu(f t) = f relu(t)
/// for f > 0, the same networks interpolate.
/// </summary>
internal sealed class EvenedData
{
    private readonly Rational[] factors;

    public EvenedData(Dataset data)
    {
        factors = [.. Enumerable.Range(0, data.Count).Select(k => Factor(data.Points.Row(k)))];
        Data = new Dataset(
            new ExactMatrix(factors.Select((factor, k) => factor * data.Points.Row(k))),
            new ExactVector(factors.Select((factor, k) => factor * data.Labels[k])));
    }

    /// <summary>The evened points and labels.</summary>
    public Dataset Data { get; }

    /// <summary>A vector of multipliers of the evened labels, as multipliers of the original ones.</summary>
    public ExactVector Original(ExactVector dual) => new(factors.Select((factor, k) => factor * dual[k]));

    private static Rational Factor(ExactVector point) => point.IsZero
        ? Rational.One
        : ScaledData.TwoTo(-point.ToReadOnlyList().Where(entry => !entry.IsZero).Max(entry => BinaryScale.Of(entry).Exponent));
}
