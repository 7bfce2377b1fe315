using System.Globalization;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>
/// Where one case is found again: the claim, the reading, the seed, the case, and the steps that made it small. Its text is
/// <c>onedim/thm-4.1:0:1:37:2.0.5</c>, without the last part where no step was taken.
/// </summary>
/// <param name="Claim">The claim's id.</param>
/// <param name="Reading">The 0-based number of the reading; 0 is the literal one.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Case">The 1-based number of the case.</param>
/// <param name="Path">At each step the 0-based number of the simpler instance taken.</param>
public sealed record CaseToken(string Claim, int Reading, ulong Seed, int Case, IReadOnlyList<int> Path)
{
    private const int MostSteps = 100_000;

    /// <inheritdoc/>
    public override string ToString()
    {
        string head = string.Create(CultureInfo.InvariantCulture, $"{Claim}:{Reading}:{Seed}:{Case}");
        return Path.Count == 0 ? head : $"{head}:{string.Join('.', Path.Select(n => n.ToString(CultureInfo.InvariantCulture)))}";
    }

    /// <summary>Reads a token.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The token; null where the text is none.</returns>
    public static CaseToken? TryParse(string text)
    {
        string[] parts = text.Split(':');
        if (parts.Length is not (4 or 5)
            || parts[0].Length == 0
            || !Number(parts[1], out int reading)
            || !ulong.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            || !Number(parts[3], out int index)
            || index < 1)
        {
            return null;
        }

        string[] steps = parts.Length == 5 ? parts[4].Split('.') : [];
        var path = new int[steps.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps.Length > MostSteps || !Number(steps[i], out path[i]))
            {
                return null;
            }
        }

        return new CaseToken(parts[0], reading, seed, index, path);
    }

    /// <inheritdoc/>
    public bool Equals(CaseToken? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static bool Number(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
