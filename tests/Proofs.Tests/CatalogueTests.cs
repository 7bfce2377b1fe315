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
        (string kind, string rest) = (local[..local.IndexOf('-', StringComparison.Ordinal)], local[(local.IndexOf('-', StringComparison.Ordinal) + 1)..]);
        string word = kind switch
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
            _ => "Text",
        };
        string name = word == "Text" ? local : rest;
        Assert.Equal($"{word}_{name.Replace('.', '_').Replace('-', '_')}", Path.GetFileNameWithoutExtension(claim.File));
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
