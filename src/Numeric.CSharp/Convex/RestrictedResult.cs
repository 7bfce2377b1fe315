using ReluProofs.Kernel;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The optimum over one closed activation cone. <see cref="OptimumResult.Lower"/> bounds every network whose neurons lie in
/// the cones given (of any number: equal cones are one); <see cref="OptimumResult.Network"/> has one neuron for each cone it uses.
/// Where a cone has no interior, rounding may leave that network's neuron outside: <see cref="ExactNetwork"/> is inside.
/// </summary>
public sealed class RestrictedResult : OptimumResult
{
    private readonly Lazy<TwoLayerNetwork> exactNetwork;

    internal RestrictedResult(
        SolveStatus status,
        Rational lower,
        Rational upper,
        NumericNetwork network,
        Func<TwoLayerNetwork> exactNetwork,
        ExactVector dual,
        IReadOnlyList<ActiveNeuron> neurons,
        int iterations,
        TimeSpan elapsed,
        IReadOnlyList<NeuronCone> cones,
        IReadOnlyList<int> coneOf)
        : base(status, lower, upper, network, dual, neurons, iterations, elapsed)
    {
        this.exactNetwork = new Lazy<TwoLayerNetwork>(exactNetwork);
        Cones = cones;
        ConeOf = coneOf;
    }

    /// <summary>
    /// The network whose loss is <see cref="OptimumResult.Upper"/>, with every neuron in its closed cone, both in exact numbers.
    /// <see cref="OptimumResult.Network"/> is its rounded image, and the same wherever the cones have an interior.
    /// </summary>
    public TwoLayerNetwork ExactNetwork => exactNetwork.Value;

    /// <summary>The distinct cones, in the order they were first given.</summary>
    public IReadOnlyList<NeuronCone> Cones { get; }

    /// <summary>For each of <see cref="OptimumResult.Neurons"/>, its index in <see cref="Cones"/>.</summary>
    public IReadOnlyList<int> ConeOf { get; }
}
