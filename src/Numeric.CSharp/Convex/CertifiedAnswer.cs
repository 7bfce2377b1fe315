using ReluProofs.Kernel;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.Convex;

/// <summary>The best exact ends found so far, and what attains them.</summary>
internal sealed class CertifiedAnswer
{
    // Directions whose constraint is at least this fraction of the bound are reported.
    private const double Reported = 1 - 1e-4;

    // Unit vectors this close are one direction.
    private const double Same = 1e-7;

    private readonly ScaledData data;
    private readonly ExactEvaluation exact;
    private List<(Piece Piece, double Weight)> primal = [];

    public CertifiedAnswer(ScaledData data, ExactEvaluation exact)
    {
        this.data = data;
        this.exact = exact;
        Upper = exact.OriginLoss;
        Network = NumericNetwork.Zero(0, data.Dimension);
        Dual = ExactVector.Zero(data.Count);
    }

    public Rational Lower { get; private set; } = Rational.Zero;

    public Rational Upper { get; private set; }

    public NumericNetwork Network { get; private set; }

    public ExactVector Dual { get; private set; }

    /// <summary>Takes over what is better in the projection's current state.</summary>
    public void Take(DualProjection projection)
    {
        var (vector, value) = ConvexCertificate.Lower(data, projection.Dual, projection.DualBound);

        if (value > Lower)
        {
            (Dual, Lower) = (vector, value);
        }

        TakeNetwork(NetworkBuilder.Merge(projection.Primal));

        // Labels within the bound: v = 2 c y is feasible itself, and the zero network is optimal.
        double origin = projection.LabelBound;

        if (origin >= 0 && Rational.OfDouble(origin) <= data.ExactKappa)
        {
            Dual = Rational.Two * data.Constants.LossConstant * data.Data.Labels;
            Lower = exact.OriginLoss;
        }
    }

    public bool RelativeGapIsAtMost(double target) => Upper - Lower <= Rational.OfDouble(target) * Upper;

    /// <summary>The network's neurons, then the other directions at which the constraint is tight or nearly so.</summary>
    public IReadOnlyList<ActiveNeuron> Neurons(DualProjection projection)
    {
        var neurons = new List<ActiveNeuron>();
        double s = Math.Abs(data.Constants.OutputScale.ToDouble());
        int outputSign = data.Constants.OutputScale.Sign;
        double kappa = Math.Max(data.Kappa, double.Epsilon);

        foreach (var (piece, weight) in primal)
        {
            double tightness = Inner(piece.Cut, projection.Dual) / kappa;
            double size = Math.ScaleB(weight / s, data.LabelExponent - data.PointExponent);
            neurons.Add(new ActiveNeuron(piece.Direction, piece.Sign * outputSign, size, tightness, piece.Kinks));
        }

        foreach (var piece in projection.Last)
        {
            int sign = piece.Sign * outputSign;

            if (piece.Value >= Reported * kappa && !neurons.Exists(other => other.Sign == sign && IsSame(other, piece)))
            {
                neurons.Add(new ActiveNeuron(piece.Direction, sign, 0, piece.Value / kappa, piece.Kinks));
            }
        }

        return neurons;
    }

    private void TakeNetwork(List<(Piece Piece, double Weight)> candidate)
    {
        if (!NetworkBuilder.TryWeights(data, candidate, out double[] a, out double[] w))
        {
            return;
        }

        var loss = exact.Loss(a, w);

        if (loss < Upper)
        {
            Upper = loss;
            primal = candidate;
            Network = new NumericNetwork(a, w, data.Dimension);
        }
    }

    private static bool IsSame(ActiveNeuron neuron, Piece piece)
    {
        double square = 0;

        for (int i = 0; i < piece.Direction.Length; i++)
        {
            double difference = piece.Direction[i] - neuron.Direction[i];
            square += difference * difference;
        }

        return square <= Same * Same;
    }

    private static double Inner(double[] x, double[] y)
    {
        double sum = 0;

        for (int k = 0; k < x.Length; k++)
        {
            sum += x[k] * y[k];
        }

        return sum;
    }
}
