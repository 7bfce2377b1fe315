namespace ReluProofs.Numeric.Flows;

/// <summary>
/// Decides along a run when a linear phase is looked for: at the start, and once the output counts, whenever the large neurons rest. What
/// failed is tried again after a pause.
/// </summary>
/// <param name="model">The flow.</param>
/// <param name="transition">What resolves kinks.</param>
/// <param name="accuracy">The accuracy of the run.</param>
/// <param name="tolerance">What one phase may displace.</param>
internal sealed class LinearJumps(FlowModel model, KinkTransition transition, double accuracy, double tolerance)
{
    // A phase that was not worth it is looked for again after 1, 3, 7, .. steps.
    private const int MostFailures = 6;

    // The part of a step that is taken to let stiff neurons come to rest, and how many such steps a rest may take.
    private const double Calm = 0.3;
    private const int MostCalming = 100;

    private readonly LinearPhase linear = new(model, transition);
    private readonly RestingNeurons large = new(model);
    private bool leftFirst;
    private bool calming;
    private int calmed;
    private int failures;
    private int pause;

    /// <summary>How many pieces the last phase was made of.</summary>
    public int Pieces => linear.Pieces;

    /// <summary>
    /// The part of the step that accuracy allows to be taken now: steps that long leave stiff neurons moving by as much as the accuracy, and
    /// shorter ones let them come to rest.
    /// </summary>
    public double StepShare => calming ? Calm : 1;

    /// <summary>The phase ahead, or null when there is none worth taking.</summary>
    public LinearSegment? Next(
        double[] values,
        int[] exponents,
        ActivationFrame frame,
        HashSet<int> fresh,
        double time,
        double wish,
        double naturalRate,
        List<FlowEvent> events,
        out double length)
    {
        length = 0;
        calming = false;

        if (pause > 0)
        {
            pause--;
            return null;
        }

        RestingPart? resting = null;

        // What ends a linear phase is a larger output. From then on the small neurons may still move alone, while the large ones rest.
        if (leftFirst && (resting = large.Find(values, exponents, frame, tolerance, naturalRate)) is null)
        {
            Pause(large.Looked);
            return null;
        }

        double leastRate = resting is null ? 0 : accuracy * naturalRate;

        if (resting?.Drift > RestingNeurons.Allowed(tolerance))
        {
            calming = calmed < MostCalming && linear.IsWorthwhile(values, exponents, frame, wish, tolerance, leastRate, resting);
            calmed += calming ? 1 : 0;
            Pause(!calming);
            return null;
        }

        var segment = linear.Run(
            values, exponents, frame, fresh, time, wish, tolerance, leastRate, resting, events, out length);

        if (segment is null)
        {
            Pause(leftFirst);
            leftFirst = true;
            return null;
        }

        failures = 0;
        calmed = 0;
        return segment;
    }

    /// <summary>The state at a time since the start of a phase.</summary>
    public ActivationFrame State(LinearSegment segment, double time, double[] values, int[] exponents) =>
        linear.State(segment, time, false, values, exponents);

    private void Pause(bool failed)
    {
        failures = failed ? Math.Min(failures + 1, MostFailures) : failures;
        pause = failed ? (1 << failures) - 1 : 0;
    }
}
