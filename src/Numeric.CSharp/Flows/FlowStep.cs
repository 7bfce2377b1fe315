namespace ReluProofs.Numeric.Flows;

/// <summary>
/// One step as it is kept: the state at its start, from which dense output is computed again when it is asked for. That
/// takes a fraction of the memory of the polynomials, and gives the same numbers.
/// </summary>
internal sealed record FlowStep(
    double Start,
    double Length,
    double[] Values,
    int[] Exponents,
    ActivationFrame Frame,
    LinearSegment? Linear,
    double Unit,
    int Order)
{
    public double End => Start + Length;
}
