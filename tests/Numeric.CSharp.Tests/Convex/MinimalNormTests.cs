using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.CSharp.Tests.Convex;

public class MinimalNormTests
{
    // The default target of 1e-9 is missed on some data, and then said so; this much is always reached.
    private const double GapAlwaysReached = 1e-6;

    // The weights reported are those of the last projection, rounded.
    private const double WeightAccuracy = 1e-5;

    /// <summary>On orthonormal points the minimum is the norm of the positive labels plus that of the negative ones.</summary>
    [Theory]
    [InlineData("3 4", "1", "5")]
    [InlineData("3 -5 4 -12", "-1/2", "36")]
    [InlineData("3 0 4", "1", "5")]
    public void Orthonormal_points_give_the_norms_of_the_labels_of_each_sign(string labels, string scale, string expected)
    {
        var y = new ExactVector(labels.Split(' ').Select(Rational.Parse));
        int n = y.Length;
        var points = new ExactMatrix(Enumerable.Range(0, n).Select(i => new ExactVector(Enumerable.Range(0, n)
            .Select(j => i == j ? Rational.One : Rational.Zero).ToArray())).ToArray());
        var data = new Dataset(points, y);
        var found = MinimalNorm.Solve(data, Rational.Parse(scale));
        Assert.Equal(SolveStatus.Certified, found.Status);
        AssertCertificate(data, Rational.Parse(scale), found);
        Assert.InRange(Rational.Parse(expected), found.Lower, found.Upper!.Value);
        Assert.Equal(Rational.Parse(expected).ToDouble(), found.Neurons.Sum(neuron => neuron.Weight), WeightAccuracy);
    }

    /// <summary>Their doubles are orthogonal up to rounding only.</summary>
    [Theory]
    [InlineData("1 2 4")]
    [InlineData("11/9 -1 2")]
    [InlineData("-3 -2 -4")]
    public void Reflected_orthonormal_points_are_interpolated_as_well(string labels)
    {
        string[] rows = ["3/7 -2/7 6/7", "-2/7 6/7 3/7", "6/7 3/7 -2/7"];
        var points = new ExactMatrix(rows.Select(row => new ExactVector(row.Split(' ').Select(Rational.Parse))).ToArray());
        var data = new Dataset(points, new ExactVector(labels.Split(' ').Select(Rational.Parse)));
        var found = MinimalNorm.Solve(data, Rational.One);
        Assert.Equal(SolveStatus.Certified, found.Status);
        AssertCertificate(data, Rational.One, found);
    }

    [Theory]
    [InlineData(3, 1, false)]
    [InlineData(4, 2, true)]
    [InlineData(6, 3, true)]
    [InlineData(8, 3, true)]
    [InlineData(10, 5, true)]
    [InlineData(4, 7, true)]
    public void Points_in_general_position_are_interpolated_with_a_certified_norm(int n, int d, bool isFeasible)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            var data = Instances.Gaussian(n, d, seed);
            var found = MinimalNorm.Solve(data, Rational.One);
            Assert.Equal(isFeasible, found.Status != SolveStatus.Infeasible);
            AssertCertificate(data, Rational.One, found);

