using System.Globalization;
using System.Text.Json;

namespace ReluProofs.Cli.Tests;

/// <summary><c>landscape</c>: the contract of its JSON, a landscape solved by hand, and its errors.</summary>
public sealed class LandscapeTests
{
    // Orthonormal points: one neuron for the positive label, one for the negative, each in half of the patterns.
    private const string Data = "x1,x2,y\n1,0,3\n0,1,-4\n";

    [Fact]
    public void The_JSON_has_the_contract_s_keys_and_the_exact_numbers()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Solve(scratch, Data, "--widths", "1..200", "--samples", "0");
        JsonElement root = json.RootElement;
        Assert.Equal(
            [
                "schema", "patterns", "neuronCones", "counted", "minimum", "neurons", "proportion", "badLocalMinima", "gaussian", "failure", "decidedBy",
            ],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("relu-proofs/landscape@1", root.GetProperty("schema").GetString());
        Assert.Equal(4, root.GetProperty("patterns").GetProperty("literal").GetInt32());
        Assert.Equal(4, root.GetProperty("patterns").GetProperty("open").GetInt32());
        Assert.Equal(8, root.GetProperty("neuronCones").GetInt32());
        Assert.Equal(2, root.GetProperty("neurons").GetInt32());

        // With u = lambda n = 1/50: each label y costs 2 lambda |y| - lambda^2 n.
        double minimum = (2 * 0.01 * 7) - (2 * 0.01 * 0.01 * 2);
        Assert.InRange(minimum, root.GetProperty("minimum").GetProperty("lower").GetDouble() - 1e-15, root.GetProperty("minimum").GetProperty("upper").GetDouble() + 1e-15);
        Assert.Equal("Certified", root.GetProperty("minimum").GetProperty("status").GetString());
        JsonElement[] proportion = [.. root.GetProperty("proportion").EnumerateArray()];
        Assert.Equal(200, proportion.Length);
        Assert.All(proportion, p => Assert.Equal(
            ["width", "exact", "approx", "low", "high", "reference"], p.EnumerateObject().Select(x => x.Name)));

        // Two of the eight neuron cones fit each of the two neurons: 1 - 2 (3/4)^m + (1/2)^m.
        Assert.Equal("1/8", proportion[1].GetProperty("exact").GetString());
        Assert.Equal("9/32", proportion[2].GetProperty("exact").GetString());
        Assert.Equal(0.125, proportion[1].GetProperty("approx").GetDouble());
        Assert.All(proportion.Skip(1), p => Assert.Equal("convex", p.GetProperty("reference").GetString()));
        Assert.Equal("width", proportion[0].GetProperty("reference").GetString());
        Assert.Empty(root.GetProperty("badLocalMinima").EnumerateArray());
    }

    [Fact]
    public void A_width_below_the_optimum_s_is_compared_with_its_own_minimum()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Solve(scratch, Data, "--width", "1", "--samples", "0");
        JsonElement one = Assert.Single(json.RootElement.GetProperty("proportion").EnumerateArray());

