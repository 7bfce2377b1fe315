namespace ReluProofs.Numeric.Flows;

/// <summary>How one neuron goes on from its kinks.</summary>
/// <param name="Found">Whether a consistent combination was found.</param>
/// <param name="IsUnique">Whether the rule at kinks admits only this one.</param>
/// <param name="LeavesRule">Whether it is outside the rule.</param>
internal readonly record struct KinkContinuation(bool Found, bool IsUnique, bool LeavesRule);

/// <summary>
/// Chooses the modes of the preactivations of one neuron that are 0 together. A combination is consistent when every active
/// one moves up, every inactive one down, and every one in contact stays with a slope in [0, 1]. Residuals are continuous
/// across kinks, so neurons are resolved one by one.
/// </summary>
internal sealed class KinkResolver(FlowModel model)
{
    private const int Exhaustive = 4;

    // What rounding can make of a sum that is 0 in exact arithmetic, relative to the sum of its terms' sizes.
    private const double Noise = 1e-13;

    private readonly double[] pull = new double[model.Stride - 1];
    private readonly double[] full = new double[model.Stride - 1];

    /// <summary>Sets the modes of <paramref name="kinks"/> in <paramref name="modes"/>, the row of the neuron.</summary>
    /// <param name="a">The neuron's a, scaled.</param>
    /// <param name="u">Its coordinates, scaled.</param>
    /// <param name="residuals">r.</param>
    /// <param name="modes">The row of modes; those outside the kinks are kept, and are not in contact.</param>
    /// <param name="kinks">The points whose preactivation is 0.</param>
    public KinkContinuation Resolve(
        double a,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> residuals,
        Span<KinkMode> modes,
        ReadOnlySpan<int> kinks)
    {
        Span<bool> sliding = kinks.Length <= 64 ? stackalloc bool[kinks.Length] : new bool[kinks.Length];
        double sign = Direction(a, u, residuals, modes, kinks);
        double scale = Scale(residuals);

        var continuation = kinks.Length <= Exhaustive
            ? Enumerate(sign, scale, residuals, modes, kinks, sliding)
            : Iterate(sign, scale, residuals, modes, kinks, sliding);

        for (int i = 0; i < kinks.Length; i++)
        {
            modes[kinks[i]] = sliding[i] ? KinkMode.Sliding : modes[kinks[i]];
        }

        return continuation;
    }

    /// <summary>Whether a contact with this gamma (slope times residual) can go on as it is.</summary>
    /// <param name="mode">Resting or Sliding.</param>
    /// <param name="sign">The sign of rate * a.</param>
    /// <param name="gamma">The value that keeps the preactivation at 0.</param>
    /// <param name="residual">r of the point.</param>
    /// <param name="noise">What counts as 0 for gamma.</param>
    public static bool CanStay(KinkMode mode, double sign, double gamma, double residual, double noise) =>
        Math.Abs(gamma) <= noise
        || mode == KinkMode.Sliding
        && (gamma > 0 ? gamma <= residual + noise && sign <= 0 : gamma >= residual - noise && sign >= 0);

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

    /// <summary>The sign of rate * a; where a is 0, of the a to come.</summary>
    private double Direction(
        double a,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> residuals,
        ReadOnlySpan<KinkMode> modes,
        ReadOnlySpan<int> kinks)
    {
        if (a == 0)
        {
            PullOf(residuals, modes, kinks, full);
            a = model.Setting.Rate * DenseVector.Dot(u, full);
        }

        return Math.Sign(a) * Math.Sign(model.Setting.Rate);
    }

