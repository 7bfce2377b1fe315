using System.Text.Json;
using ReluProofs.Kernel;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Figures;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Cli.Tests;

/// <summary><c>figure</c>: tables, files, the list, misuse and Ctrl-C.</summary>
public sealed class FigureTests
{
    private static readonly IClaim Powers = (Claim<int>)Fakes.Holds with
    {
        Id = "fake/powers",
        Title = "powers of two",
        Figure = new Figure("n up to 64", "n up to 3", "n up to 6", Rows),
    };

    private static readonly IReadOnlyList<IClaim> Claims = [.. Fakes.All, Powers];

    [Fact]
    public void The_table_has_printed_values_beside_ours()
    {
        Ran ran = Harness.Run(Claims, "figure", "fake/powers");
        Assert.Equal(0, ran.Code);
        Assert.Contains("fake/powers  powers of two  (Lemma 1)", ran.OutLines);
        Assert.Contains(ran.OutLines, l => l.TrimStart() == "published   n up to 64");
        Assert.Contains(ran.OutLines, l => l.TrimStart() == "run         n up to 3; seed 1");
        Assert.Contains("n  series  printed  ours  by", ran.OutLines);
        Assert.Contains("3  2^n     8        8     exact", ran.OutLines);
        Assert.Equal(["n = 1", "n = 2", "n = 3"], ran.ErrorLines);
    }

    [Fact]
    public void Thorough_runs_the_larger_sizes_and_a_seed_is_handed_on()
    {
        Ran ran = Harness.Run(Claims, "figure", "fake/powers", "--thorough", "--seed", "7", "--json", "-");
        Assert.Equal(0, ran.Code);
        JsonElement root = JsonDocument.Parse(ran.Out).RootElement;
        Assert.Equal((7, true, 6), (root.GetProperty("seed").GetInt32(), root.GetProperty("thorough").GetBoolean(), root.GetProperty("rows").GetArrayLength()));
        Assert.Equal(("n up to 6", false), (root.GetProperty("run").GetString(), root.GetProperty("truncated").GetBoolean()));
        Assert.Contains("n  series  printed  ours  by", ran.ErrorLines);
    }

    [Fact]
    public void Files_are_written_beside_the_table()
    {
        using var scratch = new Scratch();
        Ran ran = Harness.Run(Claims, "figure", "fake/powers", "--csv", scratch.PathOf("p.csv"), "--json", scratch.PathOf("p.json"));
        Assert.Equal(0, ran.Code);
        Assert.Equal(["p.csv", "p.json"], scratch.Files);
        Assert.StartsWith("n,series,printed,ours,value,low,high,by\n1,2^n,2,2,2,2,2,exact\n", scratch.Read("p.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_has_figures_alone_with_their_sizes()
    {
        Ran ran = Harness.Run(Claims, "figure", "--list");
        Assert.Equal(0, ran.Code);
        Assert.Equal(
            ["fake/powers  powers of two  (Lemma 1)", "  published   n up to 64", "  default     n up to 3", "  --thorough  n up to 6", ""],
            ran.OutLines);
        JsonElement figures = JsonDocument.Parse(Harness.Run(Claims, "figure", "--list", "--json", "-").Out).RootElement.GetProperty("figures");
        Assert.Equal("fake/powers", Assert.Single(figures.EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public void Ctrl_C_keeps_what_was_reached()
    {
        using var source = new CancellationTokenSource();
        using var scratch = new Scratch();
        IClaim claim = (Claim<int>)Powers with
        {
            Figure = new Figure("n up to 64", "n up to 3", null, run => Rows(run).Select(row =>
            {
                if (row.Setting[0].Text == "2")
                {
                    source.Cancel();
                }

                return row;
            })),
        };
        Ran ran = Harness.Run(
            [claim], source.Token, (o, e) => new Terminal(o, e, false, false, 120), "figure", "fake/powers", "--json", scratch.PathOf("p.json"));
        Assert.Equal(130, ran.Code);
        Assert.Contains("cancelled: what is above was reached", ran.OutLines);
        Assert.Contains("2  2^n     4        4     exact", ran.OutLines);
        JsonElement root = JsonDocument.Parse(scratch.Read("p.json")).RootElement;
        Assert.Equal((true, 2), (root.GetProperty("truncated").GetBoolean(), root.GetProperty("rows").GetArrayLength()));
    }

    [Theory]
    [InlineData("figure", "the id of a figure is needed, or --list")]
    [InlineData("figure fake/holds", "fake/holds is no figure or experiment; see relu-proofs figure --list")]
    [InlineData("figure fake/power", "there is no claim 'fake/power', did you mean 'fake/powers'?")]
    [InlineData("figure fake/powers --list", "--list goes without an id")]
    [InlineData("figure --list --thorough", "--list goes without --thorough")]
    [InlineData("figure --list --csv a.csv", "--list goes without --csv")]
    [InlineData("figure fake/powers --csv - --json -", "--json and --csv cannot both be standard output")]
    [InlineData("figure fake/powers --seed x", "--seed: 'x'")]
    [InlineData("figure fake/powers --csv /nowhere/p.csv", "there is no folder")]
    [InlineData("figure --thorogh", "there is no option '--thorogh'")]
    public void Misuse_is_one_line(string line, string words) => Harness.IsRefused(Harness.Run(Claims, line.Split(' ')), words);

    [Fact]
    public void Help_has_examples()
    {
        Ran ran = Harness.Run(Claims, "figure", "--help");
        Assert.Equal(0, ran.Code);
        Assert.Contains("Examples:", ran.OutLines);
        Assert.Contains("--thorough", ran.Out, StringComparison.Ordinal);
    }

    private static IEnumerable<FigureRow> Rows(FigureRun run)
    {
        for (int n = 1; n <= (run.IsThorough ? 6 : 3); n++)
        {
            run.Begin($"n = {n}");
            yield return new FigureRow([NamedValue.Of("n", n)], "2^n", $"{1 << n}", FigureValue.Exactly(Rational.OfInt(1 << n)));
        }
    }
}
