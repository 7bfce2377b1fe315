namespace ReluProofs.Numeric.Flows;

/// <summary>
/// Finds the first time in a step at which a contact of a neuron can no longer be kept: on independent lines by isolated roots, once
/// for all neurons of a group; else, and for what is no question about polynomials, a few points of the step are looked at, then bisected.
/// </summary>
internal sealed class ContactEnds(FlowModel model)
{
    private const int Looks = 8;
    private const int MostBisections = 60;

    private readonly ContactRoots roots = new(model);
    private readonly KinkConsistency consistency = new(model);
    private readonly LinePulls pulls = new(model.Coordinates);
    private readonly double[] residuals = new double[model.Data.Count];
    private readonly double[] pull = new double[model.Stride - 1];
    private int[] lines = [];
    private double[] gamma = [];
    private GroupEnd[] ends = [];
    private double still;

    // What the roots say for a group, by the sign of a.
    private enum Answer : byte
    {
        NotAsked,
        Isolated,
        NotByRoots,
    }

    /// <summary>Prepares for the neurons of a step.</summary>
    public void Begin(TaylorExpansion expansion, ActivationFrame frame)
    {
        if (ends.Length < 2 * frame.Groups.Length)
        {
            ends = new GroupEnd[2 * frame.Groups.Length];
        }

        Array.Clear(ends);
        still = consistency.Noise(expansion.Residual(0));
    }

    /// <summary>The first end in [0, phi] and a point of the contact that ends, or null.</summary>
    public double? First(TaylorExpansion expansion, ActivationFrame frame, double phi, int j, out int point)
    {
        point = -1;
        var group = frame.Of(j);

        // Orthogonal points: a contact is moved by nothing but its own slope, so it is kept with slope 0 for ever.
        if (group.ContactLines == 0)
        {
            return null;
        }

        double sign = KeptSign(expansion, phi, j) * Math.Sign(model.Setting.Rate);

        if (sign == 0)
        {
            return Look(expansion, frame, phi, j, out point);
        }

        ref var end = ref ends[2 * frame.GroupOf[j] + (sign > 0 ? 1 : 0)];

        if (end.Answer == Answer.NotAsked)
        {
            bool isolated = roots.TryFind(expansion, group, phi, sign, still, out double first, out int member);
            end = new GroupEnd(isolated ? Answer.Isolated : Answer.NotByRoots, first, member);
        }

        if (end.Answer == Answer.NotByRoots)
        {
            return Look(expansion, frame, phi, j, out point);
        }

        point = end.Point;
        return point >= 0 ? end.Time : null;
    }

    /// <summary>The sign of a on all of the step, 0 where it may change.</summary>
    private int KeptSign(TaylorExpansion expansion, double phi, int j)
    {
        int at = j * model.Stride;
        double power = 1;
        double change = 0;

        for (int i = 1; i <= expansion.Order; i++)
        {
            change += Math.Abs(expansion.Coefficient(i)[at]) * (power *= phi);
        }

        double a = expansion.Coefficient(0)[at];
        return Math.Abs(a) > change ? Math.Sign(a) : 0;
    }

    private double? Look(TaylorExpansion expansion, ActivationFrame frame, double phi, int j, out int point)
    {
        for (int look = 1; look <= Looks; look++)
        {
            double right = phi * look / Looks;

            if (Ended(expansion, frame, right, j) < 0)
            {
                continue;
            }

            double left = phi * (look - 1) / Looks;

            for (int round = 0; round < MostBisections; round++)
            {
                double middle = 0.5 * (left + right);

                if (middle <= left || middle >= right)
                {
                    break;
                }

                (left, right) = Ended(expansion, frame, middle, j) < 0 ? (middle, right) : (left, middle);
            }

            point = Ended(expansion, frame, right, j);
            return right;
        }

        point = -1;
        return null;
    }

    /// <summary>A contact of the neuron that cannot be kept at phi, or -1.</summary>
    private int Ended(TaylorExpansion expansion, ActivationFrame frame, double phi, int j)
    {
        var group = frame.Of(j);
        double a = Expand(expansion, phi, j);
        Array.Clear(pull);

        foreach (int k in group.Active)
        {
            model.Coordinates.AddPoint(pull, residuals[k], k);
        }

        pulls.Set(group.Contacts, group.LineOf, group.Orientations, group.ContactLines, residuals);
        Reserve(pulls.Count);

        // Twice what the resolver takes for 0, so that it finds something else consistent.
        double noise = 2 * consistency.Noise(residuals);
        double sign = Math.Sign(a) * Math.Sign(model.Setting.Rate);

        for (int l = 0; l < pulls.Count; l++)
        {
            int point = group.Contacts[group.LineOf.IndexOf(l)];

            if (group.Slides(point))
            {
                // That a slide attracts is a condition on the single signs only where no line depends on others.
                if (group.Independent is not null && pulls.Attraction(l, sign) < -noise)
                {
                    return point;
                }
            }
            else if (!consistency.CanHold(pulls, l, 0, noise))
            {
                return point;
            }
            else
            {
                pulls.Pin(l);
            }
        }

        int ended = consistency.Hold(pulls, lines.AsSpan(0, pulls.Count), pull, gamma, noise, false);
        return ended < 0 ? -1 : group.Contacts[group.LineOf.IndexOf(ended)];
    }

    /// <summary>Sets the residuals at phi, and gives the neuron's a.</summary>
    private double Expand(TaylorExpansion expansion, double phi, int j)
    {
        Array.Clear(residuals);
        double a = 0;

        for (int i = expansion.Order - 1; i >= 0; i--)
        {
            var coefficient = expansion.Residual(i);
            a = a * phi + expansion.Coefficient(i)[j * model.Stride];

            for (int k = 0; k < residuals.Length; k++)
            {
                residuals[k] = residuals[k] * phi + coefficient[k];
            }
        }

        return a;
    }

    private void Reserve(int count)
    {
        if (lines.Length < count)
        {
            lines = [.. Enumerable.Range(0, count)];
            gamma = new double[count];
        }
    }

    private readonly record struct GroupEnd(Answer Answer, double Time, int Point);
}
