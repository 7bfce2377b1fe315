using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Flows.Limits;
using ReluProofs.Symbolic.Derivations;

namespace ReluProofs.Cli.Simulation;

/// <summary>The least loss of a width, where it can be had with certainty: what decides whether a limit is a global minimum.</summary>
internal static class LeastLoss
{
    private const double Rounding = 1e-15;

    // Of the order of a second; beyond it the limit stays undecided rather than the command slow.
    private const double MostPatterns = 20_000;

    /// <summary>An enclosure of the least loss; null where none is to be had.</summary>
    /// <param name="data">The data.</param>
    /// <param name="setting">The loss.</param>
    /// <param name="width">The width.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LossInterval? Of(Dataset data, FlowSetting setting, int width, CancellationToken cancellation) =>
        OnTheLine(data, setting, width) ?? ByConvexProgram(data, setting, width, cancellation);

    /// <summary>
    /// By the derivation for one-dimensional data with points on both sides of 0. There c sum r^2 + rho |theta|^2 is 2c times
    /// the loss of the paper <c>onedim</c> with 1/alpha = |s| and beta = rho/c.
    /// </summary>
    private static LossInterval? OnTheLine(Dataset data, FlowSetting setting, int width)
    {
        Rational scale = setting.Constants.OutputScale.Abs();

        if (data.Dimension != 1 || scale.IsZero)
        {
            return null;
        }

        Rational[] points = [.. Enumerable.Range(0, data.Count).Select(k => data.Points[k, 0])];

        if (!points.Any(x => x.Sign > 0) || !points.Any(x => x.Sign < 0))
        {
            return null;
        }

        Rational c = setting.Constants.LossConstant;
        OneDimensionalOptimum optimum = OneDimensionalOptimum.Solve(
            new ExactVector(points), data.Labels, scale.Inverse(), setting.Constants.WeightDecay / c, width);
        Rational minimum = Rational.Two * c * optimum.Minimum;
        return Outward(minimum, minimum);
    }

    /// <summary>The ends are not negative.</summary>
    private static LossInterval Outward(Rational lower, Rational upper) =>
        new(lower.ToDouble() * (1 - Rounding), upper.ToDouble() * (1 + Rounding));

    /// <summary>By the convex program of weight decay, where its patterns are few enough.</summary>
    private static LossInterval? ByConvexProgram(Dataset data, FlowSetting setting, int width, CancellationToken cancellation)
    {
        if (setting.WeightDecay == 0 || Patterns(data.Count, data.Dimension) > MostPatterns)
        {
            return null;
        }

        OptimumResult optimum = WidthOptimum.Solve(data, setting.Constants, width, null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return optimum.Status == SolveStatus.Certified ? Outward(optimum.Lower, optimum.Upper) : null;
    }

    /// <summary>Cover's number, which no n points of R^d exceed by more than boundaries.</summary>
    private static double Patterns(int count, int dimension)
    {
        double sum = 0;
        double binomial = 1;

        for (int i = 0; i < Math.Min(count, dimension); i++)
        {
            sum += 2 * binomial;
            binomial *= (count - 1.0 - i) / (i + 1);
        }

        return sum;
    }
}
