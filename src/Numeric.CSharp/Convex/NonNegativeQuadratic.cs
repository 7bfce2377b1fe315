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
    private readonly double[] matrix;
    private readonly double[] linear;
    private readonly double[] scale;
    private readonly double[] t;
    private readonly List<int> support = [];
    private readonly bool[] blocked;

    private NonNegativeQuadratic(int size, double[] matrix, double[] linear, double[] scale, double[] t)
    {
        this.size = size;
        this.matrix = matrix;
        this.linear = linear;
        this.scale = scale;
        this.t = t;
        blocked = new bool[size];
    }

    /// <summary>Solves from a feasible start.</summary>
    /// <param name="size">The number of variables.</param>
    /// <param name="matrix">Q, size * size.</param>
    /// <param name="linear">b.</param>
    /// <param name="scale">For each entry of b the size of the numbers it was computed from.</param>
    /// <param name="t">The start, and the solution.</param>
    public static void Solve(int size, double[] matrix, double[] linear, double[] scale, double[] t) =>
        new NonNegativeQuadratic(size, matrix, linear, scale, t).Run();

    private void Run()
    {
        for (int j = 0; j < size; j++)
        {
            if (t[j] > 0)
            {
                support.Add(j);
            }
            else
            {
                t[j] = 0;
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
                blocked[entering] = true;
                continue;
            }

            Descend();
        }
    }

    /// <summary>Moves along the direction in which the entering variable grows and the support stays optimal.</summary>
    private bool TryEnter(int entering, double gradient)
    {
        int count = support.Count;
        var direction = new double[count];
        double curvature = matrix[entering * size + entering];

        if (count > 0)
        {
            if (!TryFactor(out double[] factor))
            {
                return false;
            }

            for (int i = 0; i < count; i++)
            {
                direction[i] = -matrix[support[i] * size + entering];
            }

            Cholesky.Solve(factor, count, direction);

            for (int i = 0; i < count; i++)
            {
                curvature += matrix[support[i] * size + entering] * direction[i];
            }
        }

        double length = curvature > NullCurvature * matrix[entering * size + entering]
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
            support.RemoveAt(leaving);
        }

        support.Add(entering);
        return true;
    }

    /// <summary>Newton steps on the support, each up to the first zero, until one is whole.</summary>
    private void Descend()
    {
        while (support.Count > 0)
        {
            int count = support.Count;

            if (!TryFactor(out double[] factor))
            {
                int smallest = support.MinBy(j => t[j]);
                t[smallest] = 0;
                support.Remove(smallest);
                continue;
            }

            var next = new double[count];

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
            support.RemoveAt(hit);
        }
    }

    private bool TryFactor(out double[] factor)
    {
        int count = support.Count;
        factor = new double[count * count];

        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                factor[i * count + j] = matrix[support[i] * size + support[j]];
            }
        }

        return Cholesky.TryFactor(factor, count);
    }

    private int MostViolated(out double gradient)
    {
        int most = -1;
        double largest = 0;
        gradient = 0;

        for (int j = 0; j < size; j++)
        {
            double square = matrix[j * size + j];

            if (blocked[j] || square == 0 || support.Contains(j))
            {
                continue;
            }

            double slope = linear[j];

            for (int i = 0; i < support.Count; i++)
            {
                slope -= matrix[j * size + support[i]] * t[support[i]];
            }

            if (slope > GradientTolerance * scale[j] && slope / Math.Sqrt(square) > largest)
            {
                (most, largest, gradient) = (j, slope / Math.Sqrt(square), slope);
            }
        }

        return most;
    }
}
