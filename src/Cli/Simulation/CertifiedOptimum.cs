using ReluProofs.Kernel;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Flows.Limits;
using ReluProofs.Symbolic.Derivations;

namespace ReluProofs.Cli.Simulation;

/// <summary>
/// The exact least loss of a width, where a derivation gives it: one-dimensional data with points on both sides of 0. There
/// c sum r^2 + rho |theta|^2 is 2c times the loss of the paper <c>onedim</c> with 1/alpha = |s| and beta = rho/c.
/// </summary>
internal static class CertifiedOptimum
{
    private const double Rounding = 1e-15;

    /// <summary>An enclosure of the least loss in doubles; null where no derivation gives it.</summary>
    public static LossInterval? Of(Dataset data, FlowSetting setting, int width)
    {
        Rational scale = setting.Constants.OutputScale.Abs();
        Rational[] points = [.. Enumerable.Range(0, data.Count).Select(k => data.Points[k, 0])];

        if (data.Dimension != 1 || scale.IsZero || !points.Any(x => x.Sign > 0) || !points.Any(x => x.Sign < 0))
        {
            return null;
        }

        Rational c = setting.Constants.LossConstant;
        OneDimensionalOptimum optimum = OneDimensionalOptimum.Solve(
            new ExactVector(points), data.Labels, scale.Inverse(), setting.Constants.WeightDecay / c, width);
        double minimum = (Rational.Two * c * optimum.Minimum).ToDouble();
        return new LossInterval(minimum * (1 - Rounding), minimum * (1 + Rounding));
    }
}
