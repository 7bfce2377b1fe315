using System.Text.Json;

namespace ReluProofs.Cli.Tests;

/// <summary><c>list</c> and <c>show</c>, and which claims a glob means.</summary>
public sealed class CatalogueTests
{
    [Theory]
    [InlineData("fake/holds", "fake/holds")]
    [InlineData("other/*", "other/vacuous other/undecided other/disagrees")]
    [InlineData("*/*d", "fake/proved fake/refuted other/undecided")]
    [InlineData("fake/?o?ds", "fake/holds")]
    [InlineData("other/vacuous fake/h* fake/holds", "fake/holds other/vacuous")]
    public void Globs_match_whole_ids_in_catalogue_order(string patterns, string ids)
    {
        Ran ran = Harness.Run(Fakes.All, ["list", .. patterns.Split(' '), "--json", "-"]);
        using JsonDocument json = JsonDocument.Parse(ran.Out);
        Assert.Equal(
            ids.Split(' '),
            json.RootElement.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
    }

    [Fact]
    public void List_is_a_line_a_claim() => Assert.Equal(
        """
        fake/holds    Lemma 1             the next number is larger
        fake/proved   Lemma 1             the next number is larger, derived
        fake/refuted  Theorem 2, Eq. (3)  all numbers are small

        """.ReplaceLineEndings("\n"),
        Harness.Run(Fakes.All, "list", "fake/*").Out);

    [Fact]
    public void List_JSON_has_the_contract_s_keys() => Assert.Equal(
        """
        {
          "schema": "relu-proofs/list@1",
          "claims": [
            {
              "id": "fake/refuted",
              "title": "all numbers are small",
              "source": {
                "paper": "fake",
                "locus": "Theorem 2, Eq. (3)"
              },
              "statement": "for all n >= 1: n < 5",
              "file": "proofs/Fake/refuted.fs"
            }
          ]
        }

        """.ReplaceLineEndings("\n"),
        Harness.Run(Fakes.All, "list", "fake/refuted", "--json", "-").Out);

    [Fact]
    public void Show_tells_all_of_a_claim() => Assert.Equal(
        """
        fake/refuted  all numbers are small
          source      fake, Theorem 2, Eq. (3) (theorem)
          statement   for all n >= 1: n < 5
          hypotheses  H1: n >= 1 (structural)
                      H2: n <= 1000
          reading     literal: for all n >= 1: n < 5
                      note: small means less than five
          derivation  none
          reading     repaired: for all n = 1, 2, 4: n < 5
                      assumes also H3: n is a power of two below 5
          derivation  none
          boundary    five is not below five
          mutants     hypothesis H3 dropped
          file        proofs/Fake/refuted.fs

        """.ReplaceLineEndings("\n"),
        Harness.Run(Fakes.All, "show", "fake/refuted").Out);

    [Fact]
    public void Show_names_the_derivation() =>
        Assert.Contains("\n  derivation  successor\n", Harness.Run(Fakes.All, "show", "fake/proved").Out, StringComparison.Ordinal);
}
