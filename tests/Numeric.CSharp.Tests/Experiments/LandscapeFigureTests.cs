using ReluProofs.Kernel;
using ReluProofs.Numeric.Cones;
using ReluProofs.Numeric.Experiments;

namespace ReluProofs.Numeric.CSharp.Tests.Experiments;

/// <summary>Data and curves of the kind of benignity's figures.</summary>
public class LandscapeFigureTests
{
    [Fact]
    public void Orthonormal_inputs_are_so_exactly_and_labels_differ()
    {
        Dataset data = TeacherData.Orthonormal(4, 6, 3);

        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                Assert.Equal(i == j ? Rational.One : Rational.Zero, data.Points.Row(i).Dot(data.Points.Row(j)));
            }
        }

        Assert.Equal(4, data.Labels.ToReadOnlyList().Distinct().Count());
        Assert.NotEqual(data.Points.Row(0), TeacherData.Orthonormal(4, 6, 4).Points.Row(0));
    }

    [Fact]
    public void Gaussian_inputs_have_mean_0_and_variance_1_and_depend_on_the_seed_alone()
    {
        Dataset data = TeacherData.Gaussian(400, 5, 1);
        double[] numbers = [.. Enumerable.Range(0, 400).SelectMany(k => data.Points.Row(k).ToReadOnlyList()).Select(x => x.ToDouble())];

        // Five standard errors.
        Assert.InRange(numbers.Average(), -5 / Math.Sqrt(2000), 5 / Math.Sqrt(2000));
        Assert.InRange(numbers.Average(x => x * x), 1 - (5 * Math.Sqrt(2.0 / 2000)), 1 + (5 * Math.Sqrt(2.0 / 2000)));
        Assert.Equal(data.Labels, TeacherData.Gaussian(400, 5, 1).Labels);
        Assert.NotEqual(data.Labels, TeacherData.Gaussian(400, 5, 2).Labels);
    }

    [Theory]
    [InlineData(1, 1, 4)]
    [InlineData(5, 2, 20)]
    [InlineData(10, 5, 1024)]
    [InlineData(3, 7, 16)]
    public void The_dotted_line_is_Cover_s_count_twice(int n, int d, long count) =>
        Assert.Equal(count, LandscapeFigure.DottedLine(n, d));

    [Fact]
    public void A_curve_is_exact_and_its_samples_agree()
    {
        FigureCurve curve = LandscapeFigure.Curve(
            InputKind.Orthonormal, 3, 4, 2, [2, 8, 20], ConeDistribution.Uniform, LandscapeFigure.Cones, default);
        Assert.All(curve.Points, p =>
        {
            Assert.True(p.Global.IsExact);
            Assert.True(p.Sampled!.GlobalInterval(1e-6).Contains(p.Global.Low.ToDouble()));
        });
        FigureCurve bare = LandscapeFigure.Curve(
            InputKind.Gaussian, 5, 2, 1, Enumerable.Range(1, 200), ConeDistribution.Uniform, 0, default);
        Assert.Equal(200, bare.Points.Count);
        Assert.All(bare.Points, p => Assert.True(p.Global.IsExact && p.Sampled is null));
    }

    [Fact]
    public void Impossible_sizes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TeacherData.Orthonormal(3, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TeacherData.Gaussian(0, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TeacherData.Gaussian(2, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LandscapeFigure.DottedLine(0, 1));
    }
}
