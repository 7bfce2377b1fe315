namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The motion while the output is negligible: D_g is constant, and every neuron moves linearly. With delta = ||D||,
/// e = D / delta, p = &lt;u, e>, tau = rate * delta * t: a = G exp(tau) + S exp(-tau), p = G exp(tau) - S exp(-tau) with
/// G = (a + p)/2, S = (a - p)/2; the rest of u stays; everything shrinks by exp(-decay t).
/// </summary>
internal sealed class LinearPhase
{
    // Beyond this the exponentials leave the range of doubles; a longer phase is several jumps.
    private const double LongestExponent = 300;

    private readonly FlowModel model;
    private readonly double[] residuals;
    private double[] pulls = [];
    private double[] sizes = [];

    public LinearPhase(FlowModel model)
    {
        this.model = model;
        residuals = new double[model.Data.Count];
    }

    /// <summary>Computes D of every group for the output 0.</summary>
    public void Prepare(ActivationFrame frame)
    {
        int q = model.Stride - 1;

        if (pulls.Length < frame.Groups.Length * q)
        {
            pulls = new double[frame.Groups.Length * q];
            sizes = new double[frame.Groups.Length];
        }

        for (int k = 0; k < residuals.Length; k++)
        {
            residuals[k] = model.Data.Label(k);
        }

        for (int g = 0; g < frame.Groups.Length; g++)
        {
            var pull = pulls.AsSpan(g * q, q);
            model.Pull(frame.Groups[g], residuals, pull);
            double size = DenseVector.Norm(pull);
            sizes[g] = size;

            if (size > 0)
            {
                DenseVector.Scale(pull, 1 / size);
            }
        }
    }

    /// <summary>||D|| of a group. Needs <see cref="Prepare"/>.</summary>
    public double PullSize(int group) => sizes[group];

    /// <summary>D / ||D|| of a group, or 0. Needs <see cref="Prepare"/>.</summary>
    public ReadOnlySpan<double> Direction(int group) => pulls.AsSpan(group * (model.Stride - 1), model.Stride - 1);

    /// <summary>
    /// The longest time for which leaving the output out displaces no neuron, relative to its size, by more than
    /// <paramref name="tolerance"/>; 0 if there is none. Needs <see cref="Prepare"/>.
    /// </summary>
    public double Longest(double[] values, int[] exponents, ActivationFrame frame, double tolerance, double wish)
    {
        double squares = 0;

        for (int k = 0; k < residuals.Length; k++)
        {
            squares += model.Coordinates.Norms[k] * model.Coordinates.Norms[k];
        }

        double bound = 0.5 * Math.Abs(model.Setting.Rate * model.Setting.OutputScale) * squares;
        double fastest = 0;

        foreach (int g in frame.GroupOf)
        {
            fastest = Math.Max(fastest, Math.Abs(model.Setting.Rate) * sizes[g]);
        }

        double right = fastest > 0 ? Math.Min(wish, LongestExponent / fastest) : wish;

        // Exponents of the neurons stay far inside the range of integers.
        right = model.Setting.Decay > 0 ? Math.Min(right, 1e6 / model.Setting.Decay) : right;

        if (!double.IsFinite(right))
        {
            return 0;
        }

        if (Displacement(right) <= tolerance)
        {
            return right;
        }

        double left = 0;

        for (int round = 0; round < 60; round++)
        {
            double middle = 0.5 * (left + right);

            if (Displacement(middle) <= tolerance)
            {
                left = middle;
            }
            else
            {
                right = middle;
            }
        }

        return left;

        // |f(x_k)| <= |s| ||x_k|| sum_j N_j^2 / 2, and N_j^2 = a_j^2 + ||u_j||^2 grows at most at the rate 2 (|rate| delta_j - decay).
        double Displacement(double time)
        {
            double total = 0;

            for (int j = 0; j < model.Width; j++)
            {
                var neuron = model.Neuron(values, j);
                double growth = Math.Abs(model.Setting.Rate) * sizes[frame.GroupOf[j]] - model.Setting.Decay;
                double log = exponents[j] * (2 * Math.Log(2)) + 2 * Math.Max(growth, 0) * time;
                total += log > -1400 ? Math.Exp(log / 2) * DenseVector.Dot(neuron, neuron) * Math.Exp(log / 2) : 0;
            }

            return bound * total * time;
        }
    }

