using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.LinearAlgebra;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// min 1/2 t^T Q t - b^T t over t >= 0 for a positive semidefinite Q, by an active-set method. The support stays numerically
/// independent: a dependent column enters along the null direction and pushes another one out, so at most rank Q are used.
/// </summary>
internal sealed class NonNegativeQuadratic
{
    // A gradient entry this small beside the scale of its row is rounding noise.
    private const double GradientTolerance = 1e-15;

    // A curvature this small beside the diagonal entry is a null direction.
    private const double NullCurvature = 1e-14;

    private readonly int size;
    private readonly int stride;
    private readonly double[] matrix;
    private readonly double[] linear;
    private readonly double[] scale;
    private readonly double[] t;
    private readonly List<int> support = [];

    // Those that may not enter: in the support already, without a column, or refused.
    private readonly bool[] barred;
    private readonly double[] slopes;
    private double[] factor = [];
    private double[] step = [];
    private bool isFactored;

    private NonNegativeQuadratic(int size, int stride, double[] matrix, double[] linear, double[] scale, double[] t)
    {
        this.size = size;
        this.stride = stride;
        this.matrix = matrix;
        this.linear = linear;
        this.scale = scale;
        this.t = t;
        barred = new bool[size];
        slopes = new double[size];
    }

    /// <summary>Solves from a feasible start.</summary>
    /// <param name="size">The number of variables.</param>
    /// <param name="matrix">Q, size * size.</param>
    /// <param name="linear">b.</param>
    /// <param name="scale">For each entry of b the size of the numbers it was computed from.</param>
    /// <param name="t">The start, and the solution.</param>
    public static void Solve(int size, double[] matrix, double[] linear, double[] scale, double[] t) =>
        Solve(size, size, matrix, linear, scale, t);

    /// <summary>The same for the upper left part of a larger matrix.</summary>
    /// <param name="size">The number of variables.</param>
    /// <param name="stride">The length of a row of the matrix, at least the size.</param>
    /// <param name="matrix">Q.</param>
    /// <param name="linear">b.</param>
    /// <param name="scale">For each entry of b the size of the numbers it was computed from.</param>
    /// <param name="t">The start, and the solution.</param>
    public static void Solve(int size, int stride, double[] matrix, double[] linear, double[] scale, double[] t) =>
        new NonNegativeQuadratic(size, stride, matrix, linear, scale, t).Run();

    private void Run()
    {
        for (int j = 0; j < size; j++)
        {
            if (t[j] > 0)
            {
                Join(j);
            }
            else
            {
                t[j] = 0;
                barred[j] = matrix[j * stride + j] == 0;
            }
        }

        Descend();

        for (int round = 0; round < 10 * size + 20; round++)
        {
            int entering = MostViolated(out double gradient);

            if (entering < 0)
            {
                return;
            }

            if (!TryEnter(entering, gradient))
            {
                barred[entering] = true;
                continue;
            }

            Descend();
        }
    }

    /// <summary>Moves along the direction in which the entering variable grows and the support stays optimal.</summary>
    private bool TryEnter(int entering, double gradient)
    {
        int count = support.Count;
        var direction = Step(count);
        double curvature = matrix[entering * stride + entering];

        if (count > 0)
        {
            if (!TryFactor())
            {
                return false;
            }

            for (int i = 0; i < count; i++)
            {
                direction[i] = -matrix[support[i] * stride + entering];
            }

            Cholesky.Solve(factor, count, direction);

            for (int i = 0; i < count; i++)
            {
                curvature += matrix[support[i] * stride + entering] * direction[i];
            }
        }

        double length = curvature > NullCurvature * matrix[entering * stride + entering]
            ? gradient / curvature
            : double.PositiveInfinity;
        int leaving = -1;

        for (int i = 0; i < count; i++)
        {
            if (direction[i] < 0 && t[support[i]] / -direction[i] < length)
            {
                (length, leaving) = (t[support[i]] / -direction[i], i);
            }
        }

        if (double.IsInfinity(length))
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            t[support[i]] = Math.Max(0, t[support[i]] + length * direction[i]);
        }

        t[entering] = length;

        if (leaving >= 0)
        {
            t[support[leaving]] = 0;
            Leave(leaving);
        }

        Join(entering);
        return true;
    }

    /// <summary>Newton steps on the support, each up to the first zero, until one is whole.</summary>
    private void Descend()
    {
        while (support.Count > 0)
        {
            int count = support.Count;

            if (!TryFactor())
            {
                int smallest = support.MinBy(j => t[j]);
                t[smallest] = 0;
                Leave(support.IndexOf(smallest));
                continue;
            }

            var next = Step(count);

            for (int i = 0; i < count; i++)
            {
                next[i] = linear[support[i]];
            }

            Cholesky.Solve(factor, count, next);
            double length = 1;
            int hit = -1;

            for (int i = 0; i < count; i++)
            {
                double now = t[support[i]];

                if (next[i] <= 0 && (hit < 0 || now < length * (now - next[i])))
                {
                    (length, hit) = (now > 0 ? now / (now - next[i]) : 0, i);
                }
            }

            for (int i = 0; i < count; i++)
            {
                t[support[i]] = Math.Max(0, t[support[i]] + length * (next[i] - t[support[i]]));
            }

            if (hit < 0)
            {
                return;
            }

            t[support[hit]] = 0;
            Leave(hit);
        }
    }

    private void Join(int variable)
    {
        support.Add(variable);
        barred[variable] = true;
        isFactored = false;
    }

    private void Leave(int place)
    {
        barred[support[place]] = false;
        support.RemoveAt(place);
        isFactored = false;
    }

    private Span<double> Step(int count)
    {
        if (step.Length < count)
        {
            step = new double[2 * count];
        }

        return step.AsSpan(0, count);
    }

    private bool TryFactor()
    {
        if (isFactored)
        {
            return true;
        }

        int count = support.Count;

        if (factor.Length < count * count)
        {
            factor = new double[4 * count * count];
        }

        for (int i = 0; i < count; i++)
        {
            var row = matrix.AsSpan(support[i] * stride, size);

            for (int j = 0; j <= i; j++)
            {
                factor[i * count + j] = row[support[j]];
            }
        }

        return isFactored = Cholesky.TryFactor(factor, count);
    }

    private int MostViolated(out double gradient)
    {
        int most = -1;
        double largest = 0;
        gradient = 0;
        linear.AsSpan(0, size).CopyTo(slopes);

        // Q is symmetric: its rows lie one after the other, its columns do not.
        foreach (int i in support)
        {
            DenseVector.AddScaled(slopes, -t[i], matrix.AsSpan(i * stride, size));
        }

        for (int j = 0; j < size; j++)
        {
            double slope = slopes[j];

            if (!barred[j] && slope > GradientTolerance * scale[j])
            {
                double root = Math.Sqrt(matrix[j * stride + j]);

                if (slope > largest * root)
                {
                    (most, largest, gradient) = (j, slope / root, slope);
                }
            }
        }

        return most;
    }
}
