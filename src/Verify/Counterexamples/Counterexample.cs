using ReluProofs.Kernel;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>A small instance inside the hypotheses at which a statement fails, and how it was found.</summary>
/// <param name="Instance">Its parts.</param>
/// <param name="FirstSeen">The failing instance before it was made small.</param>
/// <param name="Witness">The contradiction.</param>
/// <param name="Certificate">The kernel's certificate; null where the contradiction is not exact.</param>
/// <param name="Case">The 1-based number of the case; 0 where it was not found as a numbered case.</param>
/// <param name="Shrinks">The simplifying steps taken.</param>
/// <param name="IsMinimal">Whether no single simplifying step still fails.</param>
/// <param name="Token">Replays this one case; null where it was not found as a numbered case.</param>
/// <param name="Around">Which of its numbers matter, and whether anything smaller fails; null where that was not looked at.</param>
public sealed record Counterexample(
    IReadOnlyList<NamedValue> Instance,
    IReadOnlyList<NamedValue> FirstSeen,
    Witness Witness,
    Certificate? Certificate,
    int Case,
    int Shrinks,
    bool IsMinimal,
    CaseToken? Token = null,
    Surroundings? Around = null);
