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

    private static readonly Dictionary<string, string> Titles = new() { ["toy"] = "A. Author: On <toys>" };

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
        Assert.Contains("- reading 'weaker', certified: n is a number; least slack seen: 0.00e+0\n", page, StringComparison.Ordinal);
        Assert.Contains("\nA. Author: On &lt;toys>.\n", page, StringComparison.Ordinal);
        Assert.Contains("**A toy** (Toy 1; theorem): **refuted (exact)**", page, StringComparison.Ordinal);
        Assert.Contains("\nAssumed:\n\n- even: n is even\n", page, StringComparison.Ordinal);
        Assert.Contains("; drawn from: whole numbers\n", page, StringComparison.Ordinal);
        Assert.Contains("- decided: in exact arithmetic\n", page, StringComparison.Ordinal);
        Assert.Contains("- false variations that the check has to refute (1 of 1 refuted): always false\n", page, StringComparison.Ordinal);
        Assert.Contains("`relu-proofs check toy/claim`, `relu-proofs replay counterexamples/toy/claim.json`", page, StringComparison.Ordinal);
        Assert.Contains("least slack seen: 0.00e+0", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_numbers_are_shortened_and_say_how_long_they_are()
    {
        string digits = new('7', 40);
        LockEntry entry = new("toy/claim", [new("verdict", "refuted"), new("at", $"n = {digits}"), new("stated", "s"), new("actual", "a")]);
        string page = ClaimPages.Of([Refuted], new LockFile(1, 100, [entry]), [], Titles).Last().Text;
        Assert.DoesNotContain(digits, page, StringComparison.Ordinal);
        Assert.Contains("n = 777777...7777 \\[40 digits]", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_is_not_locked_says_so()
    {
        IReadOnlyList<(string Path, string Text)> pages = ClaimPages.Of([Refuted], new LockFile(1, 200, []), [], new Dictionary<string, string>());
        Assert.All(pages, p => Assert.Contains("not locked yet", p.Text, StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Pages()
    {
        ClaimResult result = Refuted.Run(new RunOptions { Cases = 100, Threads = 1 }, new Budget(null, CancellationToken.None));
        var locked = new LockFile(1, 100, [LockEntry.Of(result)]);
        return ClaimPages.Of([Refuted], locked, ["toy/claim", "toy/other"], Titles).ToDictionary(p => p.Path, p => p.Text);
    }
}
