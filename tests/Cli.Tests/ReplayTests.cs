using System.Text.Json;
using ReluProofs.Tests.Shared;

namespace ReluProofs.Cli.Tests;

/// <summary><c>replay</c>: certificates and tokens.</summary>
public sealed class ReplayTests
{
    [Fact]
    public void A_certificate_is_recomputed_and_both_sides_are_printed()
    {
        using var scratch = new Scratch();
        Ran ran = Harness.RunIn(scratch.Folder, Fakes.All, "replay", Certificate(scratch));
        Assert.Equal(0, ran.Code);
        Assert.StartsWith("fake/refuted (literal)  valid\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("\n  against    for all n >= 1: n < 5\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("\n  facts      n is not small: 5 >= 1\n", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"n\": \"5\"", "\"n\": \"6\"", "fact 'n is not small': leftValue recomputes to 6")]
    [InlineData("\"n\": \"5\"", "\"n\": \"0\"", "fact 'n is not small' is false: 0 >= 1")]
    [InlineData("\"rightValue\": \"1\"", "\"rightValue\": \"2\"", "fact 'n is not small': rightValue recomputes to 1")]
    [InlineData("\"relation\": \">=\"", "\"relation\": \"<=\"", "fact 'n is not small' is false: 5 <= 1")]
    [InlineData("n < 5", "n < 6", "field 'statementHash'")]
    [InlineData("a number that", "the number that", "field 'hash'")]
    public void A_changed_value_is_named(string before, string after, string words)
    {
        using var scratch = new Scratch();
        string text = File.ReadAllText(Certificate(scratch));
        string changed = text.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        Ran ran = Harness.RunIn(scratch.Folder, Fakes.All, "replay", scratch.Write("changed.json", changed), "--json", "-");
        Assert.Equal(1, ran.Code);
        Assert.Contains("changed.json  WRONG\n", ran.Error, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(ran.Out);
        Assert.False(json.RootElement.GetProperty("valid").GetBoolean());
        Assert.StartsWith(words, json.RootElement.GetProperty("wrong").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, json.RootElement.GetProperty("facts").GetArrayLength());
    }

    [Fact]
    public void A_changed_certificate_that_is_still_true_is_not_the_locked_one()
    {
        using var scratch = new Scratch();
        Harness.RunIn(scratch.Folder, Fakes.All.Take(3).ToArray(), "lock", "--cases", "40");
        string path = Path.Combine(scratch.Folder, "counterexamples", "fake", "refuted.json");
        Assert.StartsWith(
            "fake/refuted (literal)  valid\n", Harness.RunIn(scratch.Folder, Fakes.All, "replay", path).Out, StringComparison.Ordinal);

        // Another instance, with its values and its hash put right.
        string changed = File.ReadAllText(path)
            .Replace("\"n\": \"5\"", "\"n\": \"6\"", StringComparison.Ordinal)
            .Replace("\"leftValue\": \"5\"", "\"leftValue\": \"6\"", StringComparison.Ordinal);
        File.WriteAllText(path, Rehashed.Text(changed));
        Ran ran = Harness.RunIn(scratch.Folder, Fakes.All, "replay", path, "--json", scratch.PathOf("r.json"));
        Assert.Equal(0, ran.Code);
        Assert.StartsWith("fake/refuted (literal)  valid, not the locked one\n", ran.Out, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(scratch.Read("r.json"));
        Assert.True(json.RootElement.GetProperty("valid").GetBoolean());
        Assert.False(json.RootElement.GetProperty("locked").GetBoolean());
        Assert.Equal("6", json.RootElement.GetProperty("facts")[0].GetProperty("left").GetString());
    }

    [Fact]
    public void The_token_that_check_prints_is_replayed()
    {
        Ran check = Harness.Run(Fakes.All, "check", "fake/refuted", "--cases", "40", "--seed", "7");
        string line = Assert.Single(check.OutLines, l => l.StartsWith("  replay ", StringComparison.Ordinal));
        string token = line[(line.LastIndexOf(' ') + 1)..];
        using JsonDocument report = JsonDocument.Parse(
            Harness.Run(Fakes.All, "check", "fake/refuted", "--cases", "40", "--seed", "7", "--json", "-").Out);
        Assert.Equal(token, report.RootElement.GetProperty("claims")[0].GetProperty("token").GetString());
        Ran ran = Harness.Run(Fakes.All, "replay", token, "--json", "-");
        Assert.Equal(0, ran.Code);
        using JsonDocument json = JsonDocument.Parse(ran.Out);
        Assert.True(json.RootElement.GetProperty("fails").GetBoolean());
        Assert.Equal("n = 5", json.RootElement.GetProperty("instance").GetString());
        Assert.Equal(
            report.RootElement.GetProperty("claims")[0].GetProperty("counterexample").GetProperty("certificate").GetProperty("hash").GetString(),
            json.RootElement.GetProperty("hash").GetString());
    }

    [Theory]
    [InlineData("fake/holds:0:1:1", 1, "does not fail: holds")]
    [InlineData("other/vacuous:0:1:1", 1, "does not fail: outside the hypotheses")]
    [InlineData("other/undecided:0:1:1", 1, "does not fail: too close to tell")]
    [InlineData("other/disagrees:0:1:2", 4, "NO VERDICT")]
    public void A_case_that_does_not_fail_is_not_right(string token, int code, string words)
    {
        Ran ran = Harness.Run(Fakes.All, "replay", token);
        Assert.Equal(code, ran.Code);
        Assert.StartsWith($"{token}  {words}", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_token_of_a_disagreement_is_printed()
    {
        Ran ran = Harness.Run([Fakes.Disagrees], "check", "--cases", "5");
        Assert.Contains("\n  replay     relu-proofs replay other/disagrees:0:1:1\n", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", "there is no file 'nothing', and it is no token")]
    [InlineData("fake/holdz:0:1:1", "there is no claim 'fake/holdz', did you mean 'fake/holds'?")]
    [InlineData("fake/holds:9:1:1", "there is no such case: fake/holds has 1 readings")]
    [InlineData("fake/holds:0:1:1:7", "there is no such case: the instance n = 1 has no simpler one with number 7")]
    public void What_names_no_case_is_refused(string token, string words) =>
        Harness.IsRefused(Harness.Run(Fakes.All, "replay", token), words);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1, 2")]
    [InlineData("{\"schema\": \"relu-proofs/case@1\"}")]
    public void What_is_no_certificate_is_unreadable(string text)
    {
        using var scratch = new Scratch();
        Harness.IsRefused(Harness.Run(Fakes.All, "replay", scratch.Write("x.json", text)), "x.json");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_unreadable()
    {
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch.PathOf("x.json"), [0x7b, 0xff, 0xfe]);
        Harness.IsRefused(Harness.Run(Fakes.All, "replay", scratch.PathOf("x.json")), "cannot read");
    }

    private static string Certificate(Scratch scratch)
    {
        using JsonDocument report = JsonDocument.Parse(Harness.Run(Fakes.All, "check", "fake/refuted", "--cases", "40", "--json", "-").Out);
        JsonElement certificate = report.RootElement.GetProperty("claims")[0].GetProperty("counterexample").GetProperty("certificate");
        return scratch.Write("c.json", certificate.GetRawText());
    }
}
