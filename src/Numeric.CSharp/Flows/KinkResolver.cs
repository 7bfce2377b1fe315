namespace ReluProofs.Numeric.Flows;

/// <summary>How one neuron goes on from its kinks.</summary>
/// <param name="Found">Whether a consistent combination was found.</param>
/// <param name="IsUnique">Whether the rule at kinks admits only this one.</param>
/// <param name="LeavesRule">Whether it is outside the rule.</param>
internal readonly record struct KinkContinuation(bool Found, bool IsUnique, bool LeavesRule);

/// <summary>
/// Chooses the modes of the preactivations of one neuron that are 0 together, among the consistent combinations. Residuals are
/// continuous across kinks, so neurons are resolved one by one.
/// </summary>
internal sealed class KinkResolver(FlowModel model)
{
    private const int Exhaustive = 4;

    // What a combination costs, line by line: inactivity is preferred to activity, and a slide is the last choice.
    private const int Rest = 1;
    private const int Activity = 10;
    private const int RestAcross = 50;
    private const int Slide = 100;

    private readonly double[] full = new double[model.Stride - 1];

    /// <summary>Which points share a kink.</summary>
    public KinkLines Lines { get; } = new(model.Coordinates);

    /// <summary>What decides whether modes are consistent.</summary>
    public KinkConsistency Consistency { get; } = new(model);

    /// <summary>Sets the modes of <paramref name="kinks"/> in <paramref name="modes"/>, the row of the neuron.</summary>
    /// <param name="a">The neuron's a, scaled.</param>
    /// <param name="u">Its coordinates, scaled.</param>
    /// <param name="residuals">r.</param>
    /// <param name="modes">The row of modes; those outside the kinks are kept, and are not in contact.</param>
    /// <param name="kinks">The points whose preactivation is 0, with all others of their lines.</param>
    /// <param name="atStart">Whether the flow starts there, rather than having arrived.</param>
    public KinkContinuation Resolve(
        double a,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> residuals,
        Span<KinkMode> modes,
        ReadOnlySpan<int> kinks,
        bool atStart)
    {
        int size = kinks.Length;
        Span<bool> sliding = size <= 64 ? stackalloc bool[size] : new bool[size];
        Span<int> line = size <= 64 ? stackalloc int[size] : new int[size];
        Span<int> orientation = size <= 64 ? stackalloc int[size] : new int[size];
        double sign = Direction(a, u, residuals, modes, kinks);
        double scale = Consistency.Scale(residuals);
        var set = new KinkSet(kinks, line, orientation, Lines.Group(kinks, line, orientation));

        var continuation = set.Lines <= Exhaustive
            ? Enumerate(sign, scale, residuals, modes, set, atStart, sliding)
            : Iterate(sign, scale, residuals, modes, kinks, sliding);

        for (int i = 0; i < size; i++)
        {
            modes[kinks[i]] = sliding[i] ? KinkMode.Sliding : modes[kinks[i]];
        }

        return continuation;
    }

    /// <summary>Whether a contact with this gamma (slope times residual) can go on as it is.</summary>
    /// <param name="mode">Resting or Sliding.</param>
    /// <param name="sign">The sign of rate * a.</param>
    /// <param name="gamma">The value that keeps the preactivation at 0.</param>
    /// <param name="residual">r of the point.</param>
    /// <param name="noise">What counts as 0 for gamma.</param>
    public static bool CanStay(KinkMode mode, double sign, double gamma, double residual, double noise) =>
        Math.Abs(gamma) <= noise
        || mode == KinkMode.Sliding
        && (gamma > 0 ? gamma <= residual + noise && sign <= 0 : gamma >= residual - noise && sign >= 0);

    /// <summary>The sign of rate * a; where a is 0, of the a to come.</summary>
    private double Direction(
        double a,
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> residuals,
        ReadOnlySpan<KinkMode> modes,
        ReadOnlySpan<int> kinks)
    {
        if (a == 0)
        {
            Consistency.PullOf(residuals, modes, kinks, full);
            a = model.Setting.Rate * DenseVector.Dot(u, full);
        }

        return Math.Sign(a) * Math.Sign(model.Setting.Rate);
    }

