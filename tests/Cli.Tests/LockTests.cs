using ReluProofs.Verify.Claims;

namespace ReluProofs.Cli.Tests;

/// <summary><c>lock</c> and <c>check --locked</c>.</summary>
public sealed class LockTests
{
    private static readonly IReadOnlyList<IClaim> Claims = [Fakes.Holds, Fakes.Proved, Fakes.Refuted, Fakes.Undecided];

    [Fact]
    public void What_was_locked_stays_as_locked()
    {
        using var scratch = new Scratch();
        Ran locked = Harness.RunIn(scratch.Folder, Claims, "lock", "--cases", "40", "--seed", "7");
        Assert.Equal(0, locked.Code);
        Assert.Equal($"4 claims locked, 1 counterexamples, 0 changes: {scratch.PathOf("proofs.lock.json")}\n", locked.Out);
        Assert.Equal(
            [
                "counterexamples/README.md", "counterexamples/fake/refuted.json", "counterexamples/fake/refuted.smt2",
                "docs/claims.md", "docs/claims/fake.md", "docs/claims/other.md", "proofs.lock.json",
            ],
            All(scratch));
        string before = scratch.Read("proofs.lock.json");
        Ran check = Harness.RunIn(scratch.Folder, Claims, "check", "--locked", "--no-timing");
        Assert.Equal(0, check.Code);
        Assert.EndsWith($"; 40 cases, seed 7\nas locked in 4 claims: {scratch.PathOf("proofs.lock.json")}\n", check.Out, StringComparison.Ordinal);

        // Also from a folder below, on one thread, and for some claims only.
        Directory.CreateDirectory(scratch.PathOf("below"));
        Assert.Equal(0, Harness.RunIn(scratch.PathOf("below"), Claims, "check", "--locked", "--threads", "1").Code);
        Assert.Equal(0, Harness.RunIn(scratch.Folder, Claims, "check", "fake/*", "--locked").Code);
        Assert.Equal(0, Harness.RunIn(scratch.Folder, Claims, "lock", "--cases", "40", "--seed", "7", "--threads", "1").Code);
        Assert.Equal(before, scratch.Read("proofs.lock.json"));
    }

