using System.Diagnostics;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The minimum of the regularised loss over networks whose neurons lie in given closed cones, one neuron for each cone or more.
/// Equal cones are one: their neurons add up.
/// </summary>
public static class RestrictedOptimum
{
    private const double Tighter = 0.01;
    private const int Attempts = 3;

    /// <summary>Encloses the minimum over the closed activation cone of an activation matrix.</summary>
    /// <param name="data">The points and labels, exact.</param>
    /// <param name="constants">c, s and rho.</param>
    /// <param name="cones">The rows of the matrix; any of them may have no interior, or be {0}.</param>
    /// <param name="settings">Targets and limits; null for the default.</param>
    /// <param name="cancellation">Ends the search with <see cref="SolveStatus.Cancelled"/>; the enclosure stays valid.</param>
    /// <exception cref="ArgumentException">A cone is not one of n points.</exception>
    public static RestrictedResult Solve(
        Dataset data,
        ModelConstants constants,
        IEnumerable<NeuronCone> cones,
        ConvexSettings? settings = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(constants);
        ArgumentNullException.ThrowIfNull(cones);
        return Prepare(data, constants).Solve(cones, settings, cancellation);
    }

    /// <summary>The same for many cones of one data set: what depends on the data alone is done once.</summary>
    /// <param name="data">The points and labels, exact.</param>
    /// <param name="constants">c, s and rho.</param>
    /// <returns>An object that may be used by several threads.</returns>
    public static RestrictedProgram Prepare(Dataset data, ModelConstants constants)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(constants);
        return new RestrictedProgram(data, constants);
    }

    internal static RestrictedResult Solve(
        ScaledData scaled,
        ExactEvaluation exact,
        ConeRepair repair,
        IEnumerable<NeuronCone> cones,
        ConvexSettings settings,
        CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        NeuronCone[] distinct = [.. cones.Distinct()];

        if (distinct.Any(cone => cone.Count != scaled.Count))
        {
            throw new ArgumentException("every cone has one truth value a point", nameof(cones));
        }

        var answer = new CertifiedAnswer(scaled, exact, distinct, repair);

        if (scaled.Constants.OutputScale.IsZero || scaled.Data.Labels.IsZero)
        {
            return new RestrictedResult(
                SolveStatus.Certified,
                exact.OriginLoss,
                exact.OriginLoss,
                NumericNetwork.Zero(0, scaled.Dimension),
                () => new TwoLayerNetwork([], []),
                Rational.Two * scaled.Constants.LossConstant * scaled.Data.Labels,
                [],
                0,
                Stopwatch.GetElapsedTime(start),
                distinct,
                []);
        }

        var pricing = new ConePricing(scaled, distinct, cancellation);
        var projection = new DualProjection(scaled.Labels, scaled.Kappa, pricing);
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
                    status = projection.Iterations >= settings.Iterations
                        ? SolveStatus.IterationLimit
                        : SolveStatus.GapNotReached;
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            answer.Take(projection);
            status = SolveStatus.Cancelled;
        }

        var neurons = answer.Neurons(projection);
        return new RestrictedResult(
            status,
            answer.Lower,
            answer.Upper,
            answer.Network,
            () => answer.ExactNetwork,
            answer.Dual,
            neurons,
            projection.Iterations,
            Stopwatch.GetElapsedTime(start),
            distinct,
            answer.ConesOfNeurons(neurons.Count));
    }
}
