using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Numeric.CSharp.Tests.Convex;

public class RestrictedOptimumTests
{
    [Fact]
    public void All_cones_together_give_the_global_minimum()
    {
        for (int seed = 0; seed < 6; seed++)
        {
            var data = Instances.Gaussian(3 + seed, 1 + seed % 3, seed);
            var constants = Instances.Benignity(data, "0.02");
            var program = RestrictedOptimum.Prepare(data, constants);
            var global = CertifiedOptimum.Solve(data, constants);
            var all = program.Solve(AllCones(data));
            Assert.True(all.IsSuccess, $"{all.Status} {all.RelativeGap}");
            Assert.True(all.Lower <= global.Upper && global.Lower <= all.Upper);
            Assert.Equal(ConeClass.Global, program.Classify(all, global).Class);
            AssertCertificate(data, constants, all);
        }
    }

    [Fact]
    public void Sampled_cones_are_solved_and_lie_above_the_global_minimum()
    {
        var random = new Random(11);
        int above = 0;

        for (int trial = 0; trial < 80; trial++)
        {
            var data = Instances.Gaussian(4 + trial % 7, 2 + trial % 4, trial);
            var constants = Instances.Benignity(data, "0.01");
            var global = CertifiedOptimum.Solve(data, constants);
            var all = AllCones(data);
            var cones = Enumerable.Range(0, 1 + trial % 20).Select(_ => all[random.Next(all.Length)]).ToArray();
            var found = RestrictedOptimum.Solve(data, constants, cones);
            Assert.True(found.IsSuccess, $"trial {trial}: {found.Status} {found.RelativeGap}");
            Assert.True(found.Upper >= global.Lower);
            AssertCertificate(data, constants, found);
            above += found.Lower > global.Upper ? 1 : 0;
        }

        // Few cones rarely contain a global minimum.
        Assert.True(above > 40);
    }

    [Fact]
    public void Repeated_cones_change_nothing()
    {
        var data = Instances.Gaussian(6, 3, 1);
        var constants = Instances.Benignity(data, "0.01");
        var cones = AllCones(data)[..7];
        var once = RestrictedOptimum.Solve(data, constants, cones);
        var twice = RestrictedOptimum.Solve(data, constants, [.. cones, .. cones.Reverse()]);
        Assert.Equal(7, twice.Cones.Count);
        Assert.Equal((once.Lower, once.Upper), (twice.Lower, twice.Upper));
    }

    /// <summary>
    /// One neuron that must be active on a label of the wrong sign stays at 0: the restricted minimum is the zero network's, which
    /// is stationary and above the global one. By hand: x = 1, y = 1, c = 1, rho = 1/4, minimum 7/16.
    /// </summary>
    [Fact]
    public void A_cone_of_the_wrong_sign_holds_a_bad_stationary_point()
    {
        var data = new Dataset(Instances.Points("1"), new ExactVector([1]));
        var constants = new ModelConstants(Rational.One, Rational.One, Rational.Create(1, 4));
        var program = RestrictedOptimum.Prepare(data, constants);
        var global = CertifiedOptimum.Solve(data, constants);
        Assert.InRange(Rational.Create(7, 16), global.Lower, global.Upper);
        var wrong = program.Solve([new NeuronCone([true], -1)]);
        Assert.Equal(Rational.One, wrong.Upper);
        Assert.Equal(Rational.One, wrong.Lower);
        Assert.Equal(ConeClass.BadLocalMinimum, program.Classify(wrong, global).Class);
        Assert.Equal(ConeClass.Global, program.Classify(program.Solve([new NeuronCone([true], 1)]), global).Class);
    }

    /// <summary>By hand: x = 1, y = 1/10, c = 1, rho = 1/100 has the minimum 19/10000, and the zero network costs 100/10000.</summary>
    [Fact]
    public void A_bad_stationary_point_just_above_the_minimum_is_not_taken_for_a_global_one()
    {
        var data = new Dataset(Instances.Points("1"), new ExactVector([Rational.Create(1, 10)]));
        var constants = new ModelConstants(Rational.One, Rational.One, Rational.Create(1, 100));
        var program = RestrictedOptimum.Prepare(data, constants);
        var global = CertifiedOptimum.Solve(data, constants);
        Assert.InRange(Rational.Create(19, 10_000), global.Lower, global.Upper);
        var wrong = program.Solve([new NeuronCone([true], -1)]);
        Assert.Equal(Rational.Create(1, 100), wrong.Lower);
        Assert.Equal(ConeClass.BadLocalMinimum, program.Classify(wrong, global).Class);
    }