    private KinkContinuation Enumerate(
        double sign,
        double scale,
        ReadOnlySpan<double> residuals,
        Span<KinkMode> modes,
        KinkSet set,
        bool atStart,
        Span<bool> sliding)
    {
        int size = set.Points.Length;
        int combinations = (int)Math.Pow(3, set.Lines);
        Span<bool> slides = size <= 64 ? stackalloc bool[size] : new bool[size];
        Span<bool> consistent = stackalloc bool[combinations];
        Span<bool> rests = stackalloc bool[combinations];
        int best = -1;
        int bestCost = int.MaxValue;

        for (int code = 0; code < combinations; code++)
        {
            set.Decode(code, modes);
            consistent[code] = Consistency.Holds(sign, scale, residuals, modes, set.Points, slides);
            rests[code] = consistent[code] && !slides[..size].Contains(true);
            int cost = consistent[code] ? Cost(modes, set, slides, atStart) : int.MaxValue;

            if (cost < bestCost)
            {
                bestCost = cost;
                best = code;
            }
        }

        sliding[..size].Clear();

        if (best < 0)
        {
            return default;
        }

        bool canRest = false;

        for (int line = 0; line < set.Lines; line++)
        {
            int contact = set.With(best, line, KinkSet.Contact);

            if (contact == best || !set.IsTwoSided(line) || !consistent[contact])
            {
                continue;
            }

            if (PushesAcross(sign, scale, residuals, modes, set, best, line))
            {
                // The hull of the two sides' fields does not hold it there, only independent slopes do.
                consistent[contact] &= model.Setting.Rule != KinkRule.Clarke;
                canRest |= consistent[contact] && rests[contact];
            }
            else if (rests[contact])
            {
                best = contact;
            }
        }

        set.Decode(best, modes);
        Consistency.Holds(sign, scale, residuals, modes, set.Points, sliding);
        return Describe(consistent.Count(true) == 1, canRest, set.CountLines(sliding));
    }

    /// <summary>Whether the side of a line that a combination does not enter pushes towards the one it enters.</summary>
    private bool PushesAcross(
        double sign,
        double scale,
        ReadOnlySpan<double> residuals,
        Span<KinkMode> modes,
        KinkSet set,
        int code,
        int line)
    {
        int entered = set.Digit(code, line);
        int point = set.Points[set.First(line)];
        set.Decode(set.With(code, line, 1 - entered), modes);
        double velocity = Consistency.Velocity(sign, residuals, modes, point) * (entered == KinkSet.Plus ? 1 : -1);
        return velocity > Consistency.VelocityNoise(scale, point);
    }

    /// <summary>Coordinate by coordinate; whether there is another continuation is not known.</summary>
    private KinkContinuation Iterate(
        double sign,
        double scale,
        ReadOnlySpan<double> residuals,
        Span<KinkMode> modes,
        ReadOnlySpan<int> kinks,
        Span<bool> sliding)
    {
        foreach (int k in kinks)
        {
            modes[k] = KinkMode.Inactive;
        }

        Consistency.PullOf(residuals, modes, [], full);
        var gamma = new double[kinks.Length];
        BoxedDescent.Run(model.Coordinates, kinks, full, residuals, sign, gamma);

        for (int i = 0; i < kinks.Length; i++)
        {
            model.Coordinates.AddPoint(full, gamma[i], kinks[i]);
        }

        for (int i = 0; i < kinks.Length; i++)
        {
            int k = kinks[i];
            double velocity = sign * model.Coordinates.Preactivation(k, full);

            // Strictly between its ends gamma is free; how exactly the descent has settled there does not matter, since the
            // check below solves for the contacts.
            bool free = gamma[i] != 0 && gamma[i] != residuals[k];
            modes[k] = free || Math.Abs(velocity) <= Consistency.VelocityNoise(scale, k) ? KinkMode.Resting
                : velocity > 0 ? KinkMode.Active
                : KinkMode.Inactive;
        }

        return Consistency.Holds(sign, scale, residuals, modes, kinks, sliding)
            ? Describe(false, false, sliding[..kinks.Length].Count(true))
            : default;
    }

    private KinkContinuation Describe(bool unique, bool canRest, int slides)
    {
        bool leaves = model.Setting.Rule switch
        {
            KinkRule.Zero => slides > 0,
            KinkRule.Clarke => slides > 1,
            _ => false,
        };
        return new KinkContinuation(true, unique || (model.Setting.Rule == KinkRule.Zero && !canRest), leaves);
    }

    private int Cost(ReadOnlySpan<KinkMode> modes, KinkSet set, ReadOnlySpan<bool> slides, bool atStart)
    {
        // The field of a rule with independent slopes may vanish on a kink that both sides push across. Who starts there may stay
        // there; who arrives crosses, as every neighbouring trajectory does.
        bool stays = atStart && model.Setting.Rule != KinkRule.Clarke;
        int cost = 0;

        for (int line = 0; line < set.Lines; line++)
        {
            int worst = 0;

            for (int i = 0; i < set.Points.Length; i++)
            {
                if (set.Line[i] == line)
                {
                    worst = Math.Max(worst, modes[set.Points[i]] switch
                    {
                        KinkMode.Inactive => 0,
                        KinkMode.Active => Activity,
                        _ => slides[i] ? Slide : set.IsTwoSided(line) && !stays ? RestAcross : Rest,
                    });
                }
            }

            cost += worst;
        }

        return cost;
    }
}
