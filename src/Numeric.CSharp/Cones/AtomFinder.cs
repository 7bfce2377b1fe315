namespace ReluProofs.Numeric.Cones;

/// <summary>
/// Turns candidate cells into tight directions. A direction on the boundary of several cells is found in each of them, so candidates of
/// one output sign whose error balls meet are taken together; those of different clusters certainly hold different directions.
/// </summary>
internal static class AtomFinder
{
    /// <summary>The clusters of the candidates.</summary>
    public static IReadOnlyList<TightAtom> Atoms(PointLines lines, IReadOnlyList<CandidateCell> candidates, DualEnclosure dual)
    {
        int[] root = [.. Enumerable.Range(0, candidates.Count)];

        int Root(int i) => root[i] == i ? i : root[i] = Root(root[i]);

        for (int i = 0; i < candidates.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (candidates[i].Sign == candidates[j].Sign && Root(i) != Root(j)
                    && !(Distance(candidates[i].Peak, candidates[j].Peak) > candidates[i].Radius + candidates[j].Radius))
                {
                    root[Root(i)] = Root(j);
                }
            }
        }

        return [.. Enumerable.Range(0, candidates.Count).GroupBy(Root).Select(c => Atom(lines, [.. c.Select(i => candidates[i])], dual))];
    }

    private static TightAtom Atom(PointLines lines, IReadOnlyList<CandidateCell> cells, DualEnclosure dual)
    {
        // The sharpest ball is the middle; its radius covers the balls of all cells.
        CandidateCell middle = cells.MinBy(c => c.Radius)!;
        double radius = cells.Max(c => Distance(c.Peak, middle.Peak) + c.Radius) * (1 + DualEnclosure.Rounding);
        var ofLines = new AtomSign[lines.Units.Length];

        for (int l = 0; l < ofLines.Length; l++)
        {
            int sign = middle.Signs[l];
            ofLines[l] = sign != 0 && cells.All(c => c.Signs[l] == sign) ? (AtomSign)sign : AtomSign.Unknown;
        }

        KinkTest.Decide(lines, middle.Sign, middle.Peak, radius, dual, ofLines);
        var signs = new AtomSign[lines.Count];

        for (int k = 0; k < signs.Length; k++)
        {
            AtomSign ofLine = lines.Line[k] < 0 ? AtomSign.Zero : ofLines[lines.Line[k]];
            signs[k] = lines.Line[k] >= 0 && lines.Direction[k] < 0 ? Opposite(ofLine) : ofLine;
        }

        // A tight direction has 2 rho u = p* with |p* - peak| <= radius, and normalising at most doubles the relative error.
        double length = NonNegativeFit.Norm(middle.Peak);
        double directionRadius = (2 * radius / length) + (lines.Dimension * DualEnclosure.Rounding);
        double[] direction = [.. middle.Peak.Select(x => x / length)];
        var output = new double[lines.Count];
        double squares = 0;

        for (int k = 0; k < output.Length; k++)
        {
            output[k] = IsOff(signs[k])
                ? 0
                : middle.Sign * dual.ScaleSign * dual.Scale * Math.Max(0, NonNegativeFit.Dot(direction, lines.Points[k]));
            squares += IsOff(signs[k]) ? 0 : lines.Norms[k] * lines.Norms[k];
        }

        double outputRadius = dual.Scale * Math.Sqrt(squares) * (directionRadius + ((lines.Dimension + 8) * DualEnclosure.Rounding));
        return new TightAtom(direction, directionRadius, middle.Sign, signs, [.. cells.Select(c => c.Pattern)], output, outputRadius);
    }

    private static bool IsOff(AtomSign sign) => sign is AtomSign.Zero or AtomSign.Negative or AtomSign.NotPositive;

    private static AtomSign Opposite(AtomSign sign) => sign switch
    {
        AtomSign.Positive => AtomSign.Negative,
        AtomSign.Negative => AtomSign.Positive,
        AtomSign.NotNegative => AtomSign.NotPositive,
        AtomSign.NotPositive => AtomSign.NotNegative,
        _ => sign,
    };

    private static double Distance(double[] x, double[] y)
    {
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        }

        return Math.Sqrt(sum) * (1 + DualEnclosure.Rounding);
    }
}
