using ReluProofs.Numeric.LinearAlgebra;

namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>
/// A proof that the flow goes to loss 0 from where it is (rho = 0). Let J be the Jacobian of the outputs at the points, restricted to
/// the neurons none of whose kinks is within R. Within distance R its least singular value is at least
/// sigma = sigma_min - |s| (sum ||x_k||^2)^(1/2) R, so ||grad L||^2 >= 4 c sigma^2 L there, and the length of the path that is left is
/// at most ||r|| / sigma. If that is at most R, the path stays within R and the loss falls to 0 exponentially.
/// Computed in doubles, without directed rounding.
/// </summary>
internal static class ZeroLossNearby
{
    /// <summary>More points than this are not tried: the cost grows with n^3.</summary>
    public const int MostPoints = 400;

    private const int Radii = 60;
    private const int Bisections = 24;

    /// <summary>What was shown.</summary>
    /// <param name="Radius">R.</param>
    /// <param name="PathLength">The bound on what is left of the path.</param>
    /// <param name="Curvature">||grad L||^2 / L is at least this within R.</param>
    public readonly record struct Bound(double Radius, double PathLength, double Curvature);

    /// <summary>Looks for a radius for which the proof goes through; null when there is none.</summary>
    public static Bound? Find(FlowData data, FlowSetting setting, StateView state)
    {
        double residual = 0;
        double points = 0;
        double scale = Math.Abs(setting.OutputScale);

        for (int k = 0; k < data.Count; k++)
        {
            residual += state.Residual(k) * state.Residual(k);
            points += data.Gram(k, k);
        }

        residual = Math.Sqrt(residual);

        if (data.Count > MostPoints || scale == 0 || !(residual > 0))
        {
            return null;
        }

        double largest = Enumerable.Range(0, state.Width).Max(j => Math.Exp(state.LogHidden(j)));

        for (double radius = largest, i = 0; i < Radii && radius > 0; radius /= 2, i++)
        {
            double margin = scale * Math.Sqrt(points) * radius;
            double needed = residual / radius + margin;

            if (LeastSingularValueIsAtLeast(needed, data, scale, state, radius))
            {
                double sigma = LeastSingularValue(needed, data, scale, state, radius) - margin;
                return new Bound(radius, residual / sigma, 4 * setting.LossConstant * sigma * sigma);
            }
        }

        return null;
    }

    private static double LeastSingularValue(double low, FlowData data, double scale, StateView state, double radius)
    {
        double high = 2 * low;

        for (; LeastSingularValueIsAtLeast(high, data, scale, state, radius); high *= 2)
        {
            low = high;
        }

        for (int i = 0; i < Bisections; i++)
        {
            double middle = low + (high - low) / 2;
            bool holds = LeastSingularValueIsAtLeast(middle, data, scale, state, radius);
            low = holds ? middle : low;
            high = holds ? high : middle;
        }

        return low;
    }

    private static bool LeastSingularValueIsAtLeast(double bound, FlowData data, double scale, StateView state, double radius)
    {
        double[] kernel = Kernel(data, scale, state, radius);

        for (int k = 0; k < data.Count; k++)
        {
            kernel[k * data.Count + k] -= bound * bound;
        }

        return Cholesky.TryFactor(kernel, data.Count);
    }

    /// <summary>J J^T over the neurons whose activation pattern is the same everywhere within the radius.</summary>
    private static double[] Kernel(FlowData data, double scale, StateView state, double radius)
    {
        int n = data.Count;
        var kernel = new double[n * n];
        var z = new double[n];

        for (int j = 0; j < state.Width; j++)
        {
            double size = Math.Exp(state.LogHidden(j));
            double output = Math.Exp(2 * state.LogOutput(j));
            bool settled = true;

            for (int k = 0; k < n; k++)
            {
                z[k] = size * state.Cosine(j, k) * data.Norm(k);
                settled &= Math.Abs(z[k]) > radius * data.Norm(k) || data.Norm(k) == 0;
            }

            for (int k = 0; settled && k < n; k++)
            {
                for (int l = 0; z[k] > 0 && l <= k; l++)
                {
                    if (z[l] > 0)
                    {
                        double entry = scale * scale * (z[k] * z[l] + output * data.Gram(k, l));
                        kernel[k * n + l] += entry;
                        kernel[l * n + k] = kernel[k * n + l];
                    }
                }
            }
        }

        return kernel;
    }
}
