namespace ReluProofs.Numeric.Randomness;

/// <summary>Independent standard Gaussian numbers from a uniform stream (G. E. P. Box and M. E. Muller, 1958).</summary>
internal struct GaussianStream(CounterStream uniform)
{
    private CounterStream uniform = uniform;
    private double? spare;

    /// <summary>The next number.</summary>
    public double Next()
    {
        if (spare is { } kept)
        {
            spare = null;
            return kept;
        }

        // 1 - u lies in (0, 1], so the logarithm is finite.
        double u = 0.5 * (uniform.NextSymmetric() + 1);
        double length = Math.Sqrt(-2 * Math.Log(Math.Max(1 - u, double.Epsilon)));
        double angle = Math.PI * uniform.NextSymmetric();
        spare = length * Math.Sin(angle);
        return length * Math.Cos(angle);
    }
}