        // The neuron of the label -4, in two cones whose optima are equal: enclosures cannot tell that from nearly equal.
        Assert.Equal(JsonValueKind.Null, one.GetProperty("exact").ValueKind);
        Assert.Equal(JsonValueKind.Null, one.GetProperty("approx").ValueKind);
        Assert.Equal(("1/8", "1/4"), (one.GetProperty("low").GetString(), one.GetProperty("high").GetString()));
    }

    [Fact]
    public void Boundaries_count_as_cones_only_when_they_are_literal()
    {
        using var scratch = new Scratch();
        const string antipodal = "x,y\n1,2\n-1,3\n";
        using JsonDocument literal = Solve(scratch, antipodal, "--width", "5", "--samples", "0");
        using JsonDocument open = Solve(scratch, antipodal, "--width", "5", "--samples", "0", "--open");
        Assert.Equal(6, literal.RootElement.GetProperty("neuronCones").GetInt32());
        Assert.Equal(4, open.RootElement.GetProperty("neuronCones").GetInt32());

        // Two neurons, one in each of two pairs: 1 - 2 (1 - 1/N)^m + (1 - 2/N)^m.
        Assert.Equal("425/1296", Exact(literal));
        Assert.Equal("285/512", Exact(open));
    }

    [Fact]
    public void Samples_give_intervals_that_hold_the_exact_proportion_and_depend_on_the_seed_alone()
    {
        using var scratch = new Scratch();
        string[] words = ["--width", "3", "--samples", "400", "--gaussian", "--seed", "5"];
        using JsonDocument json = Solve(scratch, Data, words);
        JsonElement bad = Assert.Single(json.RootElement.GetProperty("badLocalMinima").EnumerateArray());
        Assert.Equal(["width", "estimate", "low", "high", "samples", "undecided"], bad.EnumerateObject().Select(p => p.Name));
        Assert.Equal((3, 400), (bad.GetProperty("width").GetInt32(), bad.GetProperty("samples").GetInt32()));
        Assert.InRange(bad.GetProperty("estimate").GetDouble(), bad.GetProperty("low").GetDouble(), bad.GetProperty("high").GetDouble());

        // Gaussian weights fall into the four quadrants alike, so their proportion is the exact one, 9/32.
        JsonElement good = Assert.Single(json.RootElement.GetProperty("gaussian").GetProperty("globalMinima").EnumerateArray());
        Assert.InRange(9.0 / 32, good.GetProperty("low").GetDouble(), good.GetProperty("high").GetDouble());
        using JsonDocument again = Solve(scratch, Data, words);
        Assert.Equal(json.RootElement.GetRawText(), again.RootElement.GetRawText());
    }

    [Fact]
    public void The_text_names_every_part_and_progress_goes_to_standard_error()
    {
        using var scratch = new Scratch();
        Ran ran = Run(scratch, Data, "--widths", "2..3", "--samples", "10");
        Assert.Equal(0, ran.Code);
        Assert.Equal(["[1/2] width 2", "[2/2] width 3"], ran.ErrorLines);
        Assert.StartsWith("landscape: n = 2, d = 2, lambda = 1/100\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("\n  patterns      4 literal, 4 open\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains("\n  neurons       2; narrower networks do not reach this minimum\n", ran.Out, StringComparison.Ordinal);
        Assert.Contains(ran.OutLines, l => l.StartsWith("       3  0.28125                     9/32 ", StringComparison.Ordinal));
        Assert.All(ran.OutLines, l => Assert.True(l.Length <= 120, l));
    }

    /// <summary>
    /// One point x = 1 with label y = 1/10000 and lambda = 10^-6: the minimum is 2e-10 - 1e-12, the zero network costs 1e-8. Rigorously a
    /// cone that cannot fit is a bad local minimum; the paper's 1e-7 takes it for a global one.
    /// </summary>
    [Fact]
    public void The_thresholds_of_the_paper_decide_only_when_asked_and_the_JSON_says_which_rule_did()
    {
        using var scratch = new Scratch();
        const string small = "x,y\n1,0.0001\n";
        string[] words = ["landscape", "--data", scratch.Write("d.csv", small), "--lambda", "1e-6", "--width", "1", "--samples", "64", "--json", scratch.PathOf("o.json")];
        Ran ran = Harness.Run([], words);
        Assert.Equal(0, ran.Code);
        using JsonDocument rigorous = JsonDocument.Parse(scratch.Read("o.json"));
        ran = Harness.Run([], [.. words, "--paper-thresholds"]);
        Assert.Equal(0, ran.Code);
        Assert.Contains("judged by the thresholds of the paper, not by bounds", ran.Out, StringComparison.Ordinal);
        using JsonDocument paper = JsonDocument.Parse(scratch.Read("o.json"));
        Assert.Equal("rigorous", rigorous.RootElement.GetProperty("decidedBy").GetProperty("rule").GetString());
        Assert.Equal(JsonValueKind.Null, rigorous.RootElement.GetProperty("decidedBy").GetProperty("loss").ValueKind);
        Assert.Equal("paper-thresholds", paper.RootElement.GetProperty("decidedBy").GetProperty("rule").GetString());
        Assert.Equal(1e-7, paper.RootElement.GetProperty("decidedBy").GetProperty("loss").GetDouble());
        Assert.Equal(5e-5, paper.RootElement.GetProperty("decidedBy").GetProperty("gradient").GetDouble());
        Assert.InRange(Bad(rigorous), 0.5, 1);
        Assert.Equal(0, Bad(paper));

        // The exact proportion is none of the samples' business.
        Assert.Equal(Exact(rigorous), Exact(paper));
        static double Bad(JsonDocument json) =>
            Assert.Single(json.RootElement.GetProperty("badLocalMinima").EnumerateArray()).GetProperty("estimate").GetDouble();
    }

    [Theory]
    [InlineData("--samples 0 leaves none", "--lambda", "1", "--width", "3", "--samples", "0", "--paper-thresholds")]
    [InlineData("--width M or --widths A..B is needed", "--lambda", "1")]
    [InlineData("exclude each other", "--lambda", "1", "--width", "3", "--widths", "1..2")]
    [InlineData("--lambda 0 is not allowed: lambda > 0 is needed", "--lambda", "0", "--width", "3")]
    [InlineData("--lambda: 'x' is not a number", "--lambda", "x", "--width", "3")]
    [InlineData("--widths: '3' is not a range", "--lambda", "1", "--widths", "3")]
    [InlineData("--widths: '3..2' is not a range", "--lambda", "1", "--widths", "3..2")]
    [InlineData("--widths: '0..2' is not a range", "--lambda", "1", "--widths", "0..2")]
    [InlineData("--widths: '1..1001' is not a range", "--lambda", "1", "--widths", "1..1001")]
    [InlineData("--width: '0' is not a whole number", "--lambda", "1", "--width", "0")]
    [InlineData("--samples: '-1' is not a whole number", "--lambda", "1", "--width", "1", "--samples", "-1")]
    [InlineData("--lambda", "--width", "3")]
    public void Misuse_is_one_line(string words, params string[] arguments)
    {
        using var scratch = new Scratch();
        Harness.IsRefused(
            Harness.Run([], ["landscape", "--data", scratch.Write("d.csv", Data), "--json", scratch.PathOf("o.json"), .. arguments]), words);
        Assert.Equal(["d.csv"], scratch.Files);
    }

    [Fact]
    public void Cancelled_before_it_starts_it_writes_nothing()
    {
        using var scratch = new Scratch();
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Ran ran = Harness.Run(
            [],
            stopped.Token,
            (o, e) => new Terminal(o, e, false, false, 120),
            "landscape", "--data", scratch.Write("d.csv", Data), "--lambda", "1", "--width", "2", "--json", scratch.PathOf("o.json"));
        Assert.Equal((130, ""), (ran.Code, ran.Out));
        Assert.Equal(["d.csv"], scratch.Files);
    }

    [Theory]
    [InlineData("x,y\n0,1\n")]
    [InlineData("x,y\n1,0\n2,0\n")]
    [InlineData("x1,x2,y\n1,2,3\n1,2,3\n")]
    [InlineData("x1,x2,y\n1,2,3\n-1,-2,3\n2,4,-1\n0,0,5\n")]
    [InlineData("x,y\n1e200,1\n-1,2\n")]
    [InlineData("x1,x2,x3,y\n1,0,0,1\n0,1,0,0\n")]
    public void Degenerate_data_are_answered(string data)
    {
        using var scratch = new Scratch();
        Ran ran = Run(scratch, data, "--widths", "1..3", "--samples", "5");
        Assert.True(ran.Code is 0 or 3, ran.Error);
        Assert.DoesNotContain("relu-proofs:", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comma_decimal_culture_changes_nothing()
    {
        using var scratch = new Scratch();
        CultureInfo before = CultureInfo.CurrentCulture;

        try
        {
            Ran invariant = Run(scratch, Data, "--width", "3", "--samples", "20", "--json", "-");
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(invariant.Out, Run(scratch, Data, "--width", "3", "--samples", "20", "--json", "-").Out);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Help_has_a_description_and_examples()
    {
        Ran ran = Harness.Run([], "landscape", "--help");
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Contains("\nExamples:\n  relu-proofs landscape --data points.csv", ran.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.All(ran.OutLines, l => Assert.True(l.TrimEnd().Length <= 120, l));
    }

    private static string? Exact(JsonDocument json) =>
        Assert.Single(json.RootElement.GetProperty("proportion").EnumerateArray()).GetProperty("exact").GetString();

    private static JsonDocument Solve(Scratch scratch, string data, params string[] more)
    {
        Ran ran = Run(scratch, data, [.. more, "--json", scratch.PathOf("o.json")]);
        Assert.Equal(0, ran.Code);
        return JsonDocument.Parse(scratch.Read("o.json"));
    }

    private static Ran Run(Scratch scratch, string data, params string[] more) => Harness.Run(
        [], ["landscape", "--data", scratch.Write("d.csv", data), "--lambda", "0.01", .. more]);
}
