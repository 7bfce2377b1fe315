namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The Taylor series of the flow with frozen modes. Inside an activation region the field is a polynomial of the weights,
/// so the coefficients follow from each other by Cauchy products: with v_g = sum over the neurons of group g of a_j u_j,
/// r = y - s sum_g mask_g X v_g and D_g = X^T (mask_g r),
/// (i+1) a_{i+1} = rate sum_l &lt;u_l, D_{i-l}> - decay a_i and (i+1) u_{i+1} = rate sum_l a_l D_{i-l} - decay u_i.
/// One buffer for all steps; nothing is allocated after the first.
/// </summary>
internal sealed class TaylorExpansion
{
    // Up to this many coordinates vectors go across neurons, beyond along the coordinates.
    private const int FewCoordinates = 8;

    // Below this order the last terms say little about those left out.
    private const int LowestOrder = 4;

    private readonly FlowModel model;
    private readonly double[][] coefficients;
    private readonly double[][] residuals;
    private readonly double[] weights;
    private readonly double[] sizes;
    private readonly double[] sum;
    private readonly double[][] pulls;
    private readonly NeuronLanes? lanes;

    public TaylorExpansion(FlowModel model, int order)
    {
        this.model = model;
        HighestOrder = order;
        coefficients = new double[order + 1][];
        residuals = new double[order + 1][];
        pulls = new double[order + 1][];

        for (int i = 0; i <= order; i++)
        {
            coefficients[i] = new double[model.Width * model.Stride];
            residuals[i] = new double[model.Data.Count];
            pulls[i] = [];
        }

        lanes = model.Stride - 1 <= FewCoordinates ? new NeuronLanes(model.Width, model.Stride, order) : null;
        weights = new double[model.Width];
        sizes = new double[model.Width];
        sum = new double[model.Stride - 1];
        Growth = new double[order + 1];
    }

    /// <summary>The largest degree of the polynomials.</summary>
    public int HighestOrder { get; }

    /// <summary>The degree N of the polynomials computed last.</summary>
    public int Order { get; private set; }

    /// <summary>The time one unit of the polynomials' variable stands for.</summary>
    public double Unit { get; private set; }

    /// <summary>max over the neurons of ||coefficient i|| / ||coefficient 0||.</summary>
    public double[] Growth { get; }

    /// <summary>Coefficient i of all neurons.</summary>
    public double[] Coefficient(int i) => coefficients[i];

    /// <summary>Coefficient i of r; the last one is not computed, so i is below <see cref="Order"/>.</summary>
    public ReadOnlySpan<double> Residual(int i) => residuals[i];

    /// <summary>Coefficient i of D of a group, i below <see cref="Order"/>.</summary>
    public ReadOnlySpan<double> Pull(int i, int group) => pulls[i].AsSpan(group * (model.Stride - 1), model.Stride - 1);

