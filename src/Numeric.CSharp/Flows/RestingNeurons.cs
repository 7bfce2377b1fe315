using ReluProofs.Numeric.LinearAlgebra;

namespace ReluProofs.Numeric.Flows;

/// <summary>
/// Recognises that the large neurons of a network rest (rho = 0), as they do at a saddle that small ones leave. Their outputs are
/// M v with v_g = sum of a_j u_j over a group of equal modes and M the active points, group beside group, so the loss is a convex
/// quadratic of v and D = M^T r its gradient. With delta the part of r in the range of M, sigma the least singular value of M above 0 and A
/// the least sum of a_j^2 of a group, |delta|' &lt;= -kappa |delta|, kappa = |rate s| A sigma^2: what is left of the motion is at most
/// |delta| / kappa long.
/// </summary>
internal sealed class RestingNeurons(FlowModel model)
{
    // A small neuron has this part of what its output may displace, so that a phase is worth its while.
    private const double Small = 1e-6;

    // Singular values below this part of the largest are rounding: nothing moves along their directions.
    private const double Rank = 1e-12;

    private const int MostPoints = 256;

    // No accuracy asked for is finer than this, and rounding leaves more of a residual than tolerances below it allow.
    private const double Finest = 1e-14;

    // How much further a large neuron is from its kinks than the motion left takes it.
    private const double Clear = 10;

    private readonly double[] residuals = new double[model.Data.Count];
    private readonly double[] pull = new double[model.Stride - 1];
    private ActivationFrame? knownFrame;
    private bool[] knownGroups = [];
    private SymmetricEigen? range;

    /// <summary>The resting part, or null when there is none, or none that allows a drift of half the tolerance.</summary>
    public RestingPart? Find(double[] values, int[] exponents, ActivationFrame frame, double tolerance, double naturalRate)
    {
        if (model.Setting.Decay > 0 || model.Setting.Rate == 0)
        {
            return null;
        }

        var rests = new bool[model.Width];
        var groupRests = new bool[frame.Groups.Length];

        if (!Divide(values, exponents, frame, tolerance, naturalRate, rests, groupRests, out double leastOutput))
        {
            return null;
        }

        model.Residuals(values, exponents, frame, residuals);
        double square = PullSquare(frame, groupRests);
        double points = PointSquares();
        double rate = Math.Abs(model.Setting.Rate);
        double following = rate * Math.Abs(model.Setting.OutputScale) * leastOutput;
        double allowed = 0.5 * Math.Max(tolerance, Finest);

        // No singular value is larger than the root of the sum of all squares, so this is the least drift possible.
        if (!(rate * Math.Sqrt(square) <= allowed * following * points) || !Decompose(frame, groupRests))
        {
            return null;
        }

        var limit = (double[])residuals.Clone();
        double sigmaSquare = RemoveRange(limit);
        double kappa = following * sigmaSquare;
        double drift = rate * Math.Sqrt(points) * Math.Sqrt(square / sigmaSquare) / kappa;
        return drift <= allowed && AreClearOfKinks(values, frame, rests, Clear * drift)
            ? new RestingPart(rests, limit, drift, 1 / kappa)
            : null;
    }

    /// <summary>Splits the neurons by size; false when one part is empty or a large neuron is in contact with a kink.</summary>
    private bool Divide(
        double[] values,
        int[] exponents,
        ActivationFrame frame,
        double tolerance,
        double naturalRate,
        bool[] rests,
        bool[] groupRests,
        out double leastOutput)
    {
        double largest = Small * tolerance * naturalRate
            / (Math.Abs(model.Setting.Rate * model.Setting.OutputScale) * PointSquares() * model.Width);
        var output = new double[frame.Groups.Length];
        leastOutput = double.PositiveInfinity;
        int small = 0;

        for (int j = 0; j < model.Width; j++)
        {
            var neuron = model.Neuron(values, j);
            double weight = FlowModel.Weight(exponents[j]);
            rests[j] = weight * DenseVector.Dot(neuron, neuron) > largest;
            small += rests[j] ? 0 : 1;

            if (rests[j])
            {
                int g = frame.GroupOf[j];
                groupRests[g] = true;
                output[g] += weight * neuron[0] * neuron[0];

                // Orthogonal points: a contact is moved by nothing but its own slope, which is 0.
                if (frame.Groups[g].Contacts.Length > 0 && !model.Coordinates.IsDiagonal)
                {
                    return false;
                }
            }
        }

        for (int g = 0; g < groupRests.Length; g++)
        {
            // A group that is active nowhere does not move at all.
            groupRests[g] &= frame.Groups[g].Active.Length > 0;
            leastOutput = groupRests[g] ? Math.Min(leastOutput, output[g]) : leastOutput;
        }

        return small > 0 && double.IsFinite(leastOutput);
    }

    private double PullSquare(ActivationFrame frame, bool[] groupRests)
    {
        double square = 0;

        for (int g = 0; g < groupRests.Length; g++)
        {
            if (groupRests[g])
            {
                model.Pull(frame.Groups[g], residuals, pull);
                square += DenseVector.Dot(pull, pull);
            }
        }

        return square;
    }

    private double PointSquares() => DenseVector.Dot(model.Coordinates.Norms, model.Coordinates.Norms);

    /// <summary>The eigenvectors of M M^T, kept while the modes stay.</summary>
    private bool Decompose(ActivationFrame frame, bool[] groupRests)
    {
        if (ReferenceEquals(frame, knownFrame) && knownGroups.AsSpan().SequenceEqual(groupRests))
        {
            return range is not null;
        }

        int n = model.Data.Count;
        knownFrame = frame;
        knownGroups = groupRests;
        range = null;

        if (n > MostPoints)
        {
            return false;
        }

        var matrix = new double[n * n];

        for (int g = 0; g < groupRests.Length; g++)
        {
            foreach (int k in groupRests[g] ? frame.Groups[g].Active : [])
            {
                foreach (int l in frame.Groups[g].Active)
                {
                    matrix[k * n + l] += model.Coordinates.IsDiagonal && k != l ? 0 : model.Data.Gram(k, l);
                }
            }
        }

        range = SymmetricEigen.Of(matrix, n);
        return true;
    }

    /// <summary>Removes from r what lies in the range of M; gives the least eigenvalue of M M^T above 0.</summary>
    private double RemoveRange(double[] r)
    {
        int n = r.Length;
        double threshold = Rank * range!.Values.Max();
        double least = double.PositiveInfinity;

        for (int i = 0; i < n; i++)
        {
            if (range.Values[i] > threshold)
            {
                var direction = range.Vectors.AsSpan(i * n, n);
                DenseVector.AddScaled(r, -DenseVector.Dot(direction, r), direction);
                least = Math.Min(least, range.Values[i]);
            }
        }

        return least;
    }

    private bool AreClearOfKinks(double[] values, ActivationFrame frame, bool[] rests, double margin)
    {
        for (int j = 0; j < model.Width; j++)
        {
            // Active nowhere: it stays where it is.
            if (!rests[j] || frame.Of(j).Active.Length == 0)
            {
                continue;
            }

            double size = DenseVector.Norm(model.Neuron(values, j));

            for (int k = 0; k < model.Data.Count; k++)
            {
                double norm = frame.Modes[j * model.Data.Count + k].IsContact() ? 0 : model.Coordinates.Norms[k];

                if (norm > 0 && Math.Abs(model.Coordinates.Preactivation(k, model.Hidden(values, j))) <= margin * size * norm)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
