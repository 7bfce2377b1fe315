using ReluProofs.Numeric.LinearAlgebra;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// Newton's method on the optimality conditions of minimal-norm interpolation, <c>sum_j t_j a_j(v) = y</c> and h(v) = 1, near their
/// solution: each step maximises <c>&lt;v, y&gt;</c> over the linearised constraints, less the curvature that the weights t give them. It
/// moves v by differences, so that v and the weights come out to working precision; the proximal steps, which hold
/// v as what is left of a large multiple of the labels, lose as many digits as that multiple is large.
/// </summary>
internal sealed class InterpolationPolish
{
    // A multiple of the identity, beside the curvature, where nothing curves: it slows convergence there and moves no limit. A smaller
    // one lets rounding errors of the outputs grow by its inverse.
    private const double FirstRidge = 1e-3;
    private const double LeastRidge = 1e-5;
    private const double LargestRidge = 1e3;
    private const double RidgeFactor = 0.1;

    // Local maxima of at least this constrain a step.
    private const double Nearly = 0.9;
    private const double Restraining = 0.5;

    private const int Refinements = 3;

    // Steps without progress before it stops, and what is no progress: less than rounding.
    private const int Patience = 3;
    private const double Rounding = 1e-13;
    private const double Halved = 0.5;
    private const int MostSteps = 30;

    private readonly ScaledData data;
    private readonly IDualPricing pricing;
    private readonly int n;
    private readonly double[] y;
    private readonly double labelLength;
    private readonly List<Piece> cuts = [];
    private List<(Piece Piece, double Weight)> used;
    private double[] v;

    /// <param name="data">The data.</param>
    /// <param name="pricing">The constraint.</param>
    /// <param name="dual">A dual vector near the solution, with h(v) near 1.</param>
    /// <param name="primal">Directions and weights near the solution.</param>
    public InterpolationPolish(
        ScaledData data, IDualPricing pricing, double[] dual, IEnumerable<(Piece Piece, double Weight)> primal)
    {
        this.data = data;
        this.pricing = pricing;
        n = data.Count;
        y = data.Labels;
        labelLength = Math.Sqrt(Inner(y, y));
        v = dual;
        used = [.. primal];
    }

    /// <summary>The best dual vector.</summary>
    public double[] Dual { get; private set; } = [];

    /// <summary>The rigorous upper bound on the constraint at <see cref="Dual"/>.</summary>
    public double DualBound { get; private set; } = double.PositiveInfinity;

    /// <summary>The directions and weights of the step that left the least residual.</summary>
    public IReadOnlyList<(Piece Piece, double Weight)> Primal { get; private set; } = [];

    /// <summary>||y - sum_j t_j a_j|| / ||y|| for <see cref="Primal"/>.</summary>
    public double Residual { get; private set; } = double.PositiveInfinity;

    /// <summary>The local maxima at <see cref="Dual"/>.</summary>
    public IReadOnlyList<Piece> Last { get; private set; } = [];

    public int Iterations { get; private set; }

    /// <summary>Steps until neither the residual falls nor the value rises.</summary>
    /// <param name="accuracy">Relative differences of values that do not count.</param>
    /// <param name="iterations">The most steps.</param>
    /// <param name="cancellation">Stops them.</param>
    public void Run(double accuracy, int iterations, CancellationToken cancellation)
    {
        iterations = Math.Min(iterations, MostSteps);
        double ridge = FirstRidge;
        double value = 0;
        int since = 0;

        while (Iterations < iterations && since < Patience)
        {
            cancellation.ThrowIfCancellationRequested();
            Iterations++;
            var found = new List<Piece>();
            double bound = pricing.Price(v, Nearly, found);

            if (!double.IsFinite(bound) || !(bound > 0))
            {
                return;
            }

            double reached = Inner(v, y) / bound;
            since++;

            if (reached >= value * (1 - accuracy))
            {
                since = reached > value * (1 + accuracy) ? 0 : since;
                (value, Dual, DualBound, Last) = (Math.Max(value, reached), v, bound, found);
                cuts.Clear();
                ridge = Math.Max(ridge * RidgeFactor, LeastRidge);
            }
            else
            {
                // Too far: again from the best place, with what stood in the way and a shorter step.
                v = Dual;
                cuts.AddRange(found);
                ridge = Math.Min(ridge / (RidgeFactor * RidgeFactor), LargestRidge);
            }

            if (!TryStep(ridge, out double residual))
            {
                return;
            }

            if (residual < Residual)
            {
                since = residual > Rounding && residual < Halved * Residual ? 0 : since;
                (Residual, Primal) = (residual, used);
            }
        }
    }

