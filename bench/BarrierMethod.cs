namespace ReluProofs.Bench;

/// <summary>
/// The general-purpose way to the convex program: a primal barrier method for second-order cones over all given activation cones at once,
/// <c>min c ||sum_i sign_i D_i X beta_i - y||^2 + 2 rho sum_i t_i</c> over ||beta_i|| &lt;= t_i and (2 D_i - 1) X beta_i >= 0. It knows neither the
/// dual nor which cones matter. Newton's system is solved dense, or by its structure: small blocks plus a matrix of rank n.
/// </summary>
internal sealed class BarrierMethod(double[] points, double[] labels, double c, double rho, BarrierCone[] cones, bool isDense)
{
    private const double Growth = 20;
    private const double Centred = 1e-6;
    private const double Whole = 1e-3;
    private const double FirstLength = 0.1;
    private const int MostSteps = 60;

    private readonly int n = labels.Length;
    private readonly int d = points.Length / labels.Length;
    private readonly int size = (points.Length / labels.Length) + 1;

    /// <summary>The number of variables: every beta_i and t_i.</summary>
    public int Variables => cones.Length * size;

    /// <summary>Newton steps taken.</summary>
    public int Steps { get; private set; }

    /// <summary>Minimises until the barrier's own bound on the distance to the minimum is this small beside the value, which is returned.</summary>
    public double Run(double relativeGap)
    {
        var x = new double[Variables];

        for (int i = 0; i < cones.Length; i++)
        {
            double length = Math.Sqrt(cones[i].Inside.Sum(e => e * e));

            for (int j = 0; j < d; j++)
            {
                x[(i * size) + j] = FirstLength * cones[i].Inside[j] / length;
            }

            x[(i * size) + d] = 2 * FirstLength;
        }

        double parameter = cones.Length * (n + 2.0);
        double weight = parameter / Objective(x);

        while (true)
        {
            Centre(x, weight);
            double value = Objective(x);

            if (parameter / weight <= relativeGap * value)
            {
                return value;
            }

            weight *= Growth;
        }
    }

    private void Centre(double[] x, double weight)
    {
        for (int count = 0; count < MostSteps; count++)
        {
            Steps++;
            double[] gradient = Derivatives(x, weight, out double[] blocks);
            double[] step = isDense ? SolveDense(gradient, blocks, weight) : SolveByStructure(gradient, blocks, weight);
            double decrement = 0;

            for (int i = 0; i < step.Length; i++)
            {
                decrement -= gradient[i] * step[i];
            }

            double length = 1;
            double now = Potential(x, weight);
            double[] next = Moved(x, step, length);

            // Near the centre the whole step is taken: the potential's rounding would decide otherwise.
            while (!IsInside(next) || (decrement > Whole && Potential(next, weight) > now - (0.1 * length * decrement)))
            {
                length *= 0.6;
                next = Moved(x, step, length);

                if (length < 1e-12)
                {
                    return;
                }
            }

            next.CopyTo(x, 0);

            if (decrement <= Centred)
            {
                return;
            }
        }
    }

    private static double[] Moved(double[] x, double[] step, double length)
    {
        var next = new double[x.Length];

        for (int i = 0; i < x.Length; i++)
        {
            next[i] = x[i] + (length * step[i]);
        }

        return next;
    }

    private double[] Residual(double[] x)
    {
        var residual = new double[n];

        for (int k = 0; k < n; k++)
        {
            residual[k] = -labels[k];
        }

        for (int i = 0; i < cones.Length; i++)
        {
            for (int k = 0; k < n; k++)
            {
                residual[k] += cones[i].Active[k] ? cones[i].Sign * Product(x, i, k) : 0;
            }
        }

        return residual;
    }

    private double Product(double[] x, int cone, int k)
    {
        double sum = 0;

        for (int j = 0; j < d; j++)
        {
            sum += points[(k * d) + j] * x[(cone * size) + j];
        }

        return sum;
    }

    private double Objective(double[] x)
    {
        double value = c * Residual(x).Sum(r => r * r);

        for (int i = 0; i < cones.Length; i++)
        {
            value += 2 * rho * x[(i * size) + d];
        }

        return value;
    }

    private double Room(double[] x, int cone)
    {
        double t = x[(cone * size) + d];
        double square = 0;

        for (int j = 0; j < d; j++)
        {
            square += x[(cone * size) + j] * x[(cone * size) + j];
        }

        // The difference of squares, without its cancellation.
        double norm = Math.Sqrt(square);
        return t > norm ? (t - norm) * (t + norm) : -1;
    }

    private double Margin(double[] x, int cone, int k) => (cones[cone].Active[k] ? 1 : -1) * Product(x, cone, k);

