namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>
/// How strongly the residuals pull on a neuron of any direction: g(u) = sum_k r_k relu(&lt;u, x_k&gt;) over unit u. Where g is 0
/// everywhere, no network whatever has a lower loss, since the loss is convex in the output (rho = 0).
/// </summary>
internal static class PullAnywhere
{
    // Points are on one line when their cosine is off +-1 by no more than rounding leaves.
    private const double SameLine = 1e-14;

    /// <summary>
    /// An upper bound on |g|: relu(z) = (|z| + z)/2, so |g| is at most half of the sum over the lines through 0 of
    /// |sum of r_k ||x_k|| on the line|, plus ||sum r_k x_k|| / 2; it is 0 exactly where g is 0 everywhere.
    /// </summary>
    public static double Bound(FlowData data, ReadOnlySpan<double> residuals)
    {
        var counted = new bool[data.Count];
        var linear = new double[data.Dimension];
        double even = 0;

        for (int k = 0; k < data.Count; k++)
        {
            DenseVector.AddScaled(linear, residuals[k], data.Point(k));

            if (!counted[k] && data.Norm(k) > 0)
            {
                double line = 0;

                for (int l = k; l < data.Count; l++)
                {
                    double norms = data.Norm(k) * data.Norm(l);

                    if (Math.Abs(data.Gram(k, l)) >= (1 - SameLine) * norms)
                    {
                        counted[l] = true;
                        line += residuals[l] * data.Norm(l);
                    }
                }

                even += Math.Abs(line);
            }
        }

        return (even + DenseVector.Norm(linear)) / 2;
    }

    /// <summary>
    /// The largest pull found on neurons that start along a point or against one, of either sign: a lower bound with its
    /// direction, 0 when none grows.
    /// </summary>
    public static (double Pull, double[] Direction, int Sign) Found(FlowData data, FrozenNeuron neuron)
    {
        (double Pull, double[] Direction, int Sign) best = (0, [], 1);
        var direction = new double[data.Dimension];

        for (int k = 0; k < data.Count; k++)
        {
            if (data.Norm(k) == 0)
            {
                continue;
            }

            for (int start = 0; start < 4; start++)
            {
                int sign = start < 2 ? 1 : -1;
                data.Point(k).CopyTo(direction);
                DenseVector.Scale(direction, (start % 2 == 0 ? 1 : -1) / data.Norm(k));
                var fate = neuron.Follow(direction, sign);

                if (fate.Pull > best.Pull)
                {
                    best = (fate.Pull, fate.Direction, sign);
                }
            }
        }

        return best;
    }
}