            if (isFeasible)
            {
                Assert.InRange(found.RelativeGap, 0, GapAlwaysReached);
                Assert.Equal(found.RelativeGap <= ConvexSettings.Default.RelativeGapTarget, found.IsSuccess);

                // The interpolating network is one of those the regularised minimum is taken over.
                var regularised = CertifiedOptimum.Solve(data, Instances.Benignity(data, "1e-4"));
                Assert.True(regularised.Lower <= Rational.Parse("2e-4") * found.Upper!.Value);
                Assert.True(regularised.Upper >= Rational.Parse("1.5e-4") * found.Lower);
            }
        }
    }

    [Theory]
    [InlineData("1 1; 1 1; 0 1", "1 3 2")]
    [InlineData("0 0; 1 2", "1 0")]
    [InlineData("1; 2; -1", "1 1 1")]
    [InlineData("1 0; -1 0; 0 1; 0 -1; 1 1; -1 -1", "1 -1 1 -1 -1 1")]
    public void Labels_out_of_reach_are_proven_so(string points, string labels)
    {
        var data = new Dataset(Instances.Points(points), new ExactVector(labels.Split(' ').Select(Rational.Parse)));
        var found = MinimalNorm.Solve(data, Rational.One);
        Assert.Equal(SolveStatus.Infeasible, found.Status);
        Assert.Null(found.Upper);
        AssertCertificate(data, Rational.One, found);
    }

    [Theory]
    [InlineData("1 1; 2 2; 0 1", "1 2 2")]
    [InlineData("0 0; 1 2", "0 7")]
    [InlineData("1; -1", "2 -3")]
    [InlineData("1 0; -1 0; 0 1; 0 -1; 1 1; -1 -1", "1 2 1 3 1 4")]
    [InlineData("1 1; 1 2; 1 3; 1 4; 1 5", "1 0 2 0 1")]
    public void Degenerate_points_within_reach_are_interpolated(string points, string labels)
    {
        var data = new Dataset(Instances.Points(points), new ExactVector(labels.Split(' ').Select(Rational.Parse)));
        var found = MinimalNorm.Solve(data, Rational.One);
        Assert.Equal(SolveStatus.Certified, found.Status);
        AssertCertificate(data, Rational.One, found);
    }

    [Fact]
    public void No_output_reaches_no_label_but_zero()
    {
        var data = Instances.Gaussian(3, 2, 1);
        Assert.Equal(SolveStatus.Infeasible, MinimalNorm.Solve(data, Rational.Zero).Status);
        var nothing = MinimalNorm.Solve(new Dataset(data.Points, ExactVector.Zero(3)), Rational.Zero);
        Assert.Equal(SolveStatus.Certified, nothing.Status);
        Assert.Equal(Rational.Zero, nothing.Upper);
    }

    private static void AssertCertificate(Dataset data, Rational scale, MinimalNormResult found)
    {
        var constants = new ModelConstants(Rational.One, scale, Rational.One);
        var random = new Random(2);
        var bound = found.Status == SolveStatus.Infeasible ? Rational.Zero : Rational.One;
        Assert.True(found.Dual.Dot(data.Labels) > 0);

        for (int trial = 0; trial < 40; trial++)
        {
            var u = new ExactVector(Enumerable.Range(0, data.Dimension).Select(_ => Rational.OfInt(random.Next(-9, 10))).ToArray());
            var sum = Rational.Zero;

            for (int k = 0; k < data.Count; k++)
            {
                sum += scale * found.Dual[k] * Rational.Max(Rational.Zero, u.Dot(data.Points.Row(k)));
            }

            Assert.True(sum * sum <= bound * u.NormSquared());
        }

        if (found.Interpolator is { } network)
        {
            Assert.Equal(found.Dual.Dot(data.Labels), found.Lower);
            double total = 0;

            for (int j = 0; j < network.Width; j++)
            {
                double square = 0;

                for (int i = 0; i < data.Dimension; i++)
                {
                    square += Math.Pow(network.HiddenWeight(j, i).TryRational()!.Value.ToDouble(), 2);
                }

                total += Math.Abs(network.OutputWeight(j).TryRational()!.Value.ToDouble()) * Math.Sqrt(square);
            }

            for (int k = 0; k < data.Count; k++)
            {
                Assert.Equal(data.Labels[k], network.Output(constants, data.Points.Row(k)).TryRational()!.Value);
            }

            // A sum of a few rounded products.
            Assert.InRange(total, found.Upper!.Value.ToDouble() * (1 - 1e-12), found.Upper!.Value.ToDouble() * (1 + 1e-12));
        }
    }
}
