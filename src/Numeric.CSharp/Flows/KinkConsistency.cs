namespace ReluProofs.Numeric.Flows;

/// <summary>
/// Whether modes for the kinks of a neuron agree with the motion they cause: every active preactivation moves up, every inactive
/// one down, and every one in contact stays with a slope in [0, 1].
/// </summary>
internal sealed class KinkConsistency(FlowModel model)
{
    // What rounding can make of a sum that is 0 in exact arithmetic, relative to the sum of its terms' sizes.
    private const double Noise = 1e-13;

    private readonly double[] pull = new double[model.Stride - 1];
    private readonly double[] full = new double[model.Stride - 1];

    /// <summary>Sum of |r_k| ||x_k||: what rounding errors of a pull are relative to.</summary>
    public double Scale(ReadOnlySpan<double> residuals)
    {
        double scale = 0;

        for (int k = 0; k < residuals.Length; k++)
        {
            scale += Math.Abs(residuals[k]) * model.Coordinates.Norms[k];
        }

        return scale;
    }

    /// <summary>What counts as 0 for a gamma at point k.</summary>
    public double GammaNoise(double scale, int k) => Noise * scale / model.Coordinates.Norms[k];

    /// <summary>What counts as 0 for a velocity of the preactivation at point k, over |rate a|.</summary>
    public double VelocityNoise(double scale, int k) => Noise * scale * model.Coordinates.Norms[k];

    /// <summary>The velocity of the preactivation at point k, over |rate a|, were the active modes the only ones that pull.</summary>
    public double Velocity(double sign, ReadOnlySpan<double> residuals, ReadOnlySpan<KinkMode> modes, int k)
    {
        PullOf(residuals, modes, [], pull);
        return sign * model.Coordinates.Preactivation(k, pull);
    }

    /// <summary>Sum of r_k x_k over the active k outside the kinks to skip.</summary>
    public void PullOf(ReadOnlySpan<double> residuals, ReadOnlySpan<KinkMode> modes, ReadOnlySpan<int> skip, Span<double> d)
    {
        d.Clear();

        for (int k = 0; k < modes.Length; k++)
        {
            if (modes[k] == KinkMode.Active && !skip.Contains(k))
            {
                model.Coordinates.AddPoint(d, residuals[k], k);
            }
        }
    }

    /// <summary>Whether the modes of the kinks are consistent, and which of those in contact need a slope above 0.</summary>
    public bool Holds(
        double sign,
        double scale,
        ReadOnlySpan<double> residuals,
        ReadOnlySpan<KinkMode> modes,
        ReadOnlySpan<int> kinks,
        Span<bool> sliding)
    {
        PullOf(residuals, modes, [], pull);
        Span<int> contacts = kinks.Length <= 64 ? stackalloc int[kinks.Length] : new int[kinks.Length];
        int contactCount = 0;

        for (int i = 0; i < kinks.Length; i++)
        {
            sliding[i] = false;

            if (modes[kinks[i]].IsContact())
            {
                contacts[contactCount++] = kinks[i];
            }
        }

        Span<double> gamma = kinks.Length <= 64 ? stackalloc double[kinks.Length] : new double[kinks.Length];
        pull.CopyTo(full);

        if (contactCount > 0)
        {
            ContactSpan.Balance(model.Coordinates, contacts[..contactCount], pull, residuals, gamma);

            for (int i = 0; i < contactCount; i++)
            {
                model.Coordinates.AddPoint(full, gamma[i], contacts[i]);
            }
        }

        int contact = 0;

        for (int i = 0; i < kinks.Length; i++)
        {
            int k = kinks[i];
            double noise = VelocityNoise(scale, k);
            double velocity = sign * model.Coordinates.Preactivation(k, full);

            if (modes[k].IsContact())
            {
                double value = gamma[contact++];
                double zero = GammaNoise(scale, k);

                // Consistency alone is asked here; that the slide attracts is what the preference for the inactive side sees to.
                bool within = Math.Abs(value) <= zero
                    || (value > 0 ? value <= residuals[k] + zero : value >= residuals[k] - zero);

                if (!within || (sign != 0 && Math.Abs(velocity) > 4 * noise))
                {
                    return false;
                }

                sliding[i] = Math.Abs(value) > zero;
            }
            else if (modes[k] == KinkMode.Active ? velocity <= noise : velocity >= -noise)
            {
                return false;
            }
        }

        return true;
    }
}
