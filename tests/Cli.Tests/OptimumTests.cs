using System.Globalization;
using System.Text.Json;

namespace ReluProofs.Cli.Tests;

/// <summary><c>optimum onedim</c>.</summary>
public sealed class OptimumTests
{
    /// <summary>X_S^T Y = 2 and X_Sc^T Y = 3 with norms 1, so at alpha = 1 and beta = 1/2 all values follow by hand.</summary>
    private const string Data = "x,y\n1,2\n-1,-3\n";

    [Fact]
    public void The_JSON_has_the_contract_s_keys_and_the_exact_numbers()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Solve(scratch, Data, "1", "1/2", "2");
        JsonElement root = json.RootElement;
        Assert.Equal(
            [
                "schema", "thresholdedP", "thresholdedN", "gammaP", "gammaN", "criticalWidth", "minimum", "minimumApprox",
                "minimisers", "connected", "components", "derivation", "notes",
            ],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("relu-proofs/optimum-onedim@1", root.GetProperty("schema").GetString());
        Assert.Equal("3/2", root.GetProperty("gammaP").GetString());
        Assert.Equal("-5/2", Solve(scratch, "x,y\n1,2\n-1,3\n", "1", "1/2", "2").RootElement.GetProperty("gammaN").GetString());
        Assert.Equal(2, root.GetProperty("criticalWidth").GetInt32());
        Assert.Equal("9/4", root.GetProperty("minimum").GetString());
        Assert.Equal(2.25, root.GetProperty("minimumApprox").GetDouble());
        Assert.Equal(["text", "latex", "cardinality"], root.GetProperty("minimisers").EnumerateObject().Select(p => p.Name));
        Assert.Equal(root.GetProperty("components").GetInt32() == 1, root.GetProperty("connected").GetBoolean());
        Assert.NotEqual("", root.GetProperty("derivation").GetString());
    }

    [Fact]
    public void The_text_names_every_part()
    {
        using var scratch = new Scratch();
        Ran ran = Run(scratch, Data, "1", "0.5", "2");
        Assert.Equal(0, ran.Code);
        Assert.StartsWith(
            """
            one-dimensional optimum: n = 2, alpha = 1, beta = 1/2, m = 2
              S(X_S^T Y)    3/2  (1.5)
              S(X_Sc^T Y)   5/2  (2.5)
              gamma_P*      3/2  (1.5)
              gamma_N*      5/2  (2.5)
              M*            2, the critical width
              minimum       9/4  (2.25)
              minimisers    w_j = u_j where u_j > 0, with sum of u_j^2 there = 3/2;
            """.ReplaceLineEndings("\n"),
            ran.Out,
            StringComparison.Ordinal);
        Assert.Contains(ran.OutLines, l => l.StartsWith("  LaTeX  ", StringComparison.Ordinal) && l.EndsWith(@"\right\}", StringComparison.Ordinal));
        Assert.All(new[] { "\n  LaTeX  ", "\n  connected  ", "\n  derivation  " }, l => Assert.Contains(l, ran.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void Below_the_critical_width_the_true_minimum_is_given_and_said_so()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Solve(scratch, Data, "1", "1/2", "1");
        Assert.Equal("27/8", json.RootElement.GetProperty("minimum").GetString());
        string notes = string.Join(' ', json.RootElement.GetProperty("notes").EnumerateArray().Select(n => n.GetString()));
        Assert.Contains("the width 1 is below M* = 2: the set printed in Theorem 4.2 is empty", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Beta_zero_is_the_unregularised_problem()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Solve(scratch, Data, "2", "0", "2");
        Assert.Equal("4", json.RootElement.GetProperty("gammaP").GetString());
        Assert.Equal("0", json.RootElement.GetProperty("minimum").GetString());
    }

    [Fact]
    public void A_side_without_correlation_is_answered_with_the_assumption_named()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Solve(scratch, "x,y\n1,0\n-1,-3\n", "1", "1/2", "2");
        Assert.Equal(1, json.RootElement.GetProperty("criticalWidth").GetInt32());
        string notes = string.Join(' ', json.RootElement.GetProperty("notes").EnumerateArray().Select(n => n.GetString()));
        Assert.Contains("X_S^T Y = 0: the paper's standing assumption excludes this", notes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,y\n1,2\n3,4\n", "1", "1", "1", "has no negative x; the paper's standing assumption")]
    [InlineData("x,y\n-1,2\n0,4\n", "1", "1", "1", "has no positive x; the paper's standing assumption")]
    [InlineData("x1,x2,y\n1,2,3\n", "1", "1", "1", "has 2 columns x")]
    [InlineData(Data, "0", "1", "1", "--alpha 0 is not allowed: alpha > 0 is needed")]
    [InlineData(Data, "-1", "1", "1", "--alpha -1 is not allowed")]
    [InlineData(Data, "1", "-1/2", "1", "--beta -1/2 is not allowed: beta >= 0 is needed")]
    [InlineData(Data, "nan", "1", "1", "--alpha: 'nan' is not a number")]
    [InlineData(Data, "1/0", "1", "1", "--alpha: '1/0' has a zero denominator")]
    [InlineData(Data, "1", "1e99999", "1", "--beta: the exponent")]
    [InlineData(Data, "1", "1", "0", "--width: '0' is not a whole number from 1 to 10000")]
    [InlineData(Data, "1", "1", "10001", "--width")]
    [InlineData(Data, "1", "1", "1.5", "--width")]
    public void Problems_outside_the_assumptions_are_refused(string data, string alpha, string beta, string width, string words)
    {
        using var scratch = new Scratch();
        Harness.IsRefused(Run(scratch, data, alpha, beta, width, "--json", scratch.PathOf("o.json")), words);
        Assert.Equal(["d.csv"], scratch.Files);
    }

    [Fact]
    public void A_comma_decimal_culture_changes_nothing()
    {
        using var scratch = new Scratch();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            Ran invariant = Run(scratch, Data, "1", "0.3", "2", "--json", "-");
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(invariant, Run(scratch, Data, "1", "0.3", "2", "--json", "-"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Numbers_beyond_double_stay_exact_and_have_no_approximation()
    {
        using var scratch = new Scratch();
        using JsonDocument json = Solve(scratch, "x,y\n1,1e5000\n-1,-3\n", "1", "1e5000", "2");
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("minimumApprox").ValueKind);
        Assert.True(json.RootElement.GetProperty("minimum").GetString()!.Length > 9000);
    }

    private static JsonDocument Solve(Scratch scratch, string data, string alpha, string beta, string width)
    {
        Ran ran = Run(scratch, data, alpha, beta, width, "--json", scratch.PathOf("o.json"));
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        return JsonDocument.Parse(scratch.Read("o.json"));
    }

    private static Ran Run(Scratch scratch, string data, string alpha, string beta, string width, params string[] more) => Harness.Run(
        [],
        ["optimum", "onedim", "--data", scratch.Write("d.csv", data), "--alpha", alpha, "--beta", beta, "--width", width, .. more]);
}
