namespace ReluProofs.Numeric.Landscape;

/// <summary>
/// The best point found so far in one pattern of cones: theta = (a, u) in scaled units and its scaled loss.
/// </summary>
internal sealed class PatternCandidate(NeuronPattern pattern, int patternIndex)
{
    public NeuronPattern Pattern { get; } = pattern;

    public int Index { get; } = patternIndex;

    /// <summary>2m numbers.</summary>
    public double[] Theta { get; set; } = [];

    public double Value { get; set; } = double.PositiveInfinity;
}
