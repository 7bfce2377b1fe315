using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Landscape;

/// <summary>
/// The double image of the instance in units in which all numbers are near 1: labels in units of 2^LabelExponent, the
/// weights of a cone in units of 2^WeightExponents, in which fitting the points of that cone alone takes products a_j u_j
/// near 1. Powers of two, so going back and forth rounds nothing.
/// The loss divided by c 4^LabelExponent is
/// sum_k (sum_cones Slopes[cone, k] g_cone - Labels[k])^2 + sum_cones Decay[cone] sum_j (a_j^2 + u_j^2),
/// g_cone the sum of a_j u_j over the neurons of the cone, u_j = |w_j|.
/// </summary>
internal sealed class ScaledProblem
{
    // Keeps squares finite. A decay this large leaves only the zero network, and so does any larger one.
    private const double LargestDecay = 1e30;

    public ScaledProblem(ExactProblem exact)
    {
        int n = exact.Count;
        ConeCount = exact.Cones.Length;
        Count = n;
        Slopes = new double[ConeCount * n];
        Labels = new double[n];
        Decay = new double[ConeCount];
        Gram = new double[ConeCount * ConeCount];
        Metric = new double[ConeCount];
        WeightExponents = new int[ConeCount];

        var points = Array.ConvertAll(exact.Points, BinaryScale.Of);
        var labels = Array.ConvertAll(exact.Labels, BinaryScale.Of);
        var s = BinaryScale.Of(exact.Constants.OutputScale);
        var c = BinaryScale.Of(exact.Constants.LossConstant);
        var rho = BinaryScale.Of(exact.Constants.WeightDecay);

        LabelExponent = labels.Where(y => y.Mantissa != 0).Select(y => y.Exponent).DefaultIfEmpty(0).Max();
        LossConstant = c;

        for (int k = 0; k < n; k++)
        {
            Labels[k] = Math.ScaleB(labels[k].Mantissa, labels[k].Exponent - LabelExponent);
            LabelSquares += Labels[k] * Labels[k];
        }

        for (int i = 0; i < ConeCount; i++)
        {
            var cone = exact.Cones[i];
            var norm = BinaryScale.Of(exact.SquaredNorms[i]);
            var correlation = BinaryScale.Of(exact.Correlations[i]);
            int slope = correlation.Mantissa != 0
                ? correlation.Exponent - norm.Exponent
                : LabelExponent - (norm.Exponent >> 1);
            int exponent = (slope - s.Exponent) >> 1;
            WeightExponents[i] = exponent;

            for (int k = 0; k < n; k++)
            {
                if (cone.IsActive(k))
                {
                    Slopes[i * n + k] = Math.ScaleB(
                        s.Mantissa * Math.Abs(points[k].Mantissa),
                        s.Exponent + points[k].Exponent + 2 * exponent - LabelExponent);
                }
            }

            Decay[i] = Math.Min(
                LargestDecay,
                Math.ScaleB(rho.Mantissa / c.Mantissa, rho.Exponent - c.Exponent + 2 * (exponent - LabelExponent)));
        }

        for (int i = 0; i < ConeCount; i++)
        {
            for (int j = 0; j < ConeCount; j++)
            {
                for (int k = 0; k < n; k++)
                {
                    Gram[i * ConeCount + j] += Slopes[i * n + k] * Slopes[j * n + k];
                }
            }

            double metric = Decay[i] + Gram[i * ConeCount + i];
            Metric[i] = metric > 0 ? metric : 1;
        }
    }

    /// <summary>n.</summary>
    public int Count { get; }

    public int ConeCount { get; }

    /// <summary>ConeCount * n, one cone after the other; 0 where the point is not active.</summary>
    public double[] Slopes { get; }

    public double[] Labels { get; }

    /// <summary>The squared norm of the labels: the scaled loss of the zero network.</summary>
    public double LabelSquares { get; }

    public double[] Decay { get; }

    /// <summary>Inner products of the rows of Slopes, ConeCount * ConeCount.</summary>
    public double[] Gram { get; }

    /// <summary>The typical curvature in the variables of a cone: gradients and damping are measured in it.</summary>
    public double[] Metric { get; }

    public int[] WeightExponents { get; }

    public int LabelExponent { get; }

    /// <summary>c, for going back to the units of the loss.</summary>
    public BinaryScale LossConstant { get; }
}
