using FsCheck;
using FsCheck.Fluent;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Flows.Limits;

namespace ReluProofs.Numeric.CSharp.Tests.Flows.Limits;

/// <summary>
/// While a network is tiny its residuals are the labels, so the integrator and the polyline must agree on what becomes of a neuron.
/// </summary>
public class FrozenNeuronTests
{
    private const double Direction = 1e-6;
    private const double Rate = 1e-6;
    private const double Shrunk = 15;

    // So small that the output stays negligible for all the time that is followed.
    private const double LogSize = -20_000;

    private static readonly Gen<(FlowData Data, double[] Direction, int Sign)> Cases =
        from n in Gen.Choose(1, 6)
        from d in Gen.Choose(1, 4)
        from points in Gen.ArrayOf(Entry, n * d)
        from labels in Gen.ArrayOf(Entry, n)
        from direction in Gen.ArrayOf(Gen.Choose(-999, 999).Select(i => i / 1000.0 + 0.00037), d)
        from sign in Gen.Elements(-1, 1)
        select (new FlowData(points, labels, d), direction, sign);

    private static string Text(FlowData data) => string.Join(
        "; ", Enumerable.Range(0, data.Count).Select(k => $"{string.Join(' ', data.Point(k).ToArray())} -> {data.Label(k)}"));

    private static Gen<double> Entry =>
        Gen.Frequency((1, Gen.Constant(0.0)), (9, Gen.Choose(-1000, 1000).Select(i => i / 500.0)));

    private enum Kind
    {
        Passed,
        Grown,
        Shrunk,
        Other,
    }

    [Fact]
    public void A_tiny_neuron_ends_as_the_polyline_says()
    {
        var counts = new Dictionary<Kind, int> { [Kind.Passed] = 0, [Kind.Grown] = 0, [Kind.Shrunk] = 0, [Kind.Other] = 0 };
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20_240_501UL, 77UL),
            Prop.ForAll(Arb.From(Cases), c => counts[Follow(c.Data, c.Direction, c.Sign)]++));
        string text = string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"));
        Assert.True(counts[Kind.Grown] > 100 && counts[Kind.Other] > 50 && counts[Kind.Shrunk] < 60, text);
    }

    // Points 0 and 1 are opposite, so they share a kink; the neuron reaches it where no other point pulls along it, and both sides
    // push across. With all slopes 0 the field vanishes there, but staying would be a wrong turn.
    [Fact]
    public void A_kink_shared_by_opposite_points_is_crossed()
    {
        var data = new FlowData([0.906, 0, -1.12, 0, -1.896, -0.156, -1.722, 0.742], [1.21, -1.646, 0, -0.268], 2);

        Assert.Equal(Kind.Grown, Follow(data, [0.60837, -0.71463], -1));
    }

    private static Kind Follow(FlowData data, double[] direction, int sign)
    {
        var setting = FlowSetting.Orthogonal(data.Count);
        var start = FlowStart.OfBalanced([sign], [LogSize], direction, data.Dimension);
        var begin = GradientFlow.Run(data, setting, start, new FlowOptions { EndTime = 0, EstimateError = false });
        var evidence = LimitAnalysis.Of(data, setting, begin.At(0), 1e-9, false).Evidence;
        Assert.Equal(0, evidence.Unfollowed);

        // In units of the slowest time that matters: a rate below this part of the fastest is passed over.
        if (evidence.FastestRate == 0 || evidence.Escape is { } slow && slow.Rate < 0.02 * evidence.FastestRate)
        {
            return Kind.Passed;
        }

        double time = 2000 / evidence.FastestRate;
        var run = GradientFlow.Run(data, setting, start, new FlowOptions { EndTime = time, EstimateError = false });
        Assert.True(run.IsSuccess, run.Stop.ToString());

        // Pulled straight back to 0 it shrinks for ever, in a direction that rounding errors leave exponentially in time.
        if (Enumerable.Range(0, 60).Any(i => run.At(run.EndTime * i / 60).LogHiddenNorm(0) < LogSize - Shrunk))
        {
            Assert.Null(evidence.Escape);
            return Kind.Shrunk;
        }

        var state = run.At(run.EndTime);
        double before = run.At(time * 0.9).LogHiddenNorm(0);
        double growth = (state.LogHiddenNorm(0) - before) / (0.1 * time);

        if (evidence.Escape is not { } escape)
        {
            Assert.True(growth <= 1e-3 * evidence.FastestRate, $"it grows at {growth}: {Text(data)}");
            return Kind.Other;
        }

        double cosine = state.Direction(0).Zip(escape.Direction, (x, y) => x * y).Sum();
        Assert.True(Math.Abs(1 - cosine) <= Direction, $"cosine {cosine} after {run.Events.Count} events: {Text(data)}");
        Assert.Equal(escape.Rate, growth, Rate * evidence.FastestRate);
        return Kind.Grown;
    }
}
