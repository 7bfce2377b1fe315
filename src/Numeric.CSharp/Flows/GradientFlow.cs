namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The gradient flow of a two-layer ReLU network, event-exact: inside an activation region the field is a polynomial of the
/// weights and the solution is followed by its Taylor series; every change of sign of a preactivation is located on that
/// polynomial, the step ends there, and the field starts anew under the rule at kinks. While the output is negligible the motion is
/// linear and is taken in closed form.
/// </summary>
public static class GradientFlow
{
    private const double Tighter = 0.01;
    private const double TightestAccuracy = 1e-14;

    /// <summary>Follows the flow.</summary>
    /// <param name="data">n points of R^d and their labels.</param>
    /// <param name="setting">The loss, the speed and the rule at kinks.</param>
    /// <param name="start">The network at time 0.</param>
    /// <param name="options">How, and until when.</param>
    /// <exception cref="ArgumentException">
    /// Dimensions do not fit, a forced route does not apply, or data, constants and start together leave the range of doubles.
    /// </exception>
    public static Trajectory Run(FlowData data, FlowSetting setting, FlowStart start, FlowOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(options);

        if (start.Dimension != data.Dimension)
        {
            throw new ArgumentException("the network takes points of the data's dimension", nameof(start));
        }

        var model = new FlowModel(data, setting, FlowCoordinates.Choose(data, options.Route), start.Width);
        var initial = new InitialState(model, start);
        bool untilStationary = options.StopWhenStationary || double.IsPositiveInfinity(options.EndTime);
        var run = new FlowRun(model, start, initial, options, options.RelativeAccuracy, options.EndTime, untilStationary);
        var trajectory = new Trajectory(model, start, initial, options, run, run.Run());

        if (options.EstimateError && trajectory.Stop is not (StopReason.Cancelled or StopReason.Diverged))
        {
            double accuracy = Math.Max(options.RelativeAccuracy * Tighter, TightestAccuracy);
            var quiet = options with { Progress = null };
            var second = new FlowRun(model, start, initial, quiet, accuracy, trajectory.EndTime, false);
            var finer = new Trajectory(model, start, initial, quiet, second, second.Run());
            trajectory.Error = Compare(trajectory, finer);
        }

        return trajectory;
    }

    private static ErrorEstimate? Compare(Trajectory coarse, Trajectory fine)
    {
        const int Times = 24;

        if (fine.Stop != StopReason.ReachedTime)
        {
            return null;
        }

        double state = 0;
        double final = 0;
        double loss = 0;

        for (int i = 0; i <= Times; i++)
        {
            double time = i == Times ? coarse.EndTime : coarse.Times[(int)((long)i * coarse.Steps / Times)];
            var left = coarse.At(time);
            var right = fine.At(time);
            final = 0;

            for (int j = 0; j < left.Width; j++)
            {
                final = Math.Max(final, left.RelativeDistance(right, j));
            }

            state = Math.Max(state, final);
            loss = Math.Max(loss, Math.Abs(left.Loss - right.Loss));
        }

        double eventTime = EventDistance(coarse.Events, fine.Events, out bool same);
        return new ErrorEstimate(state, final, loss, eventTime, same);
    }

    private static double EventDistance(IReadOnlyList<FlowEvent> coarse, IReadOnlyList<FlowEvent> fine, out bool same)
    {
        // Sorted by what happened: simultaneous events may come in another order.
        var left = Sorted(coarse);
        var right = Sorted(fine);
        same = left.Count == right.Count;
        double distance = 0;

        for (int i = 0; same && i < left.Count; i++)
        {
            same = left[i] with { Time = 0 } == right[i] with { Time = 0 };
            distance = Math.Max(distance, Math.Abs(left[i].Time - right[i].Time));
        }

        return same ? distance : double.PositiveInfinity;

        // A touch is seen or missed according to rounding and changes nothing, so it is not compared.
        static List<FlowEvent> Sorted(IReadOnlyList<FlowEvent> events) =>
            [.. events.Where(e => e.Kind != FlowEventKind.Grazes).OrderBy(e => (e.Neuron, e.Point, e.Time, e.Kind))];
    }
}
