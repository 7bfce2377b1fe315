using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Landscape;

/// <summary>
/// The instance in exact numbers, for d = 1. On one side of 0 the network is the linear map x -> s g x with g the sum of
/// a_j w_j there, so the loss needs only the exact moments of the points and labels on that side.
/// </summary>
internal sealed class ExactProblem
{
    private readonly Rational squaredScale;
    private readonly Rational twiceScale;

    public ExactProblem(Dataset data, ModelConstants constants)
    {
        Constants = constants;
        Count = data.Count;
        Points = new Rational[Count];
        Labels = new Rational[Count];

        for (int k = 0; k < Count; k++)
        {
            Points[k] = data.Points[k, 0];
            Labels[k] = data.Labels[k];
        }

        Cones = [.. ActivationPatterns.OpenCells(data.Points).OrderByDescending(cone => cone.Witness[0])];
        Directions = [.. Cones.Select(cone => cone.Witness[0].Sign < 0 ? -1 : 1)];
        SquaredNorms = new Rational[Cones.Length];
        Correlations = new Rational[Cones.Length];
        var labelSquares = Rational.Zero;

        for (int k = 0; k < Count; k++)
        {
            labelSquares += Labels[k] * Labels[k];

            for (int i = 0; i < Cones.Length; i++)
            {
                if (Cones[i].IsActive(k))
                {
                    SquaredNorms[i] += Points[k] * Points[k];
                    Correlations[i] += Points[k] * Labels[k];
                }
            }
        }

        OriginLoss = constants.LossConstant * labelSquares;
        squaredScale = constants.OutputScale * constants.OutputScale;
        twiceScale = Rational.Two * constants.OutputScale;
    }

    public ModelConstants Constants { get; }

    /// <summary>n.</summary>
    public int Count { get; }

    /// <summary>The n points, in R.</summary>
    public Rational[] Points { get; }

    /// <summary>The n labels.</summary>
    public Rational[] Labels { get; }

    /// <summary>The full-dimensional activation cones, w >= 0 first.</summary>
    public ActivationPattern[] Cones { get; }

    /// <summary>The sign of w in each cone, 1 or -1.</summary>
    public int[] Directions { get; }

    /// <summary>The sum of x_k^2 over the points active in each cone.</summary>
    public Rational[] SquaredNorms { get; }

    /// <summary>The sum of x_k y_k over the points active in each cone.</summary>
    public Rational[] Correlations { get; }

    /// <summary>c ||y||^2, the loss of the zero network.</summary>
    public Rational OriginLoss { get; }

    /// <summary>The exact loss of the network with finite weights a_j and w_j.</summary>
    public Rational Loss(ReadOnlySpan<double> a, ReadOnlySpan<double> w)
    {
        var squares = default(Dyadic);
        Span<Dyadic> slopes = new Dyadic[Cones.Length];

        for (int j = 0; j < a.Length; j++)
        {
            var output = Dyadic.OfDouble(a[j]);
            var hidden = Dyadic.OfDouble(w[j]);
            squares += output * output + hidden * hidden;

            for (int i = 0; i < Directions.Length; i++)
            {
                if (hidden.Mantissa.Sign == Directions[i])
                {
                    slopes[i] += output * hidden;
                }
            }
        }

        var fit = Rational.Zero;

        for (int i = 0; i < slopes.Length; i++)
        {
            if (!slopes[i].Mantissa.IsZero)
            {
                var g = slopes[i].ToRational();
                fit += g * (squaredScale * SquaredNorms[i] * g - twiceScale * Correlations[i]);
            }
        }

        return OriginLoss + Constants.LossConstant * fit + Constants.WeightDecay * squares.ToRational();
    }
}
