using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.CSharp.Tests.Convex;

public class MinimalNormTests
{
    private const double Gap = 1e-9;

    // The weights reported are rounded.
    private const double WeightAccuracy = 1e-9;

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
                Assert.Equal(SolveStatus.Certified, found.Status);
                Assert.InRange(found.RelativeGap, 0, Gap);

                // The interpolating network is one of those the regularised minimum is taken over.
                var regularised = CertifiedOptimum.Solve(data, Instances.Benignity(data, "1e-4"));
                Assert.True(regularised.Lower <= Rational.Parse("2e-4") * found.Upper!.Value);
                Assert.True(regularised.Upper >= Rational.Parse("1.5e-4") * found.Lower);
            }
        }
    }

    /// <summary>
    /// Sets on which an interpolator put together from rounded directions costs too much: directions in opposite pairs, points few
    /// cells tell apart, nearly dependent neurons, weights in the thousands.
    /// </summary>
    [Theory]
    [InlineData(6, 3, 9)]
    [InlineData(8, 3, 7)]
    [InlineData(8, 3, 11)]
    [InlineData(10, 5, 15)]
    [InlineData(4, 7, 19)]
    [InlineData(12, 4, 1)]
    [InlineData(12, 4, 14)]
    [InlineData(6, 2, 1)]
    [InlineData(6, 2, 5)]
    [InlineData(6, 2, 25)]
    [InlineData(6, 2, 42)]
    [InlineData(5, 5, 25)]
    public void Ill_conditioned_interpolation_reaches_the_gap_too(int n, int d, int seed)
    {
        var data = Instances.Gaussian(n, d, seed);
        var found = MinimalNorm.Solve(data, Rational.One);
        Assert.Equal(SolveStatus.Certified, found.Status);
        Assert.InRange(found.RelativeGap, 0, Gap);
        AssertCertificate(data, Rational.One, found);
    }

    /// <summary>Repeated, opposite, collinear and zero points in up to four dimensions, labels within reach, units of 1e-150 to 1e150.</summary>
    [Fact]
    public void Random_degenerate_points_are_interpolated_at_any_scale()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            int n = 1 + random.Next(8);
            int d = 1 + random.Next(4);
            var rows = new List<ExactVector>();

            for (int k = 0; k < n; k++)
            {
                rows.Add(k > 0 && random.Next(4) == 0
                    ? Rational.OfInt(random.Next(3) - 1) * rows[random.Next(k)]
                    : new ExactVector(Enumerable.Range(0, d).Select(_ => Rational.OfInt(random.Next(-3, 4)))));
            }

            var points = Rational.OfInt(10).Pow(random.Next(-150, 151));
            var labels = Rational.OfInt(10).Pow(random.Next(-150, 151));

            // Outputs of a random network are within reach.
            var teacher = Enumerable.Range(0, 3).Select(j => (
                Sign: Rational.OfInt(random.Next(-2, 3)),
                Weight: new ExactVector(Enumerable.Range(0, d).Select(_ => Rational.OfInt(random.Next(-3, 4)))))).ToArray();
            var y = rows.Select(x => teacher.Aggregate(
                Rational.Zero, (sum, neuron) => sum + neuron.Sign * Rational.Max(Rational.Zero, neuron.Weight.Dot(x))));
            var data = new Dataset(
                new ExactMatrix(rows.Select(x => points * x)), new ExactVector(y.Select(label => labels * label)));
            var found = MinimalNorm.Solve(data, Rational.One);
            Assert.True(found.IsSuccess, $"seed {seed}: {found.Status} {found.RelativeGap}");

            if (!data.Labels.IsZero)
            {
                AssertCertificate(data, Rational.One, found);
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
