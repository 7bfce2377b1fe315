using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The network of a trajectory at one time, with the slopes that hold on the side of the time that was asked for.
/// Sizes are also given as logarithms, since the weights themselves may be below the range of doubles (then they are 0).
/// </summary>
public sealed class FlowState
{
    private const double Ln2 = 0.693147180559945309417232121458;

    private readonly FlowModel model;
    private readonly double[] values;
    private readonly int[] exponents;
    private readonly ActivationFrame frame;
    private readonly double[] hidden;
    private readonly int[] hiddenExponents;
    private readonly double[] residuals;
    private readonly int shift;
    private readonly double shiftedGradient;

    internal FlowState(FlowModel model, FlowStart start, InitialState initial, double[] values, int[] exponents, ActivationFrame frame, double time)
    {
        this.model = model;
        this.values = values;
        this.exponents = exponents;
        this.frame = frame;
        Time = time;
        residuals = new double[model.Data.Count];
        model.Residuals(values, exponents, frame, residuals);
        hidden = new double[model.Width * Dimension];
        hiddenExponents = (int[])exponents.Clone();
        HiddenWeights.Assemble(model, start, initial, values, time, hidden, hiddenExponents);
        (Loss, NormSquared) = Measure();
        shift = Shift(residuals);
        shiftedGradient = Gradient();
    }

    /// <summary>The time.</summary>
    public double Time { get; }

    /// <summary>m.</summary>
    public int Width => model.Width;

    /// <summary>d.</summary>
    public int Dimension => model.Data.Dimension;

    /// <summary>L = c sum r_k^2 + rho ||theta||^2.</summary>
    public double Loss { get; }

    /// <summary>||theta||^2 = sum_j a_j^2 + ||w_j||^2.</summary>
    public double NormSquared { get; }

    /// <summary>
    /// ||theta'||^2 / v^2, the squared norm of the (sub)gradient the flow follows; along the flow dL/dt = -v times this.
    /// </summary>
    public double GradientNormSquared => Math.ScaleB(shiftedGradient, -2 * shift);

    /// <summary>The same over the loss, also where the square itself is outside the range of doubles.</summary>
    internal double RelativeGradientSquared => shiftedGradient / Math.ScaleB(Loss, 2 * shift);

    /// <summary>r_k = y_k - f(x_k).</summary>
    public double Residual(int k) => residuals[k];

    /// <summary>f(x_k).</summary>
    public double Output(int k) => model.Data.Label(k) - residuals[k];

    /// <summary>a_j; 0 when below the range of doubles.</summary>
    public double OutputWeight(int j) => Math.ScaleB(values[j * model.Stride], exponents[j]);

    /// <summary>The sign of a_j, which is right also where a_j is below the range of doubles.</summary>
    public int OutputSign(int j) => Math.Sign(values[j * model.Stride]);

    /// <summary>log |a_j|, -infinity for 0.</summary>
    public double LogOutputWeight(int j) => Math.Log(Math.Abs(values[j * model.Stride])) + exponents[j] * Ln2;

    /// <summary>Entry i of w_j; 0 when below the range of doubles.</summary>
    public double HiddenWeight(int j, int i) => Math.ScaleB(hidden[j * Dimension + i], hiddenExponents[j]);

    /// <summary>log ||w_j||, -infinity for 0.</summary>
    public double LogHiddenNorm(int j) => Math.Log(DenseVector.Norm(Row(j))) + hiddenExponents[j] * Ln2;

    /// <summary>||w_j||; 0 when below the range of doubles.</summary>
    public double HiddenNorm(int j) => Math.ScaleB(DenseVector.Norm(Row(j)), hiddenExponents[j]);

    /// <summary>w_j / ||w_j||, or 0 for w_j = 0.</summary>
    public double[] Direction(int j)
    {
        var direction = Row(j).ToArray();
        double norm = DenseVector.Norm(direction);

        if (norm > 0)
        {
            DenseVector.Scale(direction, 1 / norm);
        }

        return direction;
    }

    /// <summary>
    /// (a_j^2 - ||w_j||^2) / (a_j^2 + ||w_j||^2), from the weights as they are; 0 for a neuron that is 0.
    /// </summary>
    public double RelativeBalance(int j)
    {
        double a = Math.ScaleB(values[j * model.Stride], exponents[j] - hiddenExponents[j]);
        double norm = DenseVector.Norm(Row(j));
        double square = a * a + norm * norm;
        return square > 0 ? (Math.Abs(a) - norm) * (Math.Abs(a) + norm) / square : 0;
    }

    /// <summary>z_jk = &lt;w_j, x_k>; 0 when below the range of doubles.</summary>
    public double Preactivation(int j, int k) => Math.ScaleB(ScaledPreactivation(j, k), exponents[j]);

    /// <summary>cos of the angle between w_j and x_k, with its sign where z_jk itself is below the range of doubles; 0 if one is 0.</summary>
    public double PreactivationCosine(int j, int k)
    {
        double norm = Math.ScaleB(DenseVector.Norm(Row(j)), hiddenExponents[j] - exponents[j]) * model.Coordinates.Norms[k];
        return norm > 0 ? ScaledPreactivation(j, k) / norm : 0;
    }

