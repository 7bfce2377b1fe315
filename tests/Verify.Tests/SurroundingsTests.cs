using FsCheck.Fluent;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Tests;

public sealed class SurroundingsTests
{
    /// <summary>A list of numbers, of which the first is the only one that matters.</summary>
    private sealed record Numbers(IReadOnlyList<Rational> Items)
    {
        public Numbers With(int k, Rational value) => new([.. Items.Select((x, i) => i == k ? value : x)]);
    }

    private static Family<Numbers> Family(params Hypothesis<Numbers>[] hypotheses) => new(
        "lists",
        hypotheses,
        [new Numbers([3, 5, 7])],
        Arb.From(
            Gen.Constant(new Numbers([3, 5, 7])),
            n => Enumerable.Range(0, n.Items.Count).Select(k => new Numbers([.. n.Items.Where((_, i) => i != k)]))
                .Concat(Enumerable.Range(0, n.Items.Count).Select(k => n.With(k, 1)))),
        n => new InstanceSize(n.Items.Count, 1, 1, n.Items.Aggregate(System.Numerics.BigInteger.Zero, (s, x) => s + InstanceSize.Complexity(x))),
        n => [new NamedValue("x", [.. n.Items.Select(x => x.ToString())], true)],
        _ => "all",
        Coordinates: n =>
        [
            .. Enumerable.Range(0, n.Items.Count).Select(k => new Coordinate<Numbers>($"x_{k + 1}", false, i => i.Items[k], (i, v) => i.With(k, v))),
        ]);

    private static Surroundings Around(Func<Numbers, bool> holds, params Hypothesis<Numbers>[] hypotheses) =>
        Around([3, 5, 7], holds, hypotheses);

    private static Surroundings Around(Rational[] start, Func<Numbers, bool> holds, params Hypothesis<Numbers>[] hypotheses)
    {
        Outcome Check(Numbers n, CheckContext context) => holds(n)
            ? Outcome.Holds(Strength.Enclosed)
            : Outcome.Fails(new Witness("it holds", "it fails", "is not", Strength.Enclosed, null, null));
        var literal = new Reading<Numbers>(Reading<Numbers>.Literal, "a statement", Check, []);
        Family<Numbers> family = Family(hypotheses) with { Edges = [new Numbers(start)] };
        var claim = new Claim<Numbers>("toy/list", "a toy", "", family, new Source("toy", "1", Declared.Theorem), literal, [], [], []);
        return Search.Run(claim, new SearchOptions { Cases = 10 }, new Budget(null, CancellationToken.None), null).Counterexample!.Around!;
    }

    [Fact]
    public void Numbers_that_do_not_matter_are_named_and_changed_together()
    {
        Surroundings around = Around(n => n.Items.Count < 3 || n.Items[0].Sign <= 0);
        Assert.Equal(["x_2", "x_3"], around.Free.Select(f => f.Part));
        Assert.All(around.Free, f => Assert.Equal(64, f.Failing));
        Assert.Equal(64, around.Together);
        Assert.Contains("x_2, x_3: any other value fails too (64 of 64); all of them at once too", around.FreeText, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_alone_may_be_free_and_not_all_together()
    {
        // Of (1, 1, 1) two numbers are equal whatever becomes of the third.
        Surroundings around = Around([1, 1, 1], n => n.Items.Count < 3 || n.Items.Distinct().Count() == 3);
        Assert.Equal(3, around.Free.Count);
        Assert.Equal(0, around.Together);
    }

    [Fact]
    public void Smaller_sizes_are_gone_through_over_a_grid()
    {
        Surroundings around = Around(n => n.Items.Count < 3);
        Assert.Equal(["n = 0, m = 1, d = 1", "n = 1, m = 1, d = 1", "n = 2, m = 1, d = 1"], around.Smaller.Select(s => s.Shape));
        Assert.Equal([1, 7, 49], around.Smaller.Select(s => s.Instances));
        Assert.All(around.Smaller, s => Assert.Null(s.Failing));
        Assert.Empty(around.Beyond);
    }

    [Fact]
    public void A_smaller_failing_instance_that_no_single_step_reaches_is_told()
    {
        // (1, 1, 1) fails and every shorter list it shrinks to holds; (2) fails all the same.
        Surroundings around = Around(n => n.Items.Count switch { 3 => false, 1 => n.Items[0] != 2, _ => true });
        Assert.Contains(around.Smaller, s => s.Failing == "x = (2)");
    }

    [Fact]
    public void Values_outside_the_hypotheses_are_not_counted()
    {
        var positive = new Hypothesis<Numbers>("+", "all positive", n => n.Items.All(x => x.Sign > 0));
        Surroundings around = Around(n => n.Items.Count < 3, positive);

        // 1/2, 1 and 2 of the grid.
        Assert.Equal([1, 3, 9], around.Smaller.Select(s => s.Instances));
    }
}
