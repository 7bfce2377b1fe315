namespace ReluProofs.Numeric.Convex;

/// <summary>
/// A direction at which the dual constraint s |sum_k v_k relu(&lt;u, x_k&gt;)| &lt;= 2 rho is tight or nearly so: only such
/// directions occur in minimisers. For each sign and each choice of points with v_k of that sign there is at most one.
/// </summary>
public sealed class ActiveNeuron
{
    private readonly double[] direction;

    internal ActiveNeuron(double[] direction, int sign, double weight, double tightness, IReadOnlyList<int> kinks)
    {
        this.direction = direction;
        Sign = sign;
        Weight = weight;
        Tightness = tightness;
        Kinks = kinks;
    }

    /// <summary>The unit vector u of R^d (rounded).</summary>
    public ReadOnlySpan<double> Direction => direction;

    /// <summary>The sign of the output weight, 1 or -1.</summary>
    public int Sign { get; }

    /// <summary>||beta|| = |a| ||w|| in the network returned, rounded; 0 for a tight direction that it does not use.</summary>
    public double Weight { get; }

    /// <summary>s sign sum_k v_k relu(&lt;u, x_k&gt;) / (2 rho), rounded: 1 when tight.</summary>
    public double Tightness { get; }

    /// <summary>
    /// The points k with &lt;u, x_k&gt; = 0 by structure: the direction is pressed on their hyperplanes, so rounding does not
    /// decide their sign. Such a neuron lies in the closed cones of both sides.
    /// </summary>
    public IReadOnlyList<int> Kinks { get; }
}
