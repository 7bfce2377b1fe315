using System.Text.Json;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Cli.Tests;

/// <summary><c>check</c>: which claims are run and shown, and how a long run goes on after it was interrupted.</summary>
public sealed class CheckSelectionTests
{
    [Fact]
    public void A_paper_is_chosen_by_its_key()
    {
        Ran ran = Harness.Run(Fakes.All, "check", "--paper", "other", "--cases", "5", "--json", "-");
        using JsonDocument json = JsonDocument.Parse(ran.Out);
        Assert.Equal(["other/vacuous", "other/undecided", "other/disagrees"], Ids(json));
        Ran list = Harness.Run(Fakes.All, "list", "--paper", "fake", "*/holds");
        Assert.StartsWith("fake/holds", Assert.Single(list.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_paper_is_refused() =>
        Harness.IsRefused(Harness.Run(Fakes.All, "check", "--paper", "nobody"), "--paper", "'nobody'", "fake, other");

    [Fact]
    public void A_pattern_must_match_inside_the_paper() =>
        Harness.IsRefused(Harness.Run(Fakes.All, "check", "--paper", "other", "fake/holds"), "no claim matches 'fake/holds'");

    [Fact]
    public void Only_shows_the_verdicts_asked_for_and_every_fault_of_ours()
    {
        Ran ran = Harness.Run(Fakes.All, "check", "--only", "refuted", "--only", "vacuous", "--cases", "40", "--json", "-");
        using JsonDocument json = JsonDocument.Parse(ran.Out);
        Assert.Equal(["fake/refuted", "other/vacuous", "other/disagrees"], Ids(json));
        Assert.Contains("6 claims: 1 proved, 1 certified, 1 refuted, 1 vacuous, 1 undecided, 1 without", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\nfake/holds  ", ran.Error, StringComparison.Ordinal);
        Assert.Equal(4, ran.Code);
    }

    [Fact]
    public void Only_names_the_words_it_knows() =>
        Harness.IsRefused(
            Harness.Run(Fakes.All, "check", "--only", "wrong"),
            "--only: 'wrong' is not one of proved, certified, supported, refuted, vacuous, undecided");

    [Fact]
    public void The_summary_counts_verdicts_by_paper()
    {
        Ran ran = Harness.Run(Fakes.All, "check", "--cases", "40", "--no-timing");
        Assert.Contains(
            """

                   proved  certified  refuted  vacuous  undecided  no verdict
            fake        1          1        1
            other                                    1          1           1

            6 claims: 
            """.ReplaceLineEndings("\n"),
            ran.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_thorough_run_goes_on_where_it_stopped()
    {
        using var scratch = new Scratch();
        string[] args = ["check", "--thorough", "--cases", "5", "--no-timing", "--json", scratch.PathOf("r.json")];
        using var ctrlC = new CancellationTokenSource();
        IClaim interrupted = Fakes.Interrupted(ctrlC);
        IReadOnlyList<IClaim> claims = [Fakes.Holds, Fakes.Refuted, interrupted, Fakes.Proved];
        Ran first = Run(claims, scratch, ctrlC.Token, args);
        Assert.Equal(130, first.Code);

        Ran second = Run(claims, scratch, CancellationToken.None, args);
        Assert.Contains("going on with an interrupted run: 2 of 4 claims are finished", second.Error, StringComparison.Ordinal);
        string resumed = scratch.Read("r.json");

        // Complete now, so the journal is gone, and a run in one piece says the same.
        Ran third = Run(claims, scratch, CancellationToken.None, args);
        Assert.DoesNotContain("going on", third.Error, StringComparison.Ordinal);
        Assert.Equal(scratch.Read("r.json"), resumed);
        Assert.Equal(third.Out, second.Out);
    }

    [Fact]
    public void A_run_that_is_not_thorough_leaves_nothing_behind()
    {
        using var scratch = new Scratch();
        Ran ran = Run([Fakes.Holds], scratch, CancellationToken.None, ["check", "--cases", "5"]);
        Assert.Equal(0, ran.Code);
        Assert.False(Directory.Exists(scratch.PathOf("journals")));
    }

    private static Ran Run(IReadOnlyList<IClaim> claims, Scratch scratch, CancellationToken cancellation, string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var session = new Session(claims, new Terminal(output, error, false, false, 120), cancellation)
        {
            JournalFolder = scratch.PathOf("journals"),
        };
        int code = CommandLine.Run(args, session);
        return new Ran(code, output.ToString(), error.ToString());
    }

    private static string[] Ids(JsonDocument json) =>
        [.. json.RootElement.GetProperty("claims").EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];
}
