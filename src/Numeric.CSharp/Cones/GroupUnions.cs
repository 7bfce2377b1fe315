using System.Numerics;

namespace ReluProofs.Numeric.Cones;

/// <summary>Inclusion-exclusion over groups of coupons: how often, with sign, each size of a union of groups occurs.</summary>
internal static class GroupUnions
{
    /// <summary>The most groups whose subsets are enumerated.</summary>
    public const int Most = 20;

    /// <summary>The groups, split so that groups of different clusters share no coupon.</summary>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<int>>> Clusters(IReadOnlyList<IReadOnlyList<int>> groups)
    {
        int[] root = [.. Enumerable.Range(0, groups.Count)];
        var holder = new Dictionary<int, int>();

        int Root(int g) => root[g] == g ? g : root[g] = Root(root[g]);

        for (int g = 0; g < groups.Count; g++)
        {
            foreach (int coupon in groups[g])
            {
                root[Root(g)] = Root(holder.TryAdd(coupon, g) ? g : holder[coupon]);
            }
        }

        return [.. Enumerable.Range(0, groups.Count).GroupBy(Root).Select(c => (IReadOnlyList<IReadOnlyList<int>>)[.. c.Select(g => groups[g])])];
    }

    /// <summary>For each size w, the sum of (-1)^|S| over the sets S of groups whose union has w coupons.</summary>
    public static Dictionary<int, BigInteger> Signed(IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var found = new Dictionary<int, BigInteger>();
        int[] missed = Missed(groups);

        for (int set = 0; set < missed.Length; set++)
        {
            int sign = BitOperations.PopCount((uint)set) % 2 == 0 ? 1 : -1;
            found[missed[set]] = found.GetValueOrDefault(missed[set]) + sign;
        }

        return found;
    }

    /// <summary>
    /// The law of "the groups hit contain one of the alternatives", by the size of what is missed: with phi the 0/1 function of
    /// the set of groups hit, P = sum over H of phi(H) P(exactly H hit), and Moebius inversion turns this into
    /// sum over H of c(H) P(all groups outside H missed) with c(H) = sum over H' containing H of (-1)^|H' \ H| phi(H').
    /// </summary>
    public static Dictionary<int, BigInteger> Monotone(
        IReadOnlyList<IReadOnlyList<int>> groups, IReadOnlyList<IReadOnlyList<int>> alternatives)
    {
        int[] used = [.. alternatives.SelectMany(a => a).Distinct().Order()];
        int[] missed = Missed([.. used.Select(g => groups[g])]);
        int[] wanted = [.. alternatives.Select(a => a.Distinct().Sum(g => 1 << Array.IndexOf(used, g)))];
        var weight = new long[missed.Length];

        for (int hit = 0; hit < weight.Length; hit++)
        {
            weight[hit] = wanted.Any(w => (hit & w) == w) ? 1 : 0;
        }

        for (int g = 0; g < used.Length; g++)
        {
            for (int hit = 0; hit < weight.Length; hit++)
            {
                if ((hit >> g & 1) == 0)
                {
                    weight[hit] -= weight[hit | 1 << g];
                }
            }
        }

        var found = new Dictionary<int, BigInteger>();

        for (int hit = 0; hit < weight.Length; hit++)
        {
            int size = missed[missed.Length - 1 - hit];
            found[size] = found.GetValueOrDefault(size) + weight[hit];
        }

        return found;
    }

    /// <summary>The number of coupons in the union of each set of groups, sets as bit masks.</summary>
    private static int[] Missed(IReadOnlyList<IReadOnlyList<int>> groups)
    {
        if (groups.Count > Most)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{groups.Count} groups depend on each other; at most {Most} can be enumerated"));
        }

        // First the coupons by the exact set of groups they are in, then, group by group, sums over subsets of the complement.
        var inside = new int[1 << groups.Count];
        var membership = new Dictionary<int, int>();

        for (int g = 0; g < groups.Count; g++)
        {
            foreach (int coupon in groups[g].Distinct())
            {
                membership[coupon] = membership.GetValueOrDefault(coupon) | 1 << g;
            }
        }

        foreach (int mask in membership.Values)
        {
            inside[mask]++;
        }

        for (int g = 0; g < groups.Count; g++)
        {
            for (int set = 0; set < inside.Length; set++)
            {
                if ((set >> g & 1) != 0)
                {
                    inside[set] += inside[set ^ 1 << g];
                }
            }
        }

        // inside[S]: coupons all of whose groups are in S; the union of S are those not confined to its complement.
        int all = membership.Count;
        return [.. Enumerable.Range(0, inside.Length).Select(set => all - inside[inside.Length - 1 - set])];
    }
}
