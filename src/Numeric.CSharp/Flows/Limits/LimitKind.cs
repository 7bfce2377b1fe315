namespace ReluProofs.Numeric.Flows.Limits;

/// <summary>What a flow has come to.</summary>
public enum LimitKind
{
    /// <summary>
    /// A global minimum, or a point from which the flow provably goes to one: the loss is 0 within the error, a local
    /// Polyak-Lojasiewicz bound takes it to 0 close by, no direction whatever grows, or the loss equals the given optimum.
    /// </summary>
    GlobalMinimum,

    /// <summary>
    /// Stationary; no neuron that can still move has a growing direction; and a network of the same width with a lower loss
    /// is known: by the given optimum, or because a neuron that does nothing could grow elsewhere.
    /// </summary>
    SpuriousStationaryPoint,

    /// <summary>The loss has stalled, but a small neuron that is alive grows exponentially: the flow will leave.</summary>
    Saddle,

    /// <summary>Stationary without a growing direction, but whether the loss is the least one is not decided.</summary>
    Undecided,

    /// <summary>The loss still falls, and nothing is known of where it goes.</summary>
    NothingYet,
}
