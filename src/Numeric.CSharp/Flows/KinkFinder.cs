namespace ReluProofs.Numeric.Flows;

/// <summary>Finds the first time in a step at which a preactivation changes its sign, or a contact can no longer be kept.</summary>
internal sealed class KinkFinder
{
    // Roots closer than this, in units of the step, are one event: times do not resolve less.
    private const double Simultaneous = 2e-15;

    // A contact's slope is a quotient of polynomials; its end is looked for at this many points of the step, then bisected.
    private const int Looks = 8;

    private readonly FlowModel model;
    private readonly double[] chord;
    private readonly double[] polynomial;
    private readonly double[] end;
    private readonly double[] residuals;
    private readonly double[] pull;
    private readonly List<(int Pair, double Phi)> roots = [];

    public KinkFinder(FlowModel model, int order)
    {
        this.model = model;
        polynomial = new double[order + 1];
        end = new double[model.Width * model.Stride];
        residuals = new double[model.Data.Count];
        pull = new double[model.Stride - 1];
        chord = new double[order + 1];

        // The largest of x - x^i on [0, 1]: how far the power i strays from its chord.
        for (int i = 2; i <= order; i++)
        {
            chord[i] = (i - 1.0) / i * Math.Pow(i, -1.0 / (i - 1));
        }
    }

    /// <summary>The pairs j * n + k that fire at the time found, in increasing order.</summary>
    public List<int> Fired { get; } = [];

    /// <summary>The pairs that only touch 0 before that time, with the time.</summary>
    public List<(int Pair, double Phi)> Touched { get; } = [];

    /// <summary>
    /// The first firing in [0, phi] or phi itself. Pairs in <paramref name="fresh"/> are 0 at the start and have just been given
    /// the mode that their velocity asks for.
    /// </summary>
    public double Find(TaylorExpansion expansion, ActivationFrame frame, double phi, HashSet<int> fresh, KinkResolver resolver)
    {
        Fired.Clear();
        Touched.Clear();
        roots.Clear();
        expansion.Evaluate(phi, end);

        for (int j = 0; j < model.Width; j++)
        {
            FindCrossings(expansion, frame, phi, fresh, j);
            FindContactEnds(expansion, frame, phi, j, resolver);
        }

        double first = phi;

        foreach (var (_, at) in roots)
        {
            first = Math.Min(first, at);
        }

        foreach (var (pair, at) in roots)
        {
            if (at <= first + Simultaneous * phi)
            {
                Fired.Add(pair);
            }
        }

        Touched.RemoveAll(touch => touch.Phi >= first);
        return first;
    }

    private void FindCrossings(TaylorExpansion expansion, ActivationFrame frame, double phi, HashSet<int> fresh, int j)
    {
        var coordinates = model.Coordinates;
        int n = model.Data.Count;
        double bend = 0;
        double power = phi;

        for (int i = 2; i <= expansion.Order; i++)
        {
            power *= phi;
            bend += chord[i] * power * DenseVector.Norm(model.Hidden(expansion.Coefficient(i), j));
        }

        var start = model.Hidden(expansion.Coefficient(0), j);
        var finish = model.Hidden(end, j);
        var modes = frame.Modes.Slice(j * n, n);

        for (int k = 0; k < n; k++)
        {
            if (modes[k].IsContact() || coordinates.Norms[k] == 0)
            {
                continue;
            }

            double sign = modes[k] == KinkMode.Active ? 1 : -1;
            double before = sign * coordinates.Preactivation(k, start);
            double after = sign * coordinates.Preactivation(k, finish);
            bool atKink = before <= 0 || (fresh.Count > 0 && fresh.Contains(j * n + k));

            if (!atKink && Math.Min(before, after) > bend * coordinates.Norms[k])
            {
                continue;
            }

            for (int i = 0; i <= expansion.Order; i++)
            {
                polynomial[i] = sign * coordinates.Preactivation(k, model.Hidden(expansion.Coefficient(i), j));
            }

            FindRoot(phi, j * n + k, atKink, after);
        }
    }

