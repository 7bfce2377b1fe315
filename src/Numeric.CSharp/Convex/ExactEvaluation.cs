using System.Numerics;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The exact loss of networks with double weights on exact data, in integers: all over common denominators that are found once,
/// and no fraction is reduced before the end.
/// </summary>
internal sealed class ExactEvaluation
{
    private readonly Dataset data;
    private readonly ModelConstants constants;

    // Point k is its row of numerators over its denominator. All denominators divide the common one: raise is the quotient, times
    // that of the labels, times the numerator of s; labels are over everything.
    private readonly BigInteger[] numerators;
    private readonly BigInteger[] raise;
    private readonly BigInteger[] labels;
    private readonly BigInteger common;

    public ExactEvaluation(Dataset data, ModelConstants constants)
    {
        this.data = data;
        this.constants = constants;
        OriginLoss = constants.LossConstant * data.Labels.NormSquared();
        int n = data.Count;
        int d = data.Dimension;
        numerators = new BigInteger[n * d];
        var denominators = new BigInteger[n];
        var pointUnit = BigInteger.One;
        var labelUnit = BigInteger.One;

        for (int k = 0; k < n; k++)
        {
            denominators[k] = BigInteger.One;

            for (int i = 0; i < d; i++)
            {
                denominators[k] = LeastCommonMultiple(denominators[k], data.Points[k, i].Denominator);
            }

            for (int i = 0; i < d; i++)
            {
                var x = data.Points[k, i];
                numerators[k * d + i] = x.Numerator * (denominators[k] / x.Denominator);
            }

            pointUnit = LeastCommonMultiple(pointUnit, denominators[k]);
            labelUnit = LeastCommonMultiple(labelUnit, data.Labels[k].Denominator);
        }

        var s = constants.OutputScale;
        common = pointUnit * labelUnit * s.Denominator;
        raise = Array.ConvertAll(denominators, own => pointUnit / own * labelUnit * s.Numerator);
        labels = [.. data.Labels.ToReadOnlyList().Select(y => y.Numerator * (common / y.Denominator))];
    }

    /// <summary>c ||y||^2, the loss of the zero network.</summary>
    public Rational OriginLoss { get; }

    /// <summary>The loss of a network whose neuron j is active at point k when the rule says so; null for 1(&lt;w, x&gt; > 0).</summary>
    public Rational Loss(ReadOnlySpan<double> a, ReadOnlySpan<double> w, Func<int, int, bool>? isActive = null)
    {
        int n = data.Count;
        int d = data.Dimension;
        var squares = default(Dyadic);
        var outputs = new Dyadic[n];
        var hidden = new BigInteger[d];

        for (int j = 0; j < a.Length; j++)
        {
            var output = Dyadic.OfDouble(a[j]);
            int unit = CommonExponent(w.Slice(j * d, d), hidden);
            squares += output * output;

            foreach (var weight in hidden)
            {
                squares += new Dyadic(weight * weight, 2 * unit);
            }

            for (int k = 0; k < n; k++)
            {
                if (isActive is not null && !isActive(j, k))
                {
                    continue;
                }

                var inner = BigInteger.Zero;

                for (int i = 0; i < d; i++)
                {
                    inner += hidden[i] * numerators[k * d + i];
                }

                if (isActive is not null || inner.Sign > 0)
                {
                    outputs[k] += new Dyadic(output.Mantissa * inner, output.Exponent + unit);
                }
            }
        }

        int least = Math.Min(0, outputs.Min(output => output.Mantissa.IsZero ? 0 : output.Exponent));
        var sum = BigInteger.Zero;

        for (int k = 0; k < n; k++)
        {
            var residual = (outputs[k].Mantissa * raise[k] << (outputs[k].Mantissa.IsZero ? 0 : outputs[k].Exponent - least))
                - (labels[k] << -least);
            sum += residual * residual;
        }

        var fit = Rational.Create(sum, common * common << (-2 * least));
        return constants.LossConstant * fit + constants.WeightDecay * squares.ToRational();
    }

    /// <summary>The integers that are the weights in units of 2^e, for the exponent e returned.</summary>
    private static int CommonExponent(ReadOnlySpan<double> weights, BigInteger[] integers)
    {
        int least = int.MaxValue;

        foreach (double weight in weights)
        {
            least = weight == 0 ? least : Math.Min(least, Dyadic.OfDouble(weight).Exponent);
        }

        for (int i = 0; i < weights.Length; i++)
        {
            var weight = Dyadic.OfDouble(weights[i]);
            integers[i] = weights[i] == 0 ? BigInteger.Zero : weight.Mantissa << (weight.Exponent - least);
        }

        return least == int.MaxValue ? 0 : least;
    }

    private static BigInteger LeastCommonMultiple(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;

    /// <summary>The loss of a network with exact hidden weights.</summary>
    public Rational Loss(ReadOnlySpan<double> a, IReadOnlyList<ExactVector> hidden)
    {
        var squares = Rational.Zero;
        var outputs = new Rational[data.Count];

        for (int j = 0; j < a.Length; j++)
        {
            var output = Rational.OfDouble(a[j]);
            squares += output * output + hidden[j].NormSquared();

            for (int k = 0; k < data.Count; k++)
            {
                outputs[k] += output * Rational.Max(Rational.Zero, hidden[j].Dot(data.Points.Row(k)));
            }
        }

        var fit = Rational.Zero;

        for (int k = 0; k < data.Count; k++)
        {
            var residual = constants.OutputScale * outputs[k] - data.Labels[k];
            fit += residual * residual;
        }

        return constants.LossConstant * fit + constants.WeightDecay * squares;
    }
}
