namespace ReluProofs.Verify.Claims;

/// <summary>
/// An exact derivation of a statement, handed over by the symbolic engine. The verifier knows only that it replays.
/// </summary>
public interface IProof
{
    /// <summary>The derivation's name, as the command line takes it.</summary>
    string Name { get; }

    /// <summary>What it derives, in LaTeX.</summary>
    string Latex { get; }

    /// <summary>Assumptions that are used and not derived; empty for a complete derivation.</summary>
    IReadOnlyList<string> Assumptions { get; }

    /// <summary>
    /// Re-checks every step, and that the conclusion is the statement of the reading it is attached to.
    /// </summary>
    /// <returns>Null when all of it checks, else what does not.</returns>
    string? Replay();
}
