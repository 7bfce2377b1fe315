namespace ReluProofs.Numeric.Flows;

/// <summary>The flow in chosen coordinates: everything that does not change along a trajectory.</summary>
internal sealed class FlowModel
{
    public FlowModel(FlowData data, FlowSetting setting, FlowCoordinates coordinates, int width)
    {
        Data = data;
        Setting = setting;
        Coordinates = coordinates;
        Width = width;
        Stride = coordinates.Dimension + 1;
        double pull = 0;

        for (int k = 0; k < data.Count; k++)
        {
            pull += Math.Abs(data.Label(k)) * coordinates.Norms[k];
        }

        LabelRate = Math.Abs(setting.Rate) * pull;

        if (!double.IsFinite(LabelRate))
        {
            throw new ArgumentException("data and constants together are outside the range of doubles", nameof(data));
        }
    }

    public FlowData Data { get; }

    public FlowSetting Setting { get; }

    public FlowCoordinates Coordinates { get; }

    /// <summary>m.</summary>
    public int Width { get; }

    /// <summary>q + 1: a neuron is a row (a, u_1, .., u_q).</summary>
    public int Stride { get; }

    /// <summary>|2vcs| sum_k |y_k| ||x_k||: no neuron grows faster while the output is 0.</summary>
    public double LabelRate { get; }

    /// <summary>4^e, the factor of a neuron's products of two weights; 0 where it underflows.</summary>
    public static double Weight(int exponent) => Math.ScaleB(1, 2 * exponent);

    /// <summary>u of neuron j in a flat array of neurons.</summary>
    public Span<double> Hidden(double[] values, int j) => values.AsSpan(j * Stride + 1, Stride - 1);

    /// <summary>(a, u) of neuron j.</summary>
    public Span<double> Neuron(double[] values, int j) => values.AsSpan(j * Stride, Stride);

    /// <summary>r_k = y_k - f(x_k) for all k.</summary>
    public void Residuals(double[] values, int[] exponents, ActivationFrame frame, Span<double> residuals)
    {
        residuals.Clear();

        for (int j = 0; j < Width; j++)
        {
            double factor = Weight(exponents[j]) * values[j * Stride];

            if (factor == 0)
            {
                continue;
            }

            var u = Hidden(values, j);

            foreach (int k in frame.Of(j).Active)
            {
                residuals[k] -= factor * Coordinates.Preactivation(k, u);
            }
        }

        for (int k = 0; k < Data.Count; k++)
        {
            residuals[k] = Data.Label(k) + Setting.OutputScale * residuals[k];
        }
    }

    /// <summary>D of a group: sum over its active k of r_k x_k, projected along its contacts.</summary>
    public void Pull(ActivationGroup group, ReadOnlySpan<double> residuals, Span<double> d)
    {
        d.Clear();

        foreach (int k in group.Active)
        {
            Coordinates.AddPoint(d, residuals[k], k);
        }

        group.Project(d);
    }

    /// <summary>D of a neuron without contacts: sum over its active k of r_k x_k.</summary>
    public void Pull(ReadOnlySpan<KinkMode> row, ReadOnlySpan<double> residuals, Span<double> d)
    {
        d.Clear();

        for (int k = 0; k < row.Length; k++)
        {
            if (row[k] == KinkMode.Active)
            {
                Coordinates.AddPoint(d, residuals[k], k);
            }
        }
    }

    /// <summary>Whether a neuron is further from the kinks of all points than a part of its size.</summary>
    public bool IsClear(double[] values, int j, double part)
    {
        for (int k = 0; k < Data.Count; k++)
        {
            if (!IsClear(values, j, k, part))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a neuron is further from the kink of a point than a part of its size.</summary>
    public bool IsClear(double[] values, int j, int k, double part)
    {
        double norm = Coordinates.Norms[k];
        return norm == 0 || Math.Abs(Coordinates.Preactivation(k, Hidden(values, j))) > part * DenseVector.Norm(Neuron(values, j)) * norm;
    }
}
