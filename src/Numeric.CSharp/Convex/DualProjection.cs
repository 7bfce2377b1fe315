using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.LinearAlgebra;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// min over t >= 0 and neurons u_j of 1/2 ||A t - y||^2 + kappa sum t, with columns sign_j relu(X u_j). Its dual is the
/// projection of y on the convex set of all p whose constraint is at most kappa. Two steps alternate: the exact solution
/// over the neurons known so far (column generation, which converges always), and a Newton step on the dual, in which the
/// neurons' directions move with p (which converges quadratically once their activation patterns are right).
/// </summary>
internal sealed class DualProjection
{
    // Neurons whose constraint is at least this fraction of kappa are offered to the next step.
    private const double Nearly = 0.9;

    // The estimated gap must be this much below the target before the rigorous one is computed.
    private const double Safety = 0.1;

    // A Newton step pays when it halves the gap; a gap 1 % smaller is progress, and so many iterations without any mean that
    // rounding is in the way.
    private const double Paying = 0.5;
    private const double Progress = 0.99;
    private const int Patience = 16;

    // Values this close are equal to rounding.
    private const double Noise = 1e-12;

    // Known neurons whose constraint is at least this fraction of kappa restrain a Newton step.
    private const double Restraining = 0.5;
    // More known neurons than these cost more than they restrain: those in use then stay alone.
    private const int LeastPieces = 40;
    private const int PiecesAPoint = 6;

    private readonly int n;
    private readonly double[] y;
    private readonly double kappa;
    private readonly double[] start;
    private readonly IDualPricing pricing;
    private readonly PiecePool pool;
    private readonly List<Piece> found = [];
    private readonly double labelLength;

    /// <param name="y">What is projected.</param>
    /// <param name="kappa">The bound on the constraint.</param>
    /// <param name="pricing">Where the constraint is largest.</param>
    /// <param name="start">Where to look first; null for y itself.</param>
    public DualProjection(double[] y, double kappa, IDualPricing pricing, double[]? start = null)
    {
        n = y.Length;
        this.y = y;
        this.kappa = kappa;
        this.pricing = pricing;
        this.start = start ?? y;
        pool = new PiecePool(y, kappa);
        Dual = new double[n];
        Fit = new double[n];
        labelLength = Math.Sqrt(DenseVector.Dot(y, y));
    }

    /// <summary>
    /// Further iterations after the gap is small, the last of which then counts among equals: vectors chosen by their values are
    /// accurate only to the root of rounding, Newton's iterates to rounding itself.
    /// </summary>
    public int Polish { get; init; }

    /// <summary>The best dual vector, not yet scaled into feasibility.</summary>
    public double[] Dual { get; private set; }

    /// <summary>The rigorous upper bound on the constraint at <see cref="Dual"/>.</summary>
    public double DualBound { get; private set; }

    /// <summary>The neurons of the best primal solution, with weights t > 0.</summary>
    public IReadOnlyList<(Piece Piece, double Weight)> Primal { get; private set; } = [];

    /// <summary>A t of the best primal solution.</summary>
    public double[] Fit { get; private set; }

    /// <summary>The best primal value, estimated.</summary>
    public double Upper { get; private set; } = double.PositiveInfinity;

    /// <summary>The best dual value, estimated.</summary>
    public double Lower { get; private set; } = double.NegativeInfinity;

    /// <summary>The rigorous upper bound on the constraint at the start, y itself if none was given; negative before the first iteration.</summary>
    public double LabelBound { get; private set; } = -1;

    public int Iterations { get; private set; }

    /// <summary>The local maxima at the last dual vector.</summary>
    public IReadOnlyList<Piece> Last => found;

    /// <summary>Iterates until the estimated gap is well below the target (true), or no progress is made (false).</summary>
    public bool Run(double relativeGap, int iterations, CancellationToken cancellation)
    {
        var p = Iterations == 0 ? (double[])start.Clone() : (double[])Dual.Clone();
        double best = double.PositiveInfinity;
        double last = double.PositiveInfinity;
        int since = 0;
        int polished = 0;
        bool isNewton = true;

        while (Iterations < iterations)
        {
            cancellation.ThrowIfCancellationRequested();
            Iterations++;
            found.Clear();
            double bound = pricing.Price(p, Nearly * kappa, found);

            if (double.IsInfinity(bound))
            {
                return false;
            }

            if (Iterations == 1)
            {
                LabelBound = bound;
            }

            Improve(p, bound);
            pool.Add(found, Math.Max(LeastPieces, PiecesAPoint * n));
            double[] residual = SolveOverPool();
            double gap = Upper - Lower;

            if (gap <= Safety * relativeGap * Upper && polished++ >= Polish)
            {
                return true;
            }

            // A Newton step that did not pay is followed by a step of column generation, and that by another try.
            isNewton = !isNewton || gap < Paying * last;
            last = gap;

            if (gap < Progress * best)
            {
                (best, since) = (gap, 0);
            }
            else if (++since >= Patience)
            {
                return false;
            }

            p = isNewton ? NewtonStep(p) ?? residual : residual;
        }

        return false;
    }

