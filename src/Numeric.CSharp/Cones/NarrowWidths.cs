using System.Numerics;
using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// The proportion of cones that contain a minimum of their own width, for widths too small to reach the minimum over all widths: the
/// optima of all cones are enclosed one by one. Equal rows of an activation matrix count once (benignity, Appendix A.1), so there
/// is one program for each set of at most m pairs.
/// </summary>
public static class NarrowWidths
{
    /// <summary>The number of programs a width takes.</summary>
    /// <param name="pairs">Pattern-and-sign pairs.</param>
    /// <param name="width">m.</param>
    public static BigInteger Programs(int pairs, int width)
    {
        BigInteger choose = BigInteger.One;
        BigInteger sum = BigInteger.Zero;

        for (int size = 1; size <= Math.Min(pairs, width); size++)
        {
            choose = choose * (pairs - size + 1) / size;
            sum += choose;
        }

        return sum;
    }

    /// <summary>The proportion at a width.</summary>
    /// <param name="pairs">Pattern-and-sign pairs, N.</param>
    /// <param name="width">m >= 1.</param>
    /// <param name="enclose">A rigorous enclosure of the optimum over the closed cone of some pairs, given by their numbers.</param>
    /// <param name="limit">The most programs to solve.</param>
    /// <param name="cancellation">Stops the enumeration.</param>
    /// <returns>
    /// An enclosure; [0, 1] when there are too many cones. Optima that are equal, and not merely near, cannot be told from
    /// near ones by enclosures: then it is an interval.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no pair, or the width is below 1.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ConeProportion At(
        int pairs,
        int width,
        Func<IReadOnlyList<int>, (Rational Lower, Rational Upper)> enclose,
        int limit,
        CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);

        if (Programs(pairs, width) > limit)
        {
            return new ConeProportion(width, Rational.Zero, Rational.One, ProportionReference.WidthOptimum);
        }

        var found = new List<(int[] Set, Rational Lower)>();
        Rational? best = null;

        foreach (int[] set in Sets(pairs, width))
        {
            cancellation.ThrowIfCancellationRequested();
            (Rational lower, Rational upper) = enclose(set);
            found.Add((set, lower));
            best = best is { } b ? Rational.Min(b, upper) : upper;
        }

        int[][] left = [.. found.Where(f => f.Lower <= best!.Value).Select(f => f.Set)];

        // One of those left is a minimum, and with it all that contain it.
        BigInteger low = left.Min(s => Sum(left.Where(t => s.All(t.Contains)), width));
        BigInteger all = BigInteger.Pow(pairs, width);
        return new ConeProportion(
            width, Rational.Create(low, all), Rational.Create(Sum(left, width), all), ProportionReference.WidthOptimum);
    }

    /// <summary>All sets of 1 to m of the numbers 0..pairs-1.</summary>
    private static IEnumerable<int[]> Sets(int pairs, int width)
    {
        var sets = new Stack<int[]>();

        for (int first = pairs - 1; first >= 0; first--)
        {
            sets.Push([first]);
        }

        while (sets.TryPop(out int[]? set))
        {
            yield return set;

            for (int next = pairs - 1; next > set[^1] && set.Length < width; next--)
            {
                sets.Push([.. set, next]);
            }
        }
    }

    private static BigInteger Sum(IEnumerable<int[]> sets, int width) =>
        sets.Aggregate(BigInteger.Zero, (sum, s) => sum + Surjections(width, s.Length));

    /// <summary>In how many tuples of a length exactly the members of a set of a size occur.</summary>
    private static BigInteger Surjections(int length, int size)
    {
        BigInteger choose = BigInteger.One;
        BigInteger sum = BigInteger.Zero;

        for (int missing = 0; missing <= size; missing++)
        {
            sum += (missing % 2 == 0 ? choose : -choose) * BigInteger.Pow(size - missing, length);
            choose = choose * (size - missing) / (missing + 1);
        }

        return sum;
    }
}
