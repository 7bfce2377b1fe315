using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;
using ReluProofs.Numeric.CSharp.Tests.Landscape;

namespace ReluProofs.Numeric.CSharp.Tests.Convex;

public class WidthOptimumTests
{
    [Fact]
    public void One_neuron_on_one_dimensional_data_is_enclosed() =>
        ProblemGenerator.Check(ProblemGenerator.Ordinary, 60, problem =>
        {
            var one = problem with { Width = 1 };
            var found = WidthOptimum.Solve(one.Data, one.Constants, 1);
            Assert.InRange(one.Minimum(), found.Lower, found.Upper);
            Assert.True(found.Network.Width <= 1);
        });

    [Fact]
    public void A_wide_network_reaches_the_convex_optimum_and_a_narrow_one_says_it_may_not()
    {
        var data = Instances.Gaussian(8, 3, 1);
        var constants = Instances.Benignity(data, "0.001");
        var any = CertifiedOptimum.Solve(data, constants);
        var wide = WidthOptimum.Solve(data, constants, any.Network.Width);
        Assert.Equal(SolveStatus.Certified, wide.Status);
        Assert.Equal((any.Lower, any.Upper), (wide.Lower, wide.Upper));
        var before = any.Upper;

        for (int width = any.Network.Width - 1; width >= 0; width--)
        {
            var narrow = WidthOptimum.Solve(data, constants, width);
            Assert.Equal(SolveStatus.WidthTooSmall, narrow.Status);
            Assert.True(narrow.Network.Width <= width);
            Assert.True(narrow.Upper >= before);
            Assert.Equal(narrow.Network.ToExact().Loss(constants, data).TryRational()!.Value, narrow.Upper);
            before = narrow.Upper;
        }
    }
}
