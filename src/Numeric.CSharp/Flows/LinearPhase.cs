namespace ReluProofs.Numeric.Flows;

/// <summary>A stretch of time during which the output is negligible, so that the neurons move independently of each other.</summary>
internal sealed record LinearSegment(NeuronPath[] Paths);

/// <summary>
/// Takes a whole linear phase in one step: every neuron on its own runs through all its changes of mode. Its end is where the
/// output, left out, would displace some neuron by more than a tolerance.
/// </summary>
internal sealed class LinearPhase(FlowModel model, KinkTransition transition)
{
    // Beyond this the exponentials leave the range of doubles; a longer piece is cut.
    private const double LongestExponent = 300;
    private const int MostPieces = 100_000;

    private const double OrdinaryStep = 0.25;
    private const double Digits = 1e-3;

    // Ending a phase a little earlier than need be costs nothing but part of an ordinary step.
    private const int RoundsToShorten = 12;

    // A neuron aligned against its pull to this relative accuracy has no growing component.
    private const double NoGrowth = 4e-15;

    private readonly LinearMotion motion = new(model);
    private readonly double[] neuron = new double[model.Stride];
    private readonly KinkMode[] row = new KinkMode[model.Data.Count];
    private readonly List<int> fired = [];
    private readonly List<int> fresh = [];
    private readonly List<int> changed = [];
    private readonly List<FlowEvent> found = [];

    /// <summary>How many pieces the last call made.</summary>
    public int Pieces { get; private set; }

    /// <summary>
    /// The longest linear phase from a state, or null when it would be too short, no neuron would grow in it, or kinks could not be resolved (the ordinary steps then say so).
    /// </summary>
    public LinearSegment? Run(
        double[] values,
        int[] exponents,
        ActivationFrame frame,
        HashSet<int> freshPairs,
        double time,
        double wish,
        double tolerance,
        List<FlowEvent> events,
        out double length)
    {
        length = 0;
        int n = model.Data.Count;
        double longest = Candidate(values, exponents, frame, tolerance, wish, out double shortest);

        if (!(longest > shortest))
        {
            return null;
        }

        found.Clear();
        Pieces = 0;
        var paths = new NeuronPath[model.Width];

        for (int j = 0; j < model.Width; j++)
        {
            model.Neuron(values, j).CopyTo(neuron);
            frame.Modes.Slice(j * n, n).CopyTo(row);
            fresh.Clear();

            for (int k = 0; freshPairs.Count > 0 && k < n; k++)
            {
                if (freshPairs.Contains(j * n + k))
                {
                    fresh.Add(k);
                }
            }

            paths[j] = new NeuronPath();

            if (!Follow(j, exponents[j], paths[j], time, longest))
            {
                return null;
            }
        }

        length = Shorten(paths, longest, tolerance);

        if (!(length > shortest))
        {
            return null;
        }

        double end = length;
        found.RemoveAll(e => e.Time > time + end);
        found.Sort((left, right) => (left.Time, left.Neuron, left.Point).CompareTo((right.Time, right.Neuron, right.Point)));
        events.AddRange(found);
        return new LinearSegment(paths);
    }

    /// <summary>The state at a time since the start of a phase.</summary>
    public ActivationFrame State(LinearSegment segment, double time, bool earlier, double[] values, int[] exponents)
    {
        int n = model.Data.Count;
        var modes = new KinkMode[model.Width * n];

        for (int j = 0; j < model.Width; j++)
        {
            segment.Paths[j].At(motion, time, earlier, model.Neuron(values, j), out exponents[j], modes.AsSpan(j * n, n));
        }

        return new ActivationFrame(model.Coordinates, modes, model.Width);
    }

    private bool Follow(int j, int exponent, NeuronPath path, double start, double longest)
    {
        double time = 0;
        changed.Clear();

        for (int pieces = 0; pieces < MostPieces; pieces++)
        {
            path.Open(time, neuron, exponent, row, changed);
            Pieces++;
            motion.Aim(row);
            double left = longest - time;
            double cut = Math.Min(left, motion.Speed == 0 ? left : LongestExponent / Math.Abs(motion.Speed));
            double length = motion.FirstCrossing(neuron, row, cut, fresh, fired);
            changed.Clear();

            if (fired.Count == 0 && cut == left)
            {
                return true;
            }

            motion.Move(neuron, ref exponent, length);
            time += length;
            fresh.Clear();

            if (fired.Count == 0)
            {
                continue;
            }

            transition.Complete(fired);

            // Contacts may change with the kinks that fired, so all of them are written down.
            changed.AddRange(fired);

            for (int k = 0; k < row.Length; k++)
            {
                if (row[k].IsContact() && !model.Coordinates.IsDiagonal && !fired.Contains(k))
                {
                    changed.Add(k);
                }
            }

            if (!transition.ApplyTo(j, neuron, row, fired, motion.Labels, start + time, false, found))
            {
                return false;
            }

            fresh.AddRange(changed);
        }

        return false;
    }

