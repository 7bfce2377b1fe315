using System.Numerics;

namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The Cauchy products of a Taylor expansion for few coordinates: neurons lie side by side in vectors, since the coordinates of one alone
/// would not fill them. The coefficients of one coordinate of a vector of neurons follow each other in memory.
/// </summary>
internal sealed class NeuronLanes
{
    private static readonly int Lane = Vector<double>.Count;

    private readonly int width;
    private readonly int stride;
    private readonly int coordinates;
    private readonly int blocks;
    private readonly int terms;
    private readonly Vector<double>[] coefficients;
    private readonly Vector<double>[] pulls;
    private readonly Vector<double>[] inverseSquares;
    private readonly Vector<double>[] weights;

    public NeuronLanes(int width, int stride, int order)
    {
        this.width = width;
        this.stride = stride;
        coordinates = stride - 1;
        blocks = (width + Lane - 1) / Lane;
        terms = order + 1;
        coefficients = new Vector<double>[blocks * stride * terms];
        pulls = new Vector<double>[blocks * coordinates * terms];
        inverseSquares = new Vector<double>[blocks];
        weights = new Vector<double>[blocks];
    }

    /// <summary>Takes the state over as coefficient 0.</summary>
    public void Load(double[] values, double[] weightOf)
    {
        Span<double> lane = stackalloc double[Lane];

        for (int b = 0; b < blocks; b++)
        {
            int count = Math.Min(Lane, width - b * Lane);
            var square = Vector<double>.Zero;

            for (int r = 0; r < stride; r++)
            {
                lane.Clear();

                for (int i = 0; i < count; i++)
                {
                    lane[i] = values[(b * Lane + i) * stride + r];
                }

                var value = new Vector<double>(lane);
                coefficients[(b * stride + r) * terms] = value;
                square += value * value;
            }

            // A neuron that is 0 has no relative growth.
            inverseSquares[b] = Vector.ConditionalSelect(
                Vector.Equals(square, Vector<double>.Zero), Vector<double>.Zero, Vector<double>.One / square);
            lane.Clear();
            weightOf.AsSpan(b * Lane, count).CopyTo(lane);
            weights[b] = new Vector<double>(lane);
        }
    }

    /// <summary>Adds coefficient i of w_j a_j u_j of every neuron to that of its group.</summary>
    public void AddProducts(int i, int[] groupOf, Span<double> groups)
    {
        for (int b = 0; b < blocks; b++)
        {
            var a = coefficients.AsSpan(b * stride * terms, i + 1);
            int count = Math.Min(Lane, width - b * Lane);

            for (int c = 0; c < coordinates; c++)
            {
                var u = coefficients.AsSpan((b * stride + 1 + c) * terms, i + 1);
                var product = Vector<double>.Zero;

                for (int l = 0; l < a.Length; l++)
                {
                    product += a[l] * u[i - l];
                }

                product *= weights[b];

                for (int j = 0; j < count; j++)
                {
                    groups[groupOf[b * Lane + j] * coordinates + c] += product[j];
                }
            }
        }
    }

    /// <summary>Coefficient i + 1 of all neurons from the groups' D, written to <paramref name="next"/> too, neuron by neuron.</summary>
    public void Advance(int i, double rate, double decay, int[] groupOf, ReadOnlySpan<double> groups, double[] next)
    {
        Span<double> lane = stackalloc double[Lane];

        for (int b = 0; b < blocks; b++)
        {
            int count = Math.Min(Lane, width - b * Lane);
            var a = coefficients.AsSpan(b * stride * terms, i + 2);
            var output = Vector<double>.Zero;

            for (int c = 0; c < coordinates; c++)
            {
                lane.Clear();

                for (int j = 0; j < count; j++)
                {
                    lane[j] = groups[groupOf[b * Lane + j] * coordinates + c];
                }

                var pull = pulls.AsSpan((b * coordinates + c) * terms, i + 1);
                pull[i] = new Vector<double>(lane);
                var u = coefficients.AsSpan((b * stride + 1 + c) * terms, i + 2);
                var sum = Vector<double>.Zero;

                for (int l = 0; l < pull.Length; l++)
                {
                    sum += a[l] * pull[i - l];
                    output += u[l] * pull[i - l];
                }

                u[i + 1] = sum * rate - u[i] * decay;
                Store(u[i + 1], b, 1 + c, count, next);
            }

            a[i + 1] = output * rate - a[i] * decay;
            Store(a[i + 1], b, 0, count, next);
        }
    }

    /// <summary>max over the neurons of ||coefficient i|| / ||coefficient 0||; infinite or NaN when one is not finite.</summary>
    public double Growth(int i)
    {
        var largest = Vector<double>.Zero;
        var total = Vector<double>.Zero;

        for (int b = 0; b < blocks; b++)
        {
            var square = Vector<double>.Zero;

            for (int r = 0; r < stride; r++)
            {
                var value = coefficients[(b * stride + r) * terms + i];
                square += value * value;
            }

            square *= inverseSquares[b];
            largest = Vector.Max(largest, square);
            total += square;
        }

        double most = 0;

        for (int j = 0; j < Lane; j++)
        {
            most = Math.Max(most, largest[j]);
        }

        // A maximum of vectors may lose a NaN, a sum does not.
        double sum = Vector.Sum(total);
        return double.IsFinite(sum) ? Math.Sqrt(most) : sum;
    }

    private void Store(Vector<double> value, int block, int row, int count, double[] next)
    {
        for (int j = 0; j < count; j++)
        {
            next[(block * Lane + j) * stride + row] = value[j];
        }
    }
}
