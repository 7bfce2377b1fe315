namespace ReluProofs.Numeric.Flows;

/// <summary>Gives the preactivations that reached 0 their new modes, and writes the events.</summary>
internal sealed class KinkTransition(FlowModel model, KinkResolver resolver)
{
    private readonly double[] residuals = new double[model.Data.Count];
    private readonly HashSet<int> slides = [];

    /// <summary>Resolves the pairs j * n + k, neuron by neuron; false when one neuron's kinks have no consistent modes.</summary>
    public bool Apply(
        double[] values,
        int[] exponents,
        ref ActivationFrame frame,
        List<int> pairs,
        double time,
        bool atStart,
        List<FlowEvent> events)
    {
        if (pairs.Count == 0)
        {
            return true;
        }

        int n = model.Data.Count;
        var modes = frame.Modes.ToArray();
        model.Residuals(values, exponents, frame, residuals);
        bool resolved = true;

        foreach (var ofNeuron in pairs.GroupBy(pair => pair / n))
        {
            int j = ofNeuron.Key;
            var kinks = ofNeuron.Select(pair => pair % n).ToList();

            // Contacts are decided again together with the new kinks; orthogonal points do not feel each other.
            if (!model.Coordinates.IsDiagonal)
            {
                kinks = kinks.Union(frame.Of(j).Contacts).Order().ToList();
            }

            resolved &= ApplyTo(values, frame, modes, j, [.. kinks], time, atStart, events);
        }

        frame = new ActivationFrame(model.Coordinates, modes, model.Width);
        return resolved;
    }

    private bool ApplyTo(
        double[] values,
        ActivationFrame frame,
        KinkMode[] modes,
        int j,
        int[] kinks,
        double time,
        bool atStart,
        List<FlowEvent> events)
    {
        int n = model.Data.Count;
        var row = modes.AsSpan(j * n, n);
        var sliding = new bool[kinks.Length];
        var u = model.Hidden(values, j);

        foreach (int k in kinks)
        {
            row[k] = KinkMode.Inactive;
        }

        var continuation = ResolveAll(values[j * model.Stride], u, row, kinks, sliding);

        if (!continuation.Found)
        {
            return false;
        }

        for (int i = 0; i < kinks.Length; i++)
        {
            int k = kinks[i];

            if (row[k] == KinkMode.Contact)
            {
                // What rounding left of the preactivation goes, so that contact means 0.
                double norm = model.Coordinates.Norms[k];
                model.Coordinates.AddPoint(u, -model.Coordinates.Preactivation(k, u) / (norm * norm), k);
            }

            var before = frame.Modes[j * n + k];

            bool wasSliding = slides.Remove(j * n + k);

            if (sliding[i])
            {
                slides.Add(j * n + k);
            }

            if (Kind(before, wasSliding, row[k], sliding[i], atStart) is { } kind)
            {
                events.Add(new FlowEvent(time, j, k, kind, continuation.IsUnique, continuation.LeavesRule && sliding[i]));
            }
        }

        return true;
    }

    /// <summary>Orthogonal points are resolved one by one, the others of a neuron together.</summary>
    private KinkContinuation ResolveAll(double a, ReadOnlySpan<double> u, Span<KinkMode> row, int[] kinks, bool[] sliding)
    {
        if (!model.Coordinates.IsDiagonal)
        {
            return resolver.Resolve(a, u, residuals, row, kinks, sliding);
        }

        var all = new KinkContinuation(true, true, false);

        for (int i = 0; i < kinks.Length; i++)
        {
            var one = resolver.Resolve(a, u, residuals, row, kinks.AsSpan(i, 1), sliding.AsSpan(i, 1));
            all = new KinkContinuation(all.Found && one.Found, all.IsUnique && one.IsUnique, all.LeavesRule || one.LeavesRule);
        }

        return all;
    }

    private static FlowEventKind? Kind(KinkMode before, bool wasSliding, KinkMode after, bool slides, bool atStart)
    {
        if (after == KinkMode.Contact && slides)
        {
            return before == KinkMode.Contact && wasSliding ? null : FlowEventKind.SlidingStarts;
        }

        if (before == KinkMode.Contact && wasSliding)
        {
            return FlowEventKind.SlidingEnds;
        }

        return after switch
        {
            KinkMode.Active when before != KinkMode.Active => FlowEventKind.Activates,
            KinkMode.Inactive when before == KinkMode.Active => FlowEventKind.Deactivates,
            KinkMode.Contact when before == KinkMode.Active => FlowEventKind.Deactivates,
            KinkMode.Contact when before == KinkMode.Inactive || atStart => FlowEventKind.Rests,
            _ => null,
        };
    }
}
