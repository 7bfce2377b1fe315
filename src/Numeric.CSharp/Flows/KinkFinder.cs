namespace ReluProofs.Numeric.Flows;

/// <summary>Finds the first time in a step at which a preactivation changes its sign, or a contact can no longer be kept.</summary>
internal sealed class KinkFinder
{
    // Roots closer than this, in units of the step, are one event: times do not resolve less.
    private const double Simultaneous = 2e-15;

    private readonly FlowModel model;
    private readonly double[] chord;
    private readonly double[] coefficients;
    private readonly double[] end;
    private readonly ContactEnds contacts;
    private readonly List<(int Pair, double Phi)> roots = [];

    public KinkFinder(FlowModel model, int order)
    {
        this.model = model;
        coefficients = new double[order + 1];
        end = new double[model.Width * model.Stride];
        contacts = new ContactEnds(model);
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
    public double Find(TaylorExpansion expansion, ActivationFrame frame, double phi, HashSet<int> fresh)
    {
        Fired.Clear();
        Touched.Clear();
        roots.Clear();
        expansion.Evaluate(phi, end);
        contacts.Begin(expansion, frame);

        for (int j = 0; j < model.Width; j++)
        {
            FindCrossings(expansion, frame, phi, fresh, j);

            if (contacts.First(expansion, frame, phi, j, out int point) is { } end)
            {
                roots.Add((j * model.Data.Count + point, end));
            }
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
        double way = phi * DenseVector.Norm(model.Hidden(expansion.Coefficient(1), j));
        double power = phi;

        for (int i = 2; i <= expansion.Order; i++)
        {
            power *= phi;
            double term = power * DenseVector.Norm(model.Hidden(expansion.Coefficient(i), j));
            bend += chord[i] * term;
            way += term;
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
            bool atKink = before <= 0 || (fresh.Count > 0 && fresh.Contains(j * n + k));

            // Most are too far from their kink to come to it on the neuron's whole way.
            if (!atKink && before > way * coordinates.Norms[k])
            {
                continue;
            }

            double after = sign * coordinates.Preactivation(k, finish);

            if (!atKink && Math.Min(before, after) > bend * coordinates.Norms[k])
            {
                continue;
            }

            var polynomial = coefficients.AsSpan(0, expansion.Order + 1);

            for (int i = 0; i < polynomial.Length; i++)
            {
                polynomial[i] = sign * coordinates.Preactivation(k, model.Hidden(expansion.Coefficient(i), j));
            }

            FindRoot(polynomial, phi, j * n + k, atKink, after);
        }
    }

    private void FindRoot(ReadOnlySpan<double> polynomial, double phi, int pair, bool atKink, double after)
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
        else if (StaysOff(polynomial, phi, after))
        {
            return;
        }

        switch (PolynomialRoots.First(polynomial[low..], 0, phi, out double root))
        {
            case RootKind.Crossing:
                roots.Add((pair, root));
                break;
            case RootKind.Touch when root > 0:
                Touched.Add((pair, root));
                break;
        }
    }

    private bool StaysOff(ReadOnlySpan<double> polynomial, double phi, double after)
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
}
