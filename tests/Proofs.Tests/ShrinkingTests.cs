using ReluProofs.Proofs.OneDim;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;

namespace ReluProofs.Proofs.Tests;

/// <summary>Counterexamples found without any given instance must shrink to the size of the pinned ones.</summary>
public sealed class ShrinkingTests
{
    [Theory]
    [InlineData("onedim/rem-3.2")]
    [InlineData("onedim/thm-4.1")]
    [InlineData("onedim/thm-4.2")]
    [InlineData("onedim/thm-4.4-1")]
    [InlineData("onedim/thm-4.5-2")]
    public void Random_starts_shrink_to_the_pinned_size(string id)
    {
        var claim = (Claim<Instance>)CatalogueTests.Find(id);
        var blind = claim with { Family = claim.Family with { Edges = [] }, Boundary = [], Repairs = [], Mutants = [] };
        string pinned = Found(claim, 1).Text;
        for (ulong seed = 1; seed <= 5; seed++)
        {
            (string text, Counterexample counterexample) = Found(blind, seed);
            Assert.True(counterexample.IsMinimal);
            Assert.Equal(pinned.Length, text.Length);
            Assert.Equal(Shape(pinned), Shape(text));
        }
    }

    private static (string Text, Counterexample Counterexample) Found(Claim<Instance> claim, ulong seed)
    {
        ClaimResult result = claim.Run(
            new RunOptions { Cases = 64, Seed = seed }, new Budget(null, CancellationToken.None));
        Counterexample counterexample = result.Literal.Counterexample!;
        return (string.Join(", ", counterexample.Instance), counterexample);
    }

    /// <summary>The counterexample up to signs and the order of its parts.</summary>
    private static string Shape(string text) =>
        string.Concat(text.Replace("-", "", StringComparison.Ordinal).Order());
}
