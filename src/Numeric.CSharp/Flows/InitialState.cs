namespace ReluProofs.Numeric.Flows;

/// <summary>A start in the coordinates of a flow.</summary>
internal sealed class InitialState
{
    private const double Unit = 1.1102230246251565e-16;

    public InitialState(FlowModel model, FlowStart start)
    {
        int n = model.Data.Count;
        int d = start.Dimension;
        Values = new double[model.Width * model.Stride];
        Exponents = (int[])start.Exponents.Clone();
        Balance = (double[])start.Balance.Clone();
        Rest = model.Coordinates.HasRest ? new double[model.Width * d] : [];
        Modes = new KinkMode[model.Width * n];
        var scratch = new double[d];

        for (int j = 0; j < model.Width; j++)
        {
            var rest = Rest.Length > 0 ? Rest.AsSpan(j * d, d) : scratch;
            var u = model.Hidden(Values, j);
            Values[j * model.Stride] = start.Output[j];
            model.Coordinates.Reduce(start.Row(j), u, rest);
            Balance[j] += Rest.Length > 0 ? DenseVector.Dot(rest, rest) : 0;

            for (int k = 0; k < n; k++)
            {
                if (model.Coordinates.Norms[k] == 0)
                {
                    continue;
                }

                double rounding = 0;

                for (int i = 0; i < d; i++)
                {
                    rounding += Math.Abs(start.Row(j)[i] * model.Data.Point(k)[i]);
                }

                double preactivation = DenseVector.Dot(start.Row(j), model.Data.Point(k));

                // Within the rounding errors of the inner product the start is on the kink, as exact instances often are.
                if (Math.Abs(preactivation) <= (d + 1) * Unit * rounding)
                {
                    Kinks.Add(j * n + k);
                    model.Coordinates.AddPoint(u, -model.Coordinates.Preactivation(k, u) / (model.Data.Gram(k, k)), k);
                }
                else
                {
                    Modes[j * n + k] = preactivation > 0 ? KinkMode.Active : KinkMode.Inactive;
                }
            }

            FlowScaling.Normalise(model.Neuron(Values, j), ref Exponents[j]);
        }
    }

    /// <summary>(a, u) of all neurons, divided by 2^exponent.</summary>
    public double[] Values { get; }

    public int[] Exponents { get; }

    /// <summary>(a^2 - ||u||^2) / 4^e with e the exponents of the start.</summary>
    public double[] Balance { get; }

    /// <summary>The component of w that the data does not see, divided by 2^e with e the exponents of the start.</summary>
    public double[] Rest { get; }

    public KinkMode[] Modes { get; }

    /// <summary>The pairs j * n + k whose preactivation is 0.</summary>
    public List<int> Kinks { get; } = [];
}
