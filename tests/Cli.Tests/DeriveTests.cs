using System.Text.Json;
using ReluProofs.Symbolic.Derivations;

namespace ReluProofs.Cli.Tests;

/// <summary><c>derive</c>.</summary>
public sealed class DeriveTests
{
    public static TheoryData<string> Names => [.. Derivations.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_derivation_is_printed_with_all_its_parts(string name)
    {
        Derivation derivation = Derivations.Find(name);
        Ran ran = Run("derive", name);
        Assert.Equal(0, ran.Code);
        Assert.StartsWith($"{name}  {derivation.Title}\n  statement   ", ran.Out, StringComparison.Ordinal);
        Assert.All(
            new[] { "source", "hypotheses", "symbols", "conclusion" },
            label => Assert.Contains(ran.OutLines, l => l.StartsWith("  " + label.PadRight(12), StringComparison.Ordinal)));
        Assert.All(derivation.Steps, step => Assert.Contains($"\n{step.Number,4}  ", ran.Out, StringComparison.Ordinal));
        Assert.EndsWith($"\n  replayed    {derivation.Steps.Count} steps, each re-checked without any search\n", ran.Out, StringComparison.Ordinal);
        Assert.StartsWith($"{name}: {derivation.Steps.Count} steps replayed in ", Assert.Single(ran.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(ran.Out, Run("derive", name).Out);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_other_forms_go_to_standard_output_alone(string name)
    {
        Derivation derivation = Derivations.Find(name);
        Assert.Equal(derivation.Latex(), Run("derive", name, "--latex").Out);
        Assert.Equal(derivation.Markdown(), Run("derive", name, "--markdown").Out);
        Assert.Equal(derivation.SmtLib(), Run("derive", name, "--smt2").Out);
        Assert.Equal(derivation.SmtLib(), Run("derive", name, "--smt2", "-").Out);
        Assert.Contains("(check-sat)", derivation.SmtLib(), StringComparison.Ordinal);
    }

    [Fact]
    public void SMT_LIB_goes_to_a_file_as_a_whole()
    {
        using var scratch = new Scratch();
        Ran ran = Run("derive", "soft-threshold", "--smt2", scratch.PathOf("soft.smt2"));
        Assert.Equal((0, ""), (ran.Code, ran.Out));
        Assert.Equal(["soft.smt2"], scratch.Files);
        Assert.Equal(Derivations.Find("soft-threshold").SmtLib(), scratch.Read("soft.smt2"));
    }

    [Fact]
    public void The_list_names_every_derivation()
    {
        Ran ran = Run("derive", "--list");
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Equal(
            Derivations.All.Select(d => (d.Name, d.Title)),
            ran.OutLines.SkipLast(1).Select(l => l.Split("  ", 2)).Select(p => (p[0], p[1].TrimStart())));
    }

    [Fact]
    public void The_list_as_JSON_has_its_keys()
    {
        using JsonDocument json = JsonDocument.Parse(Run("derive", "--list", "--json", "-").Out);
        Assert.Equal("relu-proofs/derivations@1", json.RootElement.GetProperty("schema").GetString());
        JsonElement[] entries = [.. json.RootElement.GetProperty("derivations").EnumerateArray()];
        Assert.Equal(Derivations.All.Select(d => d.Name), entries.Select(e => e.GetProperty("name").GetString()));
        Assert.All(entries, e => Assert.Equal(
            ["name", "title", "statement", "source", "steps"], e.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(Derivations.All.Select(d => d.Steps.Count), entries.Select(e => e.GetProperty("steps").GetInt32()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--latex")]
    [InlineData("--smt2")]
    public void What_does_not_replay_is_not_printed(string form)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, false, false, 120);
        var session = new Session(Fakes.All, terminal, CancellationToken.None)
        {
            ReplayFault = d => d.Name == "soft-threshold" ? "step 3: the witness does not show it" : null,
        };
        string[] args = ["derive", "soft-threshold", .. form.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        Assert.Equal(4, CommandLine.Run(args, session));
        Assert.Equal("", output.ToString());
        Assert.Equal(
            "relu-proofs: the derivation 'soft-threshold' does not replay: step 3: the witness does not show it\n",
            error.ToString());
    }

    [Theory]
    [InlineData("derive", "derive which one?")]
    [InlineData("derive --latex", "derive which one?")]
    [InlineData("derive soft", "there is no derivation 'soft'; see relu-proofs derive --list")]
    [InlineData("derive soft-treshold", "there is no derivation 'soft-treshold', did you mean 'soft-threshold'?")]
    [InlineData("derive Soft-Threshold", "did you mean 'soft-threshold'?")]
    [InlineData("derive --list soft-threshold", "--list takes no name")]
    [InlineData("derive --list --latex", "--latex needs a name")]
    [InlineData("derive soft-threshold --latex --markdown", "--latex and --markdown exclude each other")]
    [InlineData("derive soft-threshold --markdown --smt2", "--markdown and --smt2 exclude each other")]
    [InlineData("derive soft-threshold --json -", "--json goes with --list")]
    [InlineData("derive soft-threshold --latx", "--latx")]
    [InlineData("derive soft-threshold norm-balancing", "'norm-balancing'")]
    [InlineData("derive soft-threshold --smt2 missing/folder/f.smt2", "cannot write 'missing/folder/f.smt2'")]
    public void Misuse_is_one_line(string line, string words) => Harness.IsRefused(Run(line.Split(' ')), words);

    private static Ran Run(params string[] args) => Harness.Run(Fakes.All, args);
}
