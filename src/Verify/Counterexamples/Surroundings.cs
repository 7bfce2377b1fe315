namespace ReluProofs.Verify.Counterexamples;

/// <summary>A number of a counterexample that does not matter: with any other value tried, the statement fails all the same.</summary>
/// <param name="Part">The number's name.</param>
/// <param name="Failing">Values inside the hypotheses at which it fails: all that were tried.</param>
public sealed record FreePart(string Part, int Failing);

/// <summary>Whether anything smaller fails, over a grid of simple numbers.</summary>
/// <param name="Shape">The sizes that were gone through, such as <c>n = 1, m = 2, d = 1</c>.</param>
/// <param name="Grid">The values each number was given.</param>
/// <param name="Instances">Instances inside the hypotheses.</param>
/// <param name="Failing">The instance at which it fails, in words; null where none does.</param>
public sealed record SmallerShape(string Shape, string Grid, int Instances, string? Failing);

/// <summary>What is known around a counterexample.</summary>
/// <param name="Free">The numbers that do not matter, each for itself.</param>
/// <param name="Together">Instances, all failing, at which all of those were changed at once; 0 where that is not known.</param>
/// <param name="Smaller">The smaller sizes that were gone through exhaustively.</param>
/// <param name="Beyond">Smaller sizes with too many instances to go through.</param>
public sealed record Surroundings(
    IReadOnlyList<FreePart> Free, int Together, IReadOnlyList<SmallerShape> Smaller, IReadOnlyList<string> Beyond)
{
    /// <summary>Nothing is known.</summary>
    public static Surroundings Unknown { get; } = new([], 0, [], []);

    /// <summary>What does not matter, in one line; null for nothing.</summary>
    public string? FreeText => Free.Count == 0
        ? null
        : string.Join(", ", Free.GroupBy(f => f.Failing).Select(g => $"{string.Join(", ", g.Select(f => f.Part))}: any other value fails too ({g.Key} of {g.Key})"))
            + (Free.Count > 1 && Together > 0 ? $"; all of them at once too ({Together} of {Together})" : "");

    /// <summary>What was excluded, in one line; null for nothing.</summary>
    public string? SmallerText => Smaller.Count + Beyond.Count == 0
        ? null
        : string.Join("; ", Smaller.Select(s => s.Failing is { } failing
            ? $"{s.Shape}: fails at {failing}"
            : $"{s.Shape}: holds at all {s.Instances} instances with numbers among {s.Grid}")
            .Concat(Beyond.Count == 0 ? [] : [$"too many to go through: {string.Join("; ", Beyond)}"]));
}
