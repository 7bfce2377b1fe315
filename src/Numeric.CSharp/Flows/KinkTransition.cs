namespace ReluProofs.Numeric.Flows;

/// <summary>Gives the preactivations that reached 0 their new modes, and writes the events.</summary>
internal sealed class KinkTransition(FlowModel model, KinkResolver resolver)
{
    private readonly double[] residuals = new double[model.Data.Count];
    private readonly List<int> kinks = [];
    private readonly List<int> points = [];
    private readonly List<int> fired = [];

    /// <summary>Adds the points whose preactivations are 0 where those of the given points are, being on the same lines.</summary>
    public void Complete(List<int> fired) => resolver.Lines.Complete(fired);

    /// <summary>
    /// Resolves the pairs j * n + k, neuron by neuron, and adds those on the same lines; false when one neuron's kinks have no consistent modes.
    /// </summary>
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
        pairs.Sort();
        bool resolved = true;
        fired.Clear();

        for (int i = 0; i < pairs.Count;)
        {
            int j = pairs[i] / n;
            points.Clear();

            for (; i < pairs.Count && pairs[i] / n == j; i++)
            {
                points.Add(pairs[i] % n);
            }

            Complete(points);

            foreach (int k in points)
            {
                fired.Add(j * n + k);
            }

            resolved &= ApplyTo(j, model.Neuron(values, j), modes.AsSpan(j * n, n), points, residuals, time, atStart, events);
        }

        pairs.Clear();
        pairs.AddRange(fired);
        frame = new ActivationFrame(model.Coordinates, modes, model.Width, frame);
        return resolved;
    }

    /// <summary>Resolves the kinks of one neuron at the points given, complete lines; its row of modes and its weights are changed in place.</summary>
    public bool ApplyTo(
        int j,
        Span<double> neuron,
        Span<KinkMode> row,
        List<int> fired,
        ReadOnlySpan<double> r,
        double time,
        bool atStart,
        List<FlowEvent> events)
    {
        kinks.Clear();
        kinks.AddRange(fired);

        // Contacts are decided again together with the new kinks; orthogonal points do not feel each other.
        if (!model.Coordinates.IsDiagonal)
        {
            for (int k = 0; k < row.Length; k++)
            {
                if (row[k].IsContact() && !fired.Contains(k))
                {
                    kinks.Add(k);
                }
            }

            kinks.Sort();
        }

        var before = new KinkMode[kinks.Count];

        for (int i = 0; i < kinks.Count; i++)
        {
            before[i] = row[kinks[i]];
            row[kinks[i]] = KinkMode.Inactive;
        }

        var continuation = ResolveAll(neuron[0], neuron[1..], r, row, atStart);

        if (!continuation.Found)
        {
            return false;
        }

        for (int i = 0; i < kinks.Count; i++)
        {
            int k = kinks[i];
            var after = row[k];

            if (after.IsContact())
            {
                Land(neuron[1..], k);
            }

            if (Kind(before[i], after, atStart) is { } kind)
            {
                bool leaves = continuation.LeavesRule && after == KinkMode.Sliding;
                events.Add(new FlowEvent(time, j, k, kind, continuation.IsUnique, leaves));
            }
        }

        return true;
    }

    /// <summary>What rounding left of a preactivation goes, so that contact means 0.</summary>
    public void Land(Span<double> u, int k) =>
        model.Coordinates.AddPoint(u, -model.Coordinates.Preactivation(k, u) / model.Data.Gram(k, k), k);

    /// <summary>Orthogonal points are resolved one by one, the others of a neuron together.</summary>
    private KinkContinuation ResolveAll(double a, ReadOnlySpan<double> u, ReadOnlySpan<double> r, Span<KinkMode> row, bool atStart)
    {
        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kinks);

        if (!model.Coordinates.IsDiagonal)
        {
            return resolver.Resolve(a, u, r, row, all, atStart);
        }

        var joint = new KinkContinuation(true, true, false);

        for (int i = 0; i < all.Length; i++)
        {
            var one = resolver.Resolve(a, u, r, row, all.Slice(i, 1), atStart);
            joint = new KinkContinuation(joint.Found && one.Found, joint.IsUnique && one.IsUnique, joint.LeavesRule || one.LeavesRule);
        }

        return joint;
    }

    private static FlowEventKind? Kind(KinkMode before, KinkMode after, bool atStart)
    {
        if (before == after && !(atStart && after == KinkMode.Resting))
        {
            return null;
        }

        return after switch
        {
            KinkMode.Sliding => FlowEventKind.SlidingStarts,
            _ when before == KinkMode.Sliding => FlowEventKind.SlidingEnds,
            KinkMode.Active => FlowEventKind.Activates,
            _ when before == KinkMode.Active => FlowEventKind.Deactivates,
            KinkMode.Resting => FlowEventKind.Rests,
            _ => null,
        };
    }
}
