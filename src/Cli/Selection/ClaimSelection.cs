using System.IO.Enumeration;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Cli.Selection;

/// <summary>Finds claims by id or glob.</summary>
internal static class ClaimSelection
{
    /// <summary>The claims that match, in catalogue order and each once; all of them without a pattern.</summary>
    /// <param name="claims">The catalogue.</param>
    /// <param name="patterns">Ids, or globs with <c>*</c> (any text, also <c>/</c>) and <c>?</c> (one character).</param>
    /// <exception cref="UserError">A pattern matches nothing.</exception>
    public static IReadOnlyList<IClaim> Select(IReadOnlyList<IClaim> claims, IReadOnlyList<string> patterns)
    {
        string[] lost = [.. patterns.Where(p => !claims.Any(c => Matches(p, c.Id)))];
        if (lost.Length > 0)
        {
            string names = string.Join(", ", lost.Select(p => $"'{p}'"));
            throw new UserError($"no claim matches {names}{Suggestion(claims, lost[0])}; see relu-proofs list");
        }

        return patterns.Count == 0 ? claims : [.. claims.Where(c => patterns.Any(p => Matches(p, c.Id)))];
    }

    /// <summary>The claims of one paper; all of them without one.</summary>
    /// <param name="claims">The catalogue.</param>
    /// <param name="paper">The paper's key; null for all.</param>
    /// <exception cref="UserError">There is no such paper.</exception>
    public static IReadOnlyList<IClaim> OfPaper(IReadOnlyList<IClaim> claims, string? paper)
    {
        if (paper is null)
        {
            return claims;
        }

        IClaim[] chosen = [.. claims.Where(c => c.Source.Paper == paper)];
        string keys = string.Join(", ", claims.Select(c => c.Source.Paper).Distinct());
        return chosen.Length > 0 ? chosen : throw new UserError($"--paper: '{paper}' is no paper of the catalogue; it has {keys}");
    }

    /// <summary>The claim with an id.</summary>
    /// <param name="claims">The catalogue.</param>
    /// <param name="id">The id.</param>
    /// <exception cref="UserError">There is none.</exception>
    public static IClaim Single(IReadOnlyList<IClaim> claims, string id) =>
        claims.FirstOrDefault(c => c.Id == id)
        ?? throw new UserError($"there is no claim '{id}'{Suggestion(claims, id)}; see relu-proofs list");

    private static bool Matches(string pattern, string id) =>
        FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), id, ignoreCase: false);

    private static string Suggestion(IReadOnlyList<IClaim> claims, string pattern)
    {
        string folder = pattern.TrimEnd('/');
        if (folder.Length > 0 && claims.Any(c => c.Id.StartsWith(folder + "/", StringComparison.Ordinal)))
        {
            return $", did you mean '{folder}/*'?";
        }

        string? nearest = Near.Of(pattern, claims.SelectMany(c => new[] { c.Id, c.Id[(c.Id.IndexOf('/', StringComparison.Ordinal) + 1)..] }));
        IClaim? claim = nearest is null
            ? null
            : claims.First(c => c.Id == nearest || c.Id.EndsWith("/" + nearest, StringComparison.Ordinal));
        return claim is null ? "" : $", did you mean '{claim.Id}'?";
    }
}
