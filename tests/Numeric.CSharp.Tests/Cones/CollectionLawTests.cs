using ReluProofs.Kernel;
using ReluProofs.Numeric.Cones;

namespace ReluProofs.Numeric.CSharp.Tests.Cones;

/// <summary>The law against the enumeration of all sequences of draws.</summary>
public class CollectionLawTests
{
    [Fact]
    public void It_counts_what_full_enumeration_counts()
    {
        var random = new Random(7);

        for (int round = 0; round < 300; round++)
        {
            int coupons = random.Next(1, 6);
            int[][] groups = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => Subset(random, coupons))];
            int[][] alternatives = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Subset(random, groups.Length))];
            Assert.True(CollectionLaw.IsFeasible(groups, alternatives));
            CollectionLaw law = CollectionLaw.Of(coupons, groups, alternatives);

            for (int draws = 0; draws <= 4; draws++)
            {
                Assert.Equal(Counted(coupons, groups, alternatives, draws), law.Probability(draws));
            }
        }
    }

    [Fact]
    public void The_order_in_which_widths_are_asked_for_does_not_matter()
    {
        int[][] groups = [[0, 1], [2, 3], [3, 4]];
        int[][] alternatives = [[0, 1], [0, 2]];
        CollectionLaw asked = CollectionLaw.Of(7, groups, alternatives);

        foreach (int draws in new[] { 5, 6, 2, 0, 40, 40, 3, 41 })
        {
            Assert.Equal(CollectionLaw.Of(7, groups, alternatives).Probability(draws), asked.Probability(draws));
        }
    }

    [Fact]
    public void One_wanted_coupon_is_the_geometric_law()
    {
        CollectionLaw law = CollectionLaw.Of(6, [[2]], [[0]]);
        Assert.Equal(Rational.One - Rational.Create(5, 6).Pow(200), law.Probability(200));
    }

    [Fact]
    public void Eighty_separate_groups_are_not_enumerated_subset_by_subset()
    {
        int[][] groups = [.. Enumerable.Range(0, 80).Select(g => new[] { g })];
        int[] all = [.. Enumerable.Range(0, 80)];
        CollectionLaw law = CollectionLaw.Of(80, groups, [all]);
        Assert.Equal(Rational.Zero, law.Probability(79));
        Rational first = all.Aggregate(Rational.One, (product, g) => product * Rational.Create(g + 1, 80));
        Assert.Equal(first, law.Probability(80));
    }

    [Fact]
    public void Groups_that_hang_together_beyond_twenty_are_said_to_be_too_many()
    {
        int[][] groups = [.. Enumerable.Range(0, 21).Select(g => new[] { 0, g + 1 })];
        int[] all = [.. Enumerable.Range(0, 21)];
        Assert.False(CollectionLaw.IsFeasible(groups, [all]));
        Assert.Throws<InvalidOperationException>(() => CollectionLaw.Of(22, groups, [all]));
    }

    [Fact]
    public void Numbers_that_do_not_exist_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CollectionLaw.Of(0, [], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => CollectionLaw.Of(2, [[2]], [[0]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CollectionLaw.Of(2, [[1]], [[1]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CollectionLaw.Of(2, [[1]], [[0]]).Probability(-1));
    }

    private static int[] Subset(Random random, int of) =>
        [.. Enumerable.Range(0, of).Where(_ => random.Next(2) == 0)];

    private static Rational Counted(int coupons, int[][] groups, int[][] alternatives, int draws)
    {
        int sequences = (int)Math.Pow(coupons, draws);
        int complete = 0;

        for (int code = 0; code < sequences; code++)
        {
            int[] drawn = [.. Enumerable.Range(0, draws).Select(i => code / (int)Math.Pow(coupons, i) % coupons)];
            complete += alternatives.Any(a => a.All(g => groups[g].Intersect(drawn).Any())) ? 1 : 0;
        }

        return Rational.Create(complete, sequences);
    }
}
