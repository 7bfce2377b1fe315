namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>
/// Follows a small neuron while the residuals stay as they are. Inside an activation cone its pull D is constant, so its hidden
/// weight moves on the straight line w + tau sign(a) D: the path is a polyline, followed here from kink to kink without any time
/// step. This needs |a| to stay away from 0, which |a| >= ||w|| ensures.
/// </summary>
internal sealed class FrozenNeuron
{
    // Preactivations this small beside ||w|| ||x|| count as 0.
    private const double OnKink = 1e-12;

    private readonly FlowData data;
    private readonly double[] residuals;
    private readonly double least;
    private readonly double[] weight;
    private readonly double[] pull;
    private readonly double[] preactivations;
    private readonly double[] speeds;
    private readonly bool[] active;
    private readonly int[] kinks;
    private readonly double[] slopes;

    /// <summary>For one data set and its residuals.</summary>
    /// <param name="data">The points.</param>
    /// <param name="residuals">r_k.</param>
    /// <param name="least">A pull of at most this norm counts as none.</param>
    public FrozenNeuron(FlowData data, double[] residuals, double least)
    {
        this.data = data;
        this.residuals = residuals;
        this.least = least;
        weight = new double[data.Dimension];
        pull = new double[data.Dimension];
        preactivations = new double[data.Count];
        speeds = new double[data.Count];
        active = new bool[data.Count];
        kinks = new int[data.Count];
        slopes = new double[data.Count];
    }

    /// <summary>What becomes of a neuron.</summary>
    /// <param name="direction">Its direction, a unit vector.</param>
    /// <param name="sign">The sign of a, times that of the output scale.</param>
    public NeuronFate Follow(ReadOnlySpan<double> direction, int sign)
    {
        direction.CopyTo(weight);
        int kinkCount = Start(sign);
        int most = 100 + 20 * data.Count;

        for (int change = 0; change < most; change++)
        {
            Pull(kinkCount, sign);
            double size = DenseVector.Norm(pull);

            if (size <= least)
            {
                return new NeuronFate(Alive(kinkCount) ? Fate.Stalls : Fate.Dies, 0, []);
            }

            double tau = NextKink();

            if (double.IsPositiveInfinity(tau))
            {
                double[] limit = Array.ConvertAll(pull, p => sign * p / size);
                return new NeuronFate(Fate.Grows, size, limit);
            }

            kinkCount = Advance(tau, sign, kinkCount);

            if (DenseVector.Norm(weight) <= OnKink)
            {
                return new NeuronFate(Fate.Stalls, 0, []);
            }
        }

        return new NeuronFate(Fate.Unknown, 0, []);
    }

    /// <summary>
    /// The pull on a neuron where it is: on kinks that attract, the Filippov selection. The span is overwritten by the next call.
    /// </summary>
    /// <param name="direction">Its direction, a unit vector.</param>
    /// <param name="sign">The sign of a, times that of the output scale.</param>
    public ReadOnlySpan<double> PullAt(ReadOnlySpan<double> direction, int sign)
    {
        direction.CopyTo(weight);
        Pull(Start(sign), sign);
        return pull;
    }

    /// <summary>Statuses at the start; at a kink that repels the neuron is inactive, as with relu'(0) = 0.</summary>
    private int Start(int sign)
    {
        int count = 0;

        for (int k = 0; k < data.Count; k++)
        {
            double z = DenseVector.Dot(weight, data.Point(k));
            bool on = Math.Abs(z) <= OnKink * data.Norm(k);
            preactivations[k] = on ? 0 : z;
            active[k] = !on && z > 0;

            if (on && sign * residuals[k] < 0)
            {
                kinks[count++] = k;
            }
        }

        return count;
    }

    /// <summary>The pull in the cone that is entered now and the speed of every preactivation per unit of tau.</summary>
    private void Pull(int kinkCount, int sign)
    {
        do
        {
            PullOfActive(kinkCount, sign);
        }
        while (ActivateEntered(kinkCount));
    }

    /// <summary>A point whose kink is being crossed upwards is active from here on.</summary>
    private bool ActivateEntered(int kinkCount)
    {
        bool any = false;

        for (int k = 0; k < data.Count; k++)
        {
            if (preactivations[k] == 0 && speeds[k] > 0 && !active[k] && !kinks.AsSpan(0, kinkCount).Contains(k))
            {
                active[k] = true;
                any = true;
            }
        }

        return any;
    }

    private void PullOfActive(int kinkCount, int sign)
    {
        Array.Clear(pull);

        for (int k = 0; k < data.Count; k++)
        {
            if (active[k])
            {
                DenseVector.AddScaled(pull, residuals[k], data.Point(k));
            }
        }

        NearestPull.Find(data, residuals, kinks.AsSpan(0, kinkCount), slopes, pull);
        double size = DenseVector.Norm(pull);

        for (int k = 0; k < data.Count; k++)
        {
            double speed = sign * DenseVector.Dot(pull, data.Point(k));

            // Rounding must not turn a point that is neither approached nor left into one that is.
            speeds[k] = Math.Abs(speed) <= OnKink * size * data.Norm(k) ? 0 : speed;
        }
    }

    private bool Alive(int kinkCount)
    {
        for (int k = 0; k < data.Count; k++)
        {
            if (active[k] && data.Norm(k) > 0 && residuals[k] != 0)
            {
                return true;
            }
        }

        return slopes.AsSpan(0, kinkCount).ContainsAnyExcept(0.0);
    }

    private double NextKink()
    {
        double tau = double.PositiveInfinity;

        for (int k = 0; k < data.Count; k++)
        {
            if (preactivations[k] * speeds[k] < 0)
            {
                tau = Math.Min(tau, -preactivations[k] / speeds[k]);
            }
        }

        return tau;
    }

    /// <summary>Moves to the next kink, lets kinks go that the motion leaves, and returns how many there are then.</summary>
    private int Advance(double tau, int sign, int kinkCount)
    {
        int kept = 0;

        for (int i = 0; i < kinkCount; i++)
        {
            int k = kinks[i];

            if (speeds[k] == 0)
            {
                kinks[kept++] = k;
            }
            else
            {
                active[k] = speeds[k] > 0;
            }
        }

        for (int k = 0; k < data.Count; k++)
        {
            double before = preactivations[k];
            bool meets = before * speeds[k] < 0 && -before / speeds[k] <= tau * (1 + OnKink);
            preactivations[k] = meets ? 0 : before + tau * speeds[k];

            if (meets && sign * residuals[k] < 0)
            {
                active[k] = false;
                kinks[kept++] = k;
            }
            else if (meets)
            {
                active[k] = speeds[k] > 0;
            }
            else if (before == 0 && !kinks.AsSpan(0, kept).Contains(k))
            {
                active[k] = speeds[k] > 0;
            }
        }

        DenseVector.AddScaled(weight, sign * tau, pull);
        return kept;
    }
}
