namespace ReluProofs.Numeric.Convex;

/// <summary>
/// Upper bounds on the constraint's pieces that stay true while p moves, so that pieces far below the threshold need not be
/// solved again. Each piece is the largest, over unit vectors u, of a sum over k of p_k times a number of size at most |&lt;u, x_k&gt;|:
/// when p moves by delta it changes by at most ||delta|| times the largest singular value of the points.
/// </summary>
internal sealed class PriceBounds
{
    // Three squarings of the Gram matrix, whose largest row sum then bounds the eighth power of its largest eigenvalue.
    private const int Squarings = 3;

    // Well above the rounding of the sums here, which have a few hundred terms at most; distances and bounds are rounded up by it.
    private const double Outward = 1 + 1e-11;

    // More than what squares lose when they underflow.
    private const double Underflow = 1e-150;

    private readonly double[] last;
    private readonly double singular;
    private double[] bounds = [];
    private double[] places = [];
    private double path;

    public PriceBounds(ScaledData data)
    {
        last = new double[data.Count];
        singular = LargestSingularValue(data.Gram, data.Count) * Outward;
    }

    /// <summary>Forgets everything: there are other pieces.</summary>
    public void Reset(int count)
    {
        bounds = new double[count];
        places = new double[count];
        Array.Fill(bounds, double.PositiveInfinity);
    }

    /// <summary>Tells where p is now.</summary>
    public void MoveTo(ReadOnlySpan<double> p)
    {
        double square = 0;

        for (int k = 0; k < last.Length; k++)
        {
            double difference = p[k] - last[k];
            square += difference * difference;
        }

        path = (path + Math.Sqrt(square) * singular * Outward + Underflow) * Outward;
        p.CopyTo(last);
    }

    /// <summary>A bound on a piece at the present p.</summary>
    public double Of(int piece) => (bounds[piece] + (path - places[piece])) * Outward + path * (Outward - 1);

    /// <summary>Takes a bound at the present p.</summary>
    public void Set(int piece, double bound) => (bounds[piece], places[piece]) = (bound, path);

    private static double LargestSingularValue(double[] gram, int n)
    {
        double root = 1;
        double trace = 0;

        for (int k = 0; k < n; k++)
        {
            trace += gram[k * n + k];
        }

        if (!(trace > 0) || !double.IsFinite(trace))
        {
            return double.IsFinite(trace) ? 0 : double.PositiveInfinity;
        }

        double[] power = Array.ConvertAll(gram, entry => entry / trace);

        for (int squaring = 0; squaring < Squarings; squaring++)
        {
            power = Squared(power, n);
            root /= 2;
        }

        double largest = 0;

        for (int k = 0; k < n; k++)
        {
            double sum = 0;

            for (int l = 0; l < n; l++)
            {
                sum += Math.Abs(power[k * n + l]);
            }

            largest = Math.Max(largest, sum);
        }

        return Math.Sqrt(trace * Math.Min(1, Math.Pow(largest, root)));
    }

    private static double[] Squared(double[] matrix, int n)
    {
        var square = new double[n * n];

        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < n; k++)
            {
                double factor = matrix[i * n + k];

                for (int j = 0; j < n; j++)
                {
                    square[i * n + j] += factor * matrix[k * n + j];
                }
            }
        }

        return square;
    }
}
