using System.Diagnostics;
using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Convex;

/// <summary>The minimum of the regularised loss over networks of one width.</summary>
public static class WidthOptimum
{
    /// <summary>
    /// Encloses the minimum over networks with at most <paramref name="width"/> neurons. When the convex optimum has no more
    /// neurons it is the answer. Else the problem is not convex: the lower end still holds, and the upper one is the best
    /// network of the width that was found, by leaving out neurons one by one and solving again over the cones left.
    /// </summary>
    /// <param name="data">The points and labels, exact.</param>
    /// <param name="constants">c, s and rho.</param>
    /// <param name="width">The number of neurons, at least 0.</param>
    /// <param name="settings">Targets and limits; null for the default.</param>
    /// <param name="cancellation">Ends the search with <see cref="SolveStatus.Cancelled"/>; the enclosure stays valid.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is negative.</exception>
    public static OptimumResult Solve(
        Dataset data,
        ModelConstants constants,
        int width,
        ConvexSettings? settings = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        long start = Stopwatch.GetTimestamp();
        settings ??= ConvexSettings.Default;
        var any = CertifiedOptimum.Solve(data, constants, settings, cancellation);

        if (any.Network.Width <= width)
        {
            return any;
        }

        var program = RestrictedOptimum.Prepare(data, constants);
        List<NeuronCone> cones = [.. Enumerable.Range(0, any.Network.Width).Select(j => ConeOf(data, any, j)).Distinct()];
        var best = program.Solve(cones.Take(width), settings, cancellation);

        while (cones.Count > width && !cancellation.IsCancellationRequested)
        {
            RestrictedResult? next = null;
            int dropped = 0;

            for (int j = 0; j < cones.Count; j++)
            {
                var without = program.Solve(cones.Where((_, i) => i != j), settings, cancellation);

                if (next is null || without.Upper < next.Upper)
                {
                    (next, dropped) = (without, j);
                }
            }

            cones.RemoveAt(dropped);

            if (next!.Network.Width <= width && next.Upper < best.Upper)
            {
                best = next;
            }
        }

        var status = cancellation.IsCancellationRequested ? SolveStatus.Cancelled
            : best.Upper - any.Lower <= Rational.OfDouble(settings.RelativeGapTarget) * best.Upper ? SolveStatus.Certified
            : any.IsSuccess ? SolveStatus.WidthTooSmall
            : any.Status;
        return new OptimumResult(
            status,
            any.Lower,
            best.Upper,
            best.Network,
            any.Dual,
            best.Neurons,
            any.Iterations,
            Stopwatch.GetElapsedTime(start));
    }

    private static NeuronCone ConeOf(Dataset data, OptimumResult result, int j)
    {
        var neuron = result.Neurons[j];
        var direction = new ExactVector(neuron.Direction.ToArray().Select(Rational.OfDouble));
        return new NeuronCone(
            Enumerable.Range(0, data.Count).Select(k => neuron.Kinks.Contains(k) || direction.Dot(data.Points.Row(k)).Sign >= 0),
            neuron.Sign);
    }
}