    /// <summary>The time the phase would last if the modes stayed as they are; 0 if no neuron grows.</summary>
    private double Candidate(
        double[] values,
        int[] exponents,
        ActivationFrame frame,
        double tolerance,
        double wish,
        out double shortest)
    {
        var growth = new double[frame.Groups.Length];
        var logSquare = new double[model.Width];
        double right = model.Setting.Decay > 0 ? Math.Min(wish, 1e6 / model.Setting.Decay) : wish;
        double fastest = 0;
        bool grows = false;

        for (int j = 0; j < model.Width; j++)
        {
            int g = frame.GroupOf[j];
            motion.Aim(frame.Modes.Slice(j * model.Data.Count, model.Data.Count));
            growth[g] = Math.Max(Math.Abs(motion.Speed) - model.Setting.Decay, 0);
            fastest = Math.Max(fastest, Math.Abs(motion.Speed));
            var state = model.Neuron(values, j);
            logSquare[j] = 2 * Math.Log(DenseVector.Norm(state)) + exponents[j] * (2 * Math.Log(2));
            double along = DenseVector.Dot(state[1..], motion.Direction) * Math.Sign(model.Setting.Rate);
            grows |= growth[g] > 0 && Math.Abs(state[0] + along) > NoGrowth * DenseVector.Norm(state);
        }

        // Jumps become shorter towards the end of the phase; an ordinary step gets about this far and is cheaper.
        shortest = OrdinaryStep / fastest;

        if (!grows)
        {
            return 0;
        }

        right = Math.Min(right, LongestExponent / fastest);
        double left = 0;

        if (Displacement(right) <= tolerance)
        {
            return right;
        }

        // The neurons as they really move shorten this once more, so a few digits do.
        while (right - left > Digits * right && right > shortest)
        {
            double middle = 0.5 * (left + right);
            (left, right) = Displacement(middle) <= tolerance ? (middle, right) : (left, middle);
        }

        return left;

        double Displacement(double length)
        {
            double total = 0;

            for (int j = 0; j < model.Width; j++)
            {
                total += Math.Exp(logSquare[j] + 2 * growth[frame.GroupOf[j]] * length);
            }

            return Bound * total * length;
        }
    }

    /// <summary>The largest time up to the candidate at which the neurons, as they have really moved, are small enough.</summary>
    private double Shorten(NeuronPath[] paths, double longest, double tolerance)
    {
        if (Displacement(longest) <= tolerance)
        {
            return longest;
        }

        double left = 0;
        double right = longest;

        for (int round = 0; round < RoundsToShorten; round++)
        {
            double middle = 0.5 * (left + right);
            (left, right) = Displacement(middle) <= tolerance ? (middle, right) : (left, middle);
        }

        return left;

        double Displacement(double length)
        {
            double total = 0;

            foreach (var path in paths)
            {
                path.At(motion, length, false, neuron, out int exponent, row);
                double log = 2 * (Math.Log(DenseVector.Norm(neuron)) + exponent * Math.Log(2));
                total += Math.Exp(Math.Max(log, path.LargestStart(length)));
            }

            return Bound * total * length;
        }
    }

    /// <summary>|f(x_k)| is at most |s| ||x_k|| sum_j (a_j^2 + ||u_j||^2) / 2, and displaces by |rate| sum_k ||x_k|| |f(x_k)| a unit of time.</summary>
    private double Bound { get; } = BoundOf(model);

    private static double BoundOf(FlowModel model)
    {
        double squares = 0;

        foreach (double norm in model.Coordinates.Norms)
        {
            squares += norm * norm;
        }

        return 0.5 * Math.Abs(model.Setting.Rate * model.Setting.OutputScale) * squares;
    }
}
