namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The motion of one neuron while the residuals are constant: D is constant, and with delta = ||D||, e = D / delta, p = &lt;u, e>, tau =
/// rate * delta * t: a = G exp(tau) + S exp(-tau), p = G exp(tau) - S exp(-tau) with G = (a + p)/2, S = (a - p)/2; the rest of u
/// stays; everything shrinks by exp(-decay t).
/// </summary>
internal sealed class LinearMotion
{
    private const double AlongPull = 4e-15;

    private readonly FlowModel model;
    private readonly double[] direction;

    public LinearMotion(FlowModel model)
    {
        this.model = model;
        direction = new double[model.Stride - 1];
        Residuals = new double[model.Data.Count];
    }

    /// <summary>rate * ||D||, with the sign of the rate.</summary>
    public double Speed { get; private set; }

    /// <summary>D / ||D||, or 0.</summary>
    public ReadOnlySpan<double> Direction => direction;

    /// <summary>r, which is constant; to be set first.</summary>
    public double[] Residuals { get; set; }

    /// <summary>Sets D from a row of modes.</summary>
    public void Aim(ReadOnlySpan<KinkMode> row)
    {
        if (row.IndexOfAny(KinkMode.Resting, KinkMode.Sliding) >= 0)
        {
            model.Pull(new ActivationGroup(model.Coordinates, row), Residuals, direction);
        }
        else
        {
            model.Pull(row, Residuals, direction);
        }

        double size = DenseVector.Norm(direction);
        Speed = model.Setting.Rate * size;

        if (size > 0)
        {
            DenseVector.Scale(direction, 1 / size);
        }
    }

    /// <summary>Moves a neuron by a time, and brings it back to a size near 1.</summary>
    public void Move(Span<double> neuron, ref int exponent, double time)
    {
        double tau = Speed * time;
        var u = neuron[1..];
        var (p, g, s) = Split(neuron);
        double growing = g * Math.Exp(tau);
        double shrinking = s * Math.Exp(-tau);
        neuron[0] = growing + shrinking;
        DenseVector.AddScaled(u, growing - shrinking - p, direction);
        FlowScaling.Shrink(neuron, ref exponent, model.Setting.Decay * time);
        FlowScaling.Normalise(neuron, ref exponent);
    }

    /// <summary>
    /// p, G and S. A neuron along its pull to rounding, whose G or S is rounding too, has none of it: otherwise noise would turn a
    /// balanced neuron around that is pulled straight back to 0, as one on a slide in the plane often is.
    /// </summary>
    private (double P, double G, double S) Split(ReadOnlySpan<double> neuron)
    {
        var u = neuron[1..];
        double p = DenseVector.Dot(direction, u);
        double growing = 0.5 * (neuron[0] + p);
        double shrinking = 0.5 * (neuron[0] - p);
        double rounding = AlongPull * Math.Sqrt(neuron[0] * neuron[0] + p * p);

        if (Math.Min(Math.Abs(growing), Math.Abs(shrinking)) > rounding)
        {
            return (p, growing, shrinking);
        }

        double across = 0;

        for (int i = 0; i < u.Length; i++)
        {
            across = Math.Max(across, Math.Abs(u[i] - p * direction[i]));
        }

        return across > rounding ? (p, growing, shrinking)
            : Math.Abs(growing) <= rounding ? (p, 0, shrinking)
            : (p, growing, 0);
    }

    /// <summary>Puts the preactivations that just came into contact to 0.</summary>
    public void Land(Span<double> neuron, ReadOnlySpan<KinkMode> row, ReadOnlySpan<(int Point, KinkMode Mode)> changes)
    {
        var u = neuron[1..];

        foreach (var (k, _) in changes)
        {
            if (row[k].IsContact())
            {
                model.Coordinates.AddPoint(u, -model.Coordinates.Preactivation(k, u) / model.Data.Gram(k, k), k);
            }
        }
    }

    /// <summary>The first time at which a preactivation changes its sign, at most <paramref name="longest"/>, and the points it happens at.</summary>
    public double FirstCrossing(ReadOnlySpan<double> neuron, ReadOnlySpan<KinkMode> row, double longest, List<int> fresh, List<int> fired)
    {
        fired.Clear();
        double first = longest;

        if (Speed == 0)
        {
            return first;
        }

        var u = neuron[1..];
        var (_, growing, shrinking) = Split(neuron);

        for (int k = 0; k < row.Length; k++)
        {
            if (row[k].IsContact() || model.Coordinates.Norms[k] == 0)
            {
                continue;
            }

            double sign = row[k] == KinkMode.Active ? 1 : -1;
            double along = sign * model.Coordinates.Preactivation(k, direction);
            double now = sign * model.Coordinates.Preactivation(k, u);
            bool atKink = now <= 0 || fresh.Contains(k);

            // A negative rate runs the exponentials backwards: the roles of G and S are exchanged.
            double log = Speed > 0
                ? ExponentialRoot(along * growing, -along * shrinking, now, atKink)
                : ExponentialRoot(-along * shrinking, along * growing, now, atKink);
            double time = log / Math.Abs(Speed);

            if (time < first)
            {
                first = time;
                fired.Clear();
            }

            if (time == first && time < longest)
            {
                fired.Add(k);
            }
        }

        // Where a passes 0 the two sides of a slide change roles.
        int slide = row.IndexOf(KinkMode.Sliding);

        if (slide >= 0 && growing * shrinking < 0)
        {
            double time = 0.5 * Math.Log(-shrinking / growing) / Speed;

            if (time > 0 && time < first)
            {
                first = time;
                fired.Clear();
                fired.Add(slide);
            }
        }

        return first;
    }

    /// <summary>
    /// The smallest log E > 0 with A (E - 1) + B (1 / E - 1) + now = 0, infinite if there is none. At a kink E = 1 is a root already
    /// left, and B / A is the other one; where the function falls from there, the answer is 0.
    /// </summary>
    private static double ExponentialRoot(double a, double b, double now, bool atKink)
    {
        if (atKink)
        {
            if (a < b || (a == b && a < 0))
            {
                return 0;
            }

            // A (E - 1)(E - B/A) / E: it rises from 1 and falls again only if both are negative.
            return a < 0 && b < a ? Math.Log(b / a) : double.PositiveInfinity;
        }

        // In x = E - 1, so that a root just ahead is not rounded to the one behind, as when another preactivation has just passed its
        // kink at the same time but for rounding: A x^2 + (A - B + now) x + now = 0.
        double root = double.PositiveInfinity;
        double slope = a - b + now;
        double discriminant = slope * slope - 4 * a * now;

        if (discriminant < 0)
        {
            return root;
        }

        double q = -0.5 * (slope + (slope >= 0 ? 1 : -1) * Math.Sqrt(discriminant));
        Consider(a != 0 ? q / a : double.NaN, ref root);
        Consider(q != 0 ? now / q : double.NaN, ref root);
        return root;

        static void Consider(double x, ref double root)
        {
            if (x > 0 && double.IsFinite(x))
            {
                root = Math.Min(root, LogOnePlus(x));
            }
        }
    }

    /// <summary>log(1 + x) to full relative accuracy, by what 1 + x was rounded to.</summary>
    private static double LogOnePlus(double x)
    {
        double rounded = 1 + x;
        return rounded == 1 ? x : Math.Log(rounded) * (x / (rounded - 1));
    }
}
