using ReluProofs.Numeric.LinearAlgebra;

namespace ReluProofs.Numeric.Flows;

/// <summary>
/// Recognises that the large neurons of a network rest (rho = 0), as they do at a saddle that small ones leave. With M_g the points active
/// in group g of equal modes, A_g = sum of a_j^2 over it and W = sum_g A_g M_g M_g^T, r' = -s rate (W + more, positive semidefinite) r: the
/// part delta of r in the range of W falls at least as fast as exp(-kappa t), kappa = |s rate| times the least eigenvalue of W above 0, and
/// moves no neuron further than |rate| sqrt(sum ||x_k||^2) |delta| / kappa of its size. The rest of r pulls on no large neuron, or creeps.
/// </summary>
internal sealed class RestingNeurons(FlowModel model)
{
    // A small neuron has this part of what its output may displace, so that a phase is worth its while.
    private const double Small = 1e-6;

    // Eigenvalues below this part of the largest are rounding, or those of neurons that must not be pulled at all.
    private const double Rank = 1e-12;

    private const int MostPoints = 128;

    // No accuracy asked for is finer than this, and rounding leaves more of a residual than tolerances below it allow.
    private const double Finest = 1e-14;

    // What rounding can make of a sum that is 0 in exact arithmetic, relative to the sum of its terms' sizes.
    private const double Rounding = 1e-13;

    // How much further a large neuron is from its kinks than the motion left takes it.
    private const double Clear = 10;

    // How far above what is allowed the motion left may be, if somewhat shorter steps are to bring it down.
    private const double Near = 1e4;

    private readonly double points = DenseVector.Dot(model.Coordinates.Norms, model.Coordinates.Norms);
    private readonly double[] residuals = new double[model.Data.Count];
    private readonly double[] pull = new double[model.Stride - 1];
    private readonly bool[] rests = new bool[model.Width];
    private double[] output = [];
    private int[] seen = [];

    /// <summary>Whether the last call got as far as looking at eigenvalues.</summary>
    public bool Looked { get; private set; }

    /// <summary>The drift a resting part may have: half of what a phase may displace.</summary>
    public static double Allowed(double tolerance) => 0.5 * Math.Max(tolerance, Finest);

    /// <summary>The resting part, or null when there is none; one that drifts more than is allowed is only near to its rest.</summary>
    public RestingPart? Find(double[] values, int[] exponents, ActivationFrame frame, double tolerance, double naturalRate)
    {
        Looked = false;
        double allowed = Allowed(tolerance);

        if (model.Setting.Decay > 0 || model.Setting.Rate == 0
            || !Divide(values, exponents, frame, tolerance, naturalRate, Clear * allowed))
        {
            return null;
        }

        model.Residuals(values, exponents, frame, residuals);
        double total = 0;

        for (int g = 0; g < frame.Groups.Length; g++)
        {
            total += output[g];
        }

        double rate = Math.Abs(model.Setting.Rate);
        double following = rate * Math.Abs(model.Setting.OutputScale);

        // kappa and |D| / |delta| are at most this large, which makes the drift at least that of delta = D over it.
        double most = following * total * points;

        if (!(rate * LargestPull(frame, residuals, Rank * total) <= Near * allowed * most)
            || (model.Data.Count > MostPoints && !model.Coordinates.IsDiagonal))
        {
            return null;
        }

        Looked = true;
        var limit = (double[])residuals.Clone();
        double least = RemoveRange(values, exponents, frame, limit, Clear * allowed, out double delta);
        double kappa = following * least;
        double drift = rate * Math.Sqrt(points) * delta / kappa;
        double noise = Rounding * Scale(limit);

        if (!(drift <= Near * allowed) || LargestPull(frame, limit, Rank * total) > noise)
        {
            return null;
        }

        double creep = rate * LargestPull(frame, limit, double.NegativeInfinity, Rank * total);
        return KinksDoNotMatter(values, frame, limit, noise, Clear * allowed)
            ? new RestingPart((bool[])rests.Clone(), limit, drift, creep, 1 / kappa)
            : null;
    }

    /// <summary>Splits the neurons by size; false when one part is empty or a large neuron is in contact with a kink.</summary>
    private bool Divide(double[] values, int[] exponents, ActivationFrame frame, double tolerance, double naturalRate, double margin)
    {
        if (output.Length < frame.Groups.Length)
        {
            output = new double[frame.Groups.Length];
            seen = new int[frame.Groups.Length];
        }

        Array.Clear(output);
        double largest = Small * tolerance * naturalRate
            / (Math.Abs(model.Setting.Rate * model.Setting.OutputScale) * points * model.Width);
        int small = 0;

        for (int j = 0; j < model.Width; j++)
        {
            var neuron = model.Neuron(values, j);
            double weight = FlowModel.Weight(exponents[j]);
            rests[j] = weight * DenseVector.Dot(neuron, neuron) > largest;
            small += rests[j] ? 0 : 1;

            if (rests[j])
            {
                var group = frame.Of(j);

                // Orthogonal points: a contact is moved by nothing but its own slope, which is 0.
                if (group.Contacts.Length > 0 && !model.Coordinates.IsDiagonal)
                {
                    return false;
                }

                // One that may leave its group is not counted on, one that is active nowhere does not move at all.
                bool counts = group.Active.Length > 0 && (model.Coordinates.IsDiagonal || IsClear(values, j, margin));
                output[frame.GroupOf[j]] += counts ? weight * neuron[0] * neuron[0] : 0;
            }
        }

        return small > 0 && small < model.Width;
    }

