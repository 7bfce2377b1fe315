using ReluProofs.Kernel;
using ReluProofs.Numeric.Cones;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.CSharp.Tests.Cones;

/// <summary>Optima that only exact arithmetic, or the side that holds them, decides.</summary>
public class DegenerateConesTests
{
    private static readonly Rational Tenth = Rational.Create(1, 10);

    // v = (-3/20, 7/20, 1/10, -2/15), and on the cell that sees x_1 = x_2 =
    // (-1, 0), x_3 and x_4 the negative pull is (0, -1/5), of length 2 lambda and exactly on the hyperplane of x_1. On the other
    // side of it the pull (-1/5, -1/5) points back.
    [Fact]
    public void A_peak_exactly_on_a_hyperplane_belongs_to_the_closed_side_it_is_the_peak_of()
    {
        var found = Analyse(Data([[-1, 0], [-1, 0], [2, -2], [0, -3]], [1, 2, 1, -3]), Tenth);
        var atom = Assert.Single(found.Good.Atoms, a => a.Sign == -1);

        Assert.True(atom.IsSingle);
        Assert.False(atom.IsIdentified);
        Assert.Equal([AtomSign.NotNegative, AtomSign.NotNegative, AtomSign.Positive, AtomSign.Positive], atom.Signs);

        NeuronCone[] others = [new([true, true, false, true], 1), new([false, false, true, true], 1)];
        Assert.True(found.Good.ContainsMinimiser([.. others, new NeuronCone([true, true, true, true], -1)]));
        Assert.Null(found.Good.ContainsMinimiser([.. others, new NeuronCone([false, false, true, true], -1)]));
        Assert.False(found.Good.ContainsMinimiser([.. others, new NeuronCone([true, true, false, true], -1)]));
    }

    // x = (2, 0) with label -2 and x = (-2, 1) with label 1, beside two points with label 0: v = 2c y has its largest pull (2, 0), so
    // the zero network is the minimiser exactly from lambda = 1 on.
    [Fact]
    public void The_zero_network_is_the_minimiser_exactly_from_its_weight_decay_on()
    {
        var data = Data([[-1, 3], [-2, 1], [0, 1], [2, 0]], [0, 1, 0, -2]);
        NeuronCone[] any = [new([true, true, true, false], 1)];

        foreach (var decay in new[] { Rational.One, Rational.Parse("1.000000000000000000001"), Rational.OfInt(7) })
        {
            var found = Analyse(data, decay);
            Assert.True(found.Good.IsExact);
            Assert.Empty(found.Good.Atoms);
            Assert.True(found.Good.ContainsMinimiser(any));
        }

        Assert.NotEqual(true, Analyse(data, Rational.Parse("0.999999999999999999999")).Good.ContainsMinimiser(any));
        Assert.False(Analyse(data, Rational.Parse("0.99")).Good.ContainsMinimiser(any));
    }

    // Wherever tight directions say that a cone contains a minimiser, its own program does not lie above the minimum. Points of few integers, with repeated and opposite ones: what is degenerate occurs often.
    [Fact]
    public void Tight_directions_never_contradict_the_programs()
    {
        var random = new Random(20_26);
        int contained = 0;
        int single = 0;

        for (int problem = 0; problem < 60; problem++)
        {
            int n = 2 + random.Next(3);
            int[][] points = [.. Enumerable.Range(0, n).Select(_ => new[] { random.Next(-2, 3), random.Next(-2, 3) })];
            points[1] = random.Next(3) == 0 ? [-points[0][0], -points[0][1]] : random.Next(3) == 0 ? points[0] : points[1];
            int[] labels = [.. Enumerable.Range(0, n).Select(_ => random.Next(-2, 3))];
            var data = Data(points, labels);
            var found = Analyse(data, random.Next(2) == 0 ? Tenth : Rational.One);
            single += found.Good.Atoms.Any(a => a.IsSingle && !a.IsIdentified) ? 1 : 0;

            for (int draw = 0; draw < 6; draw++)
            {
                NeuronCone[] cones =
                [
                    .. Enumerable.Range(0, 1 + random.Next(4))
                        .Select(_ => new NeuronCone(found.Good.Patterns[random.Next(found.Good.Patterns.Count)], 1 - 2 * random.Next(2)))
                        .Distinct(),
                ];
                var program = RestrictedOptimum.Solve(data, found.Constants, cones, ConvexSettings.Default, default);
                bool? contains = found.Good.ContainsMinimiser(cones);
                contained += contains == true ? 1 : 0;

                Assert.False(contains == true && program.Lower > found.Optimum.Upper);
            }
        }

        Assert.True(contained > 30, $"{contained}");
        Assert.True(single > 0, $"{single}");
    }

    private static LandscapeAnalysis Analyse(Dataset data, Rational decay) => LandscapeAnalysis.Run(
        data,
        new ModelConstants(Rational.Create(1, data.Count), Rational.One, decay),
        false,
        ConvexSettings.Default,
        default);

    private static Dataset Data(int[][] points, int[] labels) => new(
        new ExactMatrix(points.Select(x => new ExactVector(x.Select(Rational.OfInt)))), new ExactVector(labels.Select(Rational.OfInt)));
}
