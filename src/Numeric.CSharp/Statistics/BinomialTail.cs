namespace ReluProofs.Numeric.Statistics;

/// <summary>
/// Probabilities of a binomial variable X, the number of successes in n independent trials of probability p, to a relative error of
/// <see cref="RelativeError"/> as long as they are above <see cref="LeastProbability"/>. Single terms by the deviance form of C. Loader, Fast and accurate computation of binomial
/// probabilities (2000), which loses no digits for large n; tails by summing terms of one sign.
/// </summary>
public static class BinomialTail
{
    /// <summary>The accuracy of all results, for n up to <see cref="MostTrials"/>.</summary>
    public const double RelativeError = 1e-11;

    /// <summary>The largest n the accuracy is promised for.</summary>
    public const int MostTrials = 10_000_000;

    /// <summary>Below this, results may have lost digits to underflow.</summary>
    public const double LeastProbability = 1e-290;

    private const int ExactFactorials = 16;
    private const double NegligibleTerm = 1e-18;

    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>P(X = k).</summary>
    public static double Term(int k, int n, double p)
    {
        if (p <= 0 || p >= 1)
        {
            return k == (p <= 0 ? 0 : n) ? 1 : 0;
        }

        if (k == 0)
        {
            return Math.Exp(n * LogOnePlus(-p));
        }

        if (k == n)
        {
            return Math.Exp(n * Math.Log(p));
        }

        double q = 1 - p;
        double exponent = StirlingError(n) - StirlingError(k) - StirlingError(n - k)
            - Deviance(k, n * p) - Deviance(n - k, n * q);
        return Math.Exp(exponent - HalfLogTwoPi) * Math.Sqrt(n / ((double)k * (n - k)));
    }

    /// <summary>P(X >= k), for k >= n p; farther down its first term may underflow, and the sum with it.</summary>
    public static double AtLeast(int k, int n, double p)
    {
        double term = Term(k, n, p);
        double sum = term;

        for (int i = k; i < n && term > sum * NegligibleTerm; i++)
        {
            term *= (n - i) / (i + 1.0) * (p / (1 - p));
            sum += term;
        }

        return sum;
    }

    /// <summary>P(X &lt;= k), for k &lt;= n p; farther up its first term may underflow, and the sum with it.</summary>
    public static double AtMost(int k, int n, double p)
    {
        double term = Term(k, n, p);
        double sum = term;

        for (int i = k; i > 0 && term > sum * NegligibleTerm; i--)
        {
            term *= i / (n - i + 1.0) * ((1 - p) / p);
            sum += term;
        }

        return sum;
    }

    /// <summary>log n! - (n + 1/2) log n + n - log(2 pi) / 2, for n >= 1.</summary>
    private static double StirlingError(int n)
    {
        if (n < ExactFactorials)
        {
            double factorial = 1;

            for (int i = 2; i <= n; i++)
            {
                factorial *= i;
            }

            return Math.Log(factorial) - ((n + 0.5) * Math.Log(n)) + n - HalfLogTwoPi;
        }

        double square = (double)n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / n;
    }

    /// <summary>x log(x / mean) + mean - x without cancellation where the two are near.</summary>
    private static double Deviance(double x, double mean)
    {
        double difference = x - mean;

        if (Math.Abs(difference) >= 0.1 * (x + mean))
        {
            return (x * Math.Log(x / mean)) - difference;
        }

        // With v = (x - mean) / (x + mean): log(x / mean) = 2 (v + v^3/3 + v^5/5 + ...).
        double v = difference / (x + mean);
        double sum = difference * v;
        double power = 2 * x * v;

        for (int j = 1; j < 1000; j++)
        {
            power *= v * v;
            double next = sum + (power / ((2 * j) + 1));

            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }

    private static double LogOnePlus(double x)
    {
        // Exact for the rounding of 1 + x (Kahan).
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }
}
