using ReluProofs.Kernel;
using ReluProofs.Proofs.OneDim;
using ReluProofs.Proofs.Orthogonal;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Proofs.Tests;

/// <summary>Closed forms of two papers as special cases of the general convex program, by containment in its enclosures.</summary>
public sealed class ConvexEngineTests
{
    /// <summary>Beyond the gap that is asked of the engine, and nothing else.</summary>
    private static readonly Rational Wrong = Rational.Parse("1.00001");

    private static IEnumerable<OneDim.Instance> OnTheLine() =>
        Enumerable.Range(0, 100)
            .Select(k => RandomStream.Draw(OneDim.Families.regularised.Instances.Generator, 20, 13, "line", k))
            .Concat(OneDim.Given.edges)
            .Where(i => OneDim.Families.regularised.Violated(i) is null && OneDim.InstanceModule.isDefined(i));

    private static IEnumerable<Orthogonal.Instance> Orthonormal() =>
        Enumerable.Range(0, 60).Select(k => RandomStream.Draw(Orthogonal.Generator.points, 20, 13, "orthonormal", k));

    [Fact]
    public void The_cone_program_of_the_line_has_the_optimum_of_the_general_one() =>
        Assert.All(OnTheLine(), i =>
            Assert.Null(ConvexEngine.contradiction(i, ConeProgram.minimisers(i).Head, CancellationToken.None)));

    [Fact]
    public void Another_point_than_the_solution_contradicts_the_general_program()
    {
        int moved = 0;
        foreach (OneDim.Instance i in OnTheLine())
        {
            ConePoint p = ConeProgram.minimisers(i).Head;
            var other = new ConePoint(Wrong * p.V1, Wrong * p.V2, Wrong * p.T1, Wrong * p.T2);
            if (!other.Equals(p) && ConvexEngine.contradiction(i, other, CancellationToken.None) is not null)
            {
                moved++;
            }
        }

        // Where the regularisation dwarfs the labels the gap cannot tell the two apart; most instances do.
        Assert.True(moved > 50, $"{moved}");
    }

    [Fact]
    public void The_shortest_interpolator_of_orthonormal_points_has_the_closed_form() =>
        Assert.All(Orthonormal(), i =>
            Assert.Null(DualBound.contradiction(i, Interpolation.lower(i), CancellationToken.None)));

    [Fact]
    public void Another_norm_than_the_closed_form_contradicts_the_dual_bound() =>
        Assert.All(Orthonormal(), i =>
        {
            RealAlgebraic closed = Interpolation.lower(i);
            Assert.NotNull(DualBound.contradiction(i, RealAlgebraic.OfRational(Wrong) * closed, CancellationToken.None));
            Assert.NotNull(
                DualBound.contradiction(i, RealAlgebraic.OfRational(Rational.One / Wrong) * closed, CancellationToken.None));
        });

    [Fact]
    public void The_samples_reach_the_edges()
    {
        Orthogonal.Instance[] samples = [.. Orthonormal()];
        Assert.Contains(samples, i => i.Y.Length == 1);
        Assert.Contains(samples, i => i.Y.Length >= 3 && i.Y.All(y => y.Sign > 0));
        Assert.Contains(samples, i => i.Y.Length >= 3 && i.Y.All(y => y.Sign < 0));
        Assert.Contains(samples, i => i.Y.Any(y => y.Sign > 0) && i.Y.Any(y => y.Sign < 0));
        Assert.Contains(OnTheLine(), i => OneDim.InstanceModule.criticalWidth(i) == 0);
        Assert.Contains(OnTheLine(), i => OneDim.InstanceModule.criticalWidth(i) == 2);
    }
}
