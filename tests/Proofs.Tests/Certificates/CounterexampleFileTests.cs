using System.Text.RegularExpressions;
using ReluProofs.Kernel;
using ReluProofs.Symbolic.Render;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Regression;

namespace ReluProofs.Proofs.Tests.Certificates;

/// <summary>What <c>relu-proofs lock</c> wrote, re-checked without running a claim.</summary>
public sealed partial class CounterexampleFileTests
{
    /// <summary>Questions a solver may leave open; it may never answer <c>sat</c>.</summary>
    private const double OpenShare = 0.05;

    private static readonly string Folder = Path.Combine(Repository.Root, "counterexamples");

    private static readonly LockFile Locked = LockFile.Read(File.ReadAllText(Path.Combine(Repository.Root, LockFile.Name)));

    public static TheoryData<string> Refuted =>
        [.. Locked.Entries.Where(e => e["counterexample"] is not null && (e["certified"] == "exact" || File.Exists(PathOf(e.Id, ".json"))))
            .Select(e => e.Id)];

    [Fact]
    public void Every_claim_is_locked_as_it_is_stated()
    {
        string[] ids = [.. Catalogue.All.Select(c => c.Id).Order(StringComparer.Ordinal)];
        Assert.Equal(ids, Locked.Entries.Select(e => e.Id));
    }

    [Theory]
    [MemberData(nameof(Refuted))]
    public void Its_certificate_is_right_by_the_kernel_alone_and_the_locked_one(string id)
    {
        CheckResult result = Checker.CheckJson(File.ReadAllText(PathOf(id, ".json")));
        Assert.True(result.IsValid, result.Wrong);
        IClaim claim = CatalogueTests.Find(id);
        Assert.Equal(Locked.Find(id)!["counterexample"], result.Certificate!.Hash);
        Assert.Equal($"{id} ({Reading<int>.Literal})", result.Certificate.Claim);
        Assert.Equal(claim.Statement, result.Certificate.Statement);
        string smt = PathOf(id, ".smt2");
        string questions = SmtLib.OfCertificate(result.Certificate);
        Assert.Equal(questions.Contains("(check-sat)", StringComparison.Ordinal), File.Exists(smt));
        Assert.Equal(File.Exists(smt) ? File.ReadAllText(smt) : questions, questions);
    }

    [Fact]
    public void There_is_one_certificate_for_each_refuted_claim_and_none_besides()
    {
        string[] refuted = [.. Locked.Entries.Where(e => e["verdict"] == "refuted").Select(e => e.Id).Order(StringComparer.Ordinal)];
        Assert.All(refuted, id => Assert.NotNull(Locked.Find(id)!["counterexample"]));
        string[] files =
        [
            .. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/'))
                .Select(f => f.StartsWith("numeric/", StringComparison.Ordinal) ? f["numeric/".Length..] : f)
                .Select(f => f[..^".json".Length])
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(refuted, files);
    }

    [Fact]
    public void The_index_names_each_by_the_negated_statement()
    {
        string index = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.Equal(
            Locked.Entries.Where(e => e["counterexample"] is not null).Select(e => $"{e.Id}: not {CatalogueTests.Find(e.Id).Statement}"),
            Title().Matches(index).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void A_solver_confirms_every_fact_it_can_be_asked()
    {
        if (!Solver.Exists())
        {
            return;
        }

        int questions = 0;
        int open = 0;
        foreach (string file in Directory.EnumerateFiles(Folder, "*.smt2", SearchOption.AllDirectories))
        {
            IReadOnlyList<string> answers = Solver.Answers(file);
            Assert.DoesNotContain("sat", answers);
            Assert.Equal(Question().Count(File.ReadAllText(file)), answers.Count);
            questions += answers.Count;
            open += answers.Count(a => a != "unsat");
        }

        Assert.True(questions > 0);
        Assert.True(open <= OpenShare * questions, $"{open} of {questions} left open");
    }

    [Fact]
    public void A_solver_sees_a_wrong_fact()
    {
        if (!Solver.Exists())
        {
            return;
        }

        // The status announces the answer; a solver that gets another one complains about it.
        string text = File.ReadAllText(PathOf("onedim/thm-4.1", ".smt2"))
            .Replace("(set-info :status unsat)\n", "", StringComparison.Ordinal);
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text.Replace("(assert (not (= 1.0 1.0)))", "(assert (not (= 1.0 2.0)))", StringComparison.Ordinal));
            Assert.NotEqual(text, File.ReadAllText(file));
            Assert.Contains("sat", Solver.Answers(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string PathOf(string id, string extension) => Path.Combine([Folder, .. (id + extension).Split('/')]);

    [GeneratedRegex("^## (.*)$", RegexOptions.Multiline)]
    private static partial Regex Title();

    [GeneratedRegex(@"^\(check-sat\)$", RegexOptions.Multiline)]
    private static partial Regex Question();
}
