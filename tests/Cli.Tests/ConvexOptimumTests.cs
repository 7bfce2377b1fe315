using System.Text.Json;

namespace ReluProofs.Cli.Tests;

/// <summary><c>optimum</c> on data of any dimension.</summary>
public sealed class ConvexOptimumTests
{
    /// <summary>Orthonormal points: with c = 1/4 and rho = 1/2 the minimum is 2 (5/2 + 13/2) - 4 (1/4) for norms 5 and 13.</summary>
    private const string Orthonormal = "x1,x2,x3,x4,y\n1,0,0,0,3\n0,1,0,0,-5\n0,0,1,0,4\n0,0,0,1,-12\n";

    [Fact]
    public void The_minimum_of_orthonormal_data_is_enclosed()
    {
        using var scratch = new Scratch();
        Ran ran = Run(scratch, Orthonormal, "--lambda", "1/2", "--json", scratch.PathOf("o.json"));
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.StartsWith("certified optimum: n = 4, d = 4, c = 1/4, s = 1, rho = 1/2\n", ran.Out, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(scratch.Read("o.json"));
        JsonElement root = json.RootElement;
        Assert.Equal(
            [
                "schema", "points", "dimension", "bias", "width", "lossConstant", "outputScale", "weightDecay", "status",
                "minimum", "relativeGap", "neurons", "dual", "iterations",
            ],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("relu-proofs/optimum@1", root.GetProperty("schema").GetString());
        Assert.Equal("certified", root.GetProperty("status").GetString());
        Assert.InRange(16, root.GetProperty("minimum").GetProperty("lower").GetDouble(), root.GetProperty("minimum").GetProperty("upper").GetDouble());
        Assert.Equal(2, root.GetProperty("neurons").GetArrayLength());
    }

    [Fact]
    public void A_width_below_the_optimum_s_exits_3_and_says_why()
    {
        using var scratch = new Scratch();
        Ran ran = Run(scratch, Orthonormal, "--lambda", "1/2", "--width", "1");
        Assert.Equal(3, ran.Code);
        Assert.Contains("the convex optimum needs more neurons", ran.Out.ReplaceLineEndings(" ").Replace("               ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, Run(scratch, Orthonormal, "--lambda", "1/2", "--width", "2").Code);
    }

    [Fact]
    public void The_constants_of_the_papers_are_theirs()
    {
        using var scratch = new Scratch();
        Assert.Contains("c = 1/8, s = 1,", Run(scratch, Orthonormal, "--lambda", "1/2", "--paper", "orthogonal").Out, StringComparison.Ordinal);
        Assert.Contains("c = 1/2, s = 1,", Run(scratch, Orthonormal, "--lambda", "1/2", "--paper", "onedim").Out, StringComparison.Ordinal);
        Assert.Contains(
            "m = 3, c = 1/8, s = 1/3,",
            Run(scratch, Orthonormal, "--lambda", "1/2", "--paper", "weakint", "--width", "3").Out,
            StringComparison.Ordinal);
        Assert.Contains(
            "c = 2, s = -1/2, rho = 1/10",
            Run(scratch, Orthonormal, "--lambda", "0.1", "--loss-constant", "2", "--output-scale", "-1/2").Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_bias_is_one_more_coordinate()
    {
        using var scratch = new Scratch();
        Assert.Contains(
            "n = 2, d = 2 with bias", Run(scratch, "x,y\n1,1\n2,1\n", "--lambda", "1/2", "--bias").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_minimal_norm_is_enclosed_and_impossible_labels_are_separated()
    {
        using var scratch = new Scratch();
        Ran ran = Run(scratch, Orthonormal, "--minimal-norm", "--json", scratch.PathOf("o.json"));
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        using JsonDocument json = JsonDocument.Parse(scratch.Read("o.json"));
        Assert.Equal("relu-proofs/optimum-minimal-norm@1", json.RootElement.GetProperty("schema").GetString());
        JsonElement minimum = json.RootElement.GetProperty("minimum");
        Assert.Equal(18, minimum.GetProperty("lower").GetDouble(), 18 * 1e-8);
        Assert.Equal(18, minimum.GetProperty("upper").GetDouble(), 18 * 1e-8);
        Ran none = Run(scratch, "x,y\n1,1\n1,2\n", "--minimal-norm");
        Assert.Equal(0, none.Code);
        Assert.Contains("infeasible: no network interpolates these labels", none.Out, StringComparison.Ordinal);
        Assert.Contains("-1/2, 1/2", none.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--lambda L or --minimal-norm is needed")]
    [InlineData("--lambda -1 is not allowed: lambda >= 0 is needed", "--lambda", "-1")]
    [InlineData("only one of them may be given", "--lambda", "1", "--minimal-norm")]
    [InlineData("--width may not be given", "--minimal-norm", "--width", "2")]
    [InlineData("--paper 'nobody' is not one of", "--lambda", "1", "--paper", "nobody")]
    [InlineData("--width M is needed", "--lambda", "1", "--paper", "weakint")]
    [InlineData("may not be given with it", "--lambda", "1", "--paper", "onedim", "--loss-constant", "1")]
    [InlineData("--loss-constant 0 is not allowed", "--lambda", "1", "--loss-constant", "0")]
    [InlineData("--width", "--lambda", "1", "--width", "0")]
    public void Misuse_is_one_line(string words, params string[] options)
    {
        using var scratch = new Scratch();
        Harness.IsRefused(Run(scratch, Orthonormal, [.. options, "--json", scratch.PathOf("o.json")]), words);
        Assert.Equal(["d.csv"], scratch.Files);
    }

    private static Ran Run(Scratch scratch, string data, params string[] options) =>
        Harness.Run([], ["optimum", "--data", scratch.Write("d.csv", data), .. options]);
}
