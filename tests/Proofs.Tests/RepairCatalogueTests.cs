using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;

namespace ReluProofs.Proofs.Tests;

/// <summary>
/// Repairs the engine finds by itself. The readings written into the claims are taken away first, so that nothing it finds was typed
/// there, and every number starts from a wrong one.
/// </summary>
public sealed class RepairCatalogueTests
{
    [Theory]
    [InlineData("onedim/prop-a.9-r", "1", "2")]
    [InlineData("onedim/prop-a.9-r", "-3", "2")]
    [InlineData("weakint/thm-2.Cgt1", "1", "1/2")]
    [InlineData("weakint/thm-2.Cgt1", "9/10", "1/2")]
    [InlineData("weakint/eq-53", "2", "1")]
    [InlineData("weakint/eq-53", "5", "1")]
    [InlineData("weakint/eq-54", "0", "1")]
    [InlineData("weakint/eq-54", "3", "1")]
    [InlineData("weakint/eq-69", "2", "1")]
    [InlineData("weakint/eq-70", "2", "1")]
    [InlineData("weakint/eq-70", "-2", "1")]
    [InlineData("weakint/lem-6.lower", "1", "2")]
    [InlineData("weakint/lem-6.upper", "1", "2")]
    [InlineData("orthogonal/lem10-alpha", "0", "2")]
    [InlineData("orthogonal/lem11-beta", "1", "2")]
    [InlineData("orthogonal/prop1-example", "2", "1")]
    [InlineData("benignity/thm-3-fraction-reg", "0", "1")]
    [InlineData("benignity/lem-6-reg", "0", "1")]
    [InlineData("benignity/lem-8", "0", "1")]
    [InlineData("benignity/sec3-coupon-set", "1", "4")]
    public void The_known_number_is_found_from_a_wrong_one(string id, string start, string known)
    {
        RepairResult found = Assert.Single(Repairs(id, Rational.Parse(start)), r => r.Kind == RepairKind.Threshold);
        Assert.Matches($@": {known} in place of {start}($|,|;)", found.Change);
        Assert.NotNull(found.Beyond);
    }

    [Theory]
    [InlineData("onedim/thm-4.1", "m >= 2")]
    [InlineData("onedim/rem-3.2", "m >= 2")]
    [InlineData("orthogonal/rem-asm3-necessary", "labels of both signs occur")]
    [InlineData("weakint/lem-6.lower", "||x_i|| >= 1 for all i")]
    [InlineData("weakint/lem-6.upper", "||x_i|| <= 1 for all i")]
    [InlineData("benignity/thm-3-2n-le-nd", "n >= 2")]
    public void One_natural_hypothesis_is_found(string id, string hypothesis) =>
        Assert.Contains(Repairs(id, null), r => r.Kind == RepairKind.Hypothesis && r.Change == hypothesis);

    private static IReadOnlyList<RepairResult> Repairs(string id, Rational? start) =>
        Catalogue.All.Single(c => c.Id == id).Accept(new Repairer(start));

    private sealed class Repairer(Rational? start) : IClaimVisitor<IReadOnlyList<RepairResult>>
    {
        public IReadOnlyList<RepairResult> Visit<T>(Claim<T> claim)
        {
            // Each check is run, and nothing of a repair is known but the number that may be changed.
            Claim<T> bare = claim with
            {
                Repairs = [],
                Mutants = [],
                Thresholds = start is { } from ? [.. (claim.Thresholds ?? []).Select(t => t with { Printed = from })] : null,
                Family = start is null ? claim.Family : claim.Family with { Natural = null },
            };
            return bare.Run(
                new RunOptions { Cases = 100, Varied = true, Threads = 2 }, new Budget(null, CancellationToken.None)).Repairs;
        }
    }
}