    private void FindRoot(double phi, int pair, bool atKink, double after)
    {
        int low = 0;

        if (atKink)
        {
            // Divided by the variable: the root at the start is the one just dealt with.
            for (low = 1; low < polynomial.Length && polynomial[low] == 0; low++)
            {
            }

            if (low == polynomial.Length)
            {
                return;
            }

            if (polynomial[low] < 0)
            {
                roots.Add((pair, 0));
                return;
            }
        }
        else if (StaysOff(phi, after))
        {
            return;
        }

        switch (PolynomialRoots.First(polynomial.AsSpan(low), 0, phi, out double root))
        {
            case RootKind.Crossing:
                roots.Add((pair, root));
                break;
            case RootKind.Touch when root > 0:
                Touched.Add((pair, root));
                break;
        }
    }

    private bool StaysOff(double phi, double after)
    {
        double bend = 0;
        double power = phi;

        for (int i = 2; i < polynomial.Length; i++)
        {
            power *= phi;
            bend += chord[i] * power * Math.Abs(polynomial[i]);
        }

        return Math.Min(polynomial[0], after) > bend;
    }

    private void FindContactEnds(TaylorExpansion expansion, ActivationFrame frame, double phi, int j, KinkResolver resolver)
    {
        // Orthogonal points: a contact is moved by nothing but its own slope, so it is kept with slope 0 for ever.
        if (model.Coordinates.IsDiagonal || frame.Of(j).Contacts.Length == 0)
        {
            return;
        }

        for (int look = 1; look <= Looks; look++)
        {
            double right = phi * look / Looks;

            if (FirstEnded(expansion, frame, right, j, resolver) < 0)
            {
                continue;
            }

            double left = phi * (look - 1) / Looks;

            for (int round = 0; round < 60; round++)
            {
                double middle = 0.5 * (left + right);

                if (middle <= left || middle >= right)
                {
                    break;
                }

                if (FirstEnded(expansion, frame, middle, j, resolver) < 0)
                {
                    left = middle;
                }
                else
                {
                    right = middle;
                }
            }

            roots.Add((j * model.Data.Count + FirstEnded(expansion, frame, right, j, resolver), right));
            return;
        }
    }

    /// <summary>A contact of the neuron that cannot be kept at phi, or -1.</summary>
    private int FirstEnded(TaylorExpansion expansion, ActivationFrame frame, double phi, int j, KinkResolver resolver)
    {
        var group = frame.Of(j);
        int n = model.Data.Count;
        Array.Clear(residuals);
        Array.Clear(pull);
        double a = 0;

        for (int i = expansion.Order - 1; i >= 0; i--)
        {
            var coefficient = expansion.Residual(i);
            a = a * phi + expansion.Coefficient(i)[j * model.Stride];

            for (int k = 0; k < n; k++)
            {
                residuals[k] = residuals[k] * phi + coefficient[k];
            }
        }

        foreach (int k in group.Active)
        {
            model.Coordinates.AddPoint(pull, residuals[k], k);
        }

        var gamma = new double[group.Contacts.Length];
        ContactSpan.Balance(model.Coordinates, group.Contacts, pull, residuals, gamma);

        for (int i = 0; i < gamma.Length; i++)
        {
            model.Coordinates.AddPoint(pull, gamma[i], group.Contacts[i]);
        }

        // That a slide attracts is a condition on the sign only when there is one contact.
        double sign = gamma.Length > 1 ? 0 : Math.Sign(a) * Math.Sign(model.Setting.Rate);
        double scale = resolver.Consistency.Scale(residuals);

        for (int i = 0; i < gamma.Length; i++)
        {
            int k = group.Contacts[i];
            double noise = 2 * resolver.Consistency.GammaNoise(scale, k);

            if (!KinkResolver.CanStay(frame.Modes[j * n + k], sign, gamma[i], residuals[k], noise)
                || Math.Abs(model.Coordinates.Preactivation(k, pull)) > 4 * noise * model.Data.Gram(k, k))
            {
                return k;
            }
        }

        return -1;
    }
}
