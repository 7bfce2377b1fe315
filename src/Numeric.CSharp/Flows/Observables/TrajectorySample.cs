namespace ReluProofs.Numeric.Flows.Observables;

/// <summary>What is kept of a trajectory at one time.</summary>
/// <param name="Time">t.</param>
/// <param name="Loss">L.</param>
/// <param name="Curvature">mu = v ||grad L||^2 / L; NaN where L = 0.</param>
/// <param name="LogOutput">log |a_j|.</param>
/// <param name="LogHidden">log ||w_j||.</param>
public sealed record TrajectorySample(
    double Time, double Loss, double Curvature, IReadOnlyList<double> LogOutput, IReadOnlyList<double> LogHidden);

/// <summary>Samples of a trajectory at and between its steps.</summary>
public static class TrajectorySamples
{
    /// <summary>
    /// Samples at the steps of the integrator, which are short where something happens: every step divided evenly, or only some of
    /// the steps; and, evenly in logarithmic time, between them. The start and the end are among them.
    /// </summary>
    /// <param name="trajectory">The trajectory.</param>
    /// <param name="wished">About how many, at least 2.</param>
    /// <param name="cancellation">Ends the sampling early.</param>
    /// <exception cref="OperationCanceledException">The sampling was cancelled.</exception>
    public static IReadOnlyList<TrajectorySample> Of(
        Trajectory trajectory, int wished, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wished, 2);
        var samples = new List<TrajectorySample>();

        foreach (double time in Times(trajectory.Times, wished))
        {
            cancellation.ThrowIfCancellationRequested();
            var state = trajectory.At(time);
            samples.Add(new TrajectorySample(
                time,
                state.Loss,
                Observable.LocalCurvature(trajectory.Setting, state),
                [.. Enumerable.Range(0, state.Width).Select(state.LogOutputWeight)],
                [.. Enumerable.Range(0, state.Width).Select(state.LogHiddenNorm)]));
        }

        return samples;
    }

    /// <summary>The samples as plateaus are found from.</summary>
    public static IReadOnlyList<LossSample> Losses(IEnumerable<TrajectorySample> samples) =>
        [.. samples.Select(s => new LossSample(s.Time, s.Loss, s.Curvature))];

    private static IEnumerable<double> Times(IReadOnlyList<double> steps, int wished)
    {
        int half = Math.Max(1, wished / 2);
        int stride = Math.Max(1, steps.Count / half);
        int parts = Math.Max(1, half / steps.Count);
        var times = new SortedSet<double> { 0, steps[^1] };

        for (int i = 0; i + 1 < steps.Count; i += stride)
        {
            double end = steps[Math.Min(i + stride, steps.Count - 1)];

            for (int part = 0; part < parts; part++)
            {
                times.Add(steps[i] + (end - steps[i]) * part / parts);
            }
        }

        double first = steps.FirstOrDefault(t => t > 0);

        for (int i = 0; first > 0 && i < half; i++)
        {
            times.Add(Math.Min(first * Math.Pow(steps[^1] / first, (double)i / half), steps[^1]));
        }

        return times;
    }
}
