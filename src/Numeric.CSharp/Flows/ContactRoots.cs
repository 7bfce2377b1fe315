namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The first time in a step at which a contact on independent lines can no longer be kept. There gamma and the ends of its hull are
/// polynomials of the time as the residuals are, so roots are isolated and none is missed, however short the time outside the hull: a
/// slide that passed over it would go on where the sides push apart. By Sylvester's law of inertia a slide attracts when every
/// line does, so a line that begins to push apart ends it too.
/// </summary>
internal sealed class ContactRoots(FlowModel model)
{
    // Twice the velocity that a contact put to an end may have, so that the resolver crosses it.
    private const double Ends = 8;

    private readonly LinePulls pulls = new(model.Coordinates);
    private readonly double[] active = new double[model.Data.Count];
    private double[] gamma = [];
    private double[] minus = [];
    private double[] plus = [];
    private double[] balance = [];
    private double[] distance = [];

    /// <summary>Finds it; false where the lines depend on each other, or one is outside already.</summary>
    /// <param name="expansion">The step.</param>
    /// <param name="group">The modes.</param>
    /// <param name="phi">The end of the step.</param>
    /// <param name="sign">The sign of rate * a, not 0.</param>
    /// <param name="noise">What counts as 0 for a velocity.</param>
    /// <param name="first">The time, phi if all contacts last.</param>
    /// <param name="point">A point of the contact that ends, or -1.</param>
    public bool TryFind(
        TaylorExpansion expansion, ActivationGroup group, double phi, double sign, double noise, out double first, out int point)
    {
        first = phi;
        point = -1;

        if (group.Independent is not { } lines)
        {
            return false;
        }

        int order = expansion.Order;
        int count = group.ContactLines;
        Expand(expansion, group, lines);

        for (int l = 0; l < count; l++)
        {
            int member = lines.First[l];
            double margin = Ends * noise * lines.Spread[l];
            var at = balance.AsSpan(l * order, order);
            var lower = minus.AsSpan(l * order, order);
            var upper = plus.AsSpan(l * order, order);
            bool inside;

            if (group.Slides(member))
            {
                // Both sides push back while sign * minus > sign * gamma > sign * plus.
                inside = Consider(lower, at, sign, margin, member, ref first, ref point)
                    && Consider(at, upper, sign, margin, member, ref first, ref point)
                    && Consider(lower, upper, sign, margin, member, ref first, ref point);
            }
            else if (model.Setting.Rule == KinkRule.Clarke && lower.ContainsAnyExcept(0.0))
            {
                // Whether the hull of opposite points goes on to hold 0 is no question about one polynomial.
                return false;
            }
            else
            {
                inside = Consider(at, [], 1, margin, member, ref first, ref point)
                    && Consider(at, [], -1, margin, member, ref first, ref point);
            }

            if (!inside)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sets the coefficients of gamma and of the ends of its hull, line by line.</summary>
    private void Expand(TaylorExpansion expansion, ActivationGroup group, IndependentLines lines)
    {
        int order = expansion.Order;
        int count = group.ContactLines;
        Reserve(count, order);
        Array.Clear(active);

        for (int i = 0; i < order; i++)
        {
            var residual = expansion.Residual(i);

            foreach (int k in group.Active)
            {
                active[k] = residual[k];
            }

            lines.Balance(model.Data, active, gamma);
            pulls.Set(group.Contacts, group.LineOf, group.Orientations, count, residual);

            for (int l = 0; l < count; l++)
            {
                balance[l * order + i] = gamma[l];
                minus[l * order + i] = pulls.Minus(l);
                plus[l * order + i] = pulls.Plus(l);
            }
        }
    }

    /// <summary>Looks for the first root of sign (left - right) + margin; false when that is not above 0 at the start.</summary>
    private bool Consider(
        ReadOnlySpan<double> left, ReadOnlySpan<double> right, double sign, double margin, int member, ref double first, ref int point)
    {
        var p = distance.AsSpan(0, left.Length);
        double power = 1;
        double change = 0;

        for (int i = 0; i < p.Length; i++)
        {
            p[i] = sign * (left[i] - (right.Length > 0 ? right[i] : 0));
            change += i > 0 ? Math.Abs(p[i]) * (power *= first) : 0;
        }

        p[0] += margin;

        if (p[0] > change)
        {
            return true;
        }

        if (!(p[0] > 0))
        {
            return false;
        }

        if (PolynomialRoots.First(p, 0, first, out double root) == RootKind.Crossing && root < first)
        {
            first = root;
            point = member;
        }

        return true;
    }

    private void Reserve(int count, int order)
    {
        if (gamma.Length < count)
        {
            gamma = new double[count];
        }

        if (distance.Length < order)
        {
            distance = new double[order];
        }

        if (balance.Length < count * order)
        {
            balance = new double[count * order];
            minus = new double[count * order];
            plus = new double[count * order];
        }
    }
}
