using System.Numerics;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// The proportion of uniformly drawn activation cones of one kind, for every width at once, without sampling. A cone is a set S of
/// neuron cones (benignity, Appendix A.1: equal rows count once). If the optimum over S uses the neuron cones T alone, it is the
/// optimum over every set between T and S, and one program decides all of them. So the sets are split into such intervals: what is
/// left beside the interval [T, S] are the sets that miss a first member of T, and each of these parts is treated in the same way.
/// An interval's share at width m is the probability that m draws hit all members of T and nothing outside S: inclusion-exclusion.
/// Parts that are not looked into, beyond the limit, and undecided ones make the proportion an interval.
/// </summary>
public sealed class ConeCensus
{
    /// <summary>The most neuron cones that sets are kept of.</summary>
    public const int MostCones = 64;

    private readonly Dictionary<Interval, BigInteger> intervals;

    private ConeCensus(int cones, int programs, Dictionary<Interval, BigInteger> intervals)
    {
        NeuronConeCount = cones;
        Programs = programs;
        this.intervals = intervals;
    }

    /// <summary>Pattern-and-sign pairs that rows are drawn from.</summary>
    public int NeuronConeCount { get; }

    /// <summary>The programs that were solved.</summary>
    public int Programs { get; }

    /// <summary>Classifies all sets of neuron cones.</summary>
    /// <param name="count">How many neuron cones there are, at most <see cref="MostCones"/>; with more, nothing is known.</param>
    /// <param name="solve">
    /// For the numbers of some neuron cones: what the optimum over their closed cones is, and which of them its network uses.
    /// Called from several threads.
    /// </param>
    /// <param name="limit">The most programs to solve; those that decide the largest sets come first.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no neuron cone, or the limit is negative.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ConeCensus Of(
        int count,
        Func<IReadOnlyList<int>, (ConeClass Class, IReadOnlyList<int> Used)> solve,
        int limit,
        CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var intervals = new Dictionary<Interval, BigInteger>();
        int programs = 0;

        void Add(ConeClass found, bool isZero, ulong required, ulong allowed)
        {
            var key = new Interval(found, isZero, BitOperations.PopCount(required), BitOperations.PopCount(allowed));
            intervals[key] = intervals.GetValueOrDefault(key) + 1;
        }

        List<(ulong Required, ulong Allowed)> level = count <= MostCones ? [(0, ulong.MaxValue >> (64 - count))] : [];

        if (level.Count == 0)
        {
            intervals[new Interval(ConeClass.Undecided, false, 0, count)] = 1;
        }

        // A level misses one neuron cone more than the one before: its sets are smaller.
        while (level.Count > 0)
        {
            int size = Math.Min(level.Count, limit - programs);
            var found = new (ConeClass Class, ulong Used)[size];
            Parallel.For(
                0,
                size,
                new ParallelOptions { CancellationToken = cancellation },
                i =>
                {
                    int[] set = [.. Members(level[i].Allowed)];
                    var (kind, used) = solve(set);
                    found[i] = (kind, used.Aggregate(0UL, (mask, cone) => mask | (1UL << cone)));
                });
            programs += size;
            var next = new List<(ulong Required, ulong Allowed)>();

            for (int i = 0; i < level.Count; i++)
            {
                var (required, allowed) = level[i];

                if (i >= size)
                {
                    Add(ConeClass.Undecided, false, required, allowed);
                    continue;
                }

                Add(found[i].Class, found[i].Used == 0, required | found[i].Used, allowed);

                foreach (int cone in Members(found[i].Used & ~required))
                {
                    ulong one = 1UL << cone;

                    if ((allowed & ~one) != 0)
                    {
                        next.Add((required, allowed & ~one));
                    }

                    required |= one;
                }
            }

            level = next;
        }

        return new ConeCensus(count, programs, intervals);
    }

    /// <summary>The proportion of cones of a kind: an enclosure, exact where its ends are equal.</summary>
    /// <param name="kind">A kind that is decided.</param>
    /// <param name="width">m >= 1.</param>
    /// <param name="withZero">Whether cones count whose optimum is the zero network.</param>
    /// <returns>The true proportion is between the two.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 1.</exception>
    public (Rational Low, Rational High) Proportion(ConeClass kind, int width, bool withZero)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        BigInteger all = BigInteger.Pow(NeuronConeCount, width);
        Rational Of(ConeClass one) => Rational.Create(Tuples(one, width, withZero), all);
        var low = Of(kind);
        return (low, kind == ConeClass.Undecided ? low : low + Of(ConeClass.Undecided));
    }

    /// <summary>How many m-tuples of neuron cones are of a kind.</summary>
    private BigInteger Tuples(ConeClass kind, int width, bool withZero)
    {
        var powers = Enumerable.Range(0, NeuronConeCount + 1).Select(k => BigInteger.Pow(k, width)).ToArray();
        var sum = BigInteger.Zero;

        foreach (var ((found, isZero, required, allowed), number) in intervals)
        {
            if (found != kind || (isZero && !withZero))
            {
                continue;
            }

            BigInteger choose = BigInteger.One;

            for (int missing = 0; missing <= required; missing++)
            {
                sum += (missing % 2 == 0 ? number : -number) * choose * powers[allowed - missing];
                choose = choose * (required - missing) / (missing + 1);
            }
        }

        return sum;
    }

    /// <summary>Sets of one kind between two sets of these sizes; whether the network they share is zero.</summary>
    private readonly record struct Interval(ConeClass Class, bool IsZero, int Required, int Allowed);

    private static IEnumerable<int> Members(ulong set)
    {
        for (; set != 0; set &= set - 1)
        {
            yield return BitOperations.TrailingZeroCount(set);
        }
    }
}
