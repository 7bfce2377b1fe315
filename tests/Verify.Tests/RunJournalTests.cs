using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Regression;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Verify.Tests;

/// <summary>The memory of a long run: what comes back from it, and what must not.</summary>
public sealed class RunJournalTests : IDisposable
{
    private static readonly RunOptions Options = new() { Cases = 50, Threads = 1 };
    private static readonly IClaim Refuted = Toy.Claim(Toy.Reading(Toy.Holds(n => n < 7)));

    private readonly string _folder = Directory.CreateTempSubdirectory("relu-proofs-journal-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_result_comes_back_as_it_was_with_its_certificate()
    {
        ClaimResult result = Store();
        using RunJournal journal = Open()!;
        Assert.Equal(1, journal.Earlier);
        ClaimResult again = journal.Find(Refuted)!;
        Assert.NotNull(again.Literal.Counterexample!.Certificate);
        Assert.Equal(Json(result), Json(again));
        Assert.Equal(TextReport.Block(result, Options), TextReport.Block(again, Options));
    }

    [Fact]
    public void A_changed_certificate_does_not_come_back()
    {
        Store();
        string text = System.IO.File.ReadAllText(File());
        string changed = text.Replace("\\u00227\\u0022", "\\u0022-7\\u0022", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        System.IO.File.WriteAllText(File(), changed);
        using RunJournal journal = Open()!;
        Assert.Null(journal.Find(Refuted));
    }

    [Fact]
    public void Half_a_line_of_a_killed_run_is_forgotten_and_written_over()
    {
        Store();
        string whole = System.IO.File.ReadAllText(File());
        System.IO.File.AppendAllText(File(), whole[..(whole.Length / 2)]);
        using (RunJournal journal = Open()!)
        {
            Assert.Equal(1, journal.Earlier);
        }

        Assert.Equal(whole, System.IO.File.ReadAllText(File()));
    }

    [Fact]
    public void Another_seed_effort_program_or_choice_of_claims_is_another_run()
    {
        Store();
        IClaim other = Toy.Claim(Toy.Reading(Toy.Holds(_ => true))) with { Id = "toy/other" };
        (string Program, IClaim[] Claims, RunOptions Options)[] runs =
        [
            ("code", [Refuted], Options with { Seed = 2 }),
            ("code", [Refuted], Options with { Cases = 51 }),
            ("code", [Refuted], Options with { Thorough = true }),
            ("other code", [Refuted], Options),
            ("code", [Refuted, other], Options),
        ];
        foreach ((string program, IClaim[] claims, RunOptions options) in runs)
        {
            using RunJournal journal = RunJournal.Open(_folder, program, claims, options, fresh: false)!;
            Assert.Equal(0, journal.Earlier);
        }

        using RunJournal same = RunJournal.Open(_folder, "code", [Refuted], Options with { Threads = 2 }, fresh: false)!;
        Assert.Equal(1, same.Earlier);
    }

    [Fact]
    public void A_second_run_at_the_same_time_gets_no_journal()
    {
        using RunJournal first = Open()!;
        Assert.Null(Open());
    }

    [Fact]
    public void What_was_cut_short_is_not_kept()
    {
        using (RunJournal journal = Open()!)
        {
            journal.Add(Run() with { Truncated = true });
        }

        using RunJournal again = Open()!;
        Assert.Equal(0, again.Earlier);
    }

    [Fact]
    public void A_complete_or_a_fresh_run_leaves_no_memory()
    {
        Store();
        using (RunJournal fresh = RunJournal.Open(_folder, "code", [Refuted], Options, fresh: true)!)
        {
            Assert.Equal(0, fresh.Earlier);
            fresh.Complete();
        }

        Assert.Empty(Directory.GetFiles(_folder));
    }

    private static ClaimResult Run() => Refuted.Run(Options, new Budget(null, CancellationToken.None));

    private static string Json(ClaimResult result) =>
        JsonReport.Write(new CheckReport([result], Options, false, false, 1), "1", timing: true);

    private RunJournal? Open() => RunJournal.Open(_folder, "code", [Refuted], Options, fresh: false);

    private string File() => Assert.Single(Directory.GetFiles(_folder));

    private ClaimResult Store()
    {
        ClaimResult result = Run();
        using RunJournal journal = Open()!;
        journal.Add(result);
        return result;
    }
}
