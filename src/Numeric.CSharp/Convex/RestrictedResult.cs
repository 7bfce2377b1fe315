using ReluProofs.Kernel;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The optimum over one closed activation cone. <see cref="OptimumResult.Lower"/> bounds every network whose neurons lie in
/// the cones given (of any number: equal cones are one); <see cref="OptimumResult.Network"/> has one neuron for each cone it uses.
/// </summary>
public sealed class RestrictedResult : OptimumResult
{
    internal RestrictedResult(
        SolveStatus status,
        Rational lower,
        Rational upper,
        NumericNetwork network,
        ExactVector dual,
        IReadOnlyList<ActiveNeuron> neurons,
        int iterations,
        TimeSpan elapsed,
        IReadOnlyList<NeuronCone> cones,
        IReadOnlyList<int> coneOf)
        : base(status, lower, upper, network, dual, neurons, iterations, elapsed)
    {
        Cones = cones;
        ConeOf = coneOf;
    }

    /// <summary>The distinct cones, in the order they were first given.</summary>
    public IReadOnlyList<NeuronCone> Cones { get; }

    /// <summary>For each of <see cref="OptimumResult.Neurons"/>, its index in <see cref="Cones"/>.</summary>
    public IReadOnlyList<int> ConeOf { get; }
}
