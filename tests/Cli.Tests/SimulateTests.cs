using System.Globalization;
using System.Text.Json;

namespace ReluProofs.Cli.Tests;

/// <summary><c>simulate</c>.</summary>
public sealed class SimulateTests
{
    /// <summary>The two orthogonal points of the paper <c>orthogonal</c>, Section 5.</summary>
    private const string TwoPoints = "x1,x2,y\n-0.5,1,-1\n2,1,1\n";

    /// <summary>One neuron on one point, x = 1 and y = 1: p = a w obeys p' = 4 c p (1 - p) for a = w.</summary>
    private const string OnePoint = "x,y\n1,1\n";

    private const string OneNeuron = """{"a": ["1/2"], "W": [[0.5]]}""";

    [Fact]
    public void The_JSON_has_the_contract_s_keys()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Simulate(scratch, TwoPoints, 0, "--paper", "orthogonal", "--width", "60", "--scale", "1e-6/sqrt(m)");
        JsonElement root = json.RootElement;
        Assert.Equal(
            [
                "schema", "setting", "start", "stop", "steps", "times", "loss", "norms", "events", "plateaus", "final", "limit",
                "error",
            ],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("relu-proofs/simulate@1", root.GetProperty("schema").GetString());
        Assert.Equal("1/4", root.GetProperty("setting").GetProperty("lossConstant").GetString());
        int samples = root.GetProperty("times").GetArrayLength();
        Assert.Equal(samples, root.GetProperty("loss").GetArrayLength());
        Assert.Equal(samples, root.GetProperty("norms").GetArrayLength());
        Assert.All(root.GetProperty("norms").EnumerateArray(), row => Assert.Equal(60, row.GetArrayLength()));
        Assert.Equal(["t", "neuron", "point", "kind"], root.GetProperty("events")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(["t", "loss", "normSquared", "a", "W"], root.GetProperty("final").EnumerateObject().Select(p => p.Name));
        Assert.Equal(60, root.GetProperty("final").GetProperty("W").GetArrayLength());
        Assert.Equal("global minimum", root.GetProperty("limit").GetProperty("kind").GetString());
        Assert.InRange(root.GetProperty("error").GetDouble(), 0, 1e-9);

        // The intermediate saddle fits the positive label alone: 1/(2n) of the other label's square remains.
        JsonElement[] plateaus = [.. root.GetProperty("plateaus").EnumerateArray()];
        Assert.Equal([0.5, 0.25], plateaus.Select(p => Math.Round(p.GetProperty("level").GetDouble(), 4)));
        Assert.Equal(["level", "start", "end"], plateaus[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void A_flow_with_a_closed_form_is_followed_to_the_asked_accuracy()
    {
        // c = 1/2: p(t) = 1/(1 + 3 e^-2t) from p = 1/4.
        using var scratch = new Scratch();
        using JsonDocument json = Simulate(
            scratch, OnePoint, 0, "--init", scratch.Write("i.json", OneNeuron), "--until", "3/2", "--accuracy", "1e-11");
        JsonElement final = json.RootElement.GetProperty("final");
        double p = 1 / (1 + 3 * Math.Exp(-3));
        Assert.Equal(1.5, final.GetProperty("t").GetDouble());
        Assert.Equal(Math.Sqrt(p), final.GetProperty("a")[0].GetDouble(), 1e-11);
        Assert.Equal(Math.Sqrt(p), final.GetProperty("W")[0][0].GetDouble(), 1e-11);
        Assert.Equal((p - 1) * (p - 1) / 2, final.GetProperty("loss").GetDouble(), 1e-11);
    }

    [Fact]
    public void The_text_names_the_phases_the_limit_and_the_evidence()
    {
        using var scratch = new Scratch();
        Ran ran = Run(scratch, TwoPoints, "--paper", "orthogonal", "--width", "60", "--scale", "1e-6/sqrt(m)");
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.StartsWith(
            "gradient flow: n = 2, d = 2, m = 60; c = 1/4, s = 1, rho = 0, v = 1; kinks: zero\n", ran.Out, StringComparison.Ordinal);
        string[] words =
        [
            "  start         orthogonal, m = 60, scale 1e-6/sqrt(m), seed 1\n", "  phases        alignment, t = 0 to ", "in 2\n",
            "fall, t = ", "fits point 2", "saddle, t = ", "loss near 0.25", "convergence, t = ", "  log-loss      ███",
            "  limit         global minimum\n", "  evidence      ",
        ];
        Assert.All(words, w => Assert.Contains(w, ran.Out, StringComparison.Ordinal));
        Assert.All(ran.OutLines, l => Assert.True(l.Length <= 120, l));
    }

    [Fact]
    public void Scales_below_the_range_of_double_are_followed_and_written_out()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Simulate(
            scratch, TwoPoints, 0, "--paper", "orthogonal", "--width", "3", "--scale", "1e-1000", "--until", "10");
        string norm = json.RootElement.GetProperty("norms")[0][0].GetRawText();
        Assert.Matches("^[0-9.]+e-(999|1000|1001)$", norm);
        Assert.Matches("^-?[0-9.]+e-9[0-9]{2}$", json.RootElement.GetProperty("final").GetProperty("a")[0].GetRawText());
        Assert.Equal("saddle", json.RootElement.GetProperty("limit").GetProperty("kind").GetString());
    }

    [Fact]
    public void The_scale_zero_is_stationary_at_once()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Simulate(scratch, TwoPoints, 0, "--width", "3", "--scale", "0");
        Assert.Equal(0, json.RootElement.GetProperty("final").GetProperty("t").GetDouble());
        Assert.Equal(0.5, json.RootElement.GetProperty("final").GetProperty("loss").GetDouble());
        Assert.Equal("spurious stationary point", json.RootElement.GetProperty("limit").GetProperty("kind").GetString());
    }

    [Fact]
    public void The_exact_optimum_of_one_dimensional_data_decides_with_weight_decay()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Simulate(
            scratch, "x,y\n1,1\n-1,2\n", 0, "--paper", "onedim", "--output-scale", "1", "--weight-decay", "1/20", "--width", "6",
            "--scale", "1e-3");
        Assert.Equal("global minimum", json.RootElement.GetProperty("limit").GetProperty("kind").GetString());

        // (x w a)^2/2-terms decouple: each side keeps a residual rho, and pays 2 rho p = 2 rho (y - 2 rho): 29/100 in all.
        Assert.Equal(0.29, json.RootElement.GetProperty("final").GetProperty("loss").GetDouble(), 1e-9);
    }

    [Fact]
    public void With_weight_decay_the_convex_program_decides_the_limit_in_more_dimensions()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Simulate(
            scratch, TwoPoints, 0, "--paper", "benignity", "--weight-decay", "0.01", "--width", "60", "--scale", "1e-6");
        JsonElement limit = json.RootElement.GetProperty("limit");
        Assert.Equal("global minimum", limit.GetProperty("kind").GetString());
        Assert.Contains("the loss equals the certified optimum in [", limit.GetProperty("evidence").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_a_row_a_sample()
    {
        using var scratch = new Scratch();
        Ran ran = Run(scratch, TwoPoints, "--width", "2", "--until", "1", "--csv", "-");
        string[] lines = ran.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("t,loss,curvature,norm1,norm2", lines[0]);
        Assert.StartsWith("0,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("1,", lines[^1], StringComparison.Ordinal);
        Assert.All(lines, l => Assert.Equal(4, l.Count(c => c == ',')));
        Assert.StartsWith("gradient flow:", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_seeds_give_equal_bytes_and_other_seeds_others()
    {
        using var scratch = new Scratch();
        string[] words = ["--paper", "weakint", "--width", "4", "--until", "2", "--json", "-"];
        Ran first = Run(scratch, TwoPoints, [.. words, "--seed", "5"]);
        Assert.Equal(first, Run(scratch, TwoPoints, [.. words, "--seed", "5"]));
        Assert.NotEqual(first.Out, Run(scratch, TwoPoints, [.. words, "--seed", "6"]).Out);
    }

    [Fact]
    public void A_comma_decimal_culture_changes_nothing()
    {
        using var scratch = new Scratch();
        string[] words = ["--width", "4", "--until", "2", "--json", "-"];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            Ran invariant = Run(scratch, TwoPoints, words);
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(invariant, Run(scratch, TwoPoints, words));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_end_that_is_not_reached_is_exit_3()
    {
        using var scratch = new Scratch();
        Ran ran = Run(scratch, TwoPoints, "--width", "4", "--steps", "2");
        Assert.Equal(3, ran.Code);
        Assert.Contains("the steps are used up, before the end at t = ", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_says_how_far_it_got()
    {
        using var scratch = new Scratch();
        using var cancellation = new CancellationTokenSource();

        // Far more steps than any machine makes before the token is cancelled.
        string rows = string.Concat(Enumerable.Range(1, 60).Select(
            k => string.Join(',', Enumerable.Range(1, 9).Select(i => k * k * i * i * i % 101 - 50)) + "\n"));
        string data = scratch.Write("d.csv", "x1,x2,x3,x4,x5,x6,x7,x8,y\n" + rows);
        cancellation.CancelAfter(500);
        Ran ran = Harness.Run(
            [],
            cancellation.Token,
            (o, e) => new Terminal(o, e, false, true, 120),
            "simulate", "--data", data, "--width", "500", "--accuracy", "1e-12", "--steps", "2000000000");
        Assert.Equal(130, ran.Code);
        Assert.Contains("cancelled", ran.Out + ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TwoPoints, "--width 0", "--width: '0' is not a whole number from 1")]
    [InlineData(TwoPoints, "", "--width is needed, unless --init FILE gives the network")]
    [InlineData(TwoPoints, "--width 2 --until -1", "--until -1 is not allowed")]
    [InlineData(TwoPoints, "--width 2 --until nan", "--until: 'nan' is not a number")]
    [InlineData(TwoPoints, "--width 2 --scale 1e308", "--scale 1e308 is too large")]
    [InlineData(TwoPoints, "--width 2 --scale -1", "--scale: '-1' is negative")]
    [InlineData(TwoPoints, "--width 2 --accuracy 1e-20", "--accuracy 1e-20 is not allowed: it is between 1e-12 and 1e-3")]
    [InlineData(TwoPoints, "--width 2 --loss-constant 0", "--loss-constant 0 is not allowed: c > 0 is needed")]
    [InlineData(TwoPoints, "--width 2 --weight-decay -1", "--weight-decay -1 is not allowed")]
    [InlineData(TwoPoints, "--width 2 --loss-constant 1e-9000", "the constant c is outside the range of doubles")]
    [InlineData(TwoPoints, "--width 2 --paper weakin", "did you mean 'weakint'?")]
    [InlineData(TwoPoints, "--width 2 --kink one", "--kink: there is no 'one'")]
    [InlineData(TwoPoints, "--width 2 --paper orthogonal --speed 2", "--paper orthogonal fixes --speed")]
    [InlineData(TwoPoints, "--width 2 --paper benignity", "--paper benignity leaves --weight-decay open")]
    [InlineData(TwoPoints, "--width 2 --init spere", "did you mean 'sphere'?")]
    [InlineData(TwoPoints, "--width 1 --init group", "labels of one sign in a group")]
    [InlineData(TwoPoints, "--width 2 --json - --csv -", "cannot both be standard output")]
    [InlineData("x1,x2,y\n1,nan,0\n", "--width 2", "line 2, column 2 (x2): 'nan' is not a number")]
    [InlineData("x1,x2,y\n1e308,0,1\n", "--width 2", "squared norms of points and labels are at most 1e200")]
    [InlineData("x,y\n1,1e160\n", "--width 2", "the loss of the start is outside the range of doubles")]
    [InlineData("x1,x2,y\n1e9999,0,1\n", "--width 2", "every number of the data is finite")]
    public void Bad_input_is_one_line(string data, string words, string complaint)
    {
        using var scratch = new Scratch();
        Harness.IsRefused(Run(scratch, data, words.Split(' ', StringSplitOptions.RemoveEmptyEntries)), complaint);
        Assert.Equal(["d.csv"], scratch.Files);
    }

    // Points at 0, repeated points, labels 0, one point, opposite points, and the narrowest network.
    [Theory]
    [InlineData("x1,x2,y\n0,0,1\n0,0,-2\n", 1.25)]
    [InlineData("x1,x2,y\n1,2,1\n1,2,3\n1,2,-1\n", 4.0 / 3)]
    [InlineData("x1,x2,y\n1,2,0\n-1,1,0\n", 0)]
    [InlineData("x,y\n3,-1\n", 0.5)]
    [InlineData("x,y\n1,1\n-1,1\n", 0.25)]
    public void Degenerate_data_end_in_a_right_answer(string data, double loss)
    {
        using var scratch = new Scratch();

        foreach (string width in new[] { "1", "3" })
        {
            using JsonDocument json = Simulate(scratch, data, 0, "--width", width, "--scale", "1e-3");
            Assert.Equal("stationary", json.RootElement.GetProperty("stop").GetString());
            Assert.Equal(loss, json.RootElement.GetProperty("final").GetProperty("loss").GetDouble(), 1e-8);
        }
    }

    [Fact]
    public void Data_without_a_row_are_refused()
    {
        using var scratch = new Scratch();
        Harness.IsRefused(
            Harness.Run([], "simulate", "--data", scratch.Write("d.csv", "x1,x2,y\n"), "--width", "1"), "has a header and no data");
    }

    [Theory]
    [InlineData("{", "line 1, column 2: this is not JSON")]
    [InlineData("[]", "this is no object")]
    [InlineData("""{"a": [1]}""", "key 'W': it is missing")]
    [InlineData("""{"a": [1], "W": [[1]], "b": 1}""", "key 'b': there is no such key")]
    [InlineData("""{"a": [], "W": []}""", "at least one neuron is needed")]
    [InlineData("""{"a": [1], "W": [[1], [2]]}""", "W: there are 2 rows and 1 output weights")]
    [InlineData("""{"a": [1], "W": [[1, 2]]}""", "W[0]: the row has 2 numbers and the data have dimension 1")]
    [InlineData("""{"a": ["x"], "W": [[1]]}""", "a[0]: 'x' is not a number")]
    [InlineData("""{"a": [null], "W": [[1]]}""", "a[0]: this is no number")]
    [InlineData("""{"a": [1e999], "W": [[1]]}""", "a logarithm -infinity or between -1e6 and 345")]
    public void A_bad_start_is_one_line(string start, string complaint)
    {
        using var scratch = new Scratch();
        Harness.IsRefused(Run(scratch, OnePoint, "--init", scratch.Write("i.json", start)), "i.json", complaint);
    }

    [Theory]
    [InlineData("--scale 1", "--scale goes with a random initialisation")]
    [InlineData("--seed 1", "--seed goes with a random initialisation")]
    [InlineData("--width 2", "--width 2 contradicts")]
    public void A_start_from_a_file_takes_no_random_options(string words, string complaint)
    {
        using var scratch = new Scratch();
        Harness.IsRefused(Run(scratch, OnePoint, ["--init", scratch.Write("i.json", OneNeuron), .. words.Split(' ')]), complaint);
    }

    [Fact]
    public void Exact_weights_outside_the_range_of_double_are_taken_as_they_are()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Simulate(
            scratch, OnePoint, 0, "--init", scratch.Write("i.json", """{"a": [1e-500], "W": [["1e-500"]]}"""),
            "--until", "1");

        // While p = a w is negligible, a grows as e^t.
        string a = json.RootElement.GetProperty("final").GetProperty("a")[0].GetRawText();
        Assert.StartsWith("2.718281828", a, StringComparison.Ordinal);
        Assert.EndsWith("e-500", a, StringComparison.Ordinal);
    }

    private static JsonDocument Simulate(Scratch scratch, string data, int code, params string[] words)
    {
        Ran ran = Run(scratch, data, [.. words, "--json", scratch.PathOf("o.json")]);
        Assert.Equal((code, ""), (ran.Code, ran.Error));
        return JsonDocument.Parse(scratch.Read("o.json"));
    }

    private static Ran Run(Scratch scratch, string data, params string[] words) =>
        Harness.Run([], ["simulate", "--data", scratch.Write("d.csv", data), .. words]);
}
