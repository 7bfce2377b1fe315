using System.Globalization;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;
using ReluProofs.Numeric.CSharp.Tests.Landscape;
using Xunit.Abstractions;

namespace ReluProofs.Numeric.CSharp.Tests.Convex;

public class CertifiedOptimumTests(ITestOutputHelper output)
{
    private const int OrdinaryDescents = 250;
    private const double NearOptimum = 1e-3;

    public static TheoryData<string> Degenerate => [.. Instances.Degenerate];

    [Fact]
    public void One_dimensional_minima_known_in_closed_form_are_enclosed() =>
        ProblemGenerator.Check(ProblemGenerator.Ordinary, 150, problem =>
        {
            var known = (problem with { Width = 2 }).Minimum();
            var found = CertifiedOptimum.Solve(problem.Data, problem.Constants);
            Assert.InRange(known, found.Lower, found.Upper);
            Assert.True(problem.Rho.IsZero || found.IsSuccess, $"{found.Status} {found.RelativeGap}");
        });

    [Fact]
    public void Enclosures_hold_at_extreme_scales() =>
        ProblemGenerator.Check(ProblemGenerator.Extreme, 150, problem =>
        {
            var found = CertifiedOptimum.Solve(problem.Data, problem.Constants);
            Assert.InRange((problem with { Width = 2 }).Minimum(), found.Lower, found.Upper);
        });

    /// <summary>
    /// On orthonormal points the dual constraint is |s| ||v_+|| &lt;= 2 rho for the labels of each sign: with norms Y of a sign's
    /// labels, c Y^2 below the threshold c Y = rho / |s|, else 2 rho Y / |s| - (rho / s)^2 / c.
    /// </summary>
    [Theory]
    [InlineData("3 4", "1/100")]
    [InlineData("3 4", "5/2")]
    [InlineData("3 4", "7")]
    [InlineData("3 -5 4 -12", "1/3")]
    [InlineData("3 -5 4 -12", "2")]
    [InlineData("3 0 4 -12 -5 0", "1")]
    public void Orthonormal_points_give_the_shrunk_norms_of_the_labels(string labels, string rho)
    {
        var y = new ExactVector(labels.Split(' ').Select(Rational.Parse));
        int n = y.Length;
        var points = new ExactMatrix(Enumerable.Range(0, n).Select(i => new ExactVector(Enumerable.Range(0, n)
            .Select(j => i == j ? Rational.One : Rational.Zero).ToArray())).ToArray());
        var constants = new ModelConstants(Rational.Create(1, 2 * n), Rational.OfInt(-3), Rational.Parse(rho));
        var expected = Rational.Zero;

        foreach (int sign in new[] { 1, -1 })
        {
            var norm = new ExactVector(y.ToReadOnlyList().Where(label => label.Sign == sign)).NormSquared().TrySqrt()!.Value;
            var threshold = constants.WeightDecay / 3;
            expected += constants.LossConstant * norm <= threshold
                ? constants.LossConstant * norm * norm
                : 2 * threshold * norm - threshold * threshold / constants.LossConstant;
        }

        var found = CertifiedOptimum.Solve(new Dataset(points, y), constants);
        Assert.Equal(SolveStatus.Certified, found.Status);
        Assert.InRange(expected, found.Lower, found.Upper);
        Assert.True(found.Network.Width <= 2);
    }

