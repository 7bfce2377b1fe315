using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Convex;

/// <summary>One data set, ready for the optima over many closed activation cones. Safe for several threads.</summary>
public sealed class RestrictedProgram
{
    private readonly ScaledData scaled;
    private readonly ExactEvaluation exact;
    private readonly ConeRepair repair;

    internal RestrictedProgram(Dataset data, ModelConstants constants)
    {
        scaled = new ScaledData(data, constants);
        exact = new ExactEvaluation(data, constants);
        repair = new ConeRepair(scaled);
    }

    /// <summary>Encloses the minimum over the closed activation cone of an activation matrix, given by its rows.</summary>
    /// <exception cref="ArgumentException">A cone is not one of n points.</exception>
    public RestrictedResult Solve(
        IEnumerable<NeuronCone> cones, ConvexSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cones);
        return RestrictedOptimum.Solve(scaled, exact, repair, cones, settings ?? ConvexSettings.Default, cancellation);
    }

    /// <summary>What the optimum over a cone is in the landscape of all networks.</summary>
    /// <param name="restricted">An optimum this object returned.</param>
    /// <param name="global">The minimum over all networks, of the same data and constants.</param>
    /// <param name="thresholds">When it counts as global and as stationary; null for the rigorous ones.</param>
    public ConeClassification Classify(
        RestrictedResult restricted, OptimumResult global, StationarityThresholds? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(restricted);
        ArgumentNullException.ThrowIfNull(global);
        return Stationarity.Classify(scaled, restricted, global, thresholds ?? StationarityThresholds.Rigorous);
    }
}
