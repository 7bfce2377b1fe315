namespace ReluProofs.Numeric.Flows;

/// <summary>
/// All combinations of the kink lines of one neuron, each line entered on one of its sides or kept in contact: finds the consistent one that
/// the preferences name.
/// </summary>
internal sealed class KinkCombinations(FlowModel model, KinkConsistency consistency)
{
    // What a combination costs, line by line: inactivity is preferred to activity, and a slide is the last choice.
    private const int Rest = 1;
    private const int Activity = 10;
    private const int RestAcross = 50;
    private const int Slide = 100;

    private readonly double[] pull = new double[model.Stride - 1];

    /// <summary>Sets the modes of the best combination; false when none is consistent.</summary>
    /// <param name="sign">The sign of rate * a.</param>
    /// <param name="noise">What counts as 0.</param>
    /// <param name="residuals">r.</param>
    /// <param name="modes">The modes of all points of the neuron.</param>
    /// <param name="set">The kinks; the number of combinations is 3 to the number of their lines.</param>
    /// <param name="pulls">Their lines.</param>
    /// <param name="atStart">Whether the flow starts there, rather than having arrived.</param>
    /// <param name="sliding">Which lines slide.</param>
    /// <param name="isUnique">Whether the rule at kinks admits no other combination.</param>
    public bool Choose(
        double sign,
        double noise,
        ReadOnlySpan<double> residuals,
        Span<KinkMode> modes,
        KinkSet set,
        LinePulls pulls,
        bool atStart,
        Span<bool> sliding,
        out bool isUnique)
    {
        int combinations = KinkSet.Power(set.Lines);
        bool independent = model.Setting.Rule == KinkRule.ChainRule;
        Span<bool> consistent = combinations <= 81 ? stackalloc bool[combinations] : new bool[combinations];
        Span<bool> admitted = combinations <= 81 ? stackalloc bool[combinations] : new bool[combinations];
        Span<bool> rests = combinations <= 81 ? stackalloc bool[combinations] : new bool[combinations];
        int best = -1;
        int bestCost = int.MaxValue;
        isUnique = false;

        for (int code = 0; code < combinations; code++)
        {
            set.Decode(code, modes);
            consistent[code] = consistency.Holds(sign, noise, residuals, modes, set, pulls, false, sliding);
            rests[code] = consistent[code] && !sliding[..set.Lines].Contains(true);
            int cost = consistent[code] ? Cost(modes, set, pulls, sliding, atStart) : int.MaxValue;

            if (cost < bestCost)
            {
                bestCost = cost;
                best = code;
            }

            // Slopes of their own may hold a neuron where the hull cannot.
            admitted[code] = consistent[code]
                || (independent && consistency.Holds(sign, noise, residuals, modes, set, pulls, true, sliding));
        }

        if (best < 0)
        {
            return false;
        }

        bool canRest = false;

        for (int line = 0; line < set.Lines; line++)
        {
            int contact = set.With(best, line, KinkSet.Contact);

            if (contact == best || !pulls.IsTwoSided(line) || !consistent[contact])
            {
                continue;
            }

            if (PushesAcross(sign, noise, residuals, modes, set, pulls, best, line))
            {
                // The hull of the two sides' fields does not hold it there, only slopes 0 do.
                canRest |= rests[contact];
            }
            else if (rests[contact])
            {
                best = contact;
            }
        }

        set.Decode(best, modes);
        consistency.Holds(sign, noise, residuals, modes, set, pulls, false, sliding);
        isUnique = admitted.Count(true) == 1 || (model.Setting.Rule == KinkRule.Zero && !canRest);
        return true;
    }

    /// <summary>Whether the side of a line that a combination does not enter pushes towards the one it enters.</summary>
    private bool PushesAcross(
        double sign,
        double noise,
        ReadOnlySpan<double> residuals,
        Span<KinkMode> modes,
        KinkSet set,
        LinePulls pulls,
        int code,
        int line)
    {
        int entered = set.Digit(code, line);
        set.Decode(set.With(code, line, 1 - entered), modes);
        consistency.PullOf(residuals, modes, [], pull);
        return sign * pulls.Along(line, pull) * (entered == KinkSet.Plus ? 1 : -1) > noise;
    }

    private int Cost(ReadOnlySpan<KinkMode> modes, KinkSet set, LinePulls pulls, ReadOnlySpan<bool> sliding, bool atStart)
    {
        // The field of a rule with independent slopes may vanish on a kink that both sides push across. Who starts there may stay
        // there; who arrives crosses, as every neighbouring trajectory does.
        bool stays = atStart && model.Setting.Rule != KinkRule.Clarke;
        int cost = 0;

        for (int line = 0; line < set.Lines; line++)
        {
            if (modes[set.Points[set.First(line)]].IsContact())
            {
                cost += sliding[line] ? Slide : pulls.IsTwoSided(line) && !stays ? RestAcross : Rest;
                continue;
            }

            for (int i = 0; i < set.Points.Length; i++)
            {
                if (set.Line[i] == line && modes[set.Points[i]] == KinkMode.Active)
                {
                    cost += Activity;
                    break;
                }
            }
        }

        return cost;
    }
}
