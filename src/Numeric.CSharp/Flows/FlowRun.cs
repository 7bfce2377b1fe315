namespace ReluProofs.Numeric.Flows;

/// <summary>One pass along a trajectory at one accuracy.</summary>
internal sealed class FlowRun
{
    // A step's error stays this far below the accuracy asked for, since a run is tens to hundreds of steps.
    private const double Share = 0.02;
    private const int MostTinySteps = 2000;
    private const double LargestStretch = 1000;

    // How many times further than an event cut the last step the next one is prepared for.
    private const double Foresight = 4;

    // A linear phase that was not worth it is looked for again after 1, 3, 7, .. steps.
    private const int MostFailures = 6;

    // The part of a step that is taken to let stiff neurons come to rest, and how many such steps a rest may take.
    private const double Calm = 0.3;
    private const int MostCalming = 100;

    private readonly FlowModel model;
    private readonly FlowStart start;
    private readonly FlowOptions options;
    private readonly double accuracy;
    private readonly double endTime;
    private readonly bool untilStationary;
    private readonly TaylorExpansion expansion;
    private readonly LinearPhase linear;
    private readonly RestingNeurons large;
    private readonly KinkFinder finder;
    private readonly KinkTransition transition;
    private readonly StationarityTest stationarity;
    private readonly HashSet<int> fresh = [];
    private readonly List<int> fired = [];
    private double[] values;
    private readonly int[] exponents;
    private ActivationFrame frame;
    private double time;
    private int tinySteps;
    private bool leftLinearPhase;
    private double reach = double.PositiveInfinity;
    private int failures;
    private int calmed;
    private bool calming;
    private int pause;

    public FlowRun(FlowModel model, FlowStart start, InitialState initial, FlowOptions options, double accuracy, double endTime, bool untilStationary)
    {
        this.model = model;
        this.start = start;
        this.options = options;
        this.accuracy = accuracy;
        this.endTime = endTime;
        this.untilStationary = untilStationary;
        Order = OrderFor(Share * accuracy);
        expansion = new TaylorExpansion(model, Order);
        finder = new KinkFinder(model, Order);
        transition = new KinkTransition(model, new KinkResolver(model));
        linear = new LinearPhase(model, transition);
        large = new RestingNeurons(model);
        values = (double[])initial.Values.Clone();
        exponents = (int[])initial.Exponents.Clone();
        Balance = initial.Balance;
        frame = new ActivationFrame(model.Coordinates, (KinkMode[])initial.Modes.Clone(), model.Width);
        stationarity = new StationarityTest(model, accuracy, values, exponents, frame);
        Resolved = Transit(initial.Kinks, true);
    }

    /// <summary>The degree of the polynomials, for a local error.</summary>
    public static int OrderFor(double tolerance) => Math.Clamp((int)Math.Ceiling(-0.5 * Math.Log(tolerance)) + 1, 8, 20);

    public int Order { get; }

    public double NaturalRate => stationarity.NaturalRate;

    public List<FlowStep> Steps { get; } = [];

    public List<FlowEvent> Events { get; } = [];

    public long FieldEvaluations { get; private set; }

    /// <summary>The largest relative correction that the conservation of a_j^2 - ||w_j||^2 asked for in one step.</summary>
    public double LargestCorrection { get; private set; }

    /// <summary>Target of (a^2 - ||u||^2) / 4^e at time 0, with e the exponents of the start.</summary>
    private double[] Balance { get; }

    private bool Resolved { get; }

    public StopReason Run()
    {
        if (!Resolved)
        {
            return Close(StopReason.KinkUnresolved);
        }

        double unit = 1 / Math.Max(NaturalRate, 1e-300);

        while (true)
        {
            if (options.Cancellation.IsCancellationRequested)
            {
                return Close(StopReason.Cancelled);
            }

            if (time >= endTime)
            {
                return Close(StopReason.ReachedTime);
            }

            if (Steps.Count >= options.MaximumSteps)
            {
                return Close(StopReason.StepLimit);
            }

            var stop = JumpLinearly(ref unit) ? null : Advance(ref unit);

            if (stop is { } reason)
            {
                return Close(reason);
            }

            Report();
        }
    }

    /// <summary>Takes the whole linear phase ahead, if there is one worth taking.</summary>
    private bool JumpLinearly(ref double unit)
    {
        if (!options.UseLinearPhase || pause-- > 0)
        {
            return false;
        }

        RestingPart? resting = null;
        pause = 0;
        calming = false;

        // What ends a linear phase is a larger output. From then on the small neurons may still move alone, while the large ones rest.
        if (leftLinearPhase && (resting = large.Find(values, exponents, frame, Share * accuracy, NaturalRate)) is null)
        {
            Pause(large.Looked);
            return false;
        }

        double leastRate = resting is null ? 0 : accuracy * NaturalRate;

        if (resting?.Drift > RestingNeurons.Allowed(Share * accuracy))
        {
            // Steps as long as the accuracy allows leave stiff neurons moving by as much; shorter ones let them come to rest.
            calming = calmed < MostCalming
                && linear.IsWorthwhile(values, exponents, frame, endTime - time, Share * accuracy, leastRate, resting);
            calmed += calming ? 1 : 0;
            Pause(!calming);
            return false;
        }

        var segment = linear.Run(
            values, exponents, frame, fresh, time, endTime - time, Share * accuracy, leastRate, resting, Events, out double length);

        if (segment is null)
        {
            Pause(leftLinearPhase);
            leftLinearPhase = true;
            return false;
        }

        failures = 0;
        calmed = 0;
        Keep(length, segment, 0);
        FieldEvaluations += linear.Pieces;
        frame = linear.State(segment, length, false, values, exponents);
        unit = 1 / NaturalRate;
        fired.Clear();
        Finish(length, fired);
        return true;
    }

