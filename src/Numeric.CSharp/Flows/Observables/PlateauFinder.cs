namespace ReluProofs.Numeric.Flows.Observables;

/// <summary>
/// Finds plateaus on logarithmic time: maximal intervals on which the loss falls by less than a part of itself per e-fold of time,
/// -d log L / d log t = t mu(t) &lt;= Slope. Every smooth loss is flat for a moment at the start and may be between two
/// falls; a plateau lasts longer than the shortest time in which the loss fell by a factor e in this run, 1/max mu.
/// </summary>
public static class PlateauFinder
{
    /// <summary>The steepest slope in logarithmic coordinates that is still a plateau.</summary>
    public const double Slope = 0.05;

    /// <summary>The plateaus, in the order of time.</summary>
    /// <param name="samples">Samples in increasing order of time; a loss of 0 ends the search.</param>
    /// <exception cref="ArgumentException">The times do not increase, or a number is negative or NaN.</exception>
    public static IReadOnlyList<Plateau> Find(IReadOnlyList<LossSample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        Validate(samples);
        LossSample[] positive = [.. samples.TakeWhile(s => s.Loss > 0)];
        double fastest = positive.Select(s => s.Fall).DefaultIfEmpty(0).Max();
        var found = new List<Plateau>();

        for (int i = 0; i < positive.Length; i++)
        {
            if (!IsFlat(positive[i]))
            {
                continue;
            }

            int last = i;

            while (last + 1 < positive.Length && IsFlat(positive[last + 1]))
            {
                last++;
            }

            double start = i == 0 ? positive[0].Time : Crossing(positive[i - 1], positive[i]);
            double end = last == positive.Length - 1 ? positive[^1].Time : Crossing(positive[last], positive[last + 1]);
            var flattest = positive[i..(last + 1)].MinBy(s => s.Time * s.Fall);

            if ((end - start) * fastest >= 1 || (fastest == 0 && end > start))
            {
                found.Add(new Plateau(flattest.Loss, start, end));
            }

            i = last;
        }

        return found;
    }

    private static bool IsFlat(LossSample sample) => sample.Time * sample.Fall <= Slope;

    /// <summary>When the slope passes its limit between two samples, the logarithm of the slope taken as linear in time.</summary>
    private static double Crossing(LossSample before, LossSample after)
    {
        double first = Math.Log(Math.Max(before.Time * before.Fall, double.Epsilon) / Slope);
        double second = Math.Log(Math.Max(after.Time * after.Fall, double.Epsilon) / Slope);
        double part = first == second ? 0.5 : Math.Clamp(first / (first - second), 0, 1);
        return before.Time + part * (after.Time - before.Time);
    }

    private static void Validate(IReadOnlyList<LossSample> samples)
    {
        for (int i = 0; i < samples.Count; i++)
        {
            var sample = samples[i];
            bool right = sample.Time >= 0 && sample.Loss >= 0 && (sample.Fall >= 0 || sample.Loss == 0);

            if (!right || (i > 0 && !(sample.Time > samples[i - 1].Time)))
            {
                throw new ArgumentException("times increase, and times, losses and falls are not negative", nameof(samples));
            }
        }
    }
}