    /// <summary>The first time in [0, longest] at which a preactivation changes its sign, with the pairs that do.</summary>
    public double FirstCrossing(double[] values, ActivationFrame frame, double longest, HashSet<int> fresh, List<int> fired)
    {
        fired.Clear();
        double first = longest;
        int n = model.Data.Count;
        int q = model.Stride - 1;

        for (int j = 0; j < model.Width; j++)
        {
            int g = frame.GroupOf[j];
            double speed = model.Setting.Rate * sizes[g];

            if (speed == 0)
            {
                continue;
            }

            var u = model.Hidden(values, j);
            var direction = pulls.AsSpan(g * q, q);
            double a = values[j * model.Stride];
            double p = DenseVector.Dot(direction, u);
            double growing = 0.5 * (a + p);
            double shrinking = 0.5 * (a - p);

            for (int k = 0; k < n; k++)
            {
                var mode = frame.Modes[j * n + k];

                if (mode == KinkMode.Contact || model.Coordinates.Norms[k] == 0)
                {
                    continue;
                }

                double sign = mode == KinkMode.Active ? 1 : -1;
                double along = sign * model.Coordinates.Preactivation(k, direction);
                double now = sign * model.Coordinates.Preactivation(k, u);
                bool atKink = now <= 0 || fresh.Contains(j * n + k);
                double time = Crossing(along, growing, shrinking, now, p, atKink) / Math.Abs(speed);

                if (time < first)
                {
                    first = time;
                    fired.Clear();
                }

                if (time == first && time < longest)
                {
                    fired.Add(j * n + k);
                }
            }

            // A negative rate runs the exponentials backwards: the roles of G and S are exchanged.
            double Crossing(double along, double g, double s, double now, double projection, bool atKink) =>
                speed > 0
                    ? ExponentialRoot(along * g, now - along * projection, -along * s, atKink)
                    : ExponentialRoot(-along * s, now - along * projection, along * g, atKink);
        }

        return first;
    }

    /// <summary>Moves the neurons by a time, and brings each back to a size near 1.</summary>
    public void Move(double[] values, int[] exponents, ActivationFrame frame, double time)
    {
        int q = model.Stride - 1;

        for (int j = 0; j < model.Width; j++)
        {
            int g = frame.GroupOf[j];
            double tau = model.Setting.Rate * sizes[g] * time;
            var u = model.Hidden(values, j);
            var direction = pulls.AsSpan(g * q, q);
            double a = values[j * model.Stride];
            double p = DenseVector.Dot(direction, u);
            double growing = 0.5 * (a + p) * Math.Exp(tau);
            double shrinking = 0.5 * (a - p) * Math.Exp(-tau);
            values[j * model.Stride] = growing + shrinking;
            DenseVector.AddScaled(u, growing - shrinking - p, direction);
            FlowScaling.Shrink(model.Neuron(values, j), ref exponents[j], model.Setting.Decay * time);
            FlowScaling.Normalise(model.Neuron(values, j), ref exponents[j]);
        }
    }

    /// <summary>
    /// The smallest log E > 0 with A E + C + B / E = 0, infinite if there is none. At a kink E = 1 is a root already left,
    /// and B / A is the other one; where the function falls from there, the answer is 0.
    /// </summary>
    private static double ExponentialRoot(double a, double c, double b, bool atKink)
    {
        if (atKink)
        {
            if (a < b || (a == b && a < 0))
            {
                return 0;
            }

            // A (E - 1)(E - B/A) / E: beyond 1 there is a root only if B/A > 1, that is if both are negative here.
            return a < 0 && b < a ? Math.Log(b / a) : double.PositiveInfinity;
        }

        double root = double.PositiveInfinity;
        double discriminant = c * c - 4 * a * b;

        if (discriminant < 0)
        {
            return root;
        }

        double q = -0.5 * (c + (c >= 0 ? 1 : -1) * Math.Sqrt(discriminant));
        Consider(a != 0 ? q / a : double.NaN, ref root);
        Consider(q != 0 ? b / q : double.NaN, ref root);
        return root;

        static void Consider(double e, ref double root)
        {
            if (e > 1 && double.IsFinite(e))
            {
                root = Math.Min(root, Math.Log(e));
            }
        }
    }
}
