using System.Globalization;
using ReluProofs.Cli.Output;
using ReluProofs.Numeric.Flows;

namespace ReluProofs.Cli.Simulation;

/// <summary>The outcome for people.</summary>
internal static class SimulationReport
{
    private const int LabelWidth = 16;

    /// <summary>The lines.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="width">The columns there are.</param>
    public static IEnumerable<string> Text(SimulationOutcome outcome, int width)
    {
        Trajectory trajectory = outcome.Trajectory;
        FlowSetting setting = trajectory.Setting;
        yield return Line(
            $"gradient flow: n = {trajectory.Data.Count}, d = {trajectory.Data.Dimension}, m = {trajectory.Start.Width}; c = {setting.Constants.LossConstant}, s = {setting.Constants.OutputScale}, rho = {setting.Constants.WeightDecay}, v = {setting.ExactSpeed}; kinks: {SimulationWords.Of(setting.Rule)}");
        var parts = new List<(string Label, string Text)>
        {
            ("start", outcome.Start),
            ("stopped", Stopped(outcome)),
            ("error", Error(outcome)),
        };
        parts.AddRange(Notes(trajectory));
        parts.AddRange(outcome.Phases.Select((phase, i) => (
            i == 0 ? "phases" : "",
            Line($"{phase.Name}, t = {phase.Start:G4} to {phase.End:G4}: {phase.Text}"))));
        parts.Add(("log-loss", LogLoss(outcome, width - LabelWidth)));
        FlowState final = trajectory.Final;
        parts.Add(("final", Line($"loss {final.Loss:G6}, |theta|^2 = {final.NormSquared:G6}")));
        parts.Add(("limit", SimulationWords.Of(outcome.Limit.Kind)));
        parts.AddRange(outcome.Evidence.Select((line, i) => (i == 0 ? "evidence" : "", line)));

        foreach ((string label, string text) in parts)
        {
            foreach (string line in ColumnLayout.Labelled("  " + label, text, LabelWidth, width))
            {
                yield return line;
            }
        }
    }

    private static string Stopped(SimulationOutcome outcome)
    {
        Trajectory trajectory = outcome.Trajectory;
        string how = trajectory.Stop switch
        {
            StopReason.Stationary => "stationary",
            StopReason.ReachedTime => "end time reached",
            StopReason.StepLimit => "the steps are used up, before the end",
            StopReason.StepTooSmall => "steps too small to go on, before the end",
            StopReason.KinkUnresolved => "at kinks that could not be resolved, before the end",
            StopReason.Cancelled => "cancelled",
            _ => "diverged",
        };
        string cancelled = outcome.Cancelled && trajectory.Stop != StopReason.Cancelled ? "; then cancelled" : "";
        return Line($"{how} at t = {trajectory.EndTime:G6}, after {trajectory.Steps} steps and {trajectory.Events.Count} events{cancelled}");
    }

    private static string Error(SimulationOutcome outcome)
    {
        if (outcome.Trajectory.Error is not { } error)
        {
            return "not estimated";
        }

        string missed = outcome.IsAccurate ? "" : Line($"; {outcome.Accuracy:G3} was asked for and not reached");
        return Line($"estimated {error.State:G2} of each neuron, {error.Loss:G2} in the loss{missed}");
    }

    private static IEnumerable<(string Label, string Text)> Notes(Trajectory trajectory)
    {
        if (trajectory.LeftRule)
        {
            yield return ("note", Line(
                $"from t = {trajectory.LeftRuleAt:G6} no motion obeys the rule '{SimulationWords.Of(trajectory.Setting.Rule)}' at a kink; the flow slides along it"));
        }

        if (!trajectory.IsUnique)
        {
            yield return ("note", "the rule at kinks admits other trajectories too");
        }
    }

    // Below this part of the largest loss the curve is cut off: plateaus are what it is there to show.
    private const double LossFloor = 1e-3;

    /// <summary>On linear time, or, where the run is much longer than its first fall, on logarithmic time.</summary>
    private static string LogLoss(SimulationOutcome outcome, int columns)
    {
        double end = outcome.Trajectory.EndTime;
        double fastest = outcome.Samples.Max(s => double.IsFinite(s.Curvature) ? s.Curvature : 0);
        bool logarithmic = end * fastest > 1000;
        double[] times = [.. outcome.Samples.Select(s => logarithmic ? Math.Log(1 + s.Time * fastest) : s.Time)];
        string axis = Line($"  t = 0 to {end:G4}{(logarithmic ? ", logarithmic" : "")}");
        double floor = LossFloor * outcome.Samples.Max(s => s.Loss);
        double[] losses = [.. outcome.Samples.Select(s => Math.Log(Math.Max(s.Loss, floor)))];
        return Sparkline.Of(times, losses, Math.Max(10, Math.Min(60, columns - axis.Length))) + axis;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
