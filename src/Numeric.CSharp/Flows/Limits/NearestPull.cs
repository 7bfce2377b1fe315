namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>
/// The pull of least norm at a kink: D + sum_S alpha_k r_k x_k over alpha in [0, 1]^S. On points whose kink attracts this
/// is the velocity of the Filippov flow.
/// </summary>
internal static class NearestPull
{
    private const int Sweeps = 2000;
    private const double Settled = 1e-15;

    /// <summary>Adds the shares of the kinks to the pull and fills in their slopes.</summary>
    /// <param name="data">The points.</param>
    /// <param name="residuals">r.</param>
    /// <param name="kinks">S.</param>
    /// <param name="slopes">alpha; where it starts does not matter to the result.</param>
    /// <param name="pull">D on entry, the nearest pull on return.</param>
    public static void Find(
        FlowData data, ReadOnlySpan<double> residuals, ReadOnlySpan<int> kinks, Span<double> slopes, Span<double> pull)
    {
        for (int i = 0; i < kinks.Length; i++)
        {
            slopes[i] = 0;
        }

        // Coordinate descent on a convex quadratic with box constraints converges to its minimum.
        for (int sweep = 0; sweep < Sweeps && kinks.Length > 0; sweep++)
        {
            double change = 0;

            for (int i = 0; i < kinks.Length; i++)
            {
                int k = kinks[i];
                double weight = residuals[k] * residuals[k] * data.Gram(k, k);

                if (weight > 0)
                {
                    double gradient = residuals[k] * DenseVector.Dot(pull, data.Point(k));
                    double slope = Math.Clamp(slopes[i] - gradient / weight, 0, 1);
                    DenseVector.AddScaled(pull, (slope - slopes[i]) * residuals[k], data.Point(k));
                    change = Math.Max(change, Math.Abs(slope - slopes[i]));
                    slopes[i] = slope;
                }
            }

            if (change <= Settled)
            {
                return;
            }
        }
    }
}
