using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Counterexamples;
using static ReluProofs.Verify.Tests.Toy;

namespace ReluProofs.Verify.Tests;

/// <summary>Tokens of cases, and running one case again.</summary>
public sealed class CaseTests
{
    private static readonly Claim<int> Small = Claim(Reading(Holds(n => n < 37)));

    [Theory]
    [InlineData("toy/claim", 0, 1UL, 1, "")]
    [InlineData("a/b-1.2", 3, ulong.MaxValue, int.MaxValue, "0")]
    [InlineData("a/b", 0, 0UL, 12, "5.0.2147483647")]
    public void A_token_s_text_reads_back(string claim, int reading, ulong seed, int index, string path)
    {
        int[] steps = [.. path.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(s => int.Parse(s, null))];
        var token = new CaseToken(claim, reading, seed, index, steps);
        Assert.Equal(token, CaseToken.TryParse(token.ToString()));
        Assert.Equal(steps, CaseToken.TryParse(token.ToString())!.Path);
        Assert.EndsWith(path, token.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("toy/claim")]
    [InlineData("toy/claim:0:1")]
    [InlineData(":0:1:1")]
    [InlineData("toy/claim:0:1:0")]
    [InlineData("toy/claim:-1:1:1")]
    [InlineData("toy/claim:0:1:1:")]
    [InlineData("toy/claim:0:1:1:1..2")]
    [InlineData("toy/claim:0:1:1:2:3")]
    [InlineData("toy/claim:0:1:2147483648")]
    [InlineData("toy/claim:0:18446744073709551616:1")]
    [InlineData("toy/claim:0:1: 1")]
    public void Other_texts_are_no_tokens(string text) => Assert.Null(CaseToken.TryParse(text));

    [Theory]
    [InlineData(1UL)]
    [InlineData(7UL)]
    public void The_token_of_a_counterexample_leads_back_to_it(ulong seed)
    {
        Counterexample found = Run(Small, 400, seed: seed).Literal.Counterexample!;
        Assert.True(found.Shrinks > 0);
        Assert.Equal(found.Shrinks, found.Token!.Path.Count);
        (ReplayedCase? replayed, string? missing) = CaseReplay.Run(Small, found.Token, CancellationToken.None);
        Assert.Null(missing);
        Assert.Equal(OutcomeKind.Fails, replayed!.Outcome.Kind);
        Assert.Equal(found.Instance[0].ToString(), replayed.Instance[0].ToString());
        Assert.Equal(found.Certificate!.Hash, replayed.Certificate!.Hash);

        // Without its steps the token leads to the instance as it was first seen.
        CaseToken first = found.Token with { Path = [] };
        Assert.Equal(
            found.FirstSeen[0].ToString(), CaseReplay.Run(Small, first, CancellationToken.None).Case!.Instance[0].ToString());
    }

    [Fact]
    public void Where_our_engines_disagree_the_case_is_named()
    {
        Check<int> check = (n, _) => n > 500 ? Outcome.EnginesDisagree("1 is 2") : Outcome.Holds(Strength.Exact);
        Claim<int> claim = Claim(Reading(check));
        ReadingResult result = Run(claim).Literal;
        Assert.NotNull(result.Fault);
        Assert.True(result.FaultAt!.Case > 1);
        Assert.Equal(
            OutcomeKind.EnginesDisagree, CaseReplay.Run(claim, result.FaultAt, CancellationToken.None).Case!.Outcome.Kind);
    }

    [Theory]
    [InlineData("toy/claim:1:1:1", "1 readings")]
    [InlineData("toy/claim:0:1:1:0.99", "no simpler one with number 99")]
    public void A_case_that_is_not_there_is_said_to_be_missing(string token, string words)
    {
        (ReplayedCase? found, string? missing) = CaseReplay.Run(Small, CaseToken.TryParse(token)!, CancellationToken.None);
        Assert.Null(found);
        Assert.Contains(words, missing, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exhaustive_family_has_no_further_case()
    {
        Claim<int> claim = Claim(Reading(Holds(_ => true)), Family() with { IsExhaustive = true });
        Assert.NotNull(CaseReplay.Run(claim, new CaseToken("toy/claim", 0, 1, 2, []), CancellationToken.None).Case);
        Assert.Null(CaseReplay.Run(claim, new CaseToken("toy/claim", 0, 1, 3, []), CancellationToken.None).Case);
    }

    [Fact]
    public void A_token_of_another_claim_is_refused() => Assert.Throws<ArgumentException>(
        () => CaseReplay.Run(Small, new CaseToken("other", 0, 1, 1, []), CancellationToken.None));

    [Fact]
    public void A_counterexample_without_a_certificate_is_kept_with_its_token()
    {
        Check<int> check = (n, _) => n < 37
            ? Outcome.Holds(Strength.Numeric)
            : Outcome.Fails(new Witness("n is small", $"it is {n}", "is not", Strength.Numeric, null, null));
        Claim<int> claim = Claim(Reading(check));
        ReadingResult result = Run(claim, 400).Literal;
        string text = CaseFile.Write(claim, result);
        CaseFile read = CaseFile.Read(text)!;
        Assert.Equal(result.Counterexample!.Token, read.Token);
        Assert.Equal("n = 37", read.Instance);
        Assert.Equal(claim.Statement, read.Statement);
        Assert.Contains("\"certified\": \"numeric\"", text, StringComparison.Ordinal);
        Assert.Null(CaseFile.Read("{}"));
        Assert.Null(CaseFile.Read("["));
        Assert.Throws<FormatException>(() => CaseFile.Read(text.Replace("\"toy/", "\":", StringComparison.Ordinal)));
        Assert.Throws<FormatException>(() => CaseFile.Read(text.Replace("\"instance\"", "\"other\"", StringComparison.Ordinal)));
    }
}
