using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Flows.Limits;

namespace ReluProofs.Cli.Simulation;

/// <summary>The words for what a flow has come to, the same in text and in JSON.</summary>
internal static class SimulationWords
{
    /// <summary>A limit.</summary>
    public static string Of(LimitKind kind) => kind switch
    {
        LimitKind.GlobalMinimum => "global minimum",
        LimitKind.SpuriousStationaryPoint => "spurious stationary point",
        LimitKind.Saddle => "saddle",
        LimitKind.NothingYet => "nothing yet",
        _ => "undecided",
    };

    /// <summary>Why a run ended.</summary>
    public static string Of(StopReason stop) => stop switch
    {
        StopReason.ReachedTime => "time reached",
        StopReason.Stationary => "stationary",
        StopReason.StepLimit => "step limit",
        StopReason.StepTooSmall => "step too small",
        StopReason.KinkUnresolved => "kink unresolved",
        StopReason.Cancelled => "cancelled",
        _ => "diverged",
    };

    /// <summary>An event.</summary>
    public static string Of(FlowEventKind kind) => kind switch
    {
        FlowEventKind.Activates => "activates",
        FlowEventKind.Deactivates => "deactivates",
        FlowEventKind.SlidingStarts => "sliding starts",
        FlowEventKind.SlidingEnds => "sliding ends",
        FlowEventKind.Rests => "rests",
        _ => "grazes",
    };

    /// <summary>A rule at kinks.</summary>
    public static string Of(KinkRule rule) => rule switch
    {
        KinkRule.Clarke => "clarke",
        KinkRule.ChainRule => "chain-rule",
        _ => "zero",
    };
}