    private void Pause(bool failed)
    {
        failures = failed ? Math.Min(failures + 1, MostFailures) : failures;
        pause = failed ? (1 << failures) - 1 : 0;
    }

    private StopReason? Advance(ref double unit)
    {
        for (int attempt = 0; !expansion.ComputeFor(values, exponents, frame, unit, reach / unit, Share * accuracy); attempt++)
        {
            if (attempt == 40)
            {
                return StopReason.Diverged;
            }

            unit /= 1e4;
        }

        FieldEvaluations += expansion.Order;

        if (untilStationary && stationarity.Holds(expansion, values, exponents, frame))
        {
            return StopReason.Stationary;
        }

        double phi = LargestStretch;

        for (int i = expansion.Order - 1; i <= expansion.Order; i++)
        {
            if (expansion.Growth[i] > 0)
            {
                phi = Math.Min(phi, Math.Pow(Share * accuracy / expansion.Growth[i], 1.0 / i));
            }
        }

        phi *= calming ? Calm : 1;
        double remaining = (endTime - time) / unit;
        bool last = phi >= remaining;
        phi = last ? remaining : phi;
        double found = finder.Find(expansion, frame, phi, fresh);

        foreach (var (pair, at) in finder.Touched)
        {
            Events.Add(new FlowEvent(time + at * unit, pair / model.Data.Count, pair % model.Data.Count, FlowEventKind.Grazes));
        }

        // Where events are dense the next one is expected soon too.
        reach = found < phi ? Foresight * found * unit : double.PositiveInfinity;
        double length = last && found == phi ? endTime - time : found * unit;
        Keep(length, null, unit);
        var next = new double[values.Length];
        expansion.Evaluate(found, next);
        values = next;

        for (int j = 0; j < model.Width; j++)
        {
            var neuron = model.Neuron(values, j);
            FlowScaling.Normalise(neuron, ref exponents[j]);

            if (!double.IsFinite(DenseVector.Dot(neuron, neuron)))
            {
                Steps.RemoveAt(Steps.Count - 1);
                values = expansion.Coefficient(0).AsSpan().ToArray();
                return StopReason.Diverged;
            }
        }

        // The next step starts from the length this one could have had, not from where an event cut it.
        unit *= phi > 0 ? Math.Clamp(last ? 1 : phi / (calming ? Calm : 1), 1e-3, LargestStretch) : 1;
        return Finish(length, finder.Fired);
    }

    private StopReason? Finish(double length, List<int> pairs)
    {
        double before = time;
        time = length == endTime - before ? endTime : before + length;
        RestoreBalance();
        fresh.Clear();

        if (pairs.Count > 0 && !Transit(pairs, false))
        {
            return StopReason.KinkUnresolved;
        }

        tinySteps = time > before ? 0 : tinySteps + 1;
        return tinySteps > MostTinySteps ? StopReason.StepTooSmall : null;
    }

    private void Keep(double length, LinearSegment? segment, double unit)
    {
        Steps.Add(new FlowStep(time, length, values, (int[])exponents.Clone(), frame, segment, unit, expansion.Order));

        if (segment is not null)
        {
            values = (double[])values.Clone();
        }
    }

    private StopReason Close(StopReason reason)
    {
        // The final state is a step of length 0: dense output at the end time is the state itself.
        Keep(0, null, 0);
        return reason;
    }

    private bool Transit(List<int> pairs, bool atStart)
    {
        bool resolved = transition.Apply(values, exponents, ref frame, pairs, time, atStart, Events);

        foreach (int pair in pairs)
        {
            fresh.Add(pair);
        }

        return resolved;
    }

    /// <summary>
    /// a_j^2 - ||w_j||^2 changes by decay alone, kinks or not. Keeping it exactly stops rounding from turning a dying balanced neuron
    /// around; how much had to be corrected is kept as evidence.
    /// </summary>
    private void RestoreBalance()
    {
        double decayed = Math.Exp(-2 * model.Setting.Decay * time);

        for (int j = 0; j < model.Width; j++)
        {
            var u = model.Hidden(values, j);
            ref double a = ref values[j * model.Stride];
            double square = DenseVector.Dot(u, u);
            double target = Balance[j] == 0
                ? 0
                : Math.ScaleB(Balance[j] * decayed, 2 * (start.Exponents[j] - exponents[j]));

            if (a == 0 || square == 0 || !double.IsFinite(target))
            {
                continue;
            }

            double size = Math.Sqrt(a * a + square);

            if (target >= 0)
            {
                double corrected = Math.CopySign(Math.Sqrt(square + target), a);
                LargestCorrection = Math.Max(LargestCorrection, Math.Abs(corrected - a) / size);
                a = corrected;
            }
            else
            {
                double factor = Math.Sqrt((a * a - target) / square);
                LargestCorrection = Math.Max(LargestCorrection, Math.Abs(factor - 1) * Math.Sqrt(square) / size);
                DenseVector.Scale(u, factor);
            }
        }
    }

    private void Report()
    {
        if (options.Progress is { } progress && untilStationary == (options.StopWhenStationary || double.IsPositiveInfinity(options.EndTime)))
        {
            progress(new FlowProgress(time, stationarity.Loss(values, exponents, frame), Steps.Count, Events.Count));
        }
    }
}