    /// <summary>The coefficients from a state up to an order, by default the highest; false when one is not finite.</summary>
    public bool Compute(double[] values, int[] exponents, ActivationFrame frame, double unit, int? order = null)
    {
        Load(values, exponents, frame, unit);

        while (Order < (order ?? HighestOrder))
        {
            if (!Append(frame))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The same, but only as many coefficients as a step of the length given needs: where events cut the steps short, more would be wasted.
    /// </summary>
    /// <param name="values">The state.</param>
    /// <param name="exponents">Its exponents.</param>
    /// <param name="frame">Its modes.</param>
    /// <param name="unit">The time one unit stands for.</param>
    /// <param name="reach">The length of the step to be expected, in units.</param>
    /// <param name="tolerance">What the last two terms may come to at that length.</param>
    public bool ComputeFor(double[] values, int[] exponents, ActivationFrame frame, double unit, double reach, double tolerance)
    {
        Load(values, exponents, frame, unit);
        bool small = false;

        while (Order < HighestOrder)
        {
            if (!Append(frame))
            {
                return false;
            }

            bool last = small && Order >= LowestOrder;
            small = Growth[Order] * Math.Pow(reach, Order) <= tolerance;

            if (last && small)
            {
                return true;
            }
        }

        return true;
    }

    private void Load(double[] values, int[] exponents, ActivationFrame frame, double unit)
    {
        Unit = unit;
        int m = model.Width;
        int q = model.Stride - 1;
        Array.Copy(values, coefficients[0], values.Length);

        for (int j = 0; j < m; j++)
        {
            weights[j] = FlowModel.Weight(exponents[j]);
            sizes[j] = DenseVector.Norm(model.Neuron(values, j));
        }

        lanes?.Load(values, weights);

        if (pulls[0].Length < frame.Groups.Length * q)
        {
            for (int i = 0; i <= HighestOrder; i++)
            {
                pulls[i] = new double[frame.Groups.Length * q];
            }
        }

        Order = 0;
        Array.Clear(Growth);
    }

    private bool Append(ActivationFrame frame)
    {
        ComputeResiduals(Order, frame);
        ComputePulls(Order, frame);
        Advance(Order, frame);
        Order++;
        Growth[Order] = MeasureGrowth(Order);
        return double.IsFinite(Growth[Order]);
    }

    /// <summary>The state at phi, in units of <see cref="Unit"/>.</summary>
    public void Evaluate(double phi, double[] values)
    {
        Array.Copy(coefficients[Order], values, values.Length);

        for (int i = Order - 1; i >= 0; i--)
        {
            var lower = coefficients[i];
            DenseVector.ScaleAndAdd(values, phi, lower);
        }
    }

    private void ComputeResiduals(int i, ActivationFrame frame)
    {
        int q = model.Stride - 1;
        var products = pulls[i];
        var used = products.AsSpan(0, frame.Groups.Length * q);
        used.Clear();

        lanes?.AddProducts(i, frame.GroupOf, used);

        for (int j = 0; lanes is null && j < model.Width; j++)
        {
            if (weights[j] == 0)
            {
                continue;
            }

            var target = used.Slice(frame.GroupOf[j] * q, q);

            for (int l = 0; l <= i; l++)
            {
                DenseVector.AddScaled(target, weights[j] * coefficients[l][j * model.Stride], model.Hidden(coefficients[i - l], j));
            }
        }

        var r = residuals[i];
        Array.Clear(r);

        for (int g = 0; g < frame.Groups.Length; g++)
        {
            var product = used.Slice(g * q, q);

            foreach (int k in frame.Groups[g].Active)
            {
                r[k] -= model.Coordinates.Preactivation(k, product);
            }
        }

        DenseVector.Scale(r, model.Setting.OutputScale);

        if (i == 0)
        {
            for (int k = 0; k < r.Length; k++)
            {
                r[k] += model.Data.Label(k);
            }
        }
    }

    private void ComputePulls(int i, ActivationFrame frame)
    {
        int q = model.Stride - 1;

        for (int g = 0; g < frame.Groups.Length; g++)
        {
            model.Pull(frame.Groups[g], residuals[i], pulls[i].AsSpan(g * q, q));
        }
    }

    private void Advance(int i, ActivationFrame frame)
    {
        int q = model.Stride - 1;
        double rate = model.Setting.Rate * Unit / (i + 1);
        double decay = model.Setting.Decay * Unit / (i + 1);
        var current = coefficients[i];
        var next = coefficients[i + 1];

        if (lanes is not null)
        {
            lanes.Advance(i, rate, decay, frame.GroupOf, pulls[i], next);
            return;
        }

        for (int j = 0; j < model.Width; j++)
        {
            int at = j * model.Stride;
            int group = frame.GroupOf[j] * q;
            double output = 0;
            sum.AsSpan().Clear();

            for (int l = 0; l <= i; l++)
            {
                var pull = pulls[i - l].AsSpan(group, q);
                output += DenseVector.Dot(model.Hidden(coefficients[l], j), pull);
                DenseVector.AddScaled(sum, coefficients[l][at], pull);
            }

            next[at] = rate * output - decay * current[at];

            for (int c = 0; c < q; c++)
            {
                next[at + 1 + c] = rate * sum[c] - decay * current[at + 1 + c];
            }
        }
    }

    private double MeasureGrowth(int i)
    {
        if (lanes is not null)
        {
            return lanes.Growth(i);
        }

        double most = 0;
        double sum = 0;

        for (int j = 0; j < model.Width; j++)
        {
            double size = sizes[j];
            double growth = size == 0 ? 0 : DenseVector.Norm(model.Neuron(coefficients[i], j)) / size;
            most = Math.Max(most, growth);

            // A maximum may lose a NaN, a sum does not.
            sum += growth;
        }

        return double.IsFinite(sum) ? most : sum;
    }
}
