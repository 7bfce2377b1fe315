using ReluProofs.Verify.Figures;

namespace ReluProofs.Proofs.Tests;

/// <summary>Regenerated figures: every one begins, equal runs give equal rows, and known numbers come out.</summary>
public sealed class FigureTests
{
    public static TheoryData<string> Ids => [.. Catalogue.All.Where(c => c.Figure is not null).Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_figure_says_its_sizes_and_has_a_first_point(string id)
    {
        Figure figure = CatalogueTests.Find(id).Figure!;
        Assert.NotEmpty(figure.Published);
        Assert.NotEmpty(figure.Quick);
        FigureRow row = figure.Rows(new FigureRun()).First();
        Assert.NotEmpty(row.Series);
        Assert.NotEmpty(row.Found.Text);
    }

    [Theory]
    [InlineData("onedim/fig-3", "-1/2")]
    [InlineData("onedim/fig-6", "-5/3")]
    public void Captions_have_their_exact_values(string id, string gammaN) =>
        Assert.Equal(gammaN, Rows(id, new FigureRun()).Single(r => r.Series == "gamma_N*").Found.Text);

    [Fact]
    public void The_plateaus_of_two_transitions_are_enclosed()
    {
        FigureRow[] printed = [.. Rows("weakint/fig-1", new FigureRun()).Where(r => r.Printed.Length > 0)];
        Assert.Equal(["5/4", "1/4", "0"], printed.Select(r => r.Printed));
        Assert.All(printed, r => Assert.InRange(r.Found.High!.Value - r.Found.Low!.Value, 0, 1e-12));
        Assert.All(printed.Zip([1.25, 0.25, 0]), p => Assert.InRange(p.First.Found.Number!.Value, p.Second - 0.025, p.Second + 0.025));
    }

    [Theory]
    [InlineData("weakint/fig-2.left")]
    [InlineData("benignity/fig-3-sampling")]
    public void Rows_depend_on_the_seed_and_not_on_the_threads(string id)
    {
        string[] one = Texts(id, new FigureRun { Threads = 1 });
        Assert.Equal(one, Texts(id, new FigureRun { Threads = 2 }));
        Assert.NotEqual(one, Texts(id, new FigureRun { Seed = 2 }));
    }

    [Fact]
    public void A_cancelled_figure_stops()
    {
        var run = new FigureRun { Cancellation = new CancellationToken(canceled: true) };
        Assert.All(
            (string[])["weakint/fig-3", "weakint/fig-5", "orthogonal/fig-3-first", "benignity/fig-1-count"],
            id => Assert.ThrowsAny<OperationCanceledException>(() => Rows(id, run)));
    }

    private static FigureRow[] Rows(string id, FigureRun run) => [.. CatalogueTests.Find(id).Figure!.Rows(run)];

    private static string[] Texts(string id, FigureRun run) =>
        [.. Rows(id, run).Select(r => $"{string.Join(", ", r.Setting)} {r.Series} {r.Printed} {r.Found.Text}")];
}
