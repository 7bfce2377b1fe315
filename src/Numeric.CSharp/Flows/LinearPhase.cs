namespace ReluProofs.Numeric.Flows;

/// <summary>A stretch of time during which the residuals are constant, so that the neurons move independently of each other.</summary>
internal sealed record LinearSegment(NeuronPath[] Paths, double[] Residuals);

/// <summary>
/// Takes a whole linear phase in one step: every neuron on its own runs through all its changes of mode, or rests. Its end is where the
/// output of those that move, left out, would displace some neuron by more than a tolerance.
/// </summary>
internal sealed class LinearPhase(FlowModel model, KinkTransition transition)
{
    // Beyond this the exponentials leave the range of doubles; a longer piece is cut.
    private const double LongestExponent = 300;
    private const int MostPieces = 100_000;

    // How many long ordinary steps a phase is to replace before steps are shortened for its sake.
    private const double Worth = 10;

    private readonly LinearMotion motion = new(model);
    private readonly LinearBudget budget = new(model);
    private readonly double[] neuron = new double[model.Stride];
    private readonly KinkMode[] row = new KinkMode[model.Data.Count];
    private readonly List<int> fired = [];
    private readonly List<int> fresh = [];
    private readonly List<int> changed = [];
    private readonly List<FlowEvent> found = [];

    /// <summary>How many pieces the last call made.</summary>
    public int Pieces { get; private set; }

    /// <summary>
    /// The longest linear phase from a state, or null when it would be too short, no neuron would grow in it faster than the least rate,
    /// or kinks could not be resolved (the ordinary steps then say so).
    /// </summary>
    public LinearSegment? Run(
        double[] values,
        int[] exponents,
        ActivationFrame frame,
        HashSet<int> freshPairs,
        double time,
        double wish,
        double tolerance,
        double leastRate,
        RestingPart? resting,
        List<FlowEvent> events,
        out double length)
    {
        length = 0;
        int n = model.Data.Count;
        motion.Residuals = resting?.Residuals ?? Labels();
        tolerance = Math.Max(tolerance - (resting?.Drift ?? 0), 0.5 * tolerance);
        double longest = budget.Candidate(values, exponents, frame, motion, resting, tolerance, wish, leastRate, out double shortest);

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

            paths[j] = new NeuronPath { Rests = resting?.Rests[j] == true };

            if (paths[j].Rests)
            {
                changed.Clear();
                paths[j].Open(0, neuron, exponents[j], row, changed);
            }
            else if (!Follow(j, exponents[j], paths[j], time, longest))
            {
                return null;
            }
        }

        length = budget.Shorten(paths, motion, resting, longest, tolerance);

        if (!(length > shortest))
        {
            return null;
        }

        double end = length;
        found.RemoveAll(e => e.Time > time + end);
        found.Sort((left, right) => (left.Time, left.Neuron, left.Point).CompareTo((right.Time, right.Neuron, right.Point)));
        events.AddRange(found);
        return new LinearSegment(paths, motion.Residuals);
    }

    /// <summary>Whether a phase would be worth it, were the large neurons at rest already.</summary>
    public bool IsWorthwhile(
        double[] values, int[] exponents, ActivationFrame frame, double wish, double tolerance, double leastRate, RestingPart resting)
    {
        motion.Residuals = resting.Residuals;
        return budget.Candidate(values, exponents, frame, motion, resting, tolerance, wish, leastRate, out double shortest) > Worth * shortest;
    }

    /// <summary>The state at a time since the start of a phase.</summary>
    public ActivationFrame State(LinearSegment segment, double time, bool earlier, double[] values, int[] exponents)
    {
        int n = model.Data.Count;
        var modes = new KinkMode[model.Width * n];
        motion.Residuals = segment.Residuals;

        for (int j = 0; j < model.Width; j++)
        {
            segment.Paths[j].At(motion, time, earlier, model.Neuron(values, j), out exponents[j], modes.AsSpan(j * n, n));
        }

        return new ActivationFrame(model.Coordinates, modes, model.Width);
    }

    /// <summary>y, which r is while the output is 0.</summary>
    private double[] Labels()
    {
        var labels = new double[model.Data.Count];

        for (int k = 0; k < labels.Length; k++)
        {
            labels[k] = model.Data.Label(k);
        }

        return labels;
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

            if (!transition.ApplyTo(j, neuron, row, fired, motion.Residuals, start + time, false, found))
            {
                return false;
            }

            fresh.AddRange(changed);
        }

        return false;
    }
}
