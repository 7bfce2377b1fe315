namespace ReluProofs.Cli.Tests;

/// <summary>Every misuse is one line and exit 2; help is help.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("chek", "'chek' is no command or argument of 'relu-proofs', did you mean 'check'?")]
    [InlineData("check --case 5", "there is no option '--case'")]
    [InlineData("check --cases", "--cases")]
    [InlineData("check --cases 0", "--cases: '0' is not a whole number from 1 to 1000000")]
    [InlineData("check --cases 1000001", "--cases")]
    [InlineData("check --cases 1e3", "--cases: '1e3'")]
    [InlineData("check --cases 5 --cases 6", "--cases")]
    [InlineData("check --threads 257", "--threads: '257' is not a whole number from 1 to 256")]
    [InlineData("check --threads 0", "--threads")]
    [InlineData("check --seed -1", "--seed: '-1' is not a whole number from 0 to 18446744073709551615")]
    [InlineData("check --seed 18446744073709551616", "--seed")]
    [InlineData("check --time 60", "--time: '60' is not a duration such as 60s, 10m or 1h")]
    [InlineData("check --time 0s", "--time")]
    [InlineData("check --time -5s", "--time")]
    [InlineData("check --time 1.5m", "--time")]
    [InlineData("check --time 99999999999h", "--time")]
    [InlineData("check --time 1001h", "--time")]
    [InlineData("check nothing/*", "no claim matches 'nothing/*'; see relu-proofs list")]
    [InlineData("check fake/holds fake/hold", "no claim matches 'fake/hold', did you mean 'fake/holds'?")]
    [InlineData("check Fake/Holds", "did you mean 'fake/holds'?")]
    [InlineData("check holds", "did you mean 'fake/holds'?")]
    [InlineData("check fake", "did you mean 'fake/*'?")]
    [InlineData("check a b", "no claim matches 'a', 'b'")]
    [InlineData("list nothing", "no claim matches 'nothing'")]
    [InlineData("show", "id")]
    [InlineData("show fake/proven", "there is no claim 'fake/proven', did you mean 'fake/proved'?")]
    [InlineData("show fake/*", "there is no claim 'fake/*'")]
    [InlineData("show fake/holds fake/proved", "'fake/proved'")]
    [InlineData("optimum", "onedim")]
    [InlineData("optimum twodim", "'twodim'")]
    [InlineData("optimum onedim", "--data")]
    [InlineData("check @fake", "'@fake'")]
    public void Misuse_is_one_line(string line, string words) =>
        Harness.IsRefused(Harness.Run(Fakes.All, line.Split(' ')), words);

    [Fact]
    public void An_argument_cannot_break_the_line() =>
        Harness.IsRefused(Harness.Run(Fakes.All, "check", "a\r\nb\u001b[31m"), "no claim matches 'a b?[31m'");

    [Theory]
    [InlineData("60s", 0)]
    [InlineData("10m", 0)]
    [InlineData("1h", 0)]
    [InlineData("1000h", 0)]
    public void Durations_are_read(string duration, int code) =>
        Assert.Equal(code, Harness.Run(Fakes.All, "check", "fake/holds", "--cases", "5", "--time", duration).Code);

    [Theory]
    [InlineData("")]
    [InlineData("--help")]
    [InlineData("check --help")]
    [InlineData("list --help")]
    [InlineData("show --help")]
    [InlineData("derive --help")]
    [InlineData("optimum --help")]
    [InlineData("optimum onedim --help")]
    [InlineData("refute --help")]
    [InlineData("replay --help")]
    [InlineData("lock --help")]
    [InlineData("simulate --help")]
    public void Help_has_a_description_and_examples(string line)
    {
        Ran ran = Harness.Run(Fakes.All, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(0, ran.Code);
        Assert.Equal("", ran.Error);
        Assert.StartsWith("Description:\n", ran.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\nExamples:\n  relu-proofs ", ran.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.All(ran.OutLines, l => Assert.True(l.TrimEnd().Length <= 120, l));
    }

    [Fact]
    public void Version_is_the_number_alone() => Assert.Equal(new Ran(0, "0.1.0\n", ""), Harness.Run(Fakes.All, "--version"));

    [Theory]
    [InlineData("missing/r.json")]
    [InlineData("plain/r.json")]
    [InlineData("folder")]
    [InlineData("")]
    public void A_place_that_cannot_be_written_is_known_before_the_work(string name)
    {
        using var scratch = new Scratch();
        scratch.Write("plain", "a file");
        Directory.CreateDirectory(scratch.PathOf("folder"));
        string path = name.Length == 0 ? "" : scratch.PathOf(name);
        Harness.IsRefused(Harness.Run(Fakes.All, "check", "fake/holds", "--json", path), $"cannot write '{path}'");
        Assert.Equal(["plain"], scratch.Files);
        Assert.Equal("a file", scratch.Read("plain"));
    }

    [Fact]
    public void An_older_report_is_replaced_as_a_whole_and_a_link_stays_a_link()
    {
        using var scratch = new Scratch();
        scratch.Write("old.json", new string('x', 100_000));
        File.CreateSymbolicLink(scratch.PathOf("link.json"), scratch.PathOf("old.json"));
        Harness.Run(Fakes.All, "list", "--json", scratch.PathOf("link.json"));
        Assert.Equal(["link.json", "old.json"], scratch.Files);
        Assert.NotNull(new FileInfo(scratch.PathOf("link.json")).LinkTarget);
        Assert.StartsWith("{\n  \"schema\": \"relu-proofs/list@1\"", scratch.Read("old.json"), StringComparison.Ordinal);
    }
}
