namespace ReluProofs.Cli.Tests;

/// <summary>Colours and the live line appear on a terminal only, and only when wanted.</summary>
public sealed class TerminalTests
{
    [Theory]
    [InlineData(true, null, "xterm", true)]
    [InlineData(true, "", "xterm", true)]
    [InlineData(true, "1", "xterm", false)]
    [InlineData(true, null, "dumb", false)]
    [InlineData(false, null, "xterm", false)]
    public void Verdicts_are_coloured_where_that_is_wanted(bool terminal, string? noColour, string term, bool coloured)
    {
        Ran ran = Harness.Run(
            Fakes.All,
            CancellationToken.None,
            (o, e) => Terminal.Create(o, e, terminal, false, name => name == "NO_COLOR" ? noColour : term, 100),
            "check", "fake/refuted", "--cases", "40", "--no-timing");
        Assert.Equal(coloured, ran.Out.Contains('\u001b', StringComparison.Ordinal));
        string plain = System.Text.RegularExpressions.Regex.Replace(ran.Out, "\u001b\\[[0-9;]*m", "");
        Assert.Equal(Harness.Run(Fakes.All, "check", "fake/refuted", "--cases", "40", "--no-timing").Out, plain);
    }

    [Fact]
    public void Progress_rewrites_its_line_on_a_terminal_and_leaves_none_behind()
    {
        Ran ran = Harness.Run(
            Fakes.All, CancellationToken.None, (o, e) => new Terminal(o, e, false, true, 80), "check", "fake/holds", "--cases", "5");
        Assert.Equal("\r\u001b[K[1/1] fake/holds\r\u001b[K", ran.Error);
    }

    [Theory]
    [InlineData(20, 80)]
    [InlineData(100, 100)]
    [InlineData(300, 120)]
    public void A_table_takes_between_80_and_120_columns(int terminal, int table) =>
        Assert.Equal(table, Terminal.Create(TextWriter.Null, TextWriter.Null, true, true, _ => null, terminal).Width);
}