    /// <summary>
    /// The slope of relu that the flow uses for z_jk: 0, 1, or, while z_jk is kept at 0, a value that does so.
    /// </summary>
    public double Slope(int j, int k)
    {
        var mode = frame.Modes[j * model.Data.Count + k];

        if (!mode.IsContact())
        {
            return mode == KinkMode.Active ? 1 : 0;
        }

        // Orthogonal points are kept with slope 0.
        return model.Coordinates.IsDiagonal || mode == KinkMode.Resting ? 0 : ContactSpan.Slope(model, frame.Of(j), residuals, k);
    }

    /// <summary>D_j = sum_k slope_jk r_k x_k in R^d: w_j' = Rate a_j D_j - Decay w_j.</summary>
    public double[] Pull(int j)
    {
        var reduced = new double[model.Stride - 1];
        var pull = new double[Dimension];
        model.Pull(frame.Of(j), residuals, reduced);
        model.Coordinates.Expand(reduced, pull);
        return pull;
    }

    /// <summary>The network in plain doubles; neurons below their range are 0.</summary>
    /// <exception cref="ArgumentException">A weight is above the range of doubles.</exception>
    public NumericNetwork ToNetwork()
    {
        var a = new double[Width];
        var w = new double[Width * Dimension];

        for (int j = 0; j < Width; j++)
        {
            a[j] = OutputWeight(j);

            for (int i = 0; i < Dimension; i++)
            {
                w[j * Dimension + i] = HiddenWeight(j, i);
            }
        }

        return new NumericNetwork(a, w, Dimension);
    }

    /// <summary>The same state as a start, from which another flow can go on; the difference of squares is that of the rounded weights.</summary>
    public FlowStart ToStart()
    {
        var signs = new int[Width];
        var logOutput = new double[Width];
        var logHidden = new double[Width];
        var directions = new double[Width * Dimension];

        for (int j = 0; j < Width; j++)
        {
            signs[j] = OutputSign(j);
            logOutput[j] = LogOutputWeight(j);
            logHidden[j] = LogHiddenNorm(j);
            Direction(j).CopyTo(directions.AsSpan(j * Dimension));
        }

        return FlowStart.OfSpherical(signs, logOutput, logHidden, directions, Dimension);
    }

    /// <summary>
    /// The distance of neuron j from the same neuron of another state of the same flow, relative to its size there.
    /// </summary>
    internal double RelativeDistance(FlowState other, int j)
    {
        int shift = exponents[j] - other.exponents[j];
        double square = 0;
        double size = 0;

        for (int i = 0; i < model.Stride; i++)
        {
            double theirs = other.values[j * model.Stride + i];
            double difference = Math.ScaleB(values[j * model.Stride + i], shift) - theirs;
            square += difference * difference;
            size += theirs * theirs;
        }

        return square == 0 ? 0 : Math.Sqrt(square / size);
    }

    private ReadOnlySpan<double> Row(int j) => hidden.AsSpan(j * Dimension, Dimension);

    private double ScaledPreactivation(int j, int k) =>
        frame.Modes[j * model.Data.Count + k].IsContact()
            ? 0
            : model.Coordinates.Preactivation(k, model.Hidden(values, j));

    private (double Loss, double NormSquared) Measure()
    {
        double norm = 0;

        for (int j = 0; j < Width; j++)
        {
            double a = OutputWeight(j);
            double w = HiddenNorm(j);
            norm += a * a + w * w;
        }

        double misfit = DenseVector.Dot(residuals, residuals);
        return (model.Setting.LossConstant * misfit + model.Setting.WeightDecay * norm, norm);
    }

    /// <summary>The power of two that brings large residuals to about 1, in which the gradient is linear but for the decay.</summary>
    private static int Shift(double[] residuals)
    {
        double largest = residuals.Max(Math.Abs);
        return largest > 1 && double.IsFinite(largest) ? -Math.ILogB(largest) : 0;
    }

    private double Gradient()
    {
        double total = 0;
        double rate = model.Setting.Rate / model.Setting.Speed;
        double decay = Math.ScaleB(model.Setting.Decay / model.Setting.Speed, shift);
        double[] shifted = Array.ConvertAll(residuals, r => Math.ScaleB(r, shift));
        var reduced = new double[model.Stride - 1];
        var pulls = new Dictionary<int, double[]>();

        for (int j = 0; j < Width; j++)
        {
            if (!pulls.TryGetValue(frame.GroupOf[j], out var pull))
            {
                model.Pull(frame.Of(j), shifted, reduced);
                pull = new double[Dimension];
                model.Coordinates.Expand(reduced, pull);
                pulls.Add(frame.GroupOf[j], pull);
            }

            double a = OutputWeight(j);
            double slope = 0;

            for (int i = 0; i < Dimension; i++)
            {
                double w = HiddenWeight(j, i);
                double entry = rate * a * pull[i] - decay * w;
                slope += w * pull[i];
                total += entry * entry;
            }

            double output = rate * slope - decay * a;
            total += output * output;
        }

        return total;
    }
}
