namespace ReluProofs.Bench;

/// <summary>
/// The general-purpose way: Dormand-Prince 5(4) on the weights, relu'(0) = 0, without events, reductions or closed forms. The step
/// is controlled by the largest error of a weight relative to the size of the network; nothing is allocated in the loop.
/// </summary>
internal sealed class PlainIntegrator(double[] points, double[] labels, int dimension, int width, double rate, double outputScale)
{
    private static readonly double[][] Stages =
    [
        [],
        [1.0 / 5],
        [3.0 / 40, 9.0 / 40],
        [44.0 / 45, -56.0 / 15, 32.0 / 9],
        [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
        [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
        [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
    ];

    private static readonly double[] Difference =
        [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

    private readonly double[] residuals = new double[labels.Length];

    /// <summary>How often the field was evaluated.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Follows the flow; the state is a_1, w_1, a_2, w_2, ... and is changed in place. False when told to give up.</summary>
    public bool Run(double[] state, double end, double accuracy, Func<bool> givesUp, out double time)
    {
        var slopes = new double[Stages.Length][];
        var trial = new double[state.Length];

        for (int s = 0; s < slopes.Length; s++)
        {
            slopes[s] = new double[state.Length];
        }

        time = 0;
        double step = 1e-3;
        Field(state, slopes[0]);

        while (time < end)
        {
            if (givesUp())
            {
                return false;
            }

            step = Math.Min(step, end - time);

            for (int s = 1; s < Stages.Length; s++)
            {
                Array.Copy(state, trial, state.Length);

                for (int p = 0; p < s; p++)
                {
                    double factor = step * Stages[s][p];

                    for (int i = 0; i < state.Length; i++)
                    {
                        trial[i] += factor * slopes[p][i];
                    }
                }

                Field(trial, slopes[s]);
            }

            double size = 0;
            double error = 0;

            for (int i = 0; i < state.Length; i++)
            {
                double difference = 0;

                for (int s = 0; s < Stages.Length; s++)
                {
                    difference += Difference[s] * slopes[s][i];
                }

                size = Math.Max(size, Math.Abs(trial[i]));
                error = Math.Max(error, Math.Abs(step * difference));
            }

            double ratio = error / (accuracy * size);

            if (ratio <= 1)
            {
                time = end - time <= step ? end : time + step;
                Array.Copy(trial, state, state.Length);
                (slopes[0], slopes[^1]) = (slopes[^1], slopes[0]);
            }

            step *= Math.Clamp(0.9 * Math.Pow(Math.Max(ratio, 1e-10), -0.2), 0.2, 5);
        }

        return true;
    }

    private void Field(double[] state, double[] slope)
    {
        Evaluations++;
        Array.Clear(slope);
        labels.CopyTo(residuals, 0);
        int stride = dimension + 1;

        for (int j = 0; j < width; j++)
        {
            for (int k = 0; k < labels.Length; k++)
            {
                residuals[k] -= outputScale * state[j * stride] * Math.Max(Preactivation(state, j, k), 0);
            }
        }

        for (int j = 0; j < width; j++)
        {
            double a = state[j * stride];

            for (int k = 0; k < labels.Length; k++)
            {
                double z = Preactivation(state, j, k);

                if (z > 0)
                {
                    double factor = rate * residuals[k];
                    slope[j * stride] += factor * z;

                    for (int i = 0; i < dimension; i++)
                    {
                        slope[j * stride + 1 + i] += factor * a * points[k * dimension + i];
                    }
                }
            }
        }
    }

    private double Preactivation(double[] state, int j, int k)
    {
        double z = 0;

        for (int i = 0; i < dimension; i++)
        {
            z += state[j * (dimension + 1) + 1 + i] * points[k * dimension + i];
        }

        return z;
    }
}
