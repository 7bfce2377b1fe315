namespace ReluProofs.Numeric.Landscape;

/// <summary>How a global minimisation ended. The enclosure is valid in every case; the status says how narrow it is.</summary>
public enum MinimiserStatus
{
    /// <summary>Upper - Lower is at most the relative gap asked for times the loss of the zero network.</summary>
    Reached,

    /// <summary>All starts converged, also in the second round with more of them, and the gap is still too wide.</summary>
    GapNotReached,

    /// <summary>The gap is too wide and at least one start of the second round used up its iterations.</summary>
    IterationLimit,

    /// <summary>The token was cancelled: the enclosure rests on the starts finished until then.</summary>
    Cancelled,
}
