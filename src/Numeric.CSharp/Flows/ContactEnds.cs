namespace ReluProofs.Numeric.Flows;

/// <summary>
/// Finds the first time in a step at which a contact of a neuron can no longer be kept. The slope of a contact is a quotient of polynomials;
/// it is looked at at a few points of the step, then bisected.
/// </summary>
internal sealed class ContactEnds(FlowModel model)
{
    private const int Looks = 8;
    private const int MostBisections = 60;

    private readonly KinkConsistency consistency = new(model);
    private readonly LinePulls pulls = new(model.Coordinates);
    private readonly double[] residuals = new double[model.Data.Count];
    private readonly double[] pull = new double[model.Stride - 1];
    private int[] lines = [];
    private double[] gamma = [];

    /// <summary>The first end in [0, phi] and a point of the contact that ends, or null.</summary>
    public double? First(TaylorExpansion expansion, ActivationFrame frame, double phi, int j, out int point)
    {
        point = -1;

        // Orthogonal points: a contact is moved by nothing but its own slope, so it is kept with slope 0 for ever.
        if (frame.Of(j).ContactLines == 0)
        {
            return null;
        }

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

    private void Reserve(int count)
    {
        if (lines.Length < count)
        {
            lines = [.. Enumerable.Range(0, count)];
            gamma = new double[count];
        }
    }
}