    private KinkContinuation Enumerate(
        double sign,
        double scale,
        ReadOnlySpan<double> residuals,
        Span<KinkMode> modes,
        ReadOnlySpan<int> kinks,
        Span<bool> sliding)
    {
        int size = kinks.Length;
        int combinations = 1;

        for (int i = 0; i < size; i++)
        {
            combinations *= 3;
        }

        Span<bool> slides = stackalloc bool[Exhaustive];
        int best = -1;
        int bestCost = int.MaxValue;
        int consistent = 0;

        for (int code = 0; code < combinations; code++)
        {
            Decode(code, kinks, modes);

            if (!IsConsistent(sign, scale, residuals, modes, kinks, slides))
            {
                continue;
            }

            consistent++;
            int cost = Cost(modes, kinks, slides);

            if (cost < bestCost)
            {
                bestCost = cost;
                best = code;
                slides[..size].CopyTo(sliding);
            }
        }

        if (best < 0)
        {
            sliding[..size].Clear();
            return default;
        }

        Decode(best, kinks, modes);
        return Describe(consistent == 1, sliding[..size]);
    }

    /// <summary>Coordinate by coordinate; whether there is another continuation is not known.</summary>
    private KinkContinuation Iterate(
        double sign,
        double scale,
        ReadOnlySpan<double> residuals,
        Span<KinkMode> modes,
        ReadOnlySpan<int> kinks,
        Span<bool> sliding)
    {
        foreach (int k in kinks)
        {
            modes[k] = KinkMode.Inactive;
        }

        PullOf(residuals, modes, [], pull);
        var gamma = new double[kinks.Length];
        BoxedDescent.Run(model.Coordinates, kinks, pull, residuals, sign, gamma);
        pull.CopyTo(full, 0);

        for (int i = 0; i < kinks.Length; i++)
        {
            model.Coordinates.AddPoint(full, gamma[i], kinks[i]);
        }

        for (int i = 0; i < kinks.Length; i++)
        {
            int k = kinks[i];
            double velocity = sign * model.Coordinates.Preactivation(k, full);
            double noise = Noise * scale * model.Coordinates.Norms[k];

            // Strictly between its ends gamma is free; how exactly the descent has settled there does not matter, since the
            // check below solves for the contacts.
            bool free = gamma[i] != 0 && gamma[i] != residuals[k];
            modes[k] = free || Math.Abs(velocity) <= noise ? KinkMode.Resting
                : velocity > 0 ? KinkMode.Active
                : KinkMode.Inactive;
        }

        return IsConsistent(sign, scale, residuals, modes, kinks, sliding)
            ? Describe(false, sliding[..kinks.Length])
            : default;
    }

    private KinkContinuation Describe(bool unique, ReadOnlySpan<bool> sliding)
    {
        int slides = sliding.Count(true);
        bool leaves = model.Setting.Rule switch
        {
            KinkRule.Zero => slides > 0,
            KinkRule.Clarke => slides > 1,
            _ => false,
        };
        return new KinkContinuation(true, unique || model.Setting.Rule == KinkRule.Zero, leaves);
    }

    private bool IsConsistent(
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
            double norm = model.Coordinates.Norms[k];
            double noise = Noise * scale * norm;
            double velocity = sign * model.Coordinates.Preactivation(k, full);

            if (modes[k].IsContact())
            {
                double value = gamma[contact++];
                double zero = Noise * scale / norm;

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

    /// <summary>Sum of r_k x_k over the active k outside the kinks to skip.</summary>
    private void PullOf(ReadOnlySpan<double> residuals, ReadOnlySpan<KinkMode> modes, ReadOnlySpan<int> skip, Span<double> d)
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

    private static int Cost(ReadOnlySpan<KinkMode> modes, ReadOnlySpan<int> kinks, ReadOnlySpan<bool> slides)
    {
        int cost = 0;

        for (int i = 0; i < kinks.Length; i++)
        {
            cost += modes[kinks[i]] switch
            {
                KinkMode.Inactive => 0,
                KinkMode.Resting => slides[i] ? 100 : 1,
                _ => 10,
            };
        }

        return cost;
    }

    private static void Decode(int code, ReadOnlySpan<int> kinks, Span<KinkMode> modes)
    {
        foreach (int k in kinks)
        {
            modes[k] = (KinkMode)(code % 3);
            code /= 3;
        }
    }
}
