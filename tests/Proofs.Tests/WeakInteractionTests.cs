using System.Numerics;
using Microsoft.FSharp.Collections;
using ReluProofs.Kernel;
using ReluProofs.Proofs.WeakInteraction;
using ReluProofs.Verify.Checking;

namespace ReluProofs.Proofs.Tests;

/// <summary>What claims of weakint rest on, against independent routes.</summary>
public sealed class WeakInteractionTests
{
    /// <summary>How far the integrated curvature of <see cref="A_large_neuron_across_D_stays_below_the_bound"/> may be off.</summary>
    private const double CurvatureAccuracy = 1e-6;

    /// <summary>How far the residual of <see cref="A_large_output_drives_the_only_serving_neuron_off_its_point"/> may be off.</summary>
    private const int LossAccuracy = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void Fair_signs_violate_Assumption_2_as_often_as_an_enumeration_says(int dimension)
    {
        int violations = Enumerable.Range(0, 1 << dimension).Count(signs =>
        {
            int sum = (2 * BitOperations.PopCount((uint)signs)) - dimension;
            return 2 * sum * sum >= dimension * dimension;
        });
        RandomPair pair = RandomPairModule.at(InputLaw.FairSigns, dimension, Rational.Two, Rational.Half, 1);
        Assert.Equal(Rational.Create(violations, 1 << dimension), RandomPairModule.interacting(pair));
    }

    /// <summary>The counterexample to Proposition 2's lower bound, with the whole network integrated.</summary>
    [Fact]
    public void A_large_neuron_across_D_stays_below_the_bound()
    {
        const int Points = 9;
        const double Label = 4.0 / 3;

        // One large and eight small weights with sum 15 and squared norm 100: c0 = 1/2.
        double small = (240 - Math.Sqrt((240.0 * 240) - (4 * 72 * (225 - 100)))) / 144;
        double[] state = [.. Enumerable.Repeat(small, Points + 1)];
        state[0] = 15 - (8 * small);
        state[Points] = 10;
        Assert.True(small > 0);

        const int Steps = 20_000;
        double step = Math.Log(5) * Points / 4 / Steps;
        for (int k = 0; k < Steps; k++)
        {
            double[] k1 = Field(state);
            double[] k2 = Field(Moved(state, k1, step / 2));
            double[] k3 = Field(Moved(state, k2, step / 2));
            double[] k4 = Field(Moved(state, k3, step));
            state = [.. state.Select((x, i) => x + (step / 6 * (k1[i] + (2 * k2[i]) + (2 * k3[i]) + k4[i])))];
        }

        double loss = state.Take(Points).Sum(w => Math.Pow(Label - (state[Points] * w), 2)) / (2 * Points);
        double curvature = Field(state).Sum(v => v * v) / loss;
        double bound = 2 * 4 * 100 / (102.0 * Points);
        Assert.True(curvature < bound - CurvatureAccuracy, $"{curvature} and {bound}");

        static double[] Moved(double[] from, double[] direction, double by) =>
            [.. from.Zip(direction, (x, v) => x + (by * v))];

        static double[] Field(double[] at)
        {
            double[] residual = [.. at.Take(Points).Select(w => Label - (at[Points] * Math.Max(w, 0)))];
            return
            [
                .. residual.Select(r => at[Points] * r / Points),
                residual.Zip(at, (r, w) => r * Math.Max(w, 0)).Sum() / Points,
            ];
        }
    }

    /// <summary>The start that the event I does not save, by small steps of gradient descent.</summary>
    [Fact]
    public void A_large_output_drives_the_only_serving_neuron_off_its_point()
    {
        double[][] x = [[1, 0], [0.6, 0.8]];
        double[] a = [1, 30, -1];
        double[][] w = [[1.0 / 6, 0.9], [-2, 29], [-1, 0]];
        const double Step = 1e-5;
        for (int k = 0; k < 50_000; k++)
        {
            double[] residual = Residuals();
            double[][] before = [.. w.Select(row => row.ToArray())];
            double[] output = [.. a];
            for (int j = 0; j < a.Length; j++)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    double z = Inner(before[j], x[i]);
                    if (z > 0)
                    {
                        a[j] += Step / 2 * residual[i] * z;
                        w[j][0] += Step / 2 * output[j] * residual[i] * x[i][0];
                        w[j][1] += Step / 2 * output[j] * residual[i] * x[i][1];
                    }
                }
            }
        }

        Assert.All(w, row => Assert.True(Inner(row, x[0]) < 0));
        Assert.Equal(1, Residuals()[0]);
        Assert.Equal(0, Residuals()[1], LossAccuracy);

        double[] Residuals() =>
            [.. x.Select(point => 1 - (Enumerable.Range(0, 3).Sum(j => a[j] * Math.Max(Inner(w[j], point), 0)) / 3))];

        static double Inner(double[] u, double[] v) => (u[0] * v[0]) + (u[1] * v[1]);
    }

    /// <summary>The same start, certified; and starts from which all points are fitted, of small weights and with orthogonal inputs.</summary>
    [Fact]
    public void A_point_is_trapped_from_that_start_alone()
    {
        Rational[][] near = [[1, 0], [Rational.Create(3, 5), Rational.Create(4, 5)]];
        Rational[][] driven = [[Rational.Create(1, 6), Rational.Create(9, 10)], [-2, 29], [-1, 0]];
        Rational[][] gentle = [[Rational.Create(1, 4), Rational.Create(1, 4)], [Rational.Create(1, 8), Rational.Create(3, 8)], [0, 0]];
        Assert.NotNull(Trapped(near, [1, 30, -1], driven));
        Assert.Null(Trapped(near, [Rational.Half, Rational.Half, 0], gentle));
        Assert.Null(Trapped([[1, 0], [0, 1]], [1, 30, -1], driven));

        static CertificateDraft? Trapped(Rational[][] x, Rational[] a, Rational[][] w)
        {
            var start = new Sample(Rows(x), ListModule.OfSeq<Rational>([1, 1]), ListModule.OfSeq(a), Rows(w));
            return Trap.certificate(
                new CheckContext("weakint/thm-1.conv", "the loss converges to 0", 1, CancellationToken.None),
                start,
                SampleFlow.rest(start, 100));
        }

        static FSharpList<FSharpList<Rational>> Rows(Rational[][] rows) => ListModule.OfSeq(rows.Select(r => ListModule.OfSeq(r)));
    }

    [Fact]
    public void The_conditions_of_drawn_starts_have_at_least_the_stated_probability()
    {
        Trial pair = new(Inputs.Pair, 32, NormLaw.SeldomLarge, 1);
        Trial antipodes = new(Inputs.Antipodes, 80, NormLaw.SeldomLarge, 1);
        Assert.True(TrialModule.share(pair).ToDouble() <= Condition(32, Math.PI - Math.Acos(0.6)));
        Assert.True(TrialModule.share(antipodes).ToDouble() <= Condition(80, 2 * (Math.PI - Math.Acos(9.0 / 41))));
        Assert.True(TrialModule.share(pair).ToDouble() > 0.9 * Condition(32, Math.PI - Math.Acos(0.6)));
        Assert.True(TrialModule.failure(pair).ToDouble() >= 2 * Math.Exp(-8));

        // One large neuron, of positive output weight, in a sector.
        static double Condition(int p, double angle) => Math.Pow(1 - (1.0 / p), p - 1) / 2 * angle / (2 * Math.PI);
    }
}