    private void Improve(double[] p, double bound)
    {
        double value = DualValue(p, bound);

        if (value > Lower - (Polish > 0 ? Noise * Math.Abs(Lower) : 0))
        {
            Lower = Math.Max(Lower, value);
            Dual = (double[])p.Clone();
            DualBound = bound;
        }
    }

    /// <summary>The dual value of the best multiple of p that is feasible.</summary>
    private double DualValue(double[] p, double bound)
    {
        double product = DenseVector.Dot(p, y);
        double square = DenseVector.Dot(p, p);
        double scale = Math.Min(bound > 0 ? kappa / bound : double.PositiveInfinity, square > 0 ? product / square : 0);
        return product <= 0 ? 0 : scale * (product - 0.5 * scale * square);
    }

    /// <summary>Solves over the neurons of the pool; returns y - A t.</summary>
    private double[] SolveOverPool()
    {
        int size = pool.Count;
        pool.Solve();
        var residual = (double[])y.Clone();
        double total = 0;

        for (int j = 0; j < size; j++)
        {
            double weight = pool.Weight(j);
            total += weight;

            for (int k = 0; k < n && weight > 0; k++)
            {
                residual[k] -= weight * pool[j].Cut[k];
            }
        }

        double value = 0.5 * DenseVector.Dot(residual, residual) + kappa * total;

        if (value < Upper * (Polish > 0 ? 1 + Noise : 1))
        {
            Upper = Math.Min(Upper, value);
            Primal = [.. Enumerable.Range(0, size).Where(j => pool.Weight(j) > 0).Select(j => (pool[j], pool.Weight(j)))];
            Fit = [.. y.Zip(residual, (label, rest) => label - rest)];
        }

        return residual;
    }

    /// <summary>
    /// Projects y on the linearised constraints in the metric of I plus the constraints' curvature, weighted by t: one step of
    /// sequential quadratic programming. Null when nothing curves or the system is singular.
    /// </summary>
    private double[]? NewtonStep(double[] p)
    {
        var metric = new double[n * n];
        var target = (double[])y.Clone();
        var byKey = new Dictionary<long, double>();

        for (int j = 0; j < pool.Count; j++)
        {
            if (pool.Weight(j) > 0)
            {
                byKey[pool[j].Key] = byKey.GetValueOrDefault(pool[j].Key) + pool.Weight(j);
            }
        }

        var working = new List<Piece>(found);
        var keys = found.Select(piece => piece.Key).ToHashSet();

        foreach (var piece in found)
        {
            if (byKey.Remove(piece.Key, out double weight))
            {
                pricing.AddCurvature(piece, weight, metric);
            }
        }

        // The others, without curvature: those in use that are no local maximum at p, and those that may soon be violated. The
        // newest ones of the pool are those found.
        for (int j = 0; j < pool.Count - found.Count; j++)
        {
            if ((pool.Weight(j) > 0 && byKey.ContainsKey(pool[j].Key))
                || (!keys.Contains(pool[j].Key) && DenseVector.Dot(pool[j].Cut, p) >= Restraining * kappa))
            {
                working.Add(pool[j]);
            }
        }

        if (working.Count == 0)
        {
            return null;
        }

        for (int k = 0; k < n; k++)
        {
            for (int l = 0; l < n; l++)
            {
                target[k] += metric[k * n + l] * p[l];
            }
        }

        for (int k = 0; k < n; k++)
        {
            metric[k * n + k] += 1;
        }

        return Cholesky.TryFactor(metric, n) ? Project(metric, target, working) : null;
    }

    private double[] Project(double[] factor, double[] target, List<Piece> working)
    {
        int size = working.Count;

        // In the coordinates of the factor L of the metric its inverse is the identity.
        Cholesky.Forward(factor, n, target);
        var columns = new double[size * n];
        var matrix = new double[size * size];
        var linear = new double[size];
        var scale = new double[size];

        for (int i = 0; i < size; i++)
        {
            var column = columns.AsSpan(i * n, n);
            working[i].Cut.CopyTo(column);
            double length = Math.Sqrt(DenseVector.Dot(column, column));
            Cholesky.Forward(factor, n, column);
            linear[i] = DenseVector.Dot(column, target) - kappa;
            scale[i] = length * labelLength + kappa;

            for (int j = 0; j <= i; j++)
            {
                matrix[i * size + j] = matrix[j * size + i] = DenseVector.Dot(column, columns.AsSpan(j * n, n));
            }
        }

        var t = new double[size];
        NonNegativeQuadratic.Solve(size, matrix, linear, scale, t);

        for (int j = 0; j < size; j++)
        {
            if (t[j] > 0)
            {
                DenseVector.AddScaled(target, -t[j], columns.AsSpan(j * n, n));
            }
        }

        Cholesky.Backward(factor, n, target);
        return target;
    }
}
