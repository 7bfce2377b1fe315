using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;

namespace ReluProofs.Proofs.Tests;

/// <summary>
/// Counterexamples found without any given instance must shrink to the pinned ones of <see cref="VerdictTests.Known"/>.
/// </summary>
public sealed class ShrinkingTests
{
    [Theory]
    [InlineData("benignity/sec3-coupon-set")]
    [InlineData("onedim/eq-15-16")]
    [InlineData("onedim/prop-a.9-r")]
    [InlineData("onedim/rem-3.2")]
    [InlineData("orthogonal/b1-open")]
    [InlineData("orthogonal/eq-8")]
    [InlineData("orthogonal/eq-11")]
    [InlineData("orthogonal/lem-16")]
    [InlineData("orthogonal/thm-1-sym")]
    [InlineData("weakint/eq-14.a")]
    [InlineData("weakint/eq-53")]
    [InlineData("weakint/eq-55")]
    [InlineData("weakint/lem-5.iii")]
    public void Random_starts_shrink_to_the_pinned_minimum(string id) =>
        Assert.All(CatalogueTests.Find(id).Accept(new Blind()), text => Assert.Equal(Pinned(id), text));

    [Theory]
    [InlineData("benignity/fig-1-count")]
    [InlineData("benignity/fig-3-count")]
    [InlineData("onedim/eq-8-minimal")]
    [InlineData("onedim/eq-17")]
    [InlineData("onedim/lem-a.14")]
    [InlineData("onedim/thm-4.1")]
    [InlineData("onedim/thm-4.2")]
    [InlineData("onedim/thm-4.4-1")]
    [InlineData("onedim/thm-4.5-2")]
    [InlineData("orthogonal/appD-display")]
    [InlineData("orthogonal/lem10-alpha")]
    [InlineData("orthogonal/lem11-beta")]
    public void Random_starts_shrink_to_the_pinned_minimum_or_its_mirror_image(string id) =>
        Assert.All(CatalogueTests.Find(id).Accept(new Blind()), text => Assert.Equal(Shape(Pinned(id)), Shape(text)));

    private static string Pinned(string id) => (string)VerdictTests.Known.Single(row => (string)row[0] == id)[2];

    /// <summary>The counterexample up to signs and the order of its parts.</summary>
    private static string Shape(string text) =>
        string.Concat(text.Replace("-", "", StringComparison.Ordinal).Order());

    /// <summary>The counterexamples found without edges and pinned rows, one a seed.</summary>
    private sealed class Blind : IClaimVisitor<IReadOnlyList<string>>
    {
        private const int Seeds = 2;

        public IReadOnlyList<string> Visit<T>(Claim<T> claim)
        {
            Claim<T> blind = claim with { Family = claim.Family with { Edges = [] }, Boundary = [], Repairs = [], Mutants = [] };
            Counterexample[] found = [.. Enumerable.Range(1, Seeds).Select(seed => Found(blind, (ulong)seed))];
            Assert.All(found, f => Assert.True(f.IsMinimal));
            return [.. found.Select(f => string.Join(", ", f.Instance))];
        }

        private static Counterexample Found<T>(Claim<T> claim, ulong seed) => claim.Run(
            new RunOptions { Cases = 256, Seed = seed }, new Budget(null, CancellationToken.None)).Literal.Counterexample!;
    }
}
