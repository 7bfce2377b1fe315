using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Regression;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Verify.Tests;

/// <summary>The generated pages.</summary>
public sealed class ClaimPagesTests
{
    private static readonly IClaim Refuted = Toy.Claim(
        Toy.Reading(Toy.Holds(n => n < 7)) with { Statement = "for all n: <n, n> < 7 * n_1" },
        Toy.Family(Toy.Even),
        repairs: [Toy.Reading(Toy.Holds(_ => true)) with { Name = "weaker", Statement = "n is a number" }]);

    [Fact]
    public void The_overview_counts_verdicts_and_names_what_is_not_run()
    {
        string page = Pages()[ClaimPages.OverviewPath];
        Assert.Contains("1 statements run: 1 of the 2 numbered ones", page, StringComparison.Ordinal);
        Assert.Contains("| paper | refuted |\n| --- | --- |\n| [toy](claims/toy.md) | 1 |\n", page, StringComparison.Ordinal);
        Assert.Contains(
            "| [claim](claims/toy.md#toyclaim) | a toy | refuted (exact) | n = 8 | weaker (certified) |\n", page, StringComparison.Ordinal);
        Assert.Contains("Numbered statements not run yet: other.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_s_page_has_statement_finding_repair_and_how_to_run_it_again()
    {
        string page = Pages()[ClaimPages.PathOf("toy")];
        Assert.Contains("\n## toy/claim\n", page, StringComparison.Ordinal);
        Assert.Contains("```text\nfor all n: <n, n> < 7 * n_1\n```", page, StringComparison.Ordinal);
        Assert.Contains("- fails at n = 8: stated the statement holds; it fails at 8\n", page, StringComparison.Ordinal);
        Assert.Contains("- reading 'weaker', certified: n is a number\n", page, StringComparison.Ordinal);
        Assert.Contains("- false variations: 1 of 1 refuted\n", page, StringComparison.Ordinal);
        Assert.Contains("relu-proofs check toy/claim", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_is_not_locked_says_so()
    {
        IReadOnlyList<(string Path, string Text)> pages = ClaimPages.Of([Refuted], new LockFile(1, 200, []), []);
        Assert.All(pages, p => Assert.Contains("not locked yet", p.Text, StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Pages()
    {
        ClaimResult result = Refuted.Run(new RunOptions { Cases = 100, Threads = 1 }, new Budget(null, CancellationToken.None));
        var locked = new LockFile(1, 100, [LockEntry.Of(result)]);
        return ClaimPages.Of([Refuted], locked, ["toy/claim", "toy/other"]).ToDictionary(p => p.Path, p => p.Text);
    }
}
