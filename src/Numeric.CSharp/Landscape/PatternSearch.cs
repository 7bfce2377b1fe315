using ReluProofs.Numeric.Randomness;

namespace ReluProofs.Numeric.Landscape;

/// <summary>Minimises over each pattern of cones from several random starts. Not thread-safe: it owns work space.</summary>
internal sealed class PatternSearch
{
    // What rounding leaves of the gap estimate, relative to the loss of the zero network.
    private const double EstimateNoise = 1e-14;

    // Sizes of the random starts, in units in which minimisers are near 1.
    private const double NearStart = 1e-3;
    private const double FarStart = 1.5;

    private readonly ScaledProblem problem;
    private readonly ConeObjective objective;
    private readonly DampedNewton newton;
    private readonly double[] dual;
    private readonly double[] theta;
    private readonly ulong seed;
    private readonly double enough;

    public PatternSearch(ScaledProblem problem, int width, MinimiserSettings settings)
    {
        this.problem = problem;
        objective = new ConeObjective(problem, width);
        newton = new DampedNewton(objective);
        dual = new double[problem.Count];
        theta = new double[2 * width];
        seed = settings.Seed;
        enough = Math.Max(settings.RelativeGapTarget / 1000, EstimateNoise) * problem.LabelSquares;
    }

    public long Iterations { get; private set; }

    public int Starts { get; private set; }

    /// <summary>Whether the last call of <see cref="Improve"/> missed its target with a start cut by the iteration limit.</summary>
    public bool HitLimit { get; private set; }

    /// <summary>The zero network, which lies in every pattern.</summary>
    public PatternCandidate Origin(NeuronPattern pattern, int index) =>
        new(pattern, index) { Theta = new double[2 * objective.Width], Value = problem.LabelSquares };

    /// <summary>Adds starts until the estimated gap of the pattern is small enough or the starts are used up.</summary>
    public void Improve(PatternCandidate candidate, int from, int to, int iterationLimit, CancellationToken cancellation)
    {
        HitLimit = false;
        objective.Enter(candidate.Pattern);

        for (int start = from; start < to && !cancellation.IsCancellationRequested; start++)
        {
            Scatter(candidate, start);
            var descent = newton.Minimise(theta, iterationLimit, cancellation);
            double value = objective.Evaluate(theta);
            Iterations += descent.Iterations;
            Starts++;
            HitLimit |= !descent.Converged;

            if (value < candidate.Value)
            {
                candidate.Value = value;
                candidate.Theta = theta.ToArray();
            }

            if (objective.GapEstimate(value, candidate.Pattern, dual) <= enough)
            {
                HitLimit = false;
                return;
            }
        }
    }

    /// <summary>The fitted values and residuals (scaled, n each) of a point of a pattern.</summary>
    public (double[] Fitted, double[] Residual) Outputs(NeuronPattern pattern, ReadOnlySpan<double> point)
    {
        objective.Enter(pattern);
        objective.Evaluate(point);
        var fitted = new double[problem.Count];

        for (int i = 0; i < problem.ConeCount; i++)
        {
            for (int k = 0; k < fitted.Length; k++)
            {
                fitted[k] += problem.Slopes[i * fitted.Length + k] * objective.ConeSlopes[i];
            }
        }

        return (fitted, objective.Residual.ToArray());
    }

    /// <summary>The weights in the units of the data, with u_j made non-negative; false when a double cannot hold one.</summary>
    public bool TryUnscale(
        NeuronPattern pattern, ReadOnlySpan<double> point, ReadOnlySpan<int> directions, Span<double> a, Span<double> w)
    {
        objective.Enter(pattern);
        bool finite = true;

        for (int j = 0; j < a.Length; j++)
        {
            int cone = objective.ConeOfNeuron[j];
            double output = Math.ScaleB(point[j], problem.WeightExponents[cone]);
            double hidden = Math.ScaleB(point[a.Length + j], problem.WeightExponents[cone]);
            // Adding 0 turns -0 into 0.
            a[j] = (hidden < 0 ? -output : output) + 0.0;
            w[j] = directions[cone] * Math.Abs(hidden) + 0.0;
            finite &= double.IsFinite(a[j]) && double.IsFinite(w[j]);
        }

        return finite;
    }

    /// <summary>
    /// A random point, the first one near the origin: descent from there grows all neurons of a cone alike, and so does
    /// not end far out in the flat valleys (weights out of balance, neurons that cancel) that a weak decay leaves.
    /// </summary>
    private void Scatter(PatternCandidate candidate, int start)
    {
        var random = new CounterStream(seed, candidate.Index, start);
        double scale = start % 2 == 0 ? NearStart : FarStart;

        for (int i = 0; i < theta.Length; i++)
        {
            int cone = objective.ConeOfNeuron[i % objective.Width];
            theta[i] = scale * random.NextSymmetric() / Math.Sqrt(candidate.Pattern.Counts[cone]);
        }
    }
}
