namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The motion of one neuron through a linear phase: pieces between its own changes of mode, and between them closed forms. Only
/// some pieces keep their state; the others are replayed from the one before.
/// </summary>
internal sealed class NeuronPath
{
    private const int KeepEvery = 8;

    private readonly List<Piece> pieces = [];

    /// <summary>Whether the neuron rests through the whole phase.</summary>
    public bool Rests { get; init; }

    /// <summary>Opens a piece at a time since the start of the phase.</summary>
    public void Open(double time, ReadOnlySpan<double> neuron, int exponent, ReadOnlySpan<KinkMode> row, List<int> changed)
    {
        bool keep = pieces.Count % KeepEvery == 0;
        var changes = new (int Point, KinkMode Mode)[keep ? 0 : changed.Count];

        for (int i = 0; i < changes.Length; i++)
        {
            changes[i] = (changed[i], row[changed[i]]);
        }

        pieces.Add(new Piece(
            time,
            2 * (Math.Log(DenseVector.Norm(neuron)) + exponent * Math.Log(2)),
            changes,
            keep ? neuron.ToArray() : null,
            exponent,
            keep ? row.ToArray() : null));
    }

    /// <summary>log of the largest (a^2 + ||u||^2) at the starts of pieces up to a time; between them it is convex.</summary>
    public double LargestStart(double time)
    {
        double largest = double.NegativeInfinity;

        foreach (var piece in pieces)
        {
            if (piece.Start > time)
            {
                break;
            }

            largest = Math.Max(largest, piece.LogSquare);
        }

        return largest;
    }

    /// <summary>The neuron and its modes at a time; on a boundary the later piece's, or the earlier one's if asked.</summary>
    public void At(LinearMotion motion, double time, bool earlier, Span<double> neuron, out int exponent, Span<KinkMode> row)
    {
        int last = 0;

        while (last + 1 < pieces.Count && (earlier ? pieces[last + 1].Start < time : pieces[last + 1].Start <= time))
        {
            last++;
        }

        int first = last - last % KeepEvery;
        pieces[first].Neuron!.CopyTo(neuron);
        pieces[first].Row!.CopyTo(row);
        exponent = pieces[first].Exponent;

        for (int i = first; i <= last; i++)
        {
            if (i > first)
            {
                foreach (var (point, mode) in pieces[i].Changes)
                {
                    row[point] = mode;
                }

                motion.Land(neuron, row, pieces[i].Changes);
            }

            double end = i < last ? pieces[i + 1].Start : time;

            if (end > pieces[i].Start && !Rests)
            {
                motion.Aim(row);
                motion.Move(neuron, ref exponent, end - pieces[i].Start);
            }
        }
    }

    private readonly record struct Piece(
        double Start,
        double LogSquare,
        (int Point, KinkMode Mode)[] Changes,
        double[]? Neuron,
        int Exponent,
        KinkMode[]? Row);
}
