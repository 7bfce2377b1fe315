using System.Globalization;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Cli.Output;

/// <summary>How many claims of each paper have each verdict.</summary>
internal static class PaperTable
{
    private const string NoVerdict = "no verdict";
    private const string Gap = "  ";

    /// <summary>The lines of the table; none for claims of one paper, where the summary says it all.</summary>
    /// <param name="claims">What was found.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<ClaimResult> claims)
    {
        string[] papers = [.. claims.Select(c => c.Claim.Source.Paper).Distinct()];
        if (papers.Length < 2)
        {
            yield break;
        }

        string[] words = [.. Enum.GetValues<Verdict>().Select(v => Words.Of(v)).Append(NoVerdict).Where(w => claims.Any(c => WordOf(c) == w))];
        int width = papers.Max(p => p.Length);
        yield return new string(' ', width) + string.Concat(words.Select(w => Gap + w));
        foreach (string paper in papers)
        {
            IEnumerable<string> cells = words.Select(w => Cell(claims.Count(c => c.Claim.Source.Paper == paper && WordOf(c) == w), w));
            yield return (paper.PadRight(width) + string.Concat(cells)).TrimEnd();
        }
    }

    private static string WordOf(ClaimResult claim) => claim.HasFault ? NoVerdict : Words.Of(claim.Verdict);

    private static string Cell(int count, string word) =>
        Gap + (count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture)).PadLeft(word.Length);
}
