using ReluProofs.Kernel;
using ReluProofs.Proofs.OneDim;
using ReluProofs.Symbolic.Counting;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Proofs.Tests;

/// <summary>Components, dimensions and probabilities that several one-dimensional claims share, against other routes.</summary>
public sealed class ConnectivityTests
{
    [Theory]
    [InlineData(1, true, false, 1)]
    [InlineData(2, true, false, 1)]
    [InlineData(2, true, true, 2)]
    [InlineData(3, true, true, 1)]
    [InlineData(5, true, true, 1)]
    [InlineData(4, false, true, 1)]
    public void Flips_of_one_sign_give_the_components_of_all_pairs_of_cells(int width, bool positive, bool negative, int components)
    {
        Assert.Equal(components, Cells.components(width, positive, negative));
        var cells = Cells.all(width, positive, negative).ToList();
        var groups = cells.ToDictionary(c => string.Join(",", c), c => cells.IndexOf(c));
        for (int round = 0; round < cells.Count; round++)
        {
            foreach (var a in cells)
            {
                foreach (var b in cells.Where(b => Cells.meet(positive, negative, a, b)))
                {
                    int least = Math.Min(groups[string.Join(",", a)], groups[string.Join(",", b)]);
                    groups[string.Join(",", a)] = least;
                    groups[string.Join(",", b)] = least;
                }
            }
        }

        Assert.Equal(components, groups.Values.Distinct().Count());
    }

    [Fact]
    public void The_components_are_those_of_the_derivation() =>
        Assert.All(
            Enumerable.Range(0, 60).Select(k => RandomStream.Draw(Families.regularised.Instances.Generator, 20, 5, "components", k)),
            i =>
            {
                if (Families.regularised.Violated(i) is null && i.M >= OneDim.InstanceModule.criticalWidth(i))
                {
                    var o = Symbolic.Derivations.OneDimensionalOptimum.Solve(
                        OneDim.InstanceModule.points(i), OneDim.InstanceModule.labels(i), i.Alpha, i.Beta, i.M);
                    int expected = o.CriticalWidth == 0 ? 1 : Cells.components(i.M, !o.GammaP.IsZero, !o.GammaN.IsZero);
                    Assert.Equal(o.ConnectedComponents, expected);
                }
            });

    /// <summary>P(G &gt; x) for m = 1 is e^-x, and for m = 2 it is (1 + x) e^-x.</summary>
    [Fact]
    public void The_tail_of_the_initial_norm_has_its_known_values()
    {
        Enclosure one = InitialNorm.tail(1, Rational.Two).TryEnclose(80)!;
        Assert.InRange(Math.Exp(-2), one.Lower.ToDouble(), Math.BitIncrement(Math.BitIncrement(one.Upper.ToDouble())));
        RealNumber two = InitialNorm.tail(2, Rational.Two) - (RealNumber.Of(3) * InitialNorm.tail(1, Rational.Two));
        Assert.True(two.TryEnclose(80)!.Contains(Rational.Zero));
    }

    /// <summary>The failure probability grows with the lower end and falls with the upper one, and stays a probability.</summary>
    [Fact]
    public void The_probability_of_leaving_an_interval_is_monotone()
    {
        Rational quarter = Rational.Create(1, 4);
        RealNumber wide = InitialNorm.outside(5, quarter, Rational.OfInt(12));
        RealNumber narrow = InitialNorm.outside(5, Rational.OfInt(4), Rational.OfInt(6));
        Assert.Equal(BoundOutcome.Holds, Bound.Less(RealNumber.Of(0), wide).Outcome);
        Assert.Equal(BoundOutcome.Holds, Bound.Less(wide, narrow).Outcome);
        Assert.Equal(BoundOutcome.Holds, Bound.Less(narrow, RealNumber.Of(1)).Outcome);
    }
}
