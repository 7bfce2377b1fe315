using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Flows;

/// <summary>n labelled points of R^d in doubles, with their Gram matrix. Immutable.</summary>
public sealed class FlowData
{
    private readonly double[] points;
    private readonly double[] labels;
    private readonly double[] gram;

    /// <summary>Copies the data.</summary>
    /// <param name="points">The n points one after the other, n * d numbers.</param>
    /// <param name="labels">The n labels, n at least 1.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is below 1.</exception>
    /// <exception cref="ArgumentException">
    /// There is no point, the lengths do not fit, a number is not finite, or a squared norm overflows.
    /// </exception>
    public FlowData(ReadOnlySpan<double> points, ReadOnlySpan<double> labels, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);

        if (labels.Length == 0)
        {
            throw new ArgumentException("there is at least one point", nameof(labels));
        }

        if (points.Length != (long)labels.Length * dimension)
        {
            throw new ArgumentException("there are d numbers for each label", nameof(points));
        }

        if (!AllFinite(points) || !AllFinite(labels))
        {
            throw new ArgumentException("every number of the data is finite", nameof(points));
        }

        this.points = points.ToArray();
        this.labels = labels.ToArray();
        Dimension = dimension;
        gram = new double[labels.Length * labels.Length];

        for (int k = 0; k < Count; k++)
        {
            for (int l = 0; l <= k; l++)
            {
                double product = DenseVector.Dot(Point(k), Point(l));
                gram[k * Count + l] = product;
                gram[l * Count + k] = product;
            }

            if (gram[k * Count + k] > 1e200 || Math.Abs(labels[k]) > 1e200)
            {
                throw new ArgumentException("squared norms of points and labels are at most 1e200", nameof(points));
            }

            if (gram[k * Count + k] < 1e-200 && Point(k).ContainsAnyExcept(0.0))
            {
                throw new ArgumentException("a point is 0 or has a squared norm of at least 1e-200", nameof(points));
            }
        }
    }

    /// <summary>n.</summary>
    public int Count => labels.Length;

    /// <summary>d.</summary>
    public int Dimension { get; }

    /// <summary>x_k.</summary>
    public ReadOnlySpan<double> Point(int k) => points.AsSpan(k * Dimension, Dimension);

    /// <summary>y_k.</summary>
    public double Label(int k) => labels[k];

    /// <summary>&lt;x_k, x_l>.</summary>
    public double Gram(int k, int l) => gram[k * Count + l];

    /// <summary>All &lt;x_k, x_l> of one k.</summary>
    internal ReadOnlySpan<double> GramRow(int k) => gram.AsSpan(k * Count, Count);

    /// <summary>||x_k||.</summary>
    public double Norm(int k) => Math.Sqrt(gram[k * Count + k]);

    /// <summary>The nearest doubles of exact data.</summary>
    /// <exception cref="ArgumentException">As for the constructor.</exception>
    public static FlowData OfExact(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var rounded = new double[data.Count * data.Dimension];
        var labels = new double[data.Count];

        for (int k = 0; k < data.Count; k++)
        {
            labels[k] = data.Labels[k].ToDouble();

            for (int i = 0; i < data.Dimension; i++)
            {
                rounded[k * data.Dimension + i] = data.Points[k, i].ToDouble();
            }
        }

        return new FlowData(rounded, labels, data.Dimension);
    }

    private static bool AllFinite(ReadOnlySpan<double> numbers)
    {
        foreach (double number in numbers)
        {
            if (!double.IsFinite(number))
            {
                return false;
            }
        }

        return true;
    }
}