    /// <summary>The largest ||D|| of a group with resting neurons and an A_g in (above, upTo].</summary>
    private double LargestPull(ActivationFrame frame, double[] r, double above, double upTo = double.PositiveInfinity)
    {
        double largest = 0;

        Array.Clear(seen);

        for (int j = 0; j < model.Width; j++)
        {
            int g = frame.GroupOf[j];

            // Once for each group: at its first resting neuron.
            if (rests[j] && seen[g]++ == 0 && output[g] > above && output[g] <= upTo)
            {
                model.Pull(frame.Groups[g], r, pull);
                largest = Math.Max(largest, DenseVector.Norm(pull));
            }
        }

        return largest;
    }

    private double Scale(double[] r)
    {
        double scale = 0;

        for (int k = 0; k < r.Length; k++)
        {
            scale += Math.Abs(r[k]) * model.Coordinates.Norms[k];
        }

        return scale;
    }

    /// <summary>Removes from r what lies in the range of W, whose length is delta; gives the least eigenvalue of W above 0.</summary>
    private double RemoveRange(
        double[] values, int[] exponents, ActivationFrame frame, double[] r, double margin, out double delta)
    {
        int n = r.Length;
        var (eigenvalues, vectors) = model.Coordinates.IsDiagonal ? (Diagonal(values, exponents, frame, margin), null) : Eigen(frame);
        double threshold = Rank * eigenvalues.Max();
        double least = double.PositiveInfinity;
        double square = 0;

        for (int i = 0; i < n; i++)
        {
            if (eigenvalues[i] <= threshold)
            {
                continue;
            }

            least = Math.Min(least, eigenvalues[i]);

            if (vectors is null)
            {
                square += r[i] * r[i];
                r[i] = 0;
            }
            else
            {
                var direction = vectors.AsSpan(i * n, n);
                double part = DenseVector.Dot(direction, r);
                square += part * part;
                DenseVector.AddScaled(r, -part, direction);
            }
        }

        delta = Math.Sqrt(square);
        return least;
    }

    /// <summary>W for orthogonal points, from the neurons that are clear of the point's kink.</summary>
    private double[] Diagonal(double[] values, int[] exponents, ActivationFrame frame, double margin)
    {
        var diagonal = new double[model.Data.Count];

        for (int j = 0; j < model.Width; j++)
        {
            double a = Math.ScaleB(values[j * model.Stride], exponents[j]);

            foreach (int k in rests[j] ? frame.Of(j).Active : [])
            {
                diagonal[k] += IsClear(values, j, k, margin) ? a * a * model.Data.Gram(k, k) : 0;
            }
        }

        return diagonal;
    }

    private (double[] Values, double[]? Vectors) Eigen(ActivationFrame frame)
    {
        int n = model.Data.Count;
        var matrix = new double[n * n];

        for (int g = 0; g < frame.Groups.Length; g++)
        {
            foreach (int k in output[g] > 0 ? frame.Groups[g].Active : [])
            {
                foreach (int l in frame.Groups[g].Active)
                {
                    matrix[k * n + l] += output[g] * model.Data.Gram(k, l);
                }
            }
        }

        var eigen = SymmetricEigen.Of(matrix, n);
        return (eigen.Values, eigen.Vectors);
    }

    /// <summary>
    /// Whether no resting neuron is so near to a kink that the motion left could take it across, or the point's residual tends to 0, so
    /// that its slope does not matter.
    /// </summary>
    private bool KinksDoNotMatter(double[] values, ActivationFrame frame, double[] limit, double noise, double margin)
    {
        for (int k = 0; k < model.Data.Count; k++)
        {
            // Orthogonal points: what is not active does not move, and what is has a residual that tends to 0.
            if (model.Coordinates.IsDiagonal || Math.Abs(limit[k]) * model.Coordinates.Norms[k] <= noise)
            {
                continue;
            }

            for (int j = 0; j < model.Width; j++)
            {
                // Active nowhere: it stays where it is.
                if (rests[j] && frame.Of(j).Active.Length > 0 && !IsClear(values, j, k, margin))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool IsClear(double[] values, int j, double margin)
    {
        for (int k = 0; k < model.Data.Count; k++)
        {
            if (!IsClear(values, j, k, margin))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsClear(double[] values, int j, int k, double margin)
    {
        double norm = model.Coordinates.Norms[k];
        double size = DenseVector.Norm(model.Neuron(values, j));
        return norm == 0 || Math.Abs(model.Coordinates.Preactivation(k, model.Hidden(values, j))) > margin * size * norm;
    }
}
