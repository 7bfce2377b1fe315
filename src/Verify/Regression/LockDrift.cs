namespace ReluProofs.Verify.Regression;

/// <summary>One thing that is not as it was locked.</summary>
/// <param name="Id">The claim's id.</param>
/// <param name="Field">What changed; empty for the claim as a whole.</param>
/// <param name="Locked">What was locked; null for nothing.</param>
/// <param name="Now">What is the case; null for nothing.</param>
public sealed record Drift(string Id, string Field, string? Locked, string? Now)
{
    /// <summary>The difference in one line.</summary>
    public override string ToString() => (Field, Locked, Now) switch
    {
        ("", null, _) => $"{Id}: not locked yet",
        ("", _, null) => $"{Id}: locked, and no longer a claim",
        (_, null, _) => $"{Id}: {Field}: not locked yet, now {Now}",
        (_, _, null) => $"{Id}: {Field}: locked as {Locked}, now gone",
        _ => $"{Id}: {Field}: locked as {Locked}, now {Now}",
    };
}

/// <summary>Compares what is with what was locked.</summary>
public static class LockDrift
{
    /// <summary>Every difference, by claim in the order of the run, then claims that are gone.</summary>
    /// <param name="locked">What was locked.</param>
    /// <param name="now">The entries of the claims that were run.</param>
    /// <param name="catalogue">The ids of all claims there are, run or not.</param>
    /// <param name="varied">Whether the run varied hypotheses; without it the fields of variations are not compared.</param>
    public static IReadOnlyList<Drift> Of(
        LockFile locked, IReadOnlyList<LockEntry> now, IEnumerable<string> catalogue, bool varied) =>
        [
            .. now.SelectMany(entry => locked.Find(entry.Id) is { } old
                ? Fields(old, entry).Where(d => varied || !LockEntry.IsOfVariations(d.Field))
                : [new Drift(entry.Id, "", null, entry["verdict"])]),
            .. locked.Entries.Select(e => e.Id).Except(catalogue).Select(id => new Drift(id, "", locked.Find(id)!["verdict"], null)),
        ];

    private static IEnumerable<Drift> Fields(LockEntry old, LockEntry now) =>
        now.Fields.Concat(old.Fields).Select(f => f.Key).Distinct()
            .Where(name => old[name] != now[name])
            .Select(name => new Drift(now.Id, name, old[name], now[name]));
}
