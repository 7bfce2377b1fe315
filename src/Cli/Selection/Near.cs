namespace ReluProofs.Cli.Selection;

/// <summary>Near misses of a mistyped name.</summary>
internal static class Near
{
    /// <summary>The candidate closest to a name, where at most a third of its characters differ; else null.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var ranked = candidates.Select(c => (Name: c, Distance: Distance(name.ToLowerInvariant(), c.ToLowerInvariant())))
            .Where(c => 3 * c.Distance <= c.Name.Length);
        return ranked.OrderBy(c => c.Distance).Select(c => c.Name).FirstOrDefault();
    }

    /// <summary>Single-character insertions, deletions and changes that turn one text into the other.</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
