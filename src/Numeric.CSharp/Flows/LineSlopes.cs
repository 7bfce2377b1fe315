namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The slopes at many kink lines of one neuron at once. Where the sides push back, the consistent gamma minimises ||D|| over the box of
/// the hulls; where they push apart, a line goes to its minus side if that is consistent with the others, else to its plus side. That
/// it ends consistently is checked by the caller.
/// </summary>
internal static class LineSlopes
{
    /// <summary>Finds gamma for all lines.</summary>
    /// <param name="pulls">The lines.</param>
    /// <param name="d">D for gamma = 0; that of the gamma found on return.</param>
    /// <param name="sign">The sign of rate * a.</param>
    /// <param name="noise">What counts as 0 for a velocity.</param>
    /// <param name="gamma">The result.</param>
    /// <param name="free">Which lines are at neither end.</param>
    public static void Find(LinePulls pulls, Span<double> d, double sign, double noise, Span<double> gamma, Span<bool> free)
    {
        var pushBack = new List<int>();

        for (int l = 0; l < pulls.Count; l++)
        {
            free[l] = false;
            gamma[l] = pulls.Minus(l);

            if (pulls.Attraction(l, sign) > 0)
            {
                pushBack.Add(l);
            }
        }

        var lines = pushBack.ToArray();
        var part = new double[lines.Length];
        var partFree = new bool[lines.Length];
        var pull = new double[d.Length];

        // Each line that pushes apart changes its side a few times at most, else two of them alternate for ever.
        for (int round = 0; round < 4 * pulls.Count + 4; round++)
        {
            d.CopyTo(pull);

            for (int l = 0; l < pulls.Count; l++)
            {
                if (!pushBack.Contains(l))
                {
                    pulls.Add(pull, gamma[l], l);
                }
            }

            ContactSpan.Shortest(pulls, lines, pull, part, partFree);

            for (int i = 0; i < lines.Length; i++)
            {
                gamma[lines[i]] = part[i];
                free[lines[i]] = partFree[i];
                pulls.Add(pull, part[i], lines[i]);
            }

            int wrong = Contradicted(pulls, pushBack, pull, sign, noise, gamma);

            if (wrong < 0)
            {
                break;
            }

            gamma[wrong] = gamma[wrong] == pulls.Minus(wrong) ? pulls.Plus(wrong) : pulls.Minus(wrong);
        }

        pull.CopyTo(d);
    }

    /// <summary>The first line that pushes apart and whose velocity contradicts its side, or -1.</summary>
    private static int Contradicted(
        LinePulls pulls, List<int> pushBack, ReadOnlySpan<double> pull, double sign, double noise, ReadOnlySpan<double> gamma)
    {
        for (int l = 0; l < pulls.Count; l++)
        {
            if (pushBack.Contains(l) || pulls.Minus(l) == pulls.Plus(l))
            {
                continue;
            }

            double velocity = sign * pulls.Along(l, pull);

            if (gamma[l] == pulls.Minus(l) ? velocity > noise : velocity < -noise)
            {
                return l;
            }
        }

        return -1;
    }
}
