using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.LinearAlgebra;

namespace ReluProofs.Numeric.Convex;

/// <summary>Where a variable of a box stands.</summary>
internal enum Bound : sbyte
{
    Lower,
    Upper,
    Free,
}

/// <summary>
/// The shortest vector sum_k z_k x_k with every z_k in its interval, by an active-set method in the Gram matrix. By duality
/// its length is the maximum over unit vectors u of a concave piecewise-linear function, attained at the vector's direction.
/// One object serves one thread; nothing is allocated after construction.
/// </summary>
internal sealed class BoxLeastSquares(int size, double[] gram)
{
    // A gradient entry this small beside the lengths of its two vectors is rounding noise.
    private const double GradientTolerance = 1e-13;

    // Added to the diagonal, relative, when free points are dependent.
    private const double Ridge = 1e-13;

    private readonly double[] factor = new double[size * size];
    private readonly double[] step = new double[size];
    private readonly double[] lengths = [.. Enumerable.Range(0, size).Select(k => Math.Sqrt(gram[k * size + k]))];
    private readonly int[] free = new int[size];
    private readonly bool[] blocked = new bool[size];

    /// <summary>
    /// Minimises from the given bounds. Ends early once the squared length is at most <paramref name="stopBelow"/>.
    /// </summary>
    /// <param name="lower">The lower ends; negative infinity for none.</param>
    /// <param name="upper">The upper ends; at least one end is finite.</param>
    /// <param name="state">Where each variable starts, and where it ends.</param>
    /// <param name="z">The coefficients found; always inside the box.</param>
    /// <param name="q">The inner products &lt;x_k, sum z x&gt;.</param>
    /// <param name="stopBelow">The squared length at which to stop.</param>
    /// <returns>The squared length.</returns>
    public double Solve(
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper,
        Span<Bound> state,
        Span<double> z,
        Span<double> q,
        double stopBelow)
    {
        Start(lower, upper, state, z, q);
        Array.Clear(blocked);
        double value = DenseVector.Dot(z, q);
        int added = -1;

        for (int round = 0; round < 10 * size + 10; round++)
        {
            if (value <= stopBelow)
            {
                return Math.Max(value, 0);
            }

            int hit = Move(lower, upper, state, z, q, out double length);
            value = DenseVector.Dot(z, q);

            if (hit >= 0)
            {
                if (hit == added && length == 0)
                {
                    blocked[hit] = true;
                }

                continue;
            }

            added = MostViolated(lower, upper, state, q, value);

            if (added < 0)
            {
                break;
            }

            state[added] = Bound.Free;
        }

        return Math.Max(value, 0);
    }

    private void Start(
        ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, Span<Bound> state, Span<double> z, Span<double> q)
    {
        q.Clear();

        for (int k = 0; k < size; k++)
        {
            if (lower[k] == upper[k])
            {
                state[k] = Bound.Lower;
            }
            else if (state[k] == Bound.Upper && double.IsInfinity(upper[k]))
            {
                state[k] = Bound.Lower;
            }
            else if (state[k] == Bound.Lower && double.IsInfinity(lower[k]))
            {
                state[k] = Bound.Upper;
            }

            bool isLower = state[k] == Bound.Lower || (state[k] == Bound.Free && !double.IsInfinity(lower[k]));
            z[k] = isLower ? lower[k] : upper[k];

            if (z[k] != 0)
            {
                Add(q, z[k], k);
            }
        }
    }

    /// <summary>One Newton step in the free variables, up to the first bound; the variable that hit it, or -1.</summary>
    private int Move(
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper,
        Span<Bound> state,
        Span<double> z,
        Span<double> q,
        out double length)
    {
        length = 1;
        int count = 0;

        for (int k = 0; k < size; k++)
        {
            if (state[k] == Bound.Free)
            {
                free[count++] = k;
            }
        }

        if (count == 0)
        {
            return -1;
        }

        if (!TryFactor(count, 0))
        {
            TryFactor(count, Ridge);
        }

        for (int i = 0; i < count; i++)
        {
            step[i] = -q[free[i]];
        }

        Cholesky.Solve(factor, count, step.AsSpan(0, count));
        int hit = -1;

        for (int i = 0; i < count; i++)
        {
            int k = free[i];
            double room = step[i] < 0 ? (lower[k] - z[k]) / step[i] : step[i] > 0 ? (upper[k] - z[k]) / step[i] : 2;

            if (room < length)
            {
                (length, hit) = (room, k);
            }
        }

        length = Math.Max(length, 0);

        for (int i = 0; i < count; i++)
        {
            int k = free[i];
            double next = Math.Clamp(z[k] + length * step[i], lower[k], upper[k]);

            if (k == hit)
            {
                bool isLower = step[i] < 0;
                state[k] = isLower ? Bound.Lower : Bound.Upper;
                next = isLower ? lower[k] : upper[k];
            }

            if (next != z[k])
            {
                Add(q, next - z[k], k);
                z[k] = next;
            }
        }

        return hit;
    }

    private bool TryFactor(int count, double ridge)
    {
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                factor[i * count + j] = gram[free[i] * size + free[j]];
            }

            factor[i * count + i] *= 1 + ridge;
        }

        return Cholesky.TryFactor(factor, count);
    }

    private int MostViolated(
        ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, ReadOnlySpan<Bound> state, ReadOnlySpan<double> q, double value)
    {
        int most = -1;
        double largest = GradientTolerance * Math.Sqrt(Math.Max(value, 0));

        for (int k = 0; k < size; k++)
        {
            if (state[k] == Bound.Free || blocked[k] || lower[k] == upper[k] || lengths[k] == 0)
            {
                continue;
            }

            double slope = state[k] == Bound.Lower ? -q[k] : q[k];

            if (slope > largest * lengths[k])
            {
                (most, largest) = (k, slope / lengths[k]);
            }
        }

        return most;
    }

    private void Add(Span<double> q, double factor, int k) => DenseVector.AddScaled(q, factor, gram.AsSpan(k * size, size));
}
