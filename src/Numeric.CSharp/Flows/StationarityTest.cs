namespace ReluProofs.Numeric.Flows;

/// <summary>Decides whether a flow still moves, neuron by neuron and relative to each neuron's own size.</summary>
internal sealed class StationarityTest
{
    // A balanced neuron aligned against its pull to this relative accuracy has no growing component.
    private const double NoGrowth = 4e-15;

    // The fit pulls errors of single neurons back, so residuals come down to a part of what the neurons' own accuracy promises.
    private const double OfTerms = 0.1;

    private readonly FlowModel model;
    private readonly double accuracy;
    private readonly double[] residuals;

    public StationarityTest(FlowModel model, double accuracy, double[] values, int[] exponents, ActivationFrame frame)
    {
        this.model = model;
        this.accuracy = accuracy;
        residuals = new double[model.Data.Count];
        model.Residuals(values, exponents, frame, residuals);
        double pull = 0;

        for (int k = 0; k < residuals.Length; k++)
        {
            pull += Math.Abs(residuals[k]) * model.Coordinates.Norms[k];
            double fit = model.Coordinates.Norms[k] * Math.Abs(model.Setting.OutputScale);
            FittingSquare = fit > 0 ? Math.Max(FittingSquare, Math.Abs(model.Data.Label(k)) / fit) : FittingSquare;
        }

        double rate = model.LabelRate > 0 ? model.LabelRate : Math.Abs(model.Setting.Rate) * pull;
        NaturalRate = rate + model.Setting.Decay;

        if (!double.IsFinite(NaturalRate) || !double.IsFinite(pull))
        {
            throw new ArgumentException("the output of the start is outside the range of doubles", nameof(values));
        }

        if (!double.IsFinite(Loss(values, exponents, frame)))
        {
            throw new ArgumentException("the loss of the start is outside the range of doubles", nameof(values));
        }
    }

    /// <summary>|2vcs| sum_k |y_k| ||x_k|| + 2 v rho (with r_k for y_k where all labels are 0).</summary>
    public double NaturalRate { get; }

    /// <summary>The squared size of a neuron that fits the largest label.</summary>
    private double FittingSquare { get; }

    /// <summary>
    /// Whether no neuron counts as moving; the expansion is that of the state. A network whose neurons cancel each other in the
    /// output can fit no label closer than the accuracy of the terms that cancel, so these count like labels.
    /// </summary>
    public bool Holds(TaylorExpansion expansion, double[] values, int[] exponents, ActivationFrame frame)
    {
        if (Holds(expansion, values, exponents, frame, NaturalRate))
        {
            return true;
        }

        double rate = OfTerms * RateOfTerms(values, exponents, frame);
        return rate > 2 * NaturalRate && Holds(expansion, values, exponents, frame, rate);
    }

    private bool Holds(TaylorExpansion expansion, double[] values, int[] exponents, ActivationFrame frame, double rate)
    {
        double total = FittingSquare;

        for (int j = 0; j < model.Width; j++)
        {
            // A neuron active nowhere gives nothing to the output that others could be small beside.
            if (frame.Of(j).Active.Length > 0)
            {
                var neuron = model.Neuron(values, j);
                total += FlowModel.Weight(exponents[j]) * DenseVector.Dot(neuron, neuron);
            }
        }

        double threshold = accuracy * rate;

        for (int j = 0; j < model.Width; j++)
        {
            double size = DenseVector.Norm(model.Neuron(values, j));
            double speed = DenseVector.Norm(model.Neuron(expansion.Coefficient(1), j)) / expansion.Unit;

            if (speed <= threshold * size)
            {
                continue;
            }

            bool counts = FlowModel.Weight(exponents[j]) * speed * speed > threshold * threshold * total;

            if (counts || Grows(values, j, size, expansion.Pull(0, frame.GroupOf[j]), threshold))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>|2vcs| sum_k (|y_k| + |s| sum_j |a_j| relu(&lt;w_j, x_k>)) ||x_k|| + 2 v rho.</summary>
    private double RateOfTerms(double[] values, int[] exponents, ActivationFrame frame)
    {
        double terms = 0;

        for (int j = 0; j < model.Width; j++)
        {
            double factor = Math.Abs(FlowModel.Weight(exponents[j]) * values[j * model.Stride]);
            var u = model.Hidden(values, j);

            foreach (int k in frame.Of(j).Active)
            {
                terms += factor * model.Coordinates.Preactivation(k, u) * model.Coordinates.Norms[k];
            }
        }

        return model.LabelRate + Math.Abs(model.Setting.Rate * model.Setting.OutputScale) * terms + model.Setting.Decay;
    }

    /// <summary>c sum r^2 + rho sum (a^2 + ||u||^2): the loss without what the data does not see.</summary>
    public double Loss(double[] values, int[] exponents, ActivationFrame frame)
    {
        model.Residuals(values, exponents, frame, residuals);
        double norm = 0;

        for (int j = 0; j < model.Width; j++)
        {
            var neuron = model.Neuron(values, j);
            norm += FlowModel.Weight(exponents[j]) * DenseVector.Dot(neuron, neuron);
        }

        return model.Setting.LossConstant * DenseVector.Dot(residuals, residuals) + model.Setting.WeightDecay * norm;
    }

    /// <summary>Whether part of the neuron grows under its pull faster than the threshold.</summary>
    private bool Grows(double[] values, int j, double size, ReadOnlySpan<double> pull, double threshold)
    {
        double strength = DenseVector.Norm(pull);

        if (strength == 0 || Math.Abs(model.Setting.Rate) * strength - model.Setting.Decay <= threshold)
        {
            return false;
        }

        double along = DenseVector.Dot(model.Hidden(values, j), pull) / strength * Math.Sign(model.Setting.Rate);
        return Math.Abs(values[j * model.Stride] + along) > NoGrowth * size;
    }
}
