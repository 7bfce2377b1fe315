namespace ReluProofs.Numeric.Flows;

/// <summary>Which one-sided limit of the slopes is meant at a time at which they change; the weights are continuous.</summary>
public enum Side
{
    /// <summary>From earlier times.</summary>
    Left,

    /// <summary>From later times.</summary>
    Right,
}

/// <summary>
/// A gradient flow from its start to where it stopped, callable at every time between. Immutable, but <see cref="At"/> uses
/// one buffer: calls from several threads take turns.
/// </summary>
public sealed class Trajectory
{
    private readonly FlowModel model;
    private readonly InitialState initial;
    private readonly List<FlowStep> steps;
    private readonly TaylorExpansion expansion;
    private readonly LinearPhase linear;
    private readonly Lock buffer = new();
    private int expanded = -1;

    internal Trajectory(FlowModel model, FlowStart start, InitialState initial, FlowOptions options, FlowRun run, StopReason stop)
    {
        this.model = model;
        this.initial = initial;
        Start = start;
        Options = options;
        Stop = stop;
        steps = run.Steps;
        Events = run.Events;
        Times = steps.ConvertAll(step => step.Start);
        FieldEvaluations = run.FieldEvaluations;
        NaturalRate = run.NaturalRate;
        BalanceCorrection = run.LargestCorrection;
        Order = run.Order;
        expansion = new TaylorExpansion(model, run.Order);
        linear = new LinearPhase(model, new KinkTransition(model, new KinkResolver(model)));
    }

    /// <summary>The data.</summary>
    public FlowData Data => model.Data;

    /// <summary>The setting.</summary>
    public FlowSetting Setting => model.Setting;

    /// <summary>Where it started.</summary>
    public FlowStart Start { get; }

    /// <summary>How it was followed.</summary>
    public FlowOptions Options { get; }

    /// <summary>The coordinates used: General, Gram or Diagonal.</summary>
    public FlowRoute Route => model.Coordinates.Route;

    /// <summary>Why it ended.</summary>
    public StopReason Stop { get; }

    /// <summary>Whether the end time or a stationary point was reached.</summary>
    public bool IsSuccess => Stop is StopReason.ReachedTime or StopReason.Stationary;

    /// <summary>All events in the order of time; simultaneous ones by neuron and point.</summary>
    public IReadOnlyList<FlowEvent> Events { get; }

    /// <summary>The times between the steps, from 0 to <see cref="EndTime"/>; events are among them.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>The last time reached.</summary>
    public double EndTime => Times[^1];

    /// <summary>The number of steps.</summary>
    public int Steps => steps.Count - 1;

    /// <summary>How many of them used the closed form of the linear phase.</summary>
    public int LinearSteps => steps.Take(steps.Count - 1).Count(step => step.Linear is not null);

    /// <summary>
    /// How often the field was evaluated: once for each Taylor coefficient of a step, once for each linear step. Without the second run.
    /// </summary>
    public long FieldEvaluations { get; }

    /// <summary>The degree of the Taylor polynomials, which is the order of the method; lower in steps that events cut short.</summary>
    public int Order { get; }

    /// <summary>|2vcs| sum_k |y_k| ||x_k|| + 2 v rho: no neuron grows faster while the output is 0.</summary>
    public double NaturalRate { get; }

    /// <summary>
    /// The largest correction, relative to a neuron, that one step needed to conserve a_j^2 - ||w_j||^2 (times exp(-4 v rho t)): a
    /// measure of the error that does not come from a second run.
    /// </summary>
    public double BalanceCorrection { get; }

    /// <summary>Whether the trajectory left the rule at kinks somewhere.</summary>
    public bool LeftRule => Events.Any(e => e.LeavesRule);

    /// <summary>The first time at which it left the rule, NaN if it never did.</summary>
    public double LeftRuleAt => LeftRule ? Events.First(e => e.LeavesRule).Time : double.NaN;

    /// <summary>Whether the rule at kinks admits no other trajectory, as far as the events tell.</summary>
    public bool IsUnique => Events.All(e => e.IsUnique);

    /// <summary>The error estimate; null when none was asked for or the second run did not come as far.</summary>
    public ErrorEstimate? Error { get; internal set; }

    /// <summary>The state at the last time.</summary>
    public FlowState Final => At(EndTime);

    /// <summary>The state at a time in [0, <see cref="EndTime"/>].</summary>
    /// <param name="time">The time.</param>
    /// <param name="side">Which slopes are meant at the time of an event.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside the trajectory.</exception>
    public FlowState At(double time, Side side = Side.Right)
    {
        if (!(time >= 0 && time <= EndTime))
        {
            throw new ArgumentOutOfRangeException(nameof(time), "the time is outside the trajectory");
        }

        int index = Index(time, side);
        var step = steps[index];
        var values = (double[])step.Values.Clone();
        var exponents = (int[])step.Exponents.Clone();
        var frame = step.Frame;

        lock (buffer)
        {
            if (step.Linear is { } segment)
            {
                frame = linear.State(segment, time - step.Start, side == Side.Left, values, exponents);
            }
            else if (step.Length > 0)
            {
                if (expanded != index)
                {
                    expansion.Compute(step.Values, step.Exponents, step.Frame, step.Unit, step.Order);
                    expanded = index;
                }

                expansion.Evaluate((time - step.Start) / step.Unit, values);
            }
        }

        return new FlowState(model, Start, initial, values, exponents, frame, time);
    }

    /// <summary>The last step that starts at or before the time (Right), or the first that ends at or after it (Left).</summary>
    private int Index(double time, Side side)
    {
        int low = 0;
        int high = steps.Count - 1;

        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            bool before = side == Side.Right ? steps[middle].Start <= time : steps[middle].Start < time;
            (low, high) = before ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
