using ReluProofs.Verify.Regression;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Proofs.Tests;

/// <summary>The generated pages belong to today's claims and lock file.</summary>
public sealed class PagesTests
{
    private static readonly IReadOnlyList<(string Path, string Text)> Pages = ClaimPages.Of(
        Catalogue.All,
        LockFile.Read(File.ReadAllText(Path.Combine(Repository.Root, LockFile.Name))),
        [.. Statements.All.Select(s => s.Key)],
        new Dictionary<string, string>(Papers.All));

    public static TheoryData<string> Paths => [.. Pages.Select(p => p.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_page_is_not_stale(string path)
    {
        string written = File.ReadAllText(Path.Combine(Repository.Root, path));
        Assert.True(written == Pages.Single(p => p.Path == path).Text, $"{path} is stale: run relu-proofs lock");
    }

    [Fact]
    public void Every_claim_has_a_section_on_its_paper_s_page() =>
        Assert.All(
            Catalogue.All,
            c => Assert.Contains($"\n## {c.Id}\n", Pages.Single(p => p.Path == ClaimPages.PathOf(c.Source.Paper)).Text, StringComparison.Ordinal));
}
