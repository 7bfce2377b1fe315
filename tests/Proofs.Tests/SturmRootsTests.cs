using ReluProofs.Kernel;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Proofs.Tests;

public sealed class SturmRootsTests
{
    private static readonly Rational Width = Rational.Create(1, 1000);
    private static readonly IRealRoots Roots = new SturmRoots();

    [Fact]
    public void Rational_roots_are_isolated_whatever_their_multiplicity()
    {
        // (x - 1)^2 (x + 1/3) (x - 5)
        IReadOnlyList<Rational> p = Product([-1, 1], [-1, 1], [Rational.Create(1, 3), 1], [-5, 1]);
        Rational[] roots = [Rational.Create(-1, 3), 1, 5];
        Check(p, roots);
    }

    [Fact]
    public void Irrational_roots_are_between_their_ends()
    {
        var found = Roots.Isolate([-2, 0, 1], Width);
        Assert.Equal(2, found.Count);
        (Rational low, Rational high) = found[1];
        Assert.True(low * low < 2 && high * high > 2 && high - low <= Width);
    }

    [Fact]
    public void No_real_root_and_a_constant_give_nothing()
    {
        Assert.Empty(Roots.Isolate([1, 0, 1], Width));
        Assert.Empty(Roots.Isolate([7], Width));
        Assert.Throws<ArgumentException>(() => Roots.Isolate([0, 0], Width));
        Assert.Throws<ArgumentException>(() => Roots.Isolate([0, 1], 0));
    }

    [Fact]
    public void Random_products_of_linear_factors_give_their_roots()
    {
        var random = new Random(11);
        for (int k = 0; k < 60; k++)
        {
            Rational[] roots =
            [
                .. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Rational.Create(random.Next(-30, 30), random.Next(1, 9))),
            ];
            Check(Product([.. roots.Select(r => new[] { -r, Rational.One }), [1, 0, 1]]), [.. roots.Distinct().Order()]);
        }
    }

    private static void Check(IReadOnlyList<Rational> polynomial, Rational[] roots)
    {
        var found = Roots.Isolate(polynomial, Width);
        Assert.Equal(roots.Length, found.Count);
        foreach (((Rational low, Rational high), Rational root) in found.Zip(roots))
        {
            Assert.True((low < root && root < high) || (low == root && high == root), $"{root} in [{low}, {high}]");
            Assert.True(high - low <= Width);
        }
    }

    private static IReadOnlyList<Rational> Product(params IReadOnlyList<Rational>[] factors) => factors.Aggregate(
        (IReadOnlyList<Rational>)[Rational.One],
        (p, q) => [.. Enumerable.Range(0, p.Count + q.Count - 1).Select(k => Enumerable.Range(0, p.Count)
            .Where(i => k - i >= 0 && k - i < q.Count).Select(i => p[i] * q[k - i]).Aggregate(Rational.Zero, (a, b) => a + b))]);
}
