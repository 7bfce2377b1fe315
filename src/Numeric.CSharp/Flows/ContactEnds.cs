namespace ReluProofs.Numeric.Flows;

/// <summary>
/// Finds the first time in a step at which a contact of a neuron can no longer be kept. On independent lines gamma is a polynomial of the
/// time as the residuals are, and its first root beyond an end of the hull is isolated; else, and for what is no polynomial, a few
/// points of the step are looked at, then bisected.
/// </summary>
internal sealed class ContactEnds(FlowModel model)
{
    private const int Looks = 8;
    private const int MostBisections = 60;

    // Twice the velocity that a contact put to an end may have, so that the resolver crosses it.
    private const double Ends = 8;

    private readonly KinkConsistency consistency = new(model);
    private readonly LinePulls pulls = new(model.Coordinates);
    private readonly double[] residuals = new double[model.Data.Count];
    private readonly double[] pull = new double[model.Stride - 1];
    private int[] lines = [];
    private double[] gamma = [];
    private double[] spread = [];
    private double[] fromMinus = [];
    private double[] fromPlus = [];

    /// <summary>The first end in [0, phi] and a point of the contact that ends, or null.</summary>
    public double? First(TaylorExpansion expansion, ActivationFrame frame, double phi, int j, out int point)
    {
        point = -1;

        // Orthogonal points: a contact is moved by nothing but its own slope, so it is kept with slope 0 for ever.
        if (frame.Of(j).ContactLines == 0)
        {
            return null;
        }

        double reach = FirstRoot(expansion, frame, phi, j, ref point);

        for (int look = 1; look <= Looks; look++)
        {
            double right = reach * look / Looks;

            if (Ended(expansion, frame, right, j) < 0)
            {
                continue;
            }

            double left = reach * (look - 1) / Looks;

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

        return point >= 0 ? reach : null;
    }

    /// <summary>
    /// The first time at which a sliding contact's gamma is so far outside the hull that what is put to the hull's end moves, with a point of
    /// it; phi if there is none.
    /// </summary>
    private double FirstRoot(TaylorExpansion expansion, ActivationFrame frame, double phi, int j, ref int point)
    {
        var group = frame.Of(j);
        int count = group.ContactLines;
        int order = expansion.Order;
        Reserve(count, order);

        if (!ContactSpan.InverseDiagonal(PullsAt(expansion, group, 0), lines.AsSpan(0, count), spread))
        {
            return phi;
        }

        for (int i = 0; i < order; i++)
        {
            var at = PullsAt(expansion, group, i);
            Array.Clear(pull);

            foreach (int k in group.Active)
            {
                model.Coordinates.AddPoint(pull, expansion.Residual(i)[k], k);
            }

            ContactSpan.Balance(at, lines.AsSpan(0, count), pull, gamma);

            for (int l = 0; l < count; l++)
            {
                fromMinus[l * order + i] = gamma[l] - at.Minus(l);
                fromPlus[l * order + i] = at.Plus(l) - gamma[l];
            }
        }

        double noise = Ends * consistency.Noise(expansion.Residual(0));
        double first = phi;

        for (int l = 0; l < count; l++)
        {
            int member = group.Contacts[group.LineOf.IndexOf(l)];

            if (frame.Modes[j * residuals.Length + member] == KinkMode.Sliding)
            {
                double sign = fromMinus[l * order] + fromPlus[l * order] >= 0 ? 1 : -1;
                Consider(fromMinus.AsSpan(l * order, order), sign, noise * spread[l], member, ref first, ref point);
                Consider(fromPlus.AsSpan(l * order, order), sign, noise * spread[l], member, ref first, ref point);
            }
        }

        return first;
    }

    private static void Consider(Span<double> distance, double sign, double margin, int member, ref double first, ref int point)
    {
        DenseVector.Scale(distance, sign);
        distance[0] += margin;

        if (distance[0] > 0 && PolynomialRoots.First(distance, 0, first, out double root) == RootKind.Crossing && root < first)
        {
            first = root;
            point = member;
        }
    }

    /// <summary>The lines at coefficient i of the residuals, of which their ends are linear functions.</summary>
    private LinePulls PullsAt(TaylorExpansion expansion, ActivationGroup group, int i)
    {
        pulls.Set(group.Contacts, group.LineOf, group.Orientations, group.ContactLines, expansion.Residual(i));
        return pulls;
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
        Reserve(pulls.Count, expansion.Order);

        // Twice what the resolver takes for 0, so that it finds something else consistent.
        double noise = 2 * consistency.Noise(residuals);
        double sign = Math.Sign(a) * Math.Sign(model.Setting.Rate);

        for (int l = 0; l < pulls.Count; l++)
        {
            int point = group.Contacts[group.LineOf.IndexOf(l)];

            if (frame.Modes[j * residuals.Length + point] == KinkMode.Sliding)
            {
                // That a slide attracts is a condition on signs only where it is the only one.
                if (pulls.Count == 1 && pulls.Attraction(l, sign) < -noise)
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

    private void Reserve(int count, int order)
    {
        if (lines.Length < count)
        {
            lines = [.. Enumerable.Range(0, count)];
            gamma = new double[count];
            spread = new double[count];
        }

        if (fromMinus.Length < count * order)
        {
            fromMinus = new double[count * order];
            fromPlus = new double[count * order];
        }
    }
}
