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

    private static bool HasOneLine(FlowData data) => data.Dimension > 1 && Enumerable.Range(0, data.Count).Any(k => Enumerable
        .Range(0, k)
        .Any(l => data.Gram(k, l) != 0 && Math.Abs(data.Gram(k, l)) >= (1 - 1e-12) * data.Norm(k) * data.Norm(l)));

    private static string Text(FlowData data) => string.Join(
        "; ", Enumerable.Range(0, data.Count).Select(k => $"{string.Join(' ', data.Point(k).ToArray())} -> {data.Label(k)}"));

    private static Gen<double> Entry =>
        Gen.Frequency((1, Gen.Constant(0.0)), (9, Gen.Choose(-1000, 1000).Select(i => i / 500.0)));

    [Fact]
    public void A_tiny_neuron_ends_as_the_polyline_says()
    {
        int grown = 0;
        int others = 0;
        int shrunk = 0;
        int oneLine = 0;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(250).WithReplay(20_240_501UL, 77UL),
            Prop.ForAll(Arb.From(Cases), c =>
            {
                var setting = FlowSetting.Orthogonal(c.Data.Count);
                var start = FlowStart.OfBalanced([c.Sign], [LogSize], c.Direction, c.Data.Dimension);
                var begin = GradientFlow.Run(
                    c.Data, setting, start, new FlowOptions { EndTime = 0, EstimateError = false });
                var evidence = LimitAnalysis.Of(c.Data, setting, begin.At(0), 1e-9, false).Evidence;
                Assert.Equal(0, evidence.Unfollowed);

                if (evidence.FastestRate == 0)
                {
                    return;
                }

                // In units of the slowest time that matters: a rate below this part of the fastest is passed over.
                double rate = evidence.Escape?.Rate ?? 0;

                if (evidence.Escape is not null && rate < 0.02 * evidence.FastestRate)
                {
                    return;
                }

                double time = 2000 / evidence.FastestRate;
                var run = GradientFlow.Run(
                    c.Data, setting, start, new FlowOptions { EndTime = time, EstimateError = false });
                Assert.True(run.IsSuccess, run.Stop.ToString());
                var state = run.At(run.EndTime);

                // Two points of one line are one kink. There the field with both slopes 0 may vanish although both sides push
                // across, and the integrator then rests on the kink, where the polyline crosses it.
                if (HasOneLine(c.Data))
                {
                    oneLine++;
                    return;
                }

                // Pulled straight back to 0 it shrinks for ever, in a direction that rounding errors leave exponentially in time.
                if (Enumerable.Range(0, 60).Any(i => run.At(run.EndTime * i / 60).LogHiddenNorm(0) < LogSize - Shrunk))
                {
                    shrunk++;
                    Assert.Null(evidence.Escape);
                    return;
                }

                if (evidence.Escape is { } escape)
                {
                    grown++;
                    double cosine = state.Direction(0).Zip(escape.Direction, (x, y) => x * y).Sum();
                    Assert.True(Math.Abs(1 - cosine) <= Direction, $"cosine {cosine} after {run.Events.Count} events: {Text(c.Data)}");
                    double before = run.At(time * 0.9).LogHiddenNorm(0);
                    Assert.Equal(escape.Rate, (state.LogHiddenNorm(0) - before) / (0.1 * time), Rate * evidence.FastestRate);
                }
                else
                {
                    others++;
                    double before = run.At(run.EndTime * 0.9).LogHiddenNorm(0);
                    double growth = (state.LogHiddenNorm(0) - before) / (0.1 * time * evidence.FastestRate);
                    Assert.True(growth <= 1e-3, $"it grows at {growth} of the fastest rate: {Text(c.Data)}");
                }
            }));
        Assert.True(grown > 100 && others > 50 && shrunk < 60 && oneLine < 200, $"{grown} grew, {others} did not, {shrunk} shrank away, {oneLine} with two points of one line");
    }
}
