using System.Globalization;
using ReluProofs.Numeric.Flows.Observables;

namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>
/// Decides what a flow has come to. The loss alone cannot tell a saddle from a trap, so every small neuron is followed at the
/// present residuals, and zero loss is proved from a local Polyak-Lojasiewicz bound rather than waited for.
/// </summary>
public static class LimitAnalysis
{
    /// <summary>A loss that falls by less than this part of itself in the time 1/(fastest possible rate) has stalled.</summary>
    public const double StalledFall = 1e-4;

    /// <summary>The same for a trap, where large neurons must be at rest too; or the integrator has found that nothing moves.</summary>
    public const double RestingFall = 1e-8;

    /// <summary>Pulls and growth rates below this part of the largest possible one count as none.</summary>
    public const double LeastPull = 1e-6;

    /// <summary>The limit seen from the end of a trajectory.</summary>
    /// <param name="data">The data the trajectory was computed from.</param>
    /// <param name="setting">Its flow.</param>
    /// <param name="trajectory">The trajectory.</param>
    /// <param name="optimum">An enclosure of the least loss of the width, where there is one.</param>
    public static Limit Of(FlowData data, FlowSetting setting, Trajectory trajectory, LossInterval? optimum = null) =>
        Of(
            data,
            setting,
            trajectory.Final,
            Math.Max(trajectory.Error?.Final ?? 0, trajectory.Options.RelativeAccuracy),
            trajectory.Stop == StopReason.Stationary,
            optimum);

    /// <summary>The limit seen from a state.</summary>
    /// <param name="data">The data.</param>
    /// <param name="setting">The flow.</param>
    /// <param name="state">The state.</param>
    /// <param name="relativeError">The relative error of each neuron's weights.</param>
    /// <param name="stationary">Whether the integrator has found that no neuron moves any more.</param>
    /// <param name="optimum">An enclosure of the least loss of the width, where there is one.</param>
    public static Limit Of(
        FlowData data, FlowSetting setting, FlowState state, double relativeError, bool stationary, LossInterval? optimum = null)
    {
        var view = new StateView(data, state);
        double[] residuals = view.Residuals;
        double pulls = Enumerable.Range(0, data.Count).Sum(k => Math.Abs(residuals[k]) * data.Norm(k));
        double fastest = Math.Abs(setting.Rate) * pulls;
        var error = LossError.Of(data, setting, view, relativeError);
        var neuron = new FrozenNeuron(data, residuals, LeastPull * pulls);
        double fall = state.Loss > 0 ? Observable.LocalCurvature(setting, state) : 0;
        bool stalled = stationary || fall <= StalledFall * fastest;
        bool resting = stationary || fall <= RestingFall * fastest;
        double natural = Math.Abs(setting.Rate) * Enumerable.Range(0, data.Count).Sum(k => Math.Abs(data.Label(k)) * data.Norm(k));

        // At rest every neuron may still move by the error of the run; that is no growth.
        double leastRate = Math.Max(
            LeastPull * Math.Max(fastest, setting.Decay), stationary ? relativeError * (natural + setting.Decay) : 0);
        var nearby = setting.WeightDecay == 0 && !error.CoversResiduals ? ZeroLossNearby.Find(data, setting, view) : null;
        bool vanishes = setting.WeightDecay == 0 && (error.CoversResiduals || nearby is not null);
        var small = SmallNeurons.Of(
            data, setting, view, neuron, residuals.Max(Math.Abs), stationary, vanishes, leastRate);
        var evidence = new LimitEvidence
        {
            Loss = state.Loss,
            LossError = error.Bound,
            RelativeFall = fall,
            FastestRate = fastest,
            Stalled = stalled,
            DeadNeurons = small.Dead,
            SmallNeurons = small.Alive,
            Escape = small.Fastest,
            Unfollowed = small.Unfollowed,
            LargestPullAnywhere = pulls > 0 ? PullAnywhere.Bound(data, residuals) / pulls : 0,
            Radius = nearby?.Radius,
            Curvature = nearby?.Curvature,
            PathLength = nearby?.PathLength,
            Optimum = optimum,
            Reason = "",
        };
        var (kind, reason) = Decide(data, setting, evidence, error, small, neuron, resting);
        return new Limit(kind, evidence with { Reason = reason });
    }

