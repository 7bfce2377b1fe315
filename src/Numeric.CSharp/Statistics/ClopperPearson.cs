namespace ReluProofs.Numeric.Statistics;

/// <summary>
/// The exact (not asymptotic) confidence interval of a probability: C. J. Clopper and E. S. Pearson, The use of confidence or
/// fiducial limits illustrated in the case of the binomial (1934). Whatever the probability is, the interval misses it with
/// probability at most the given one, half of it on each side.
/// </summary>
public static class ClopperPearson
{
    // More than what the error of the tails moves a limit by: a tail is at most a few hundred of its first terms, and its
    // relative derivative in p is at least 1 over that.
    private const double OutwardWidening = 1000 * BinomialTail.RelativeError;

    private const int Bisections = 200;

    /// <summary>The interval.</summary>
    /// <param name="successes">0..trials.</param>
    /// <param name="trials">0..10,000,000; without trials the interval is [0, 1].</param>
    /// <param name="failure">The probability to miss, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static ProportionInterval Interval(int successes, int trials, double failure)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, BinomialTail.MostTrials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);

        if (!(failure > 0 && failure < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(failure), "a probability strictly between 0 and 1 is needed");
        }

        return new ProportionInterval(
            successes,
            trials,
            LowerLimit(successes, trials, failure / 2),
            UpperLimit(successes, trials, failure / 2),
            failure);
    }

    /// <summary>The probability at which this many successes or more have the given probability.</summary>
    private static double LowerLimit(int successes, int trials, double tail)
    {
        if (successes == 0)
        {
            return 0;
        }

        // A true limit above the estimate (which needs a tail of order 1/2) is only made lower by this bracket.
        double below = 0;
        double above = (double)successes / trials;

        for (int step = 0; step < Bisections && Math.BitIncrement(below) < above; step++)
        {
            double middle = below + ((above - below) / 2);
            (below, above) = BinomialTail.AtLeast(successes, trials, middle) <= tail ? (middle, above) : (below, middle);
        }

        return below * (1 - OutwardWidening);
    }

    /// <summary>The probability at which this many successes or fewer have the given probability.</summary>
    private static double UpperLimit(int successes, int trials, double tail)
    {
        if (successes == trials)
        {
            return 1;
        }

        double below = (double)successes / trials;
        double above = 1;

        for (int step = 0; step < Bisections && Math.BitIncrement(below) < above; step++)
        {
            double middle = below + ((above - below) / 2);
            (below, above) = BinomialTail.AtMost(successes, trials, middle) <= tail ? (below, middle) : (middle, above);
        }

        return Math.Min(1, above * (1 + OutwardWidening));
    }
}
