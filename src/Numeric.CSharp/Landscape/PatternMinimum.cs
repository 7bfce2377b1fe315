using ReluProofs.Kernel;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.Landscape;

/// <summary>The best network found in one pattern of closed activation cones, with its exact loss.</summary>
public sealed class PatternMinimum
{
    internal PatternMinimum(NeuronPattern pattern, NumericNetwork network, Rational loss)
    {
        Pattern = pattern;
        Network = network;
        Loss = loss;
    }

    /// <summary>The cones its hidden weights lie in; a weight 0 lies in all of them.</summary>
    public NeuronPattern Pattern { get; }

    /// <summary>The network, in the units of the data.</summary>
    public NumericNetwork Network { get; }

    /// <summary>The exact loss of this network, without any rounding.</summary>
    public Rational Loss { get; }
}
