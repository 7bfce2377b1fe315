using ReluProofs.Verify.Regression;

namespace ReluProofs.Proofs.Tests;

/// <summary>What the repository's lock file holds.</summary>
internal static class LockedVerdicts
{
    private static readonly LockFile Locked = LockFile.Read(File.ReadAllText(Path.Combine(Repository.Root, LockFile.Name)));

    /// <summary>The entry of a claim.</summary>
    public static LockEntry Of(string id) => Locked.Find(id)!;

    /// <summary>The entry of a claim; null for one that is not locked.</summary>
    public static LockEntry? Find(string id) => Locked.Find(id);
}
