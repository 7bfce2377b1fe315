using ReluProofs.Numeric.LinearAlgebra;

namespace ReluProofs.Numeric.Landscape;

/// <summary>How one descent ended.</summary>
internal readonly record struct Descent(double Value, int Iterations, bool Converged);

/// <summary>
/// Newton's method with the full Hessian and adaptive damping (Levenberg and Marquardt's, in units of the metric). The
/// minimisers form whole sets, so the Hessian is singular there: the damping never quite vanishes. Not thread-safe.
/// </summary>
internal sealed class DampedNewton
{
    private const double SmallestDamping = 1e-13;
    private const double LargestDamping = 1e12;
    private const double FirstDamping = 1e-2;

    // A gradient this small (units of the metric, variables near 1) is rounding noise.
    private const double GradientNoise = 4e-16;

    // Relative to the scaled loss: changes below are rounding noise, and the gradient decides.
    private const double ValueNoise = 1e-14;

    private readonly ConeObjective objective;
    private readonly double[] gradient;
    private readonly double[] trialGradient;
    private readonly double[] hessian;
    private readonly double[] factor;
    private readonly double[] step;
    private readonly double[] trial;

    public DampedNewton(ConeObjective objective)
    {
        this.objective = objective;
        int size = 2 * objective.Width;
        gradient = new double[size];
        trialGradient = new double[size];
        hessian = new double[size * size];
        factor = new double[size * size];
        step = new double[size];
        trial = new double[size];
    }

    /// <summary>Descends from theta, in place. Stops at the iteration limit or when the token is cancelled.</summary>
    public Descent Minimise(Span<double> theta, int iterationLimit, CancellationToken cancellation)
    {
        double damping = FirstDamping;
        double value = objective.Evaluate(theta);
        double slope = objective.Gradient(theta, gradient);

        for (int iteration = 0; iteration < iterationLimit; iteration++)
        {
            if (slope <= GradientNoise)
            {
                return new Descent(value, iteration, true);
            }

            if (cancellation.IsCancellationRequested)
            {
                return new Descent(value, iteration, false);
            }

            objective.Hessian(theta, hessian);
            double safe = objective.SafeDamping();
            bool moved = false;

            while (!moved && damping <= LargestDamping)
            {
                double predicted = Step(damping);

                if (double.IsNaN(predicted))
                {
                    damping = Math.Max(10 * damping, 1.1 * safe);
                    continue;
                }

                for (int i = 0; i < trial.Length; i++)
                {
                    trial[i] = theta[i] + step[i];
                }

                double trialValue = objective.Evaluate(trial);
                double trialSlope = objective.Gradient(trial, trialGradient);
                bool noise = predicted <= ValueNoise * value;
                moved = noise
                    ? trialSlope < slope && trialValue <= value * (1 + ValueNoise)
                    : trialValue <= value - 1e-4 * predicted;

                if (moved)
                {
                    trial.CopyTo(theta);
                    trialGradient.CopyTo(gradient.AsSpan());
                    (value, slope) = (trialValue, trialSlope);
                    damping = Math.Max(damping / 10, SmallestDamping);
                }
                else
                {
                    damping *= 10;
                }
            }

            if (!moved)
            {
                // No step of any length improves on rounding noise.
                value = objective.Evaluate(theta);
                return new Descent(value, iteration + 1, true);
            }
        }

        return new Descent(value, iterationLimit, false);
    }

    /// <summary>The damped Newton step; returns the decrease the quadratic model predicts, NaN when it is not convex.</summary>
    private double Step(double damping)
    {
        int size = step.Length;
        hessian.CopyTo(factor.AsSpan());

        for (int i = 0; i < size; i++)
        {
            factor[i * size + i] += damping * objective.Metric(i);
            step[i] = -gradient[i];
        }

        if (!Cholesky.TryFactor(factor, size))
        {
            return double.NaN;
        }

        Cholesky.Solve(factor, size, step);
        double decrease = 0;

        for (int i = 0; i < size; i++)
        {
            // With (H + D) p = -g the model decreases by (p.D p - g.p) / 2.
            decrease += step[i] * (damping * objective.Metric(i) * step[i] - gradient[i]) / 2;
        }

        return decrease;
    }
}
