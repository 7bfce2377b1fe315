using System.Diagnostics;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The global minimum of L = c sum_k (f(x_k) - y_k)^2 + rho ||theta||^2 over two-layer ReLU networks of any width, by its convex
/// reformulation (Pilanci and Ergen 2020): with balanced neurons and beta = a w the penalty is 2 rho sum ||beta||, and the
/// dual is max v^T y - ||v||^2 / (4c) subject to s |sum_k v_k relu(&lt;u, x_k&gt;)| &lt;= 2 rho for all unit u.
/// </summary>
public static class CertifiedOptimum
{
    // After a rigorous gap that missed the target, the next one is asked for from an estimate this much smaller.
    private const double Tighter = 0.01;
    private const int Attempts = 3;

    // In units of the decay at which the zero network is optimal.
    private const double LittleDecay = 1e-11;

    /// <summary>Encloses the minimum over networks of any width; the one returned has at most n neurons.</summary>
    /// <param name="data">The points and labels, exact.</param>
    /// <param name="constants">c, s and rho.</param>
    /// <param name="settings">Targets and limits; null for the default.</param>
    /// <param name="cancellation">Ends the search with <see cref="SolveStatus.Cancelled"/>; the enclosure stays valid.</param>
    /// <exception cref="ArgumentNullException">Data or constants are null.</exception>
    public static OptimumResult Solve(
        Dataset data, ModelConstants constants, ConvexSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(constants);
        long start = Stopwatch.GetTimestamp();
        settings ??= ConvexSettings.Default;
        var scaled = new ScaledData(data, constants);
        var exact = new ExactEvaluation(data, constants);

        if (constants.OutputScale.IsZero || data.Labels.IsZero)
        {
            return ZeroNetwork(scaled, exact, start);
        }

        var pricing = new GlobalPricing(scaled, settings.LargestCellCount, cancellation);
        var projection = new DualProjection(scaled.Labels, scaled.Kappa, pricing);
        var answer = new CertifiedAnswer(scaled, exact);
        var status = SolveStatus.GapNotReached;
        double target = settings.RelativeGapTarget;

        try
        {
            for (int attempt = 0; attempt < Attempts; attempt++, target *= Tighter)
            {
                bool isReached = projection.Run(target, settings.Iterations, cancellation);
                answer.Take(projection);

                if (answer.RelativeGapIsAtMost(settings.RelativeGapTarget))
                {
                    status = SolveStatus.Certified;
                    break;
                }

                if (!isReached)
                {
                    status = pricing.HasTooMany ? SolveStatus.TooManyPatterns
                        : projection.Iterations >= settings.Iterations ? SolveStatus.IterationLimit
                        : SolveStatus.GapNotReached;
                    break;
                }
            }

            // With next to no decay the dual has no gap to guide it. If labels are out of reach, a little decay gives as good a network.
            if (status == SolveStatus.GapNotReached && answer.TakeUnreachable())
            {
                var nearby = new DualProjection(scaled.Labels, Math.Max(scaled.Kappa, LittleDecay * projection.LabelBound), pricing);
                nearby.Run(settings.RelativeGapTarget, settings.Iterations, cancellation);
                answer.TakePrimal(nearby);
                status = answer.RelativeGapIsAtMost(settings.RelativeGapTarget) ? SolveStatus.Certified : status;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            answer.Take(projection);
            status = SolveStatus.Cancelled;
        }

        return new OptimumResult(
            status,
            answer.Lower,
            answer.Upper,
            answer.Network,
            answer.Dual,
            answer.Neurons(projection),
            projection.Iterations,
            Stopwatch.GetElapsedTime(start));
    }

    private static OptimumResult ZeroNetwork(ScaledData scaled, ExactEvaluation exact, long start) =>
        new(
            SolveStatus.Certified,
            exact.OriginLoss,
            exact.OriginLoss,
            NumericNetwork.Zero(0, scaled.Dimension),
            Rational.Two * scaled.Constants.LossConstant * scaled.Data.Labels,
            [],
            0,
            Stopwatch.GetElapsedTime(start));
}