    [Theory]
    [InlineData(4, 2, "0.01")]
    [InlineData(5, 2, "1e-4")]
    [InlineData(8, 3, "0.01")]
    [InlineData(10, 5, "0.01")]
    [InlineData(12, 5, "0.001")]
    [InlineData(6, 8, "0.01")]
    [InlineData(20, 3, "0.1")]
    public void The_gap_is_reached_and_both_ends_are_what_they_say(int n, int d, string lambda)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            var data = Instances.Gaussian(n, d, seed);
            var constants = Instances.Benignity(data, lambda);
            var found = CertifiedOptimum.Solve(data, constants);
            Assert.Equal(SolveStatus.Certified, found.Status);
            Assert.True(found.RelativeGap <= 1e-9);
            Assert.True(found.Network.Width <= n);
            AssertCertificate(data, constants, found);
        }
    }

    [Theory]
    [MemberData(nameof(Degenerate))]
    public void Degenerate_points_are_solved(string points)
    {
        var data = Instances.Labelled(points);

        foreach (string lambda in new[] { "1/1000", "1/10", "100" })
        {
            var constants = Instances.Benignity(data, lambda);
            var found = CertifiedOptimum.Solve(data, constants);
            Assert.Equal(SolveStatus.Certified, found.Status);
            AssertCertificate(data, constants, found);
        }
    }

    [Fact]
    public void Beyond_the_largest_decay_that_matters_the_zero_network_is_the_exact_minimum()
    {
        var data = Instances.Gaussian(6, 3, 2);
        var found = CertifiedOptimum.Solve(data, Instances.Benignity(data, "1e6"));
        Assert.Equal(found.Lower, found.Upper);
        Assert.Equal(data.Labels.NormSquared() / 6, found.Upper);
        Assert.Equal(0, found.Network.Width);
    }

    [Fact]
    public void No_decay_without_interpolation_leaves_a_valid_enclosure()
    {
        var data = new Dataset(Instances.Points("1 1; 1 1; 0 1"), new ExactVector([1, 3, 2]));
        var found = CertifiedOptimum.Solve(data, Instances.Benignity(data, "0"));

        // The two labels of one point cost 2 in squares, a third of which is the minimum.
        Assert.InRange(Rational.Create(2, 3), found.Lower, found.Upper);
        Assert.Equal(SolveStatus.Certified, found.Status);
        Assert.Equal(SolveStatus.Certified, CertifiedOptimum.Solve(data, Instances.Benignity(data, "1e-300")).Status);
    }

    [Theory]
    [InlineData("1e-150", "1e-150", "1e300")]
    [InlineData("1e150", "1e-150", "1e3")]
    [InlineData("1e-150", "1e150", "1e10")]
    public void A_decay_out_of_all_proportion_leaves_the_zero_network(string points, string labels, string lambda)
    {
        var unit = Instances.Gaussian(4, 2, 3);
        var data = new Dataset(
            new ExactMatrix(Enumerable.Range(0, 4).Select(k => Rational.Parse(points) * unit.Points.Row(k))),
            Rational.Parse(labels) * unit.Labels);
        var found = CertifiedOptimum.Solve(data, Instances.Benignity(data, lambda));
        Assert.Equal(SolveStatus.Certified, found.Status);
        Assert.Equal(found.Lower, found.Upper);
        Assert.Equal(0, found.Network.Width);
    }

    [Fact]
    public void A_minimum_of_zero_has_no_sign()
    {
        var data = new Dataset(Instances.Points("1 0; 0 1"), ExactVector.Zero(2));
        var found = CertifiedOptimum.Solve(data, Instances.Benignity(data, "1"));
        Assert.False(double.IsNegative(found.LowerDouble));
        Assert.False(double.IsNegative(found.UpperDouble));
    }

    /// <summary>
    /// 250 instances, or as many as the environment variable RELU_PROOFS_DESCENT_INSTANCES says (10000 for the thorough run).
    /// </summary>
    [Fact]
    public void Descent_never_goes_below_the_lower_end()
    {
        int instances = Environment.GetEnvironmentVariable("RELU_PROOFS_DESCENT_INSTANCES") is { Length: > 0 } asked
            ? int.Parse(asked, CultureInfo.InvariantCulture)
            : OrdinaryDescents;
        int near = 0;

        for (int seed = 0; seed < instances; seed++)
        {
            int n = 1 + seed % 6;
            int d = 1 + seed % 4;
            var data = Instances.Gaussian(n, d, 1000 + seed);
            var constants = Instances.Benignity(data, seed % 3 == 0 ? "0.001" : seed % 3 == 1 ? "0.02" : "0.3");
            var found = CertifiedOptimum.Solve(data, constants);
            double best = new Descent(data, constants).Best(n + 2, seed, starts: 4, steps: 400);

            // The loss found by descent carries rounding of a few ulps.
            Assert.True(best >= found.LowerDouble * (1 - 1e-12), $"seed {seed}: {best} < {found.LowerDouble}");
            near += best <= found.UpperDouble * (1 + NearOptimum) ? 1 : 0;
        }

        // Descent that never came near the minimum would say nothing.
        Assert.True(near > instances / 4, $"only {near} of {instances} descents came near the minimum");
        output.WriteLine(FormattableString.Invariant($"{instances} instances, {near} of them reached within {NearOptimum} of the minimum"));
    }

    [Fact]
    public void Descent_from_the_network_stays_in_the_enclosure()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var data = Instances.Gaussian(3 + seed % 5, 1 + seed % 3, seed);
            var constants = Instances.Benignity(data, "0.02");
            var found = CertifiedOptimum.Solve(data, constants);
            var descent = new Descent(data, constants);
            double loss = descent.From(found.Network, 200);
            Assert.InRange(loss, found.LowerDouble * (1 - 1e-12), found.UpperDouble * (1 + 1e-12));
        }
    }

    [Fact]
    public void A_gap_that_rounding_forbids_is_said_and_the_enclosure_stands()
    {
        var data = Instances.Gaussian(8, 3, 4);
        var constants = Instances.Benignity(data, "0.01");
        var found = CertifiedOptimum.Solve(data, constants, new ConvexSettings { RelativeGapTarget = 0 });
        Assert.Equal(SolveStatus.GapNotReached, found.Status);
        Assert.False(found.IsSuccess);
        Assert.InRange(found.RelativeGap, double.Epsilon, 1e-9);
        AssertCertificate(data, constants, found);
    }

    [Fact]
    public void Points_of_very_different_size_leave_a_valid_enclosure()
    {
        var random = new Random(3);

        for (int trial = 0; trial < 20; trial++)
        {
            var rows = Enumerable.Range(0, 5).Select(_ => new ExactVector(Enumerable.Range(0, 3).Select(_ =>
                Rational.OfDouble(Instances.Normal(random) * Math.Pow(10, random.Next(-9, 10)))).ToArray())).ToArray();
            var data = new Dataset(new ExactMatrix(rows), Instances.Labels(5));
            var constants = Instances.Benignity(data, "1e-5");
            AssertCertificate(data, constants, CertifiedOptimum.Solve(data, constants));
        }
    }

    [Fact]
    public void Limits_and_cancellation_have_their_own_status()
    {
        var data = Instances.Gaussian(12, 5, 1);
        var constants = Instances.Benignity(data, "0.001");
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Equal(SolveStatus.Cancelled, CertifiedOptimum.Solve(data, constants, null, source.Token).Status);
        Assert.Equal(
            SolveStatus.IterationLimit,
            CertifiedOptimum.Solve(data, constants, new ConvexSettings { Iterations = 2 }).Status);
        var few = CertifiedOptimum.Solve(data, constants, new ConvexSettings { LargestCellCount = 3 });
        Assert.Equal(SolveStatus.TooManyPatterns, few.Status);
        Assert.Equal(Rational.Zero, few.Lower);
    }

    [Fact]
    public void The_result_is_the_same_on_any_number_of_threads()
    {
        var data = Enumerable.Range(0, 12).Select(seed => Instances.Gaussian(8, 3, seed)).ToArray();
        var alone = data.Select(Text).ToArray();
        Assert.Equal(alone, data.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(Text));

        static string Text(Dataset data)
        {
            var found = CertifiedOptimum.Solve(data, Instances.Benignity(data, "0.01"));
            return $"{found.Lower} {found.Upper} {found.Iterations} {found.Dual}";
        }
    }

    /// <summary>Both ends by other routes: the kernel's loss of the network, and the dual vector's value and constraint.</summary>
    private static void AssertCertificate(Dataset data, ModelConstants constants, OptimumResult found)
    {
        Assert.Equal(
            found.Network.ToExact().Loss(constants, data).TryRational()!.Value,
            found.Upper);
        Assert.True(found.Lower <= found.Upper);
        var v = found.Dual;
        Assert.Equal(v.Dot(data.Labels) - v.NormSquared() / (4 * constants.LossConstant), found.Lower);
        var random = new Random(1);

        // Random directions, those of the active neurons, and all points: none may break the constraint.
        var directions = Enumerable.Range(0, 60)
            .Select(_ => Enumerable.Range(0, data.Dimension).Select(_ => Instances.Normal(random)).ToArray())
            .Concat(found.Neurons.Select(neuron => neuron.Direction.ToArray()));

        foreach (double[] direction in directions)
        {
            var u = new ExactVector(direction.Select(Rational.OfDouble));
            var sum = Rational.Zero;

            for (int k = 0; k < data.Count; k++)
            {
                sum += v[k] * Rational.Max(Rational.Zero, u.Dot(data.Points.Row(k)));
            }

            var value = constants.OutputScale * sum;
            var bound = 2 * constants.WeightDecay;
            Assert.True(value * value <= bound * bound * u.NormSquared());
        }
    }
}
