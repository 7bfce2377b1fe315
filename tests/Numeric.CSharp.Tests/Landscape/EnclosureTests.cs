using ReluProofs.Kernel;
using ReluProofs.Numeric.Landscape;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Landscape;

public class EnclosureTests
{
    [Fact]
    public void Ordinary_instances_are_enclosed() =>
        ProblemGenerator.Check(ProblemGenerator.Ordinary, 400, problem => AssertEnclosed(problem, 1e-14));

    [Fact]
    public void Instances_of_extreme_scale_are_enclosed() =>
        ProblemGenerator.Check(ProblemGenerator.Extreme, 600, problem => AssertEnclosed(problem, 1e-12));

    [Fact]
    public void Instances_at_and_near_a_threshold_are_enclosed() =>
        ProblemGenerator.Check(ProblemGenerator.NearThreshold, 400, problem => AssertEnclosed(problem, 1e-12));

    [Fact]
    public void Bad_budgets_widen_the_enclosure_and_never_break_it()
    {
        var poor = new MinimiserSettings { StartsPerPattern = 1, IterationsPerStart = 1 };
        ProblemGenerator.Check(
            ProblemGenerator.Extreme, 200, problem => AssertContains(problem, Minimise(problem, poor)));
    }

    [Fact]
    public void The_losses_reported_are_the_kernels()
    {
        ProblemGenerator.Check(ProblemGenerator.Extreme, 150, problem =>
        {
            foreach (var minimum in Minimise(problem).Minimisers)
            {
                Assert.Equal(problem.Width, minimum.Network.Width);
                Assert.Equal(problem.Width, minimum.Pattern.Counts.Sum());
                Assert.Equal(KernelLoss(problem, minimum.Network), minimum.Loss);
            }
        });
    }

    [Fact]
    public void Every_minimiser_lies_in_its_pattern()
    {
        ProblemGenerator.Check(ProblemGenerator.Ordinary, 150, problem =>
        {
            foreach (var minimum in Minimise(problem).Minimisers)
            {
                int neuron = 0;

                for (int cone = 0; cone < minimum.Pattern.Cones.Count; cone++)
                {
                    int sign = minimum.Pattern.Cones[cone].Witness[0].Sign;

                    for (int j = 0; j < minimum.Pattern.Counts[cone]; j++, neuron++)
                    {
                        Assert.True(minimum.Network.HiddenWeight(neuron, 0) * (sign == 0 ? 1 : sign) >= 0);
                    }
                }
            }
        });
    }

    [Fact]
    public void No_random_network_is_below_the_lower_end()
    {
        ProblemGenerator.Check(ProblemGenerator.Ordinary, 100, problem =>
        {
            var found = Minimise(problem);
            var random = new Random(problem.Width);

            for (int trial = 0; trial < 20; trial++)
            {
                // Half of them anywhere, half of them near the best network found.
                double size = trial % 2 == 0 ? 3 : 1e-6;
                var centre = found.Minimisers[0].Network;
                var a = new double[problem.Width];
                var w = new double[problem.Width];

                for (int j = 0; j < a.Length; j++)
                {
                    a[j] = centre.OutputWeight(j) + size * (random.NextDouble() - 0.5);
                    w[j] = centre.HiddenWeight(j, 0) + size * (random.NextDouble() - 0.5);
                }

                Assert.True(KernelLoss(problem, new NumericNetwork(a, w, 1)) >= found.Lower);
            }
        });
    }

    [Fact]
    public void The_kernel_proves_the_same_lower_end_from_the_dual_vectors()
    {
        ProblemGenerator.Check(ProblemGenerator.Extreme, 150, problem =>
        {
            var found = Minimise(problem);
            var instance = new CertifiedInstance(
                problem.Data,
                problem.Constants,
                new Dictionary<string, Rational>(),
                new Dictionary<string, TwoLayerNetwork> { ["best"] = found.Minimisers[0].Network.ToExact() });
            var minimum = Term.MinimumLoss(problem.Width, "best", found.Duals);

            if (found.Gap.IsZero)
            {
                Assert.Equal(found.Lower, minimum.Evaluate(instance).TryRational()!.Value);
            }
            else
            {
                // The two ends differ by rounding, so the kernel refuses to call them the minimum, and names them.
                var refusal = Assert.Throws<InvalidOperationException>(() => minimum.Evaluate(instance));
                Assert.Contains($"at least {found.Lower}, ", refusal.Message, StringComparison.Ordinal);
                Assert.Contains($"loss {found.Upper}", refusal.Message, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void More_neurons_never_raise_the_minimum()
    {
        ProblemGenerator.Check(ProblemGenerator.Ordinary, 100, problem =>
            Assert.True(Minimise(problem with { Width = problem.Width + 1 }).Lower <= Minimise(problem).Upper));
    }

    [Fact]
    public void The_double_images_are_rounded_outward()
    {
        ProblemGenerator.Check(ProblemGenerator.Extreme, 100, problem =>
        {
            var found = Minimise(problem);
            Assert.True(Rational.OfDouble(found.LowerDouble) <= found.Lower);
            Assert.True(Rational.OfDouble(found.UpperDouble) >= found.Upper);
            Assert.True(Rational.OfDouble(found.RelativeGap) * problem.OriginLoss >= found.Gap);
        });
    }

    [Fact]
    public void Numbers_beyond_the_range_of_double_are_enclosed_too()
    {
        var problem = Problem.OneDim("1e500 -1e500", "2 3", "1e500", "1/2", 2);
        var found = Minimise(problem);
        AssertContains(problem, found);
        Assert.True(found.IsSuccess);

        // No double is small enough for these weights: the zero network is the best there is, and the status says so.
        var tiny = Problem.OneDim("1e800", "1", "1", "0", 1);
        var wide = Minimise(tiny);
        AssertContains(tiny, wide);
        Assert.Equal(MinimiserStatus.GapNotReached, wide.Status);
        Assert.Equal(tiny.OriginLoss, wide.Upper);
    }

    private static void AssertEnclosed(Problem problem, double relativeGap)
    {
        var found = Minimise(problem);
        AssertContains(problem, found);
        Assert.Equal(MinimiserStatus.Reached, found.Status);
        Assert.True(found.RelativeGap <= relativeGap, $"the relative gap {found.RelativeGap:R} is above {relativeGap:R}");
    }

    private static void AssertContains(Problem problem, MinimumEnclosure found)
    {
        var minimum = problem.Minimum();
        Assert.True(found.Lower.Sign >= 0);
        Assert.True(found.Lower <= minimum, $"the lower end {found.LowerDouble:R} is above the minimum {minimum.ToDouble():R}");
        Assert.True(minimum <= found.Upper, $"the upper end {found.UpperDouble:R} is below the minimum {minimum.ToDouble():R}");
        Assert.True(found.Upper <= problem.OriginLoss);
        Assert.Equal(found.Upper - found.Lower, found.Gap);
        Assert.Equal(found.Upper, found.Minimisers[0].Loss);
    }

    private static Rational KernelLoss(Problem problem, NumericNetwork network) =>
        network.ToExact().Loss(problem.Constants, problem.Data).TryRational()!.Value;

    private static MinimumEnclosure Minimise(Problem problem, MinimiserSettings? settings = null) =>
        GlobalMinimiser.Minimise(problem.Data, problem.Constants, problem.Width, settings ?? MinimiserSettings.Default);
}