    /// <summary>
    /// The neuron may not be active at the second point, and its cone presses it on that point's hyperplane. The label there
    /// is negative (the pressure is real: stationary) or positive (a neuron active there would be better: not stationary).
    /// </summary>
    [Theory]
    [InlineData("-1", ConeClass.BadLocalMinimum)]
    [InlineData("1", ConeClass.NotStationary)]
    public void Whether_a_pressed_neuron_is_stationary_depends_on_the_label_beyond(string label, ConeClass expected)
    {
        var data = new Dataset(Instances.Points("1 0; 1/2 1"), new ExactVector([1, Rational.Parse(label)]));
        var constants = new ModelConstants(Rational.One, Rational.One, Rational.Create(1, 100));
        var program = RestrictedOptimum.Prepare(data, constants);
        var found = program.Solve([new NeuronCone([true, false], 1)]);
        var global = CertifiedOptimum.Solve(data, constants);
        Assert.True(found.IsSuccess);
        Assert.Equal([1], found.Neurons[0].Kinks);
        Assert.Equal(expected, program.Classify(found, global).Class);
        Assert.Equal(expected, program.Classify(found, global, StationarityThresholds.PaperThresholds).Class);
    }

    [Fact]
    public void Cones_without_interior_are_solved()
    {
        // Antipodal points, both active: the neuron is pressed on their common hyperplane from both sides.
        var data = new Dataset(Instances.Points("1 0; -1 0; 1/3 1/7"), new ExactVector([1, 1, 2]));
        var constants = Instances.Benignity(data, "0.01");
        var found = RestrictedOptimum.Solve(data, constants, [new NeuronCone([true, true, true], 1)]);
        Assert.True(found.IsSuccess, $"{found.Status} {found.RelativeGap}");

        // Only the third point is reached, by w = (0, w2): min 2/3 + (w2 a / 7 - 2)^2 / 3 + 2 rho |a w2|.
        var slope = Rational.Create(1, 7);
        var beta = (2 * slope / 3 - Rational.Parse("0.01")) * 3 / (slope * slope);
        var residual = slope * beta - 2;
        Assert.InRange(
            Rational.Create(2, 3) + residual * residual / 3 + Rational.Parse("0.02") * beta, found.Lower, found.Upper);
        Assert.Equal(
            data.Labels.NormSquared() / 3,
            RestrictedOptimum.Solve(data, constants, []).Upper);
    }

    [Fact]
    public void A_cone_of_another_number_of_points_is_refused()
    {
        var data = Instances.Gaussian(3, 2, 1);
        Assert.Throws<ArgumentException>(() => RestrictedOptimum.Solve(
            data, Instances.Benignity(data, "0.1"), [new NeuronCone([true, false], 1)]));
    }

    /// <summary>
    /// Opposite points a, -a, both active, leave a neuron the plane across a; x and z complete an orthonormal basis, so that the
    /// best neuron for x plus a multiple of a, which is x itself, touches the hyperplane of the inactive z without being pressed
    /// on it. A neuron beyond that by an ulp would fit z a little and beat the minimum: by hand, for labels 0, 0, 2, 1, it
    /// is 1/4 + 99/2500.
    /// </summary>
    [Theory]
    [InlineData("0")]
    [InlineData("1/2")]
    [InlineData("-2/3")]
    public void A_neuron_that_touches_a_hyperplane_stays_in_its_flat_cone(string multiple)
    {
        var known = Rational.Create(1, 4) + Rational.Create(99, 2500);
        int tried = 0;

        foreach (var (a, x, z) in Rotations())
        {
            var data = new Dataset(new ExactMatrix([a, -Rational.One * a, x + Rational.Parse(multiple) * a, z]), new ExactVector([0, 0, 2, 1]));
            var cone = new NeuronCone([true, true, true, false], 1);
            var found = RestrictedOptimum.Solve(data, Instances.Benignity(data, "0.01"), [cone]);
            Assert.True(found.IsSuccess, $"{x}: {found.Status} {found.RelativeGap}");
            Assert.InRange(known, found.Lower, found.Upper);
            AssertInsideCones(data, Instances.Benignity(data, "0.01"), found);
            tried++;
        }

        Assert.True(tried > 100);
    }

