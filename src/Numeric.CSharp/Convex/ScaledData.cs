using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The double image of data and constants in units in which all numbers are near 1: points in units of 2^PointExponent,
/// labels of 2^LabelExponent. The loss divided by 2 c 4^LabelExponent is 1/2 ||A t - y||^2 + kappa sum t, where column j of A is
/// sign_j relu(X u_j) and t_j = |s| ||beta_j|| 2^(PointExponent - LabelExponent).
/// Every entry is rounded once, relative to itself, or vanishes beside the largest.
/// </summary>
internal sealed class ScaledData
{
    // Far above the constraint at labels near 1, where the zero network is optimal, and far from overflow.
    private const double LargestKappa = 1e100;

    public ScaledData(Dataset data, ModelConstants constants)
    {
        Data = data;
        Constants = constants;
        Count = data.Count;
        Dimension = data.Dimension;
        var points = new BinaryScale[Count * Dimension];
        var labels = new BinaryScale[Count];

        for (int k = 0; k < Count; k++)
        {
            labels[k] = BinaryScale.Of(data.Labels[k]);

            for (int i = 0; i < Dimension; i++)
            {
                points[k * Dimension + i] = BinaryScale.Of(data.Points[k, i]);
            }
        }

        PointExponent = LargestExponent(points);
        LabelExponent = LargestExponent(labels);
        Points = Array.ConvertAll(points, x => Math.ScaleB(x.Mantissa, x.Exponent - PointExponent));
        Labels = Array.ConvertAll(labels, y => Math.ScaleB(y.Mantissa, y.Exponent - LabelExponent));
        Gram = new double[Count * Count];

        for (int k = 0; k < Count; k++)
        {
            for (int l = 0; l < Count; l++)
            {
                for (int i = 0; i < Dimension; i++)
                {
                    Gram[k * Count + l] += Points[k * Dimension + i] * Points[l * Dimension + i];
                }
            }
        }

        if (!constants.OutputScale.IsZero)
        {
            var unit = TwoTo(PointExponent + LabelExponent);
            ExactKappa = constants.WeightDecay / (constants.LossConstant * constants.OutputScale.Abs() * unit);
            Kappa = Math.Min(ExactKappa.ToDouble(), LargestKappa);
        }
    }

    public Dataset Data { get; }

    public ModelConstants Constants { get; }

    /// <summary>n.</summary>
    public int Count { get; }

    /// <summary>d.</summary>
    public int Dimension { get; }

    public int PointExponent { get; }

    public int LabelExponent { get; }

    /// <summary>n rows of d.</summary>
    public double[] Points { get; }

    public double[] Labels { get; }

    /// <summary>Inner products of the points, n * n.</summary>
    public double[] Gram { get; }

    /// <summary>rho / (c |s|) in scaled units, at most a number beyond all that matter; 0 when s = 0.</summary>
    public double Kappa { get; }

    public Rational ExactKappa { get; } = Rational.Zero;

    /// <summary>2^exponent.</summary>
    public static Rational TwoTo(int exponent) => Rational.Two.Pow(exponent);

    private static int LargestExponent(BinaryScale[] numbers) =>
        numbers.Where(x => x.Mantissa != 0).Select(x => x.Exponent).DefaultIfEmpty(0).Max();
}
