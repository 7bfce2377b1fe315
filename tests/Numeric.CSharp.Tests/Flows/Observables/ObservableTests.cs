using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Flows.Observables;
using ReluProofs.Numeric.Initialisation;

namespace ReluProofs.Numeric.CSharp.Tests.Flows.Observables;

public class ObservableTests
{
    private static readonly FlowData TwoPoints = new([-0.5, 1, 2, 1], [-1, 1], 2);

    [Fact]
    public void The_average_curvature_is_the_mean_of_the_local_one()
    {
        // Simpson's rule on 2000 pieces of a curve that is smooth between its few events.
        var setting = FlowSetting.WeakInteraction(2, 6);
        var run = GradientFlow.Run(
            TwoPoints, setting, RandomStart.DominatedGaussian(6, 2, 0, 4), new FlowOptions { EndTime = 3 });
        const int Pieces = 2000;
        double sum = 0;

        for (int i = 0; i <= Pieces; i++)
        {
            double weight = i is 0 or Pieces ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Observable.LocalCurvature(setting, run.At(run.EndTime * i / Pieces));
        }

        double average = Observable.AverageCurvature(run.At(0).Loss, run.Final.Loss, run.EndTime);
        Assert.Equal(average, sum / (3 * Pieces), 1e-3 * average);
    }

    [Fact]
    public void Patterns_cosines_and_balance_are_those_of_the_weights()
    {
        var start = FlowStart.OfSpherical([1, -1], [Math.Log(3), -3000], [Math.Log(2), -3000], [3, 4, -1, 0], 2);
        var state = GradientFlow.Run(
            TwoPoints, FlowSetting.Orthogonal(2), start, new FlowOptions { EndTime = 0, EstimateError = false }).At(0);
        Assert.Equal([true, true], Observable.ActivationPattern(TwoPoints, state, 0));
        Assert.Equal([true, false], Observable.ActivationPattern(TwoPoints, state, 1));
        Assert.Equal(5, Observable.Balancedness(state, 0), 1e-13);
        Assert.Equal(0, Observable.Balancedness(state, 1));
        Assert.Equal(0.8, Observable.Cosine(state, 0, [0, 2]), 1e-15);
        Assert.Equal(-1, Observable.Cosine(state, 1, [7, 0]), 1e-15);
        Assert.Equal(double.NaN, Observable.Cosine(state, 1, [0, 0]));
        Assert.Throws<ArgumentException>(() => Observable.Cosine(state, 0, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Observable.AverageCurvature(1, 1, 0));
    }

    [Fact]
    public void A_curve_with_two_known_steps_has_three_plateaus()
    {
        // L = 1 + s(t - 100) + s(t - 1000) with s the logistic fall: flat at 3, 2 and 1.
        LossSample[] samples = [.. Enumerable.Range(0, 20_000).Select(i => i * 0.5).Select(t =>
        {
            double first = 1 / (1 + Math.Exp(t - 100));
            double second = 1 / (1 + Math.Exp(t - 1000));
            double loss = 1 + first + second;
            return new LossSample(t, loss, (first * (1 - first) + second * (1 - second)) / loss);
        })];
        var plateaus = PlateauFinder.Find(samples);
        Assert.Equal([3.0, 2.0, 1.0], plateaus.Select(p => Math.Round(p.Level, 3)));
        Assert.Equal(0, plateaus[0].Start);

        // The slope in logarithmic time is 0.05 where t s(1 - s) = 0.05 L: about log(100/0.15) and log(1000/0.1) from the middle.
        Assert.Equal(100 - Math.Log(100 / 0.15), plateaus[0].End, 0.5);
        Assert.Equal(100 + Math.Log(100 / 0.1), plateaus[1].Start, 0.5);
        Assert.Equal(1000 - Math.Log(1000 / 0.1), plateaus[1].End, 0.5);
        Assert.Equal(samples[^1].Time, plateaus[2].End);
    }

    [Fact]
    public void A_plain_exponential_has_no_plateau_and_a_constant_is_one()
    {
        LossSample[] fall = [.. Enumerable.Range(0, 1000).Select(i => new LossSample(i * 0.01, Math.Exp(-i * 0.01), 1))];
        Assert.Empty(PlateauFinder.Find(fall));
        Assert.Equal([new Plateau(2, 0, 9)], PlateauFinder.Find([new LossSample(0, 2, 0), new LossSample(9, 2, 0)]));
        Assert.Empty(PlateauFinder.Find([new LossSample(0, 0, double.NaN)]));
        Assert.Empty(PlateauFinder.Find([]));
        Assert.Throws<ArgumentException>(() => PlateauFinder.Find([new LossSample(1, 1, 0), new LossSample(1, 1, 0)]));
        Assert.Throws<ArgumentException>(() => PlateauFinder.Find([new LossSample(0, double.NaN, 0)]));
    }

    [Fact]
    public void Samples_contain_the_ends_and_increase()
    {
        var run = GradientFlow.Run(
            TwoPoints, FlowSetting.Orthogonal(2), RandomStart.BalancedGaussian(10, 2, -10, 1), new FlowOptions());

        foreach (int wished in new[] { 2, 7, 400, 5000 })
        {
            var samples = TrajectorySamples.Of(run, wished);
            Assert.Equal((0, run.EndTime), (samples[0].Time, samples[^1].Time));
            Assert.All(samples.Zip(samples.Skip(1)), pair => Assert.True(pair.First.Time < pair.Second.Time));
            Assert.InRange(samples.Count, 2, 2 * wished + 2);
        }
    }
}
