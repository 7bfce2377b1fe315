namespace ReluProofs.Numeric.Landscape;

/// <summary>
/// The scaled loss with every neuron kept in its cone: a polynomial of degree 4 in theta = (a_1..a_m, u_1..u_m). The
/// polynomial only sees the products a_j u_j, so it may be minimised over all u: flipping the sign of (a_j, u_j) leads
/// back to u_j >= 0 at the same value. Not thread-safe: it owns work space.
/// </summary>
internal sealed class ConeObjective
{
    private readonly ScaledProblem problem;
    private readonly int[] cones;
    private readonly double[] slopes;
    private readonly double[] residual;
    private readonly double[] pulls;

    public ConeObjective(ScaledProblem problem, int width)
    {
        this.problem = problem;
        Width = width;
        cones = new int[width];
        slopes = new double[problem.ConeCount];
        pulls = new double[problem.ConeCount];
        residual = new double[problem.Count];
    }

    /// <summary>m.</summary>
    public int Width { get; }

    /// <summary>The cone of each neuron.</summary>
    public ReadOnlySpan<int> ConeOfNeuron => cones;

    /// <summary>g of each cone, at the last point evaluated.</summary>
    public ReadOnlySpan<double> ConeSlopes => slopes;

    /// <summary>f(x_k) - y_k, at the last point evaluated.</summary>
    public ReadOnlySpan<double> Residual => residual;

    /// <summary>Puts the first neurons into the first cone, the next into the second, and so on.</summary>
    public void Enter(NeuronPattern pattern)
    {
        int neuron = 0;

        for (int cone = 0; cone < pattern.Counts.Count; cone++)
        {
            for (int j = 0; j < pattern.Counts[cone]; j++)
            {
                cones[neuron++] = cone;
            }
        }
    }

    /// <summary>The typical curvature in variable i of theta.</summary>
    public double Metric(int i) => problem.Metric[cones[i < Width ? i : i - Width]];

    /// <summary>The value at theta; also sets the residual and what the derivatives need.</summary>
    public double Evaluate(ReadOnlySpan<double> theta)
    {
        int n = problem.Count;
        double decay = 0;
        Array.Clear(slopes);

        for (int j = 0; j < Width; j++)
        {
            double a = theta[j];
            double u = theta[Width + j];
            slopes[cones[j]] += a * u;
            decay += problem.Decay[cones[j]] * (a * a + u * u);
        }

        for (int k = 0; k < n; k++)
        {
            residual[k] = -problem.Labels[k];
        }

        for (int i = 0; i < slopes.Length; i++)
        {
            var row = problem.Slopes.AsSpan(i * n, n);

            for (int k = 0; k < n; k++)
            {
                residual[k] += row[k] * slopes[i];
            }
        }

        double fit = 0;

        foreach (double r in residual)
        {
            fit += r * r;
        }

        for (int i = 0; i < slopes.Length; i++)
        {
            var row = problem.Slopes.AsSpan(i * n, n);
            double sum = 0;

            for (int k = 0; k < n; k++)
            {
                sum += row[k] * residual[k];
            }

            pulls[i] = sum;
        }

        return fit + decay;
    }

    /// <summary>The gradient at theta, the last point evaluated; returns its largest entry in units of the metric.</summary>
    public double Gradient(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        double largest = 0;

        for (int j = 0; j < Width; j++)
        {
            int cone = cones[j];
            double pull = 2 * pulls[cone];
            double decay = 2 * problem.Decay[cone];
            double a = theta[j];
            double u = theta[Width + j];
            gradient[j] = pull * u + decay * a;
            gradient[Width + j] = pull * a + decay * u;
            double size = Math.Max(Math.Abs(gradient[j]), Math.Abs(gradient[Width + j])) / problem.Metric[cone];
            largest = Math.Max(largest, size);
        }

        return largest;
    }

    /// <summary>The lower triangle of the Hessian at theta, the last point evaluated, 2m rows one after the other.</summary>
    public void Hessian(ReadOnlySpan<double> theta, Span<double> hessian)
    {
        int size = 2 * Width;

        for (int i = 0; i < size; i++)
        {
            int neuron = i < Width ? i : i - Width;
            double left = 2 * theta[i < Width ? i + Width : i - Width];
            var gram = problem.Gram.AsSpan(cones[neuron] * problem.ConeCount, problem.ConeCount);
            var row = hessian.Slice(i * size, i + 1);

            for (int j = 0; j <= i; j++)
            {
                row[j] = j < Width
                    ? left * theta[j + Width] * gram[cones[j]]
                    : left * theta[j - Width] * gram[cones[j - Width]];
            }

            row[i] += 2 * problem.Decay[cones[neuron]];

            if (i >= Width)
            {
                row[neuron] += 2 * pulls[cones[neuron]];
            }
        }
    }

    /// <summary>
    /// A damping, in units of the metric, that makes the Hessian at the last point evaluated positive definite: all of it
    /// but the blocks (2 decay, 2 pull; 2 pull, 2 decay) of the neurons is positive semidefinite.
    /// </summary>
    public double SafeDamping()
    {
        double largest = 0;

        for (int i = 0; i < pulls.Length; i++)
        {
            largest = Math.Max(largest, 2 * (Math.Abs(pulls[i]) - problem.Decay[i]) / problem.Metric[i]);
        }

        return largest;
    }

    /// <summary>
    /// The value at the last point evaluated minus the value of a dual vector for the cones in use, an estimate of how far
    /// the point is from the minimum over them: v = 2 (f - y), moved into |slopes . v| &lt;= 2 decay of each cone.
    /// </summary>
    public double GapEstimate(double value, NeuronPattern pattern, Span<double> dual)
    {
        int n = problem.Count;

        for (int k = 0; k < n; k++)
        {
            dual[k] = 2 * residual[k];
        }

        for (int i = 0; i < pulls.Length; i++)
        {
            double square = problem.Gram[i * problem.ConeCount + i];

            if (pattern.Counts[i] > 0 && square > 0)
            {
                double product = 2 * pulls[i];
                double bound = 2 * problem.Decay[i];
                double excess = (product - Math.Clamp(product, -bound, bound)) / square;
                var row = problem.Slopes.AsSpan(i * n, n);

                for (int k = 0; k < n; k++)
                {
                    dual[k] -= excess * row[k];
                }
            }
        }

        double bestDual = 0;

        for (int k = 0; k < n; k++)
        {
            bestDual -= dual[k] * (problem.Labels[k] + dual[k] / 4);
        }

        return value - bestDual;
    }
}
