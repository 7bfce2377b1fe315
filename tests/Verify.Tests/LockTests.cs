using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Regression;
using ReluProofs.Verify.Reporting;
using static ReluProofs.Verify.Tests.Toy;

namespace ReluProofs.Verify.Tests;

public sealed class LockTests
{
    private static readonly Claim<int> Small = Claim(Reading(Holds(n => n < 37)));

    private static readonly Claim<int> Evens = Claim(Reading(Holds(n => n % 2 == 0), new ToyProof(null)), Family(Even));

    [Fact]
    public void An_entry_holds_what_must_not_change()
    {
        LockEntry refuted = LockEntry.Of(Run(Small, 400));
        Assert.Equal("refuted", refuted["verdict"]);
        Assert.Equal(Run(Small, 400, seed: 1).Literal.Counterexample!.Certificate!.Hash, refuted["counterexample"]);
        LockEntry proved = LockEntry.Of(Run(Evens, thorough: true));
        Assert.Equal("proved", proved["verdict"]);
        Assert.Equal("exact", proved["certified"]);
        Assert.Equal("n = n", proved["closed form"]);
        Assert.Equal("0.00e+0", proved["tightness"]);
        Assert.Equal("n = 0", proved["tight at"]);
        Assert.Matches("^[0-9]+, of which [0-9]+ outside the hypotheses$", proved["instances"]);
        Assert.Equal("1 of 1 refuted", proved["mutants"]);
        Assert.Equal("fails at n = 1", proved["without even"]);
        Assert.Equal(64, proved["statement"]!.Length);
        Assert.Null(proved["counterexample"]);
    }

    [Theory]
    [InlineData(0.0, "0.00e+0")]
    [InlineData(1.0 / 3, "3.33e-1")]
    [InlineData(-123456.0, "-1.23e+5")]
    [InlineData(9.999e-300, "1.00e-299")]
    public void Tightness_has_three_digits(double value, string text) => Assert.Equal(text, LockEntry.ThreeDigits(value));

    [Fact]
    public void The_file_reads_back_and_has_a_line_a_claim_sorted_by_id()
    {
        var entries = new[] { Entry("b/2", ("verdict", "\"quoted\" \\ <π>")), Entry("a/1", ("verdict", "proved"), ("x", "")) };
        string text = new LockFile(ulong.MaxValue, 200, entries).Write();
        Assert.Equal(
            """
            {
              "schema": "relu-proofs/lock@1",
              "seed": 18446744073709551615,
              "cases": 200,
              "claims": {
                "a/1": {"verdict": "proved", "x": ""},
                "b/2": {"verdict": "\"quoted\" \\ <π>"}
              }
            }

            """.ReplaceLineEndings("\n"),
            text);
        LockFile read = LockFile.Read(text);
        Assert.Equal(text, read.Write());
        Assert.Equal("\"quoted\" \\ <π>", read.Find("b/2")!["verdict"]);
        Assert.Null(read.Find("c"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"schema\":\"relu-proofs/lock@2\",\"seed\":1,\"cases\":1,\"claims\":{}}")]
    [InlineData("{\"schema\":\"relu-proofs/lock@1\",\"seed\":-1,\"cases\":1,\"claims\":{}}")]
    [InlineData("{\"schema\":\"relu-proofs/lock@1\",\"seed\":1,\"cases\":1,\"claims\":{\"a\":1}}")]
    [InlineData("{\"schema\":\"relu-proofs/lock@1\",\"seed\":1,\"cases\":1,\"claims\":{\"a\":{\"b\":null}}}")]
    [InlineData("{\"schema\":\"relu-proofs/lock@1\",\"seed\":1,\"cases\":1,\"claims\":{\"a\":{},\"a\":{}}}")]
    public void Other_texts_are_no_lock_files(string text) => Assert.Throws<FormatException>(() => LockFile.Read(text));

    [Fact]
    public void Drift_names_the_claim_the_field_and_both_sides()
    {
        var locked = new LockFile(1, 200,
        [
            Entry("a", ("verdict", "proved"), ("tightness", "1.00e+0"), ("without H", "fails at 1")),
            Entry("gone", ("verdict", "proved")),
            Entry("not run", ("verdict", "proved")),
        ]);
        LockEntry[] now = [Entry("a", ("verdict", "refuted"), ("counterexample", "f00")), Entry("new", ("verdict", "proved"))];
        string[] Lines(bool varied) =>
            [.. LockDrift.Of(locked, now, ["a", "new", "not run"], varied).Select(d => d.ToString())];
        string[] expected =
        [
            "a: verdict: locked as proved, now refuted",
            "a: counterexample: not locked yet, now f00",
            "a: tightness: locked as 1.00e+0, now gone",
            "a: without H: locked as fails at 1, now gone",
            "new: not locked yet",
            "gone: locked, and no longer a claim",
        ];
        Assert.Equal(expected, Lines(true));
        Assert.Equal(expected.Where(l => !l.Contains("without", StringComparison.Ordinal)), Lines(false));
    }

    [Fact]
    public void Equal_runs_do_not_drift_and_another_statement_does()
    {
        var locked = new LockFile(1, 100, [LockEntry.Of(Run(Evens, thorough: true))]);
        Assert.Empty(LockDrift.Of(locked, [LockEntry.Of(Run(Evens, threads: 1, thorough: true))], ["toy/claim"], true));
        Claim<int> other = Evens with { Literal = Evens.Literal with { Statement = "another statement" } };
        Drift drift = Assert.Single(LockDrift.Of(locked, [LockEntry.Of(Run(other, thorough: true))], ["toy/claim"], true));
        Assert.Equal("statement", drift.Field);
    }

    [Fact]
    public void What_the_lock_knows_of_dropped_hypotheses_is_told_beside_a_run_that_drops_none()
    {
        var locked = new LockFile(1, 100, [LockEntry.Of(Run(Evens, thorough: true))]);
        ClaimResult result = Run(Evens);
        ClaimResult beside = LockedVariations.Beside(result, locked);
        KeyValuePair<string, string> without = Assert.Single(beside.Locked, f => f.Key == "without even");
        Assert.StartsWith("fails at n = ", without.Value, StringComparison.Ordinal);
        Assert.EndsWith("1 of 1 hypotheses seen to be needed (lock)", TextReport.Summary(beside), StringComparison.Ordinal);

        // Of another statement it knows nothing, and a run that looks itself needs it not.
        Claim<int> other = Evens with { Literal = Evens.Literal with { Statement = "another statement" } };
        Assert.Empty(LockedVariations.Beside(Run(other), locked).Locked);
        Assert.Empty(LockedVariations.Beside(Run(Evens, thorough: true), locked).Locked);
    }

    [Fact]
    public void Where_our_engines_disagree_nothing_is_held_fast() => Assert.Throws<ArgumentException>(
        () => LockEntry.Of(Run(Claim(Reading((_, _) => Outcome.EnginesDisagree("1 is 2"))))));

    private static LockEntry Entry(string id, params (string Name, string Text)[] fields) =>
        new(id, [.. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Text))]);
}
