using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.CSharp.Tests.Convex;

public class ActivationConesTests
{
    public static TheoryData<string> Degenerate => [.. Instances.Degenerate];

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(5, 2, 10)]
    [InlineData(6, 3, 32)]
    [InlineData(4, 6, 16)]
    [InlineData(12, 5, 1124)]
    [InlineData(70, 2, 140)]
    public void General_position_has_as_many_patterns_as_Cover_counts(int n, int d, int count)
    {
        var cones = ActivationCones.Enumerate(Instances.Gaussian(n, d, n + d).Points);
        Assert.Equal(count, cones.Open.Count);
        Assert.False(cones.UsedExactArithmetic);
    }

    [Theory]
    [InlineData("1; -1", 2, 3)]
    [InlineData("1; 1; 2", 2, 2)]
    [InlineData("0", 1, 1)]
    [InlineData("1 0; -1 0; 0 1; 0 -1", 4, 9)]
    [InlineData("1 0; 0 1; -1 -1", 6, 7)]
    [InlineData("1 0; 0 1; 1 1", 6, 6)]
    [InlineData("1 0 0; 0 1 0; -1 -1 0; 0 0 1", 12, 14)]
    [InlineData("1 0 0 0; 0 1 0 0; 0 0 1 0; 0 0 0 1", 16, 16)]
    public void Open_and_literal_patterns_are_those_counted_by_hand(string points, int open, int literal)
    {
        var cones = ActivationCones.Enumerate(Instances.Points(points));
        Assert.Equal(open, cones.Open.Count);
        Assert.Equal(literal, cones.Literal.Count);
    }

    [Theory]
    [MemberData(nameof(Degenerate))]
    public void Open_patterns_are_the_kernels(string text)
    {
        var points = Instances.Points(text);
        Assert.Equal(
            ActivationPatterns.OpenCells(points).Select(cell => cell.ToString()).Order(StringComparer.Ordinal),
            ActivationCones.Enumerate(points).Open.Select(cone => cone.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Degenerate))]
    public void Witnesses_have_their_patterns_exactly(string text) => AssertWitnesses(Instances.Points(text));

    [Fact]
    public void Witnesses_have_their_patterns_in_general_position_too()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            AssertWitnesses(Instances.Gaussian(6 + seed % 3, 1 + seed % 4, seed).Points);
        }
    }

    [Fact]
    public void Small_integer_points_have_every_pattern_of_small_integer_weights()
    {
        var random = new Random(5);

        for (int trial = 0; trial < 60; trial++)
        {
            int d = 1 + trial % 3;
            int n = 1 + trial % 6;
            var points = new ExactMatrix(Enumerable.Range(0, n).Select(_ =>
                new ExactVector(Enumerable.Range(0, d).Select(_ => Rational.OfInt(random.Next(-2, 3))).ToArray())).ToArray());
            var cones = ActivationCones.Enumerate(points);
            var literal = cones.Literal.Select(cone => cone.ToString()).ToHashSet();
            Assert.Equal(cones.Literal.Count, literal.Count);

            foreach (var w in Weights(d, 4))
            {
                Assert.Contains(Pattern(points, w, strict: false), literal);
            }
        }
    }

    [Fact]
    public void Nearly_dependent_points_are_left_to_exact_arithmetic()
    {
        // The third point is off the plane of the first two by 2^-60.
        var points = new ExactMatrix([
            new ExactVector([1, 0, 0]),
            new ExactVector([0, 1, 0]),
            new ExactVector([1, 1, Rational.Two.Pow(-60)]),
            new ExactVector([0, 0, 1]),
            new ExactVector([1, 2, 3]),
        ]);
        var cones = ActivationCones.Enumerate(points);
        Assert.True(cones.UsedExactArithmetic);
        Assert.Equal(22, cones.Open.Count);
    }

    [Fact]
    public void A_limit_is_kept() =>
        Assert.Throws<InvalidOperationException>(() => ActivationCones.Enumerate(
            Instances.Gaussian(12, 5, 1).Points, new ConvexSettings { LargestCellCount = 1123 }));

    [Fact]
    public void Tens_of_thousands_of_patterns_are_found() =>
        Assert.Equal(33328, ActivationCones.Enumerate(Instances.Gaussian(20, 6, 1).Points).Open.Count);

    private static void AssertWitnesses(ExactMatrix points)
    {
        var cones = ActivationCones.Enumerate(points);

        foreach (var cone in cones.Open)
        {
            Assert.Equal(cone.ToString(), Pattern(points, cone.Witness, strict: true));

            for (int k = 0; k < points.RowCount; k++)
            {
                Assert.True(points.Row(k).IsZero || !cone.Witness.Dot(points.Row(k)).IsZero);
            }
        }

        foreach (var cone in cones.Literal)
        {
            Assert.Equal(cone.ToString(), Pattern(points, cone.Witness, strict: false));
        }

        Assert.Equal(cones.Open.Count, cones.Open.Select(cone => cone.ToString()).Distinct().Count());
        Assert.Equal(cones.Literal.Count, cones.Literal.Select(cone => cone.ToString()).Distinct().Count());
    }

    private static string Pattern(ExactMatrix points, ExactVector w, bool strict) =>
        string.Concat(Enumerable.Range(0, points.RowCount).Select(k =>
            w.Dot(points.Row(k)).Sign >= (strict ? 1 : 0) ? '+' : '-'));

    private static IEnumerable<ExactVector> Weights(int dimension, int largest)
    {
        int side = 2 * largest + 1;

        for (int code = 0; code < Math.Pow(side, dimension); code++)
        {
            yield return new ExactVector(Enumerable.Range(0, dimension).Select(i =>
                Rational.OfInt(code / (int)Math.Pow(side, i) % side - largest)).ToArray());
        }
    }
}