    [Fact]
    public void Cones_of_degenerate_points_are_solved_with_neurons_inside()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            int n = 2 + random.Next(5);
            int d = 2 + random.Next(3);
            var rows = new List<ExactVector>();

            for (int k = 0; k < n; k++)
            {
                rows.Add(k > 0 && random.Next(3) == 0
                    ? Rational.Create(-1, 1 + 2 * random.Next(2)) * rows[random.Next(k)]
                    : new ExactVector(Enumerable.Range(0, d).Select(_ => Rational.Create(random.Next(-3, 4), 1 + random.Next(7)))));
            }

            var data = new Dataset(new ExactMatrix(rows), Instances.Labels(n));
            var literal = ActivationCones.Enumerate(data.Points).Literal;
            NeuronCone[] cones =
            [
                .. Enumerable.Range(0, 4).Select(_ => new NeuronCone(literal[random.Next(literal.Count)], 2 * random.Next(2) - 1)),
                new NeuronCone(Enumerable.Range(0, n).Select(_ => random.Next(2) == 0), 1),
            ];
            var constants = Instances.Benignity(data, "0.01");
            var found = RestrictedOptimum.Solve(data, constants, cones);
            Assert.True(found.IsSuccess, $"seed {seed}: {found.Status} {found.RelativeGap}");
            AssertInsideCones(data, constants, found);
        }
    }

    private static NeuronCone[] AllCones(Dataset data) =>
        [.. ActivationCones.Enumerate(data.Points).Literal.SelectMany(cone =>
            new[] { new NeuronCone(cone, 1), new NeuronCone(cone, -1) })];

    /// <summary>Rotations of space with rational entries, one for each small quaternion, by their rows.</summary>
    private static IEnumerable<(ExactVector First, ExactVector Second, ExactVector Third)> Rotations()
    {
        const int Largest = 3;

        for (int code = 1; code < Math.Pow(Largest + 1, 4); code++)
        {
            int[] parts = [.. Enumerable.Range(0, 4).Select(i => code / (int)Math.Pow(Largest + 1, i) % (Largest + 1))];
            var (p, q, r, s) = (parts[0], parts[1], parts[2], parts[3]);
            int norm = p * p + q * q + r * r + s * s;
            ExactVector Row(params int[] entries) => new(entries.Select(entry => Rational.Create(entry, norm)));
            yield return (
                Row(s * s + p * p - q * q - r * r, 2 * (p * q - s * r), 2 * (p * r + s * q)),
                Row(2 * (p * q + s * r), s * s - p * p + q * q - r * r, 2 * (q * r - s * p)),
                Row(2 * (p * r - s * q), 2 * (q * r + s * p), s * s - p * p - q * q + r * r));
        }
    }

    /// <summary>The neurons lie in their closed cones exactly, the loss is the kernel's, and v is the vector of the lower end.</summary>
    private static void AssertCertificate(Dataset data, ModelConstants constants, RestrictedResult found)
    {
        AssertInsideCones(data, constants, found);

        // These cones have an interior, or their neurons were never moved: the rounded network is the exact one.
        Assert.Equal(found.Network.ToExact().Loss(constants, data).TryRational()!.Value, found.Upper);
        Assert.Equal(
            found.Dual.Dot(data.Labels) - found.Dual.NormSquared() / (4 * constants.LossConstant), found.Lower);
    }

    private static void AssertInsideCones(Dataset data, ModelConstants constants, RestrictedResult found)
    {
        var exact = found.ExactNetwork;
        Assert.Equal(exact.Loss(constants, data).TryRational()!.Value, found.Upper);
        Assert.Equal(found.Network.Width, exact.Width);

        for (int j = 0; j < exact.Width; j++)
        {
            var cone = found.Cones[found.ConeOf[j]];
            Assert.True(exact.OutputWeight(j).Sign * cone.Sign >= 0);

            for (int k = 0; k < data.Count; k++)
            {
                Assert.True(exact.Preactivation(j, data.Points.Row(k)).Sign * (cone.IsActive(k) ? 1 : -1) >= 0);
            }
        }
    }
}
