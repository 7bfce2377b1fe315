namespace ReluProofs.Numeric.Flows.Observables;

/// <summary>What can be read off a state of a flow besides what the state says itself.</summary>
public static class Observable
{
    /// <summary>
    /// mu = v ||grad L||^2 / L = -L'/L, the local Polyak-Lojasiewicz curvature of <c>weakint</c> (there v = p); NaN where L = 0.
    /// </summary>
    public static double LocalCurvature(FlowSetting setting, FlowState state) =>
        setting.Speed * state.RelativeGradientSquared;

    /// <summary>
    /// The average of mu over the time from one loss to another, (log L(0) - log L(t)) / t: exact, since mu = -(log L)'. Infinite when
    /// the last loss is 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public static double AverageCurvature(double firstLoss, double lastLoss, double time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(time);
        return Math.Log(firstLoss / lastLoss) / time;
    }

    /// <summary>a_j^2 - ||w_j||^2, which the flow keeps (rho = 0) or multiplies by exp(-4 v rho t); it underflows for tiny neurons.</summary>
    public static double Balancedness(FlowState state, int j) =>
        Math.Exp(2 * state.LogOutputWeight(j)) - Math.Exp(2 * state.LogHiddenNorm(j));

    /// <summary>The cosine of the angle between w_j and a vector; NaN when one of them is 0.</summary>
    /// <exception cref="ArgumentException">The vector is not of R^d.</exception>
    public static double Cosine(FlowState state, int j, ReadOnlySpan<double> vector)
    {
        if (vector.Length != state.Dimension)
        {
            throw new ArgumentException("the vector has the dimension of the data", nameof(vector));
        }

        double norm = DenseVector.Norm(vector);
        return double.IsNegativeInfinity(state.LogHiddenNorm(j)) || norm == 0
            ? double.NaN
            : Math.Clamp(DenseVector.Dot(state.Direction(j), vector) / norm, -1, 1);
    }

    /// <summary>The activation pattern of neuron j: whether &lt;w_j, x_k&gt; > 0, for every k.</summary>
    public static bool[] ActivationPattern(FlowData data, FlowState state, int j)
    {
        var pattern = new bool[data.Count];

        for (int k = 0; k < data.Count; k++)
        {
            pattern[k] = state.PreactivationCosine(j, k) > 0;
        }

        return pattern;
    }
}
