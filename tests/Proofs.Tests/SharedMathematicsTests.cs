using ReluProofs.Kernel;
using ReluProofs.Proofs.OneDim;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Proofs.Tests;

/// <summary>What the one-dimensional claims share, against independent routes.</summary>
public sealed class SharedMathematicsTests
{
    private static IEnumerable<Instance> Samples(int count) =>
        Enumerable.Range(0, count)
            .Select(k => RandomStream.Draw(Families.regularised.Instances.Generator, 20, 11, "samples", k))
            .Concat(Given.edges)
            .Where(i => Families.regularised.Violated(i) is null);

    [Fact]
    public void Kernel_terms_have_the_values_of_the_printed_formulas() =>
        Assert.All(Samples(100), i =>
        {
            CertifiedInstance instance = OneDim.Terms.certified(true, i, Microsoft.FSharp.Collections.FSharpList<Tuple<string, TwoLayerNetwork>>.Empty);
            Assert.Equal(RealAlgebraic.OfRational(OneDim.InstanceModule.gammaP(i)), OneDim.Terms.gammaP(i).Evaluate(instance));
            Assert.Equal(RealAlgebraic.OfRational(OneDim.InstanceModule.gammaN(i)), OneDim.Terms.gammaN(i).Evaluate(instance));
            Assert.Equal(RealAlgebraic.OfRational(OneDim.InstanceModule.plainP(i)), OneDim.Terms.plainP(i).Evaluate(instance));
            Assert.Equal(RealAlgebraic.OfRational(OneDim.InstanceModule.plainN(i)), OneDim.Terms.plainN(i).Evaluate(instance));
        });

    [Fact]
    public void The_convex_program_has_one_feasible_KKT_point_better_than_a_grid() =>
        Assert.All(Samples(40), i =>
        {
            ConePoint best = Assert.Single(ConeProgram.minimisers(i));
            Assert.True(ConeProgram.isFeasible(best));
            Rational value = ConeProgram.value(i, best);
            Rational unit = Rational.Max(Rational.One, i.Alpha);
            foreach (int v1 in new[] { 0, 1, 2 })
            {
                foreach (int t1 in new[] { 0, 1, 2 })
                {
                    foreach (int v2 in new[] { 0, -1, -2 })
                    {
                        foreach (int t2 in new[] { 0, -1, -2 })
                        {
                            var other = new ConePoint(unit * v1, unit * v2, unit * t1, unit * t2);
                            Assert.True(ConeProgram.value(i, other) >= value);
                        }
                    }
                }
            }
        });

    [Fact]
    public void The_generator_reaches_every_critical_width_with_every_width_and_ties()
    {
        Instance[] samples = [.. Samples(400)];
        foreach (int critical in new[] { 0, 1, 2 })
        {
            foreach (int width in new[] { 1, 2, 3 })
            {
                Assert.Contains(samples, i => OneDim.InstanceModule.criticalWidth(i) == critical && i.M == width);
            }
        }

        Assert.Contains(samples, i => i.X.Any(x => x.IsZero));
        Assert.Contains(samples, i => i.X.Distinct().Count() < i.X.Length);
        Assert.Contains(samples, i => i.X.Any(x => i.X.Contains(-x) && !x.IsZero));
        Assert.Contains(samples, i => OneDim.InstanceModule.p(i).Abs() == OneDim.InstanceModule.threshold(i));
        Assert.Contains(samples, i => i.Y.All(y => y.Sign > 0));
        Assert.Contains(samples, i => i.Alpha < Rational.Create(1, 1000));
        Assert.Contains(samples, i => i.Alpha > Rational.Create(1000, 1));
    }

    [Fact]
    public void Shrinking_steps_lead_to_smaller_instances_of_the_same_kind() =>
        Assert.All(Samples(30), i =>
        {
            Instance[] steps = [.. Shrinking.steps(i)];
            Assert.Contains(steps, s => OneDim.InstanceModule.size(s).CompareTo(OneDim.InstanceModule.size(i)) < 0
                || OneDim.InstanceModule.size(i).Points == 2);
        });

    [Fact]
    public void Powers_of_the_width_compare_with_numbers_as_their_logarithms_do()
    {
        foreach (int m in new[] { 1, 2, 3, 10, 1000 })
        {
            foreach (Rational e in new[] { Rational.Create(-3, 2), Rational.Create(-1, 10), Rational.Zero, Rational.Half, Rational.Two })
            {
                Assert.True(OneDim.RegimeModule.compare(m, e, Rational.Zero) > 0);
                foreach (Rational b in new[] { Rational.Create(1, 1001), Rational.Create(2, 3), Rational.Create(7, 2), Rational.Create(999, 1) })
                {
                    double difference = (e.ToDouble() * Math.Log(m)) - Math.Log(b.ToDouble());
                    Assert.Equal(Math.Sign(difference), Math.Sign(OneDim.RegimeModule.compare(m, e, b)));
                }
            }
        }

        Assert.Equal(0, OneDim.RegimeModule.compare(4, Rational.Create(-1, 2), Rational.Half));
    }

    [Fact]
    public void The_first_width_is_the_least_one()
    {
        foreach (int first in new[] { 1, 2, 3, 17, 1024, 1025 })
        {
            var holds = Microsoft.FSharp.Core.FuncConvert.FromFunc((System.Numerics.BigInteger m) => m >= first);
            Assert.Equal(first, OneDim.RegimeModule.firstWidth(holds)?.Value);
        }

        var never = Microsoft.FSharp.Core.FuncConvert.FromFunc((System.Numerics.BigInteger m) => m < 1);
        Assert.Null(OneDim.RegimeModule.firstWidth(never));
    }
}
