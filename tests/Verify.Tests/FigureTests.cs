using System.Globalization;
using System.Text.Json;
using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Figures;
using ReluProofs.Verify.Instances;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Verify.Tests;

/// <summary>Regenerated figures: their numbers, their runs and how they are written.</summary>
public sealed class FigureTests
{
    private static readonly Figure Squares = new("squares up to 100", "squares up to 3", "squares up to 5", Rows);

    [Fact]
    public void A_number_lies_in_its_error_bar()
    {
        foreach (FigureValue value in (FigureValue[])
        [
            FigureValue.Exactly(Rational.Create(-5, 3)),
            FigureValue.Enclosed(0.25, 0.5),
            FigureValue.Computed(2, 0.5),
            FigureValue.Computed(2, 0),
            FigureValue.Estimated(0.3, 0.1, 0.9),
            FigureValue.Counted(1, 4, 0, 0.6),
        ])
        {
            Assert.True(value.Low <= value.Number && value.Number <= value.High, value.Text);
        }
    }

    [Fact]
    public void What_is_no_interval_is_refused()
    {
        Assert.Throws<ArgumentException>(() => FigureValue.Enclosed(1, 0));
        Assert.Throws<ArgumentException>(() => FigureValue.Computed(1, -1));
        Assert.Throws<ArgumentException>(() => FigureValue.Computed(double.NaN, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FigureValue.Counted(0, 0, 0, 1));
    }

    [Fact]
    public void Each_kind_says_how_it_was_obtained()
    {
        Assert.Equal(Strength.Exact, FigureValue.Exactly(Rational.One).Strength);
        Assert.Equal(Strength.Enclosed, FigureValue.Enclosed(0, 1).Strength);
        Assert.Equal(Strength.Numeric, FigureValue.Computed(1, 0).Strength);
        Assert.Equal(Strength.Statistical, FigureValue.Estimated(1, 0, 2).Strength);
        Assert.Equal(("3 of 4", 0.75), (FigureValue.Counted(3, 4, 0, 1).Text, FigureValue.Counted(3, 4, 0, 1).Number));
        Assert.Null(FigureValue.Word("connected", Strength.Exact).Number);
    }

    [Fact]
    public void With_seed_1_draws_are_those_of_the_check_and_with_others_not()
    {
        Assert.Equal([1, 2, 25], ((int[])[1, 2, 25]).Select(new FigureRun().Draw));
        Assert.All(((ulong[])[0, 2, ulong.MaxValue]), s => Assert.NotEqual(1, new FigureRun { Seed = s }.Draw(1)));
        Assert.All(((ulong[])[0, 2, ulong.MaxValue]), s => Assert.True(new FigureRun { Seed = s }.Draw(1) >= 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Parallel_results_keep_their_order(int threads) => Assert.Equal(
        Enumerable.Range(0, 50).Select(i => i * i),
        new FigureRun { Threads = threads }.Map(Enumerable.Range(0, 50).ToArray(), i => i * i));

    [Fact]
    public void A_fault_in_a_thread_is_told_as_it_is() => Assert.Throws<InvalidOperationException>(
        () => new FigureRun { Threads = 2 }.Map<int, int>([1, 2], _ => throw new InvalidOperationException("no such case")));

    [Fact]
    public void A_cancelled_run_computes_nothing_more()
    {
        var run = new FigureRun { Cancellation = new CancellationToken(canceled: true) };
        Assert.ThrowsAny<OperationCanceledException>(() => run.Map([1], i => i));
        Assert.ThrowsAny<OperationCanceledException>(() => run.Begin("more"));
    }

    [Fact]
    public void The_table_has_a_column_for_each_setting_and_leaves_empty_ones_out()
    {
        Assert.Equal(
            [
                "n  series       printed  ours            error bar   by",
                "1  square                1                           exact",
                "2  square                4                           exact",
                "3  square                9                           exact",
                "   mean         4,5      14/3 = 4.66667              exact",
                "   sample, \"s\"           0.3             [0.1, 0.9]  statistical",
            ],
            Report(false).Table());
        Assert.Equal("n  series  ours  by", (Report(false) with { Rows = [.. Report(false).Rows.Take(2)] }).Table()[0]);
    }

    [Fact]
    public void Csv_quotes_what_has_commas_and_leaves_missing_cells_empty() => Assert.Equal(
        """"
        n,series,printed,ours,value,low,high,by
        1,square,,1,1,1,1,exact
        2,square,,4,4,4,4,exact
        3,square,,9,9,9,9,exact
        ,mean,"4,5",14/3,4.666666666666667,4.666666666666667,4.666666666666667,exact
        ,"sample, ""s""",,0.3,0.3,0.1,0.9,statistical

        """".ReplaceLineEndings("\n"),
        Report(false).Csv());

    [Fact]
    public void Json_has_the_sizes_run_and_a_number_that_is_not_finite_is_null()
    {
        FigureReport report = Report(true);
        report = report with { Rows = [.. report.Rows, new FigureRow([], "rate", "", FigureValue.Estimated(1, 0, double.PositiveInfinity))] };
        using JsonDocument json = JsonDocument.Parse(report.Json("1.0"));
        JsonElement root = json.RootElement;
        Assert.Equal(FigureReport.Schema, root.GetProperty("schema").GetString());
        Assert.Equal(("squares up to 5", true), (root.GetProperty("run").GetString(), root.GetProperty("thorough").GetBoolean()));
        JsonElement[] rows = [.. root.GetProperty("rows").EnumerateArray()];
        Assert.Equal(("1", "square"), (rows[0].GetProperty("setting").GetProperty("n").GetString(), rows[0].GetProperty("series").GetString()));
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("printed").ValueKind);
        Assert.Equal(JsonValueKind.Null, rows[^1].GetProperty("high").ValueKind);
    }

    [Fact]
    public void Numbers_do_not_follow_the_machines_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = Report(false).Csv();
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(expected, Report(false).Csv());
            Assert.Contains("[0.1, 0.9]", Report(false).Table()[^1], StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Further_instances_are_tried_by_the_readings_of_a_thorough_run_alone()
    {
        Family<int> family = Toy.Family() with { IsExhaustive = true, Further = [7, 8] };
        Reading<int> literal = Toy.Reading(Toy.Holds(_ => true));
        Claim<int> claim = Toy.Claim(literal, family);
        Assert.Equal(2, Toy.Run(claim).Literal.Cases);
        ClaimResult thorough = Toy.Run(claim, thorough: true);
        Assert.Equal((4, 1), (thorough.Literal.Cases, thorough.Mutants[0].Case));
        Assert.Equal(2, Toy.Run(Toy.Claim(Toy.Reading(Toy.Holds(n => n < 7)), family)).Literal.Cases);
        Assert.Equal(Verdict.Refuted, Toy.Run(Toy.Claim(Toy.Reading(Toy.Holds(n => n < 7)), family), thorough: true).Verdict);
    }

    [Fact]
    public void A_check_may_leave_to_a_thorough_run_what_is_dear()
    {
        Reading<int> literal = Toy.Reading((_, context) =>
            context.IsThorough ? Outcome.Holds(Strength.Exact) : Outcome.TooClose("a thorough run decides"));
        Assert.Equal(Verdict.Undecided, Toy.Run(Toy.Claim(literal)).Verdict);
        Assert.Equal(Verdict.Certified, Toy.Run(Toy.Claim(literal), thorough: true).Verdict);
    }

    private static FigureReport Report(bool thorough) => new(
        Toy.Claim(Toy.Reading(Toy.Holds(_ => true))), Squares, 1, thorough, [.. Rows(new FigureRun { IsThorough = thorough })], false);

    private static IEnumerable<FigureRow> Rows(FigureRun run)
    {
        int last = run.IsThorough ? 5 : 3;
        for (int n = 1; n <= last; n++)
        {
            run.Begin($"the square of {n}");
            yield return new FigureRow([NamedValue.Of("n", n)], "square", "", FigureValue.Exactly(Rational.OfInt(n * n)));
        }

        yield return new FigureRow([], "mean", "4,5", FigureValue.Exactly(Rational.Create(14, 3)));
        yield return new FigureRow([], "sample, \"s\"", "", FigureValue.Estimated(0.3, 0.1, 0.9));
    }
}
