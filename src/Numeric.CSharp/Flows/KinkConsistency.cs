namespace ReluProofs.Numeric.Flows;

/// <summary>
/// Whether modes for the kinks of a neuron agree with the motion they cause: every line entered is entered with a velocity towards that
/// side, and every line in contact is kept by slopes of the hull of its two sides, or with all slopes 0 by the rules that allow it.
/// </summary>
internal sealed class KinkConsistency(FlowModel model)
{
    // What rounding can make of a sum that is 0 in exact arithmetic, relative to the sum of its terms' sizes.
    private const double Rounding = 1e-13;

    // How much more than rounding a velocity may be that a contact is to have none of.
    private const double Kept = 4;

    private readonly double[] full = new double[model.Stride - 1];

    /// <summary>
    /// What counts as 0 for a gamma of a line and for a velocity across it over |rate a|: rounding of the sum of |r_k| ||x_k||, relative to
    /// which the rounding errors of a pull are.
    /// </summary>
    public double Noise(ReadOnlySpan<double> residuals)
    {
        double scale = 0;

        for (int k = 0; k < residuals.Length; k++)
        {
            scale += Math.Abs(residuals[k]) * model.Coordinates.Norms[k];
        }

        return Rounding * scale;
    }

    /// <summary>Sum of r_k x_k over the active k outside the kinks to skip.</summary>
    public void PullOf(ReadOnlySpan<double> residuals, ReadOnlySpan<KinkMode> modes, ReadOnlySpan<int> skip, Span<double> d)
    {
        d.Clear();

        for (int k = 0; k < modes.Length; k++)
        {
            if (modes[k] == KinkMode.Active && !skip.Contains(k))
            {
                model.Coordinates.AddPoint(d, residuals[k], k);
            }
        }
    }

    /// <summary>Whether modes for all lines are consistent, and which lines in contact need a slope above 0.</summary>
    /// <param name="sign">The sign of rate * a.</param>
    /// <param name="noise">What counts as 0.</param>
    /// <param name="residuals">r.</param>
    /// <param name="modes">The modes of all points of the neuron, the kinks' among them.</param>
    /// <param name="set">The kinks.</param>
    /// <param name="pulls">Their lines, at these residuals.</param>
    /// <param name="independent">Whether contacts may have a slope for each point of its own.</param>
    /// <param name="sliding">The answer, by lines.</param>
    public bool Holds(
        double sign,
        double noise,
        ReadOnlySpan<double> residuals,
        ReadOnlySpan<KinkMode> modes,
        KinkSet set,
        LinePulls pulls,
        bool independent,
        Span<bool> sliding)
    {
        sliding[..set.Lines].Clear();
        PullOf(residuals, modes, [], full);
        Span<int> contacts = set.Lines <= 64 ? stackalloc int[set.Lines] : new int[set.Lines];
        Span<double> gamma = set.Lines <= 64 ? stackalloc double[set.Lines] : new double[set.Lines];
        int count = 0;

        for (int l = 0; l < set.Lines; l++)
        {
            if (modes[set.Points[set.First(l)]].IsContact())
            {
                contacts[count++] = l;
            }
        }

        contacts = contacts[..count];

        // Consistency alone is asked here; that the slide attracts is what the preference for the inactive side sees to.
        if (Hold(pulls, contacts, full, gamma, noise, independent) >= 0 && sign != 0)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            sliding[contacts[i]] = Slides(pulls, contacts[i], gamma[i], sign, noise);
        }

        for (int l = 0; l < set.Lines; l++)
        {
            var mode = modes[set.Points[set.First(l)]];
            double velocity = sign * pulls.Along(l, full);

            if (!mode.IsContact() && (mode == KinkMode.Active ? velocity <= noise : velocity >= -noise))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The gamma that keep lines in contact, or come nearest to it. A gamma outside what its line allows counts as inside when, put to the
    /// end, it lets nothing move: else a line could be found neither in contact nor crossed.
    /// </summary>
    /// <param name="pulls">The lines.</param>
    /// <param name="contacts">Those in contact.</param>
    /// <param name="d">D for gamma = 0, and with gamma on return.</param>
    /// <param name="gamma">The result.</param>
    /// <param name="noise">What counts as 0.</param>
    /// <param name="independent">Whether contacts may have a slope for each point of its own.</param>
    /// <returns>The position of a contact that is not kept, or -1.</returns>
    public int Hold(LinePulls pulls, ReadOnlySpan<int> contacts, Span<double> d, Span<double> gamma, double noise, bool independent)
    {
        int outside = -1;

        if (contacts.Length == 0)
        {
            return outside;
        }

        ContactSpan.Balance(pulls, contacts, d, gamma);

        for (int i = 0; i < contacts.Length; i++)
        {
            bool within = independent ? pulls.Independent(contacts[i], gamma[i], noise) : CanHold(pulls, contacts[i], gamma[i], noise);
            outside = within ? outside : i;
        }

        if (outside >= 0 && !independent)
        {
            Span<bool> free = contacts.Length <= 64 ? stackalloc bool[contacts.Length] : new bool[contacts.Length];
            ContactSpan.Shortest(pulls, contacts, d, gamma, free);
            outside = -1;
        }

        for (int i = 0; i < contacts.Length; i++)
        {
            pulls.Add(d, gamma[i], contacts[i]);
        }

        for (int i = 0; i < contacts.Length && outside < 0; i++)
        {
            outside = Math.Abs(pulls.Along(contacts[i], d)) > Kept * noise ? i : -1;
        }

        return outside;
    }

    /// <summary>The hull of the sides, or all slopes 0: the latter is not Clarke's.</summary>
    public bool CanHold(LinePulls pulls, int line, double gamma, double noise) =>
        pulls.Hull(line, gamma, noise) || (model.Setting.Rule != KinkRule.Clarke && Math.Abs(gamma) <= noise);

    /// <summary>Under Clarke's rule opposite points that push back hold each other with slopes above 0 even where nothing else pulls.</summary>
    private bool Slides(LinePulls pulls, int line, double gamma, double sign, double noise) =>
        Math.Abs(gamma) > noise
        || (model.Setting.Rule == KinkRule.Clarke && pulls.IsTwoSided(line) && pulls.Attraction(line, sign) > noise);
}
