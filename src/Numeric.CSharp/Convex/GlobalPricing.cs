using System.Numerics;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The dual constraint over all neurons: max over unit u and signs of sign sum_k p_k relu(&lt;u, x_k&gt;). The terms with
/// sign p_k > 0 are convex in u and equal the largest of their linear choices, one for each set S of points that some u makes
/// active; for one S the rest is concave, and its maximum over the unit ball is the length of the shortest vector
/// sum_{k in S} |p_k| x_k - sum_{sign p_k &lt; 0} mu_k x_k with 0 &lt;= mu_k &lt;= |p_k|. Any such mu bounds it from above.
/// </summary>
internal sealed class GlobalPricing : IDualPricing
{
    // A cosine below which rounding may decide whether a point is active: both choices are then kept.
    private const double Undecided = 1e-9;

    private readonly ScaledData data;
    private readonly int limit;
    private readonly CancellationToken cancellation;
    private readonly BoxLeastSquares solver;
    private readonly Side[] sides;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] z;
    private readonly double[] q;

    public GlobalPricing(ScaledData data, int limit, CancellationToken cancellation)
    {
        this.data = data;
        this.limit = limit;
        this.cancellation = cancellation;
        int n = data.Count;
        solver = new BoxLeastSquares(n, data.Gram);
        sides = [new Side(1, data), new Side(-1, data)];
        lower = new double[n];
        upper = new double[n];
        z = new double[n];
        q = new double[n];
    }

    /// <summary>Whether more patterns were needed than the limit allows.</summary>
    public bool HasTooMany { get; private set; }

    public double Price(ReadOnlySpan<double> p, double threshold, List<Piece> pieces)
    {
        double bound = 0;

        foreach (var side in sides)
        {
            cancellation.ThrowIfCancellationRequested();

            if (!Prepare(side, p))
            {
                HasTooMany = true;
                return double.PositiveInfinity;
            }

            bound = Math.Max(bound, Price(side, p, threshold, pieces));
        }

        return bound;
    }

    public void AddCurvature(Piece piece, double weight, double[] matrix) => Curvature.Add(data, piece, weight, matrix);

    private bool Prepare(Side side, ReadOnlySpan<double> p)
    {
        bool isSame = side.Cells is not null;

        for (int k = 0; k < p.Length; k++)
        {
            bool isConvex = side.Sign * p[k] > 0;
            isSame &= side.IsConvex[k] == isConvex;
            side.IsConvex[k] = isConvex;
        }

        if (isSame)
        {
            return true;
        }

        int[] convex = [.. Enumerable.Range(0, p.Length).Where(k => side.IsConvex[k])];
        side.Cells = OpenCells.Of(data.Data.Points, convex, limit, cancellation);

        if (side.Cells is null)
        {
            return false;
        }

        side.Known.Reset(side.Cells.Count);
        side.State = new Bound[side.Cells.Count * p.Length];
        Array.Fill(side.State, Bound.Upper);
        return true;
    }

    private double Price(Side side, ReadOnlySpan<double> p, double threshold, List<Piece> pieces)
    {
        int n = p.Length;
        var cells = side.Cells!;
        double bound = 0;
        side.Known.MoveTo(p);

        for (int cell = 0; cell < cells.Count; cell++)
        {
            double earlier = side.Known.Of(cell);

            if (earlier <= threshold)
            {
                bound = Math.Max(bound, earlier);
                continue;
            }

            var words = cells.Words(cell);

            for (int k = 0; k < n; k++)
            {
                double weight = side.Sign * p[k];
                bool isChosen = ((words[k >> 6] >> (k & 63)) & 1) != 0;
                lower[k] = isChosen ? weight : Math.Min(weight, 0);
                upper[k] = isChosen ? weight : 0;
            }

            var state = side.State.AsSpan(cell * n, n);
            double square = solver.Solve(lower, upper, state, z, q, threshold * threshold);
            double length = PieceBuilder.LengthBound(data, z);
            bound = Math.Max(bound, length);
            side.Known.Set(cell, length);

            if (square > threshold * threshold && IsConsistent(side, words, Math.Sqrt(square))
                && PieceBuilder.Build(data, z, state, side.Sign, _ => true, KeyOf(words, side.Sign), -1) is { } piece)
            {
                pieces.Add(piece);
            }
        }

        return bound;
    }

    /// <summary>Whether the maximum for this choice of active points has them active: else another choice has a larger one.</summary>
    private bool IsConsistent(Side side, ReadOnlySpan<ulong> words, double length)
    {
        int n = z.Length;

        for (int k = 0; k < n; k++)
        {
            if (side.IsConvex[k])
            {
                bool isChosen = ((words[k >> 6] >> (k & 63)) & 1) != 0;

                double tolerance = Undecided * length * Math.Sqrt(data.Gram[k * n + k]);

                if (isChosen ? q[k] < -tolerance : q[k] > tolerance)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static long KeyOf(ReadOnlySpan<ulong> words, int sign)
    {
        ulong key = sign > 0 ? 1UL : 2UL;

        foreach (ulong word in words)
        {
            key = BitOperations.RotateLeft((key ^ word) * 0x9E3779B97F4A7C15UL, 31);
        }

        return (long)key;
    }

    private sealed class Side(int sign, ScaledData data)
    {
        public int Sign { get; } = sign;

        public bool[] IsConvex { get; } = new bool[data.Count];

        public PriceBounds Known { get; } = new(data);

        public OpenCells? Cells { get; set; }

        public Bound[] State { get; set; } = [];
    }
}