    /// <summary>One step from the best place; false when its system is singular to rounding.</summary>
    private bool TryStep(double ridge, out double residual)
    {
        var metric = new double[n * n];
        var working = new List<Piece>([.. Last, .. cuts]);
        var keys = working.Select(piece => (piece.Key, piece.Sign)).ToHashSet();

        foreach (var piece in Last)
        {
            double weight = used.Where(pair => pair.Piece.Key == piece.Key && pair.Piece.Sign == piece.Sign).Sum(pair => pair.Weight);

            if (weight > 0)
            {
                pricing.AddCurvature(piece, weight, metric);
            }
        }

        working.AddRange(used.Where(pair => !keys.Contains((pair.Piece.Key, pair.Piece.Sign))
            && Inner(pair.Piece.Cut, v) >= Restraining).Select(pair => pair.Piece));
        double trace = 0;

        for (int k = 0; k < n; k++)
        {
            trace += metric[k * n + k];
        }

        double unit = Math.Max(trace, labelLength / Math.Sqrt(Inner(v, v)));

        for (int k = 0; k < n; k++)
        {
            metric[k * n + k] += ridge * unit;
        }

        residual = double.PositiveInfinity;
        return Cholesky.TryFactor(metric, n) && TryMaximise(metric, working, out residual);
    }

    private bool TryMaximise(double[] factor, List<Piece> working, out double residual)
    {
        int size = working.Count;
        var target = (double[])y.Clone();
        Cholesky.Solve(factor, n, target);
        var solved = working.ConvertAll(piece =>
        {
            var column = (double[])piece.Cut.Clone();
            Cholesky.Solve(factor, n, column);
            return column;
        });
        var matrix = new double[size * size];
        var linear = new double[size];
        var scale = new double[size];
        var t = new double[size];

        for (int i = 0; i < size; i++)
        {
            linear[i] = Inner(working[i].Cut, target) + (Inner(working[i].Cut, v) - 1);
            scale[i] = Math.Sqrt(Inner(working[i].Cut, working[i].Cut) * Inner(target, target)) + 1;

            for (int j = 0; j <= i; j++)
            {
                matrix[i * size + j] = matrix[j * size + i] = Inner(working[i].Cut, solved[j]);
            }
        }

        NonNegativeQuadratic.Solve(size, matrix, linear, scale, t);
        int[] support = [.. Enumerable.Range(0, size).Where(j => t[j] > 0)];
        double[] rest = Rest(working, t);
        Refine(factor, working, matrix, support, t, ref rest);
        used = [.. support.Where(j => t[j] > 0).Select(j => (working[j], t[j]))];
        residual = Math.Sqrt(Inner(rest, rest)) / labelLength;
        Cholesky.Solve(factor, n, rest);
        v = [.. v.Zip(rest, (now, step) => now + step)];
        return v.All(double.IsFinite);
    }

    /// <summary>
    /// Iterative refinement of the weights on their support: what the constraints miss is computed from the small difference of
    /// labels and outputs, not from the large numbers of the program.
    /// </summary>
    private void Refine(double[] factor, List<Piece> working, double[] matrix, int[] support, double[] t, ref double[] rest)
    {
        int count = support.Length;
        var small = new double[count * count];

        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                small[i * count + j] = matrix[support[i] * working.Count + support[j]];
            }
        }

        if (!Cholesky.TryFactor(small, count))
        {
            return;
        }

        for (int round = 0; round < Refinements; round++)
        {
            var step = (double[])rest.Clone();
            Cholesky.Solve(factor, n, step);
            double[] move = Array.ConvertAll(support, j => Inner(working[j].Cut, v) - 1 + Inner(working[j].Cut, step));
            Cholesky.Solve(small, count, move);

            if (Enumerable.Range(0, count).Any(i => !(t[support[i]] + move[i] > 0)))
            {
                return;
            }

            for (int i = 0; i < count; i++)
            {
                t[support[i]] += move[i];
            }

            rest = Rest(working, t);
        }
    }

    /// <summary>What the weights leave of the labels.</summary>
    private double[] Rest(List<Piece> working, double[] t)
    {
        var rest = (double[])y.Clone();

        for (int j = 0; j < t.Length; j++)
        {
            for (int k = 0; k < n && t[j] > 0; k++)
            {
                rest[k] -= t[j] * working[j].Cut[k];
            }
        }

        return rest;
    }

    private static double Inner(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