    private static (LimitKind Kind, string Reason) Decide(
        FlowData data,
        FlowSetting setting,
        LimitEvidence evidence,
        LossError error,
        SmallNeurons small,
        FrozenNeuron neuron,
        bool resting)
    {
        bool plain = setting.WeightDecay == 0;

        if (plain && error.CoversResiduals)
        {
            return (LimitKind.GlobalMinimum, "the loss is 0 within the error");
        }

        if (evidence.Radius is { } radius)
        {
            return (LimitKind.GlobalMinimum, Text(
                $"the loss goes to 0: within distance {radius:G3} ||grad L||^2 >= {evidence.Curvature:G3} L, and the path left is at most {evidence.PathLength:G3} long"));
        }

        if (plain && (setting.OutputScale == 0 || evidence.LargestPullAnywhere <= LeastPull))
        {
            return (LimitKind.GlobalMinimum, "the residuals pull on no direction at all: no network has a lower loss");
        }

        if (error.Decides && evidence.Optimum is { } optimum && evidence.Loss <= optimum.Upper + error.Bound)
        {
            return (LimitKind.GlobalMinimum, Text(
                $"the loss equals the certified optimum in [{optimum.Lower:G9}, {optimum.Upper:G9}] within the error"));
        }

        if (!evidence.Stalled)
        {
            return (LimitKind.NothingYet, "the loss still falls");
        }

        if (evidence.Escape is { FlipsSign: true })
        {
            return (
                LimitKind.Undecided,
                "the loss has stalled, and a small neuron would grow if its output weight changed sign before it dies");
        }

        if (evidence.Escape is not null)
        {
            return (LimitKind.Saddle, "the loss has stalled, and a small neuron that is alive has a growing direction");
        }

        if (small.Unfollowed > 0)
        {
            return (LimitKind.Undecided, "the loss has stalled, and not every small neuron could be followed");
        }

        return resting
            ? Trapped(data, setting, evidence, small, neuron)
            : (LimitKind.NothingYet, "the loss hardly falls and no small neuron grows, but the large neurons still move");
    }

    /// <summary>No neuron grows: a lower loss is known from the optimum, or from a neuron that could be spent elsewhere.</summary>
    private static (LimitKind Kind, string Reason) Trapped(
        FlowData data, FlowSetting setting, LimitEvidence evidence, SmallNeurons small, FrozenNeuron neuron)
    {
        const string None = "no neuron that can still move has a growing direction";

        if (evidence.Optimum is { } optimum)
        {
            return (LimitKind.SpuriousStationaryPoint, Text($"{None}, and the certified optimum is at most {optimum.Upper:G9}"));
        }

        var (pull, _, sign) = PullAnywhere.Found(data, neuron);
        double rate = Math.Abs(setting.Rate) * pull - setting.Decay;

        if (rate > LeastPull * Math.Max(evidence.FastestRate, setting.Decay))
        {
            string other = sign * Math.Sign(setting.OutputScale) > 0 ? "positive" : "negative";
            return small.HasSpare
                ? (LimitKind.SpuriousStationaryPoint, Text(
                    $"{None}, while one that is not needed here, with {other} output weight, could grow elsewhere at rate {rate:G6}"))
                : (LimitKind.Undecided, Text(
                    $"{None}; one more neuron could lower the loss, but whether this width can is not decided"));
        }

        return (LimitKind.Undecided, setting.WeightDecay > 0
            ? $"{None}; with weight decay only a certified optimum decides whether the minimum is global"
            : $"{None}, and none was found elsewhere");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
