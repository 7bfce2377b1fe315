using System.Numerics;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Convex;

/// <summary>The exact loss of networks with double weights on exact data, with no fraction reduced before the end.</summary>
internal sealed class ExactEvaluation
{
    private readonly Dataset data;
    private readonly ModelConstants constants;
    private readonly BigInteger[] numerators;
    private readonly BigInteger[] denominators;

    public ExactEvaluation(Dataset data, ModelConstants constants)
    {
        this.data = data;
        this.constants = constants;
        int d = data.Dimension;
        numerators = new BigInteger[data.Count * d];
        denominators = new BigInteger[data.Count];

        for (int k = 0; k < data.Count; k++)
        {
            var common = BigInteger.One;

            for (int i = 0; i < d; i++)
            {
                var denominator = data.Points[k, i].Denominator;
                common *= denominator / BigInteger.GreatestCommonDivisor(common, denominator);
            }

            denominators[k] = common;

            for (int i = 0; i < d; i++)
            {
                var x = data.Points[k, i];
                numerators[k * d + i] = x.Numerator * (common / x.Denominator);
            }
        }
    }

    /// <summary>c ||y||^2, the loss of the zero network.</summary>
    public Rational OriginLoss => constants.LossConstant * data.Labels.NormSquared();

    /// <summary>The loss of a network whose neuron j is active at point k when the rule says so; null for 1(&lt;w, x&gt; > 0).</summary>
    public Rational Loss(ReadOnlySpan<double> a, ReadOnlySpan<double> w, Func<int, int, bool>? isActive = null)
    {
        int d = data.Dimension;
        var squares = default(Dyadic);
        var outputs = new Dyadic[data.Count];

        for (int j = 0; j < a.Length; j++)
        {
            var output = Dyadic.OfDouble(a[j]);
            squares += output * output;
            var hidden = new Dyadic[d];

            for (int i = 0; i < d; i++)
            {
                hidden[i] = Dyadic.OfDouble(w[j * d + i]);
                squares += hidden[i] * hidden[i];
            }

            for (int k = 0; k < data.Count; k++)
            {
                if (isActive is not null && !isActive(j, k))
                {
                    continue;
                }

                var inner = default(Dyadic);

                for (int i = 0; i < d; i++)
                {
                    inner += new Dyadic(hidden[i].Mantissa * numerators[k * d + i], hidden[i].Exponent);
                }

                if (isActive is not null || inner.Mantissa.Sign > 0)
                {
                    outputs[k] += output * inner;
                }
            }
        }

        var fit = Rational.Zero;

        for (int k = 0; k < data.Count; k++)
        {
            var residual = constants.OutputScale * outputs[k].ToRational() / Rational.OfInteger(denominators[k])
                - data.Labels[k];
            fit += residual * residual;
        }

        return constants.LossConstant * fit + constants.WeightDecay * squares.ToRational();
    }

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
