namespace ReluProofs.Numeric.Flows;

/// <summary>
/// a_j^2 - ||w_j||^2 changes by decay alone, kinks or not. Keeping it exactly stops rounding from turning a dying balanced neuron
/// around; how much had to be corrected is kept as evidence.
/// </summary>
/// <param name="model">The flow.</param>
/// <param name="start">Its start, whose exponents e the balance is relative to.</param>
/// <param name="target">(a^2 - ||u||^2) / 4^e at time 0.</param>
internal sealed class BalanceKeeper(FlowModel model, FlowStart start, double[] target)
{
    /// <summary>The largest correction of one call, relative to the neuron.</summary>
    public double LargestCorrection { get; private set; }

    /// <summary>Corrects every neuron.</summary>
    public void Restore(double[] values, int[] exponents, double time)
    {
        double decayed = Math.Exp(-2 * model.Setting.Decay * time);

        for (int j = 0; j < model.Width; j++)
        {
            double difference = target[j] == 0
                ? 0
                : Math.ScaleB(target[j] * decayed, 2 * (start.Exponents[j] - exponents[j]));
            Restore(ref values[j * model.Stride], model.Hidden(values, j), difference);
        }
    }

    private void Restore(ref double a, Span<double> u, double difference)
    {
        double square = DenseVector.Dot(u, u);

        if (a == 0 || square == 0 || !double.IsFinite(difference))
        {
            return;
        }

        double size = Math.Sqrt(a * a + square);

        if (difference >= 0)
        {
            double corrected = Math.CopySign(Math.Sqrt(square + difference), a);
            LargestCorrection = Math.Max(LargestCorrection, Math.Abs(corrected - a) / size);
            a = corrected;
        }
        else
        {
            double factor = Math.Sqrt((a * a - difference) / square);
            LargestCorrection = Math.Max(LargestCorrection, Math.Abs(factor - 1) * Math.Sqrt(square) / size);
            DenseVector.Scale(u, factor);
        }
    }
}
