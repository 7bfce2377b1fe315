using ReluProofs.Symbolic.Derivations;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Cli;

/// <summary>What every command is given: the claims it may speak of, where it writes, and when to stop.</summary>
/// <param name="Claims">The catalogue, in its order.</param>
/// <param name="Terminal">Standard output and standard error.</param>
/// <param name="Cancellation">Ctrl-C.</param>
internal sealed record Session(IReadOnlyList<IClaim> Claims, Terminal Terminal, CancellationToken Cancellation)
{
    /// <summary>Replays a derivation: null when every step is right, else what is wrong. Tests put a fault here.</summary>
    public Func<Derivation, string?> ReplayFault { get; init; } =
        derivation => derivation.Replay() is { IsValid: false } wrong ? wrong.Reason : null;

    /// <summary>The ids of all numbered statements of the papers, run or not.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>Authors and title of each paper, by its key.</summary>
    public IReadOnlyDictionary<string, string> Papers { get; init; } = new Dictionary<string, string>();

    /// <summary>Where long runs remember what they finished; null: nowhere.</summary>
    public string? JournalFolder { get; init; }

    /// <summary>Where the lock file is looked for, from here upwards. Tests put a folder of their own here.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;
}