    private bool IsInside(double[] x)
    {
        for (int i = 0; i < cones.Length; i++)
        {
            if (!(Room(x, i) > 0))
            {
                return false;
            }

            for (int k = 0; k < n; k++)
            {
                if (!(Margin(x, i, k) > 0))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private double Potential(double[] x, double weight)
    {
        double value = weight * Objective(x);

        for (int i = 0; i < cones.Length; i++)
        {
            value -= Math.Log(Room(x, i));

            for (int k = 0; k < n; k++)
            {
                value -= Math.Log(Margin(x, i, k));
            }
        }

        return value;
    }

    /// <summary>The gradient, and the barrier's Hessian, which has one block a cone.</summary>
    private double[] Derivatives(double[] x, double weight, out double[] blocks)
    {
        double[] residual = Residual(x);
        var gradient = new double[Variables];
        blocks = new double[cones.Length * size * size];

        for (int i = 0; i < cones.Length; i++)
        {
            Span<double> own = gradient.AsSpan(i * size, size);
            Span<double> block = blocks.AsSpan(i * size * size, size * size);
            ReadOnlySpan<double> at = x.AsSpan(i * size, size);
            double room = Room(x, i);
            own[d] = (weight * 2 * rho) - (2 * at[d] / room);

            for (int j = 0; j < d; j++)
            {
                own[j] = 2 * at[j] / room;
            }

            // Of -log(t^2 - ||beta||^2): -J/room + its gradient's square, J = diag(-2, .., -2, 2).
            for (int j = 0; j < size; j++)
            {
                for (int l = 0; l < size; l++)
                {
                    double sign = (j == d) == (l == d) ? 1 : -1;
                    block[(j * size) + l] = sign * 4 * at[j] * at[l] / (room * room);
                }

                block[(j * size) + j] += (j == d ? -2 : 2) / room;
            }

            for (int k = 0; k < n; k++)
            {
                double inner = Product(x, i, k);
                double slope = cones[i].Active[k] ? weight * 2 * c * cones[i].Sign * residual[k] : 0;

                for (int j = 0; j < d; j++)
                {
                    own[j] += (slope - (1 / inner)) * points[(k * d) + j];

                    for (int l = 0; l < d; l++)
                    {
                        block[(j * size) + l] += points[(k * d) + j] * points[(k * d) + l] / (inner * inner);
                    }
                }
            }
        }

        return gradient;
    }

    private double[] SolveDense(double[] gradient, double[] blocks, double weight)
    {
        int all = Variables;
        var matrix = new double[all * all];

        for (int i = 0; i < cones.Length; i++)
        {
            for (int j = 0; j < size; j++)
            {
                Array.Copy(blocks, ((i * size) + j) * size, matrix, (((i * size) + j) * all) + (i * size), size);
            }
        }

        for (int a = 0; a < all; a++)
        {
            for (int k = 0; k < n; k++)
            {
                double factor = 2 * c * weight * Column(a / size, a % size, k);

                for (int b = 0; b <= a && factor != 0; b++)
                {
                    matrix[(a * all) + b] += factor * Column(b / size, b % size, k);
                }
            }
        }

        double[] step = [.. gradient.Select(g => -g)];
        DenseCholesky.Solve(matrix, step);
        return step;
    }

    /// <summary>(B + A^T A w)^-1 by the identity of Sherman, Morrison and Woodbury.</summary>
    private double[] SolveByStructure(double[] gradient, double[] blocks, double weight)
    {
        double[] step = [.. gradient.Select(g => -g)];
        var columns = new double[cones.Length][];
        var small = new double[n * n];
        var right = new double[n];

        for (int i = 0; i < cones.Length; i++)
        {
            double[] block = blocks.AsSpan(i * size * size, size * size).ToArray();
            DenseCholesky.Factor(block, size);
            DenseCholesky.SolveFactored(block, size, step.AsSpan(i * size, size));
            double[] solved = columns[i] = new double[n * size];

            for (int k = 0; k < n; k++)
            {
                Span<double> column = solved.AsSpan(k * size, size);

                for (int j = 0; j < d; j++)
                {
                    column[j] = Column(i, j, k);
                    right[k] += column[j] * step[(i * size) + j];
                }

                DenseCholesky.SolveFactored(block, size, column);

                for (int l = 0; l < n; l++)
                {
                    for (int j = 0; j < d; j++)
                    {
                        small[(k * n) + l] += column[j] * Column(i, j, l);
                    }
                }
            }
        }

        for (int k = 0; k < n; k++)
        {
            small[(k * n) + k] += 1 / (2 * c * weight);
        }

        DenseCholesky.Solve(small, right);

        for (int a = 0; a < step.Length; a++)
        {
            for (int k = 0; k < n; k++)
            {
                step[a] -= columns[a / size][(k * size) + (a % size)] * right[k];
            }
        }

        return step;
    }

    private double Column(int cone, int j, int k) => j < d && cones[cone].Active[k] ? cones[cone].Sign * points[(k * d) + j] : 0;
}

/// <summary>A cone of the program, with a vector in its interior.</summary>
internal sealed record BarrierCone(bool[] Active, int Sign, double[] Inside);
