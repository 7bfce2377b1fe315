namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The slopes of many kinks of one neuron at once. With D = base + sum_l gamma_l x_l, gamma_l = slope_l r_l: where the sides push
/// back (sign * r_l &lt; 0) the consistent gamma minimises ||D||^2 / 2 over the box between 0 and r_l; where they push apart a kink
/// takes slope 0 if that is consistent, else 1. Solved coordinate by coordinate: that it ends consistently is checked by the caller.
/// </summary>
internal static class BoxedDescent
{
    private const int MostSweeps = 1000;
    private const double Settled = 1e-15;

    /// <summary>Improves gamma in place.</summary>
    /// <param name="coordinates">The points.</param>
    /// <param name="kinks">The points whose preactivation is 0.</param>
    /// <param name="pull">D for gamma = 0.</param>
    /// <param name="residuals">r.</param>
    /// <param name="sign">The sign of rate * a; null when only the smallest D is wanted, as if all sides pushed back.</param>
    /// <param name="gamma">Start and result.</param>
    public static void Run(
        FlowCoordinates coordinates,
        ReadOnlySpan<int> kinks,
        ReadOnlySpan<double> pull,
        ReadOnlySpan<double> residuals,
        double? sign,
        Span<double> gamma)
    {
        var d = pull.ToArray();

        for (int i = 0; i < kinks.Length; i++)
        {
            coordinates.AddPoint(d, gamma[i], kinks[i]);
        }

        int rounds = 2 * kinks.Length + 2;

        for (int round = 0; round < rounds; round++)
        {
            Descend(coordinates, kinks, residuals, sign, gamma, d);

            if (!FlipOne(coordinates, kinks, residuals, sign, gamma, d))
            {
                return;
            }
        }
    }

    /// <summary>Minimises over the kinks whose sides push back, the others held.</summary>
    private static void Descend(
        FlowCoordinates coordinates,
        ReadOnlySpan<int> kinks,
        ReadOnlySpan<double> residuals,
        double? sign,
        Span<double> gamma,
        Span<double> d)
    {
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            bool changed = false;

            for (int i = 0; i < kinks.Length; i++)
            {
                int k = kinks[i];
                double r = residuals[k];

                if (sign * r >= 0)
                {
                    continue;
                }

                double along = coordinates.Preactivation(k, d);
                double free = gamma[i] - along / coordinates.Data.Gram(k, k);
                double step = Math.Clamp(free, Math.Min(r, 0), Math.Max(r, 0)) - gamma[i];

                if (Math.Abs(step) > Settled * Math.Abs(r))
                {
                    coordinates.AddPoint(d, step, k);
                    gamma[i] += step;
                    gamma[i] = Math.Abs(gamma[i]) <= Settled * Math.Abs(r) ? 0
                        : Math.Abs(gamma[i] - r) <= Settled * Math.Abs(r) ? r
                        : gamma[i];
                    changed = true;
                }
            }

            if (!changed)
            {
                return;
            }
        }
    }

    /// <summary>
    /// Moves the first kink whose sides push apart and whose velocity contradicts its slope to the other slope; the rest answers before
    /// the next one is looked at, else two of them may alternate for ever.
    /// </summary>
    private static bool FlipOne(
        FlowCoordinates coordinates,
        ReadOnlySpan<int> kinks,
        ReadOnlySpan<double> residuals,
        double? sign,
        Span<double> gamma,
        Span<double> d)
    {
        for (int i = 0; i < kinks.Length; i++)
        {
            int k = kinks[i];
            double r = residuals[k];

            if (!(sign * r >= 0))
            {
                continue;
            }

            double velocity = sign!.Value * coordinates.Preactivation(k, d);

            if (gamma[i] == 0 ? velocity > 0 && r != 0 : velocity < 0)
            {
                double target = gamma[i] == 0 ? r : 0;
                coordinates.AddPoint(d, target - gamma[i], k);
                gamma[i] = target;
                return true;
            }
        }

        return false;
    }
}
