namespace ReluProofs.Numeric.Statistics;

/// <summary>
/// A confidence interval for the probability of an event, from independent trials.
/// </summary>
/// <param name="Successes">How often it happened.</param>
/// <param name="Trials">Out of how many.</param>
/// <param name="Low">The lower limit.</param>
/// <param name="High">The upper limit.</param>
/// <param name="Failure">The interval misses the true probability with at most this probability.</param>
public sealed record ProportionInterval(int Successes, int Trials, double Low, double High, double Failure)
{
    /// <summary>The fraction of successes; NaN without trials.</summary>
    public double Estimate => (double)Successes / Trials;

    /// <summary>Whether a probability lies in the interval, limits included.</summary>
    public bool Contains(double probability) => Low <= probability && probability <= High;
}