    [Fact]
    public void A_plain_check_tells_what_the_lock_knows_of_dropped_hypotheses()
    {
        using var scratch = new Scratch();
        Assert.DoesNotContain("(lock)", Harness.RunIn(scratch.Folder, Claims, "check").Out, StringComparison.Ordinal);
        Harness.RunIn(scratch.Folder, Claims, "lock", "--cases", "40");
        string locked = scratch.Read("proofs.lock.json");
        scratch.Write("proofs.lock.json", locked.Replace(
            "\"fake/refuted\": {", "\"fake/refuted\": {\"without H\": \"fails at n = 5\", ", StringComparison.Ordinal));
        Ran check = Harness.RunIn(scratch.Folder, Claims, "check");
        Assert.Contains("  without H  fails at n = 5 (lock)\n", check.Out, StringComparison.Ordinal);

        // A lock that cannot be read is no reason not to check.
        scratch.Write("proofs.lock.json", "{");
        Ran unreadable = Harness.RunIn(scratch.Folder, Claims, "check");
        Assert.Equal(check.Code, unreadable.Code);
        Assert.Contains("what was locked is not shown", unreadable.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Drift_is_told_field_by_field_and_ends_with_1()
    {
        using var scratch = new Scratch();
        Harness.RunIn(scratch.Folder, Claims, "lock", "--cases", "40");
        string text = scratch.Read("proofs.lock.json");
        scratch.Write("proofs.lock.json", text
            .Replace("\"fake/holds\": {\"verdict\": \"certified\"", "\"fake/holds\": {\"verdict\": \"proved\"", StringComparison.Ordinal)
            .Replace("n + 1 > n", "n + 2 > n", StringComparison.Ordinal)
            .Replace("other/undecided", "other/gone", StringComparison.Ordinal));
        string certificate = Path.Combine(scratch.Folder, "counterexamples", "fake", "refuted.json");
        File.WriteAllText(certificate, File.ReadAllText(certificate).Replace("not small", "small", StringComparison.Ordinal));
        File.Delete(Path.ChangeExtension(certificate, ".smt2"));
        Ran check = Harness.RunIn(scratch.Folder, Claims, "check", "--locked");
        Assert.Equal(1, check.Code);
        Assert.Contains(
            $"""

            fake/holds: verdict: locked as proved, now certified
            fake/proved: closed form: locked as n + 2 > n, now n + 1 > n
            other/undecided: not locked yet
            other/gone: locked, and no longer a claim
            counterexamples/fake/refuted.json: not what this run finds
            counterexamples/fake/refuted.smt2: missing
            6 differences in 4 claims: {scratch.PathOf("proofs.lock.json")}

            """.ReplaceLineEndings("\n"),
            check.Out,
            StringComparison.Ordinal);
        Assert.DoesNotContain("differences", Harness.RunIn(scratch.Folder, [Fakes.Refuted], "check").Out, StringComparison.Ordinal);

        // Locking again says what it changes, and then nothing has.
        Ran again = Harness.RunIn(scratch.Folder, Claims, "lock", "--cases", "40");
        Assert.Contains("fake/holds: verdict: locked as proved, now certified\n", again.Out, StringComparison.Ordinal);
        Assert.Equal(0, Harness.RunIn(scratch.Folder, Claims, "check", "--locked").Code);
    }

    [Fact]
    public void A_counterexample_that_is_gone_is_removed_and_other_files_are_left_alone()
    {
        using var scratch = new Scratch();
        Harness.RunIn(scratch.Folder, Claims, "lock", "--cases", "40");
        File.WriteAllText(Path.Combine(scratch.Folder, "counterexamples", "fake", "mine.json"), "{}");
        Assert.Equal(0, Harness.RunIn(scratch.Folder, [Fakes.Holds], "lock", "--cases", "40").Code);
        Assert.Equal(
            [
                "counterexamples/README.md", "counterexamples/fake/mine.json", "docs/claims.md", "docs/claims/fake.md",
                "docs/claims/other.md", "proofs.lock.json",
            ],
            All(scratch));
    }

    [Fact]
    public void Nothing_is_written_where_our_engines_disagree()
    {
        using var scratch = new Scratch();
        Ran ran = Harness.RunIn(scratch.Folder, [Fakes.Refuted, Fakes.Disagrees], "lock", "--cases", "40");
        Assert.Equal(4, ran.Code);
        Assert.Contains("nothing is written: other/disagrees: derived 1, solved 2", ran.Error, StringComparison.Ordinal);
        Assert.Empty(All(scratch));
    }

    [Fact]
    public void Nothing_is_written_when_cancelled()
    {
        using var scratch = new Scratch();
        using var source = new CancellationTokenSource();
        Ran ran = Harness.Run(
            [Fakes.Refuted, Fakes.Interrupted(source)],
            source.Token,
            (o, e) => new Terminal(o, e, false, false, 120),
            scratch.Folder,
            ["lock", "--cases", "40"]);
        Assert.Equal(130, ran.Code);
        Assert.Empty(All(scratch));
    }

    [Fact]
    public void Without_a_lock_file_there_is_nothing_to_compare_with()
    {
        using var scratch = new Scratch();
        Harness.IsRefused(Harness.RunIn(scratch.Folder, Claims, "check", "--locked"), "there is no proofs.lock.json", "relu-proofs lock");
        scratch.Write("proofs.lock.json", "{");
        Harness.IsRefused(Harness.RunIn(scratch.Folder, Claims, "check", "--locked"), "cannot read", "proofs.lock.json");
        Harness.IsRefused(Harness.RunIn(scratch.Folder, Claims, "lock"), "cannot read", "proofs.lock.json");
    }

    [Theory]
    [InlineData("--seed", "2")]
    [InlineData("--cases", "2")]
    [InlineData("--thorough", null)]
    public void A_locked_run_cannot_be_another_run(string option, string? value) => Harness.IsRefused(
        Harness.Run(Claims, ["check", "--locked", option, .. value is null ? Array.Empty<string>() : [value]]), "--locked", option);

    [Fact]
    public void A_run_out_of_time_is_not_as_locked()
    {
        using var scratch = new Scratch();
        IClaim[] slow = [Fakes.Slow("fake/slow")];
        Assert.Equal(0, Harness.RunIn(scratch.Folder, slow, "lock", "--cases", "40").Code);
        Ran ran = Harness.RunIn(scratch.Folder, slow, "check", "--locked", "--threads", "1", "--time", "1s");
        Assert.Equal(3, ran.Code);
        Assert.Contains("as locked in 0 claims", ran.Out, StringComparison.Ordinal);
    }

    private static string[] All(Scratch scratch) =>
    [
        .. Directory.EnumerateFiles(scratch.Folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(scratch.Folder, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];
}
