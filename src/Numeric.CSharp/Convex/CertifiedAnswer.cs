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
    private readonly IReadOnlyList<NeuronCone>? cones;
    private readonly ConeRepair? repair;
    private List<(Piece Piece, double Weight)> primal = [];
    private List<int> reportedCones = [];
    private IReadOnlyList<ExactVector>? hidden;

    /// <param name="data">The data.</param>
    /// <param name="exact">Their exact loss.</param>
    /// <param name="cones">The closed cones the pieces lie in; null when all neurons are allowed.</param>
    /// <param name="repair">Puts rounded weights into the cones.</param>
    public CertifiedAnswer(
        ScaledData data, ExactEvaluation exact, IReadOnlyList<NeuronCone>? cones = null, ConeRepair? repair = null)
    {
        this.data = data;
        this.exact = exact;
        this.cones = cones;
        this.repair = repair;
        Upper = exact.OriginLoss;
        Network = NumericNetwork.Zero(0, data.Dimension);
        Dual = ExactVector.Zero(data.Count);
    }

    public Rational Lower { get; private set; } = Rational.Zero;

    public Rational Upper { get; private set; }

    public NumericNetwork Network { get; private set; }

    /// <summary>The network whose loss is <see cref="Upper"/>, in exact numbers.</summary>
    public TwoLayerNetwork ExactNetwork => hidden is null
        ? Network.ToExact()
        : new TwoLayerNetwork(
            Enumerable.Range(0, hidden.Count).Select(j => RealAlgebraic.OfRational(Rational.OfDouble(Network.OutputWeight(j)))),
            hidden.Select(w => (IReadOnlyList<RealAlgebraic>)[.. w.ToReadOnlyList().Select(RealAlgebraic.OfRational)]));

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

        reportedCones = [];

        foreach (var (piece, weight) in primal)
        {
            reportedCones.Add(piece.Cone);
            double tightness = Inner(piece.Cut, projection.Dual) / kappa;
            double size = Math.ScaleB(weight / s, data.LabelExponent - data.PointExponent);
            neurons.Add(new ActiveNeuron(piece.Direction, piece.Sign * outputSign, size, tightness, piece.Kinks));
        }

        foreach (var piece in projection.Last)
        {
            int sign = piece.Sign * outputSign;

            bool isKnown = neurons.Exists(other => other.Sign == sign && IsSame(other, piece)
                && (cones is null || reportedCones[neurons.IndexOf(other)] == piece.Cone));

            if (piece.Value >= Reported * kappa && !isKnown)
            {
                reportedCones.Add(piece.Cone);
                neurons.Add(new ActiveNeuron(piece.Direction, sign, 0, piece.Value / kappa, piece.Kinks));
            }
        }

        return neurons;
    }

    /// <summary>The cone of each reported neuron.</summary>
    public IReadOnlyList<int> ConesOfNeurons(int count) => reportedCones.GetRange(0, count);

    /// <summary>
    /// The exact loss of the network, or of one in its closed cones beside it, whose hidden weights are then given.
    /// </summary>
    private Rational Loss(
        List<(Piece Piece, double Weight)> candidate, double[] a, double[] w, out IReadOnlyList<ExactVector>? projected)
    {
        projected = null;

        if (cones is null)
        {
            return exact.Loss(a, w);
        }

        int d = data.Dimension;
        bool isInside = true;

        for (int j = 0; j < a.Length; j++)
        {
            isInside &= repair!.TryRepair(cones[candidate[j].Piece.Cone], w.AsSpan(j * d, d));
        }

        if (isInside)
        {
            return exact.Loss(a, w, (j, k) => cones[candidate[j].Piece.Cone].IsActive(k));
        }

        var moved = new List<ExactVector>();

        for (int j = 0; j < a.Length; j++)
        {
            var piece = candidate[j].Piece;

            moved.Add(repair!.Project(cones[piece.Cone], w.AsSpan(j * d, d), piece.Kinks));
        }

        projected = moved;
        return exact.Loss(a, moved);
    }

    private void TakeNetwork(List<(Piece Piece, double Weight)> candidate)
    {
        if (!NetworkBuilder.TryWeights(data, candidate, out double[] a, out double[] w))
        {
            return;
        }

        var loss = Loss(candidate, a, w, out var projected);

        if (loss < Upper)
        {
            Upper = loss;
            primal = candidate;
            hidden = projected;
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
