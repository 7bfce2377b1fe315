using System.Text.RegularExpressions;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Proofs.Tests;

/// <summary>What every claim file must look like.</summary>
public sealed partial class CatalogueTests
{
    public static TheoryData<string> Ids => [.. Catalogue.All.Select(c => c.Id)];

    [Fact]
    public void Ids_are_unique() =>
        Assert.Equal(Catalogue.All.Count, Catalogue.All.Select(c => c.Id).Distinct().Count());

    [Fact]
    public void The_papers_have_207_numbered_statements()
    {
        Assert.Equal(207, Statements.All.Select(s => s.Key).Distinct().Count());
        Assert.Equal(
            ["benignity 57", "onedim 50", "orthogonal 57", "weakint 43"],
            Statements.All.GroupBy(s => s.Key.Split('/')[0]).Select(g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Numbered_statements_stand_in_the_order_of_their_papers()
    {
        string[] numbered = [.. Catalogue.All.Select(c => c.Id).Intersect(Statements.All.Select(s => s.Key))];
        Assert.Equal(Statements.All.Select(s => s.Key).Intersect(numbered), numbered);
    }

    [Fact]
    public void Every_claim_file_is_in_the_catalogue_and_has_one_claim()
    {
        string[] files =
        [
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "proofs"), "*.fs", SearchOption.AllDirectories)
                .Where(f => ClaimBinding().IsMatch(File.ReadAllText(f)))
                .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(files, Catalogue.All.Select(c => c.File).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_claim_stands_in_the_file_of_its_module_and_names_itself_once(string id)
    {
        IClaim claim = Find(id);
        string text = File.ReadAllText(Path.Combine(Repository.Root, claim.File));
        string module = Path.GetFileNameWithoutExtension(claim.File);
        Assert.Matches($@"^module internal ReluProofs\.Proofs\.\w+\.{module}\s", text);
        Assert.Single(Regex.Matches(text, $"\"{Regex.Escape(id)}\""));
        Assert.Single(ClaimBinding().Matches(text));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_id_is_the_file_name_in_the_papers_folder(string id)
    {
        IClaim claim = Find(id);
        string local = id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];
        int dash = local.IndexOf('-', StringComparison.Ordinal);
        string? word = (dash < 0 ? local : local[..dash]) switch
        {
            "thm" => "Theorem",
            "lem" => "Lemma",
            "prop" => "Proposition",
            "rem" => "Remark",
            "fig" => "Figure",
            "eq" => "Equation",
            "cor" => "Corollary",
            "asm" => "Assumption",
            "def" => "Definition",
            "fact" => "Fact",
            "conj" => "Conjecture",
            _ => null,
        };

        // What the paper does not number keeps its whole id.
        string name = word is null ? $"Text_{local}" : $"{word}_{local[(dash + 1)..]}";
        Assert.Equal(name.Replace('.', '_').Replace('-', '_'), Path.GetFileNameWithoutExtension(claim.File));
        Assert.Equal(id[..id.IndexOf('/', StringComparison.Ordinal)], claim.Source.Paper);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_claim_has_what_a_reader_looks_for(string id)
    {
        IClaim claim = Find(id);
        Assert.Equal(Reading<int>.Literal, claim.ReadingInfos[0].Name);
        Assert.Equal(claim.ReadingInfos.Count, claim.ReadingInfos.Select(r => r.Name).Distinct().Count());
        Assert.All(claim.ReadingInfos, r => Assert.NotEmpty(r.Statement));
        Assert.NotEmpty(claim.MutantChanges);
        Assert.Equal(claim.MutantChanges.Count, claim.MutantChanges.Distinct().Count());
        Assert.NotEmpty(claim.Hypotheses);
        Assert.Equal(claim.Hypotheses.Count, claim.Hypotheses.Select(h => h.Name).Distinct().Count());
        Assert.NotEmpty(claim.BoundaryNames);
        Assert.NotEmpty(claim.Source.Locus);
    }

    internal static IClaim Find(string id) => Catalogue.All.Single(c => c.Id == id);

    [GeneratedRegex(@"^let claim\b[^=]*: IClaim =", RegexOptions.Multiline)]
    private static partial Regex ClaimBinding();
}
