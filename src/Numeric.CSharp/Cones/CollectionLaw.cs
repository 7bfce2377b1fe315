using System.Numerics;
using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// The exact probability, for every number of independent uniform draws from N coupons, that the draws complete at least one of
/// some alternatives, an alternative being a list of groups of coupons that each have to be hit. It has the form
/// <c>P(m) = sum over w of C_w (1 - w/N)^m</c> with integers C_w. Groups may overlap: one draw then serves several.
/// Uses: benignity, Theorem 1 and Lemma 2, whose coupons are the neuron cones.
/// </summary>
public sealed class CollectionLaw
{
    private const int MostGroups = 256;

    private readonly KeyValuePair<int, BigInteger>[] terms;
    private volatile Powers latest;

    private CollectionLaw(int coupons, IEnumerable<KeyValuePair<int, BigInteger>> terms)
    {
        Coupons = coupons;
        this.terms = [.. terms.Where(t => !t.Value.IsZero).OrderBy(t => t.Key)];
        latest = new Powers(0, BigInteger.One, [.. this.terms.Select(_ => BigInteger.One)]);
    }

    /// <summary>N.</summary>
    public int Coupons { get; }

    /// <summary>The law of some alternatives.</summary>
    /// <param name="coupons">N >= 1.</param>
    /// <param name="groups">Each group as the 0-based numbers of its coupons; an empty one is never hit.</param>
    /// <param name="alternatives">Each alternative as the 0-based numbers of its groups; an empty one is always complete. No
    /// alternative: the probability is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such coupon or group.</exception>
    /// <exception cref="InvalidOperationException">More than 20 groups depend on each other; see <see cref="IsFeasible"/>.</exception>
    public static CollectionLaw Of(
        int coupons, IReadOnlyList<IReadOnlyList<int>> groups, IReadOnlyList<IReadOnlyList<int>> alternatives)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(coupons, 1);

        if (groups.Any(g => g.Any(c => c < 0 || c >= coupons)))
        {
            throw new ArgumentOutOfRangeException(nameof(groups), "a group names a coupon that does not exist");
        }

        if (alternatives.Any(a => a.Any(g => g < 0 || g >= groups.Count)))
        {
            throw new ArgumentOutOfRangeException(nameof(alternatives), "an alternative names a group that does not exist");
        }

        return alternatives.Count switch
        {
            0 => new CollectionLaw(coupons, []),
            1 => OfOne(coupons, [.. alternatives[0].Distinct().Select(g => groups[g])]),
            _ => new CollectionLaw(coupons, GroupUnions.Monotone(groups, alternatives)),
        };
    }

    /// <summary>Whether <see cref="Of"/> can be computed quickly: several alternatives of at most 20 groups in all, or a single one
    /// of at most 256 groups that overlap in clusters of at most 20.</summary>
    public static bool IsFeasible(
        IReadOnlyList<IReadOnlyList<int>> groups, IReadOnlyList<IReadOnlyList<int>> alternatives) =>
        alternatives.Count <= 1
            ? alternatives.Count == 0
                || (alternatives[0].Count <= MostGroups && GroupUnions.Clusters([.. alternatives[0].Distinct().Select(g => groups[g])]).All(c => c.Count <= GroupUnions.Most))
            : alternatives.SelectMany(a => a).Distinct().Count() <= GroupUnions.Most;

    /// <summary>The probability after some draws.</summary>
    /// <param name="draws">m >= 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Rational Probability(int draws) => ShareAfter(draws).Value;

    /// <summary>The same as a fraction that is reduced when it is asked for.</summary>
    internal Share ShareAfter(int draws)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        Powers powers = At(draws);
        var sum = BigInteger.Zero;

        for (int i = 0; i < terms.Length; i++)
        {
            sum += terms[i].Value * powers.Misses[i];
        }

        return new Share(sum, powers.All);
    }

    /// <summary>Whether another law gives the same probabilities.</summary>
    internal bool IsSame(CollectionLaw other) => Coupons == other.Coupons && terms.AsSpan().SequenceEqual(other.terms);

    /// <summary>
    /// The powers for a number of draws: from the last ones asked for where that is fewer draws, as curves ask for one width after the other.
    /// Threads may share a law: each takes and leaves a whole set of powers.
    /// </summary>
    private Powers At(int draws)
    {
        Powers from = latest;
        int start = from.Draws <= draws ? from.Draws : 0;
        BigInteger Power(BigInteger earlier, int number) =>
            (start == 0 ? BigInteger.One : earlier) * BigInteger.Pow(number, draws - start);
        var found = new Powers(
            draws,
            Power(from.All, Coupons),
            [.. terms.Select((term, i) => Power(from.Misses[i], Coupons - term.Key))]);
        latest = found;
        return found;
    }

    /// <summary>All groups of one list: clusters that share no coupon multiply as polynomials in the size of the union.</summary>
    private static CollectionLaw OfOne(int coupons, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var product = new Dictionary<int, BigInteger> { [0] = BigInteger.One };

        foreach (var cluster in GroupUnions.Clusters(groups))
        {
            var factor = GroupUnions.Signed(cluster);
            var next = new Dictionary<int, BigInteger>();

            foreach ((int w, BigInteger count) in product)
            {
                foreach ((int more, BigInteger sign) in factor)
                {
                    next[w + more] = next.GetValueOrDefault(w + more) + (count * sign);
                }
            }

            product = next;
        }

        return new CollectionLaw(coupons, product);
    }

    /// <summary>N^m, and (N - w)^m for each term.</summary>
    private sealed record Powers(int Draws, BigInteger All, BigInteger[] Misses);
}
