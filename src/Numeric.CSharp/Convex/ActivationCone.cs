using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// One activation pattern of a point set, with a weight w that has it. For an open cone point k is active when
/// &lt;w, x_k&gt; &gt; 0 and no &lt;w, x_k&gt; with x_k != 0 vanishes; for a literal one when &lt;w, x_k&gt; >= 0.
/// </summary>
public sealed class ActivationCone
{
    private readonly ulong[] words;
    private readonly double[]? approximate;
    private ExactVector? witness;

    internal ActivationCone(ulong[] words, int count, double[] witness)
    {
        this.words = words;
        Count = count;
        approximate = witness;
    }

    internal ActivationCone(ulong[] words, int count, ExactVector witness)
    {
        this.words = words;
        Count = count;
        this.witness = witness;
    }

    /// <summary>The number of points, n.</summary>
    public int Count { get; }

    /// <summary>A weight with exactly this pattern, in exact numbers.</summary>
    public ExactVector Witness => witness ??= new ExactVector(approximate!.Select(Rational.OfDouble));

    internal ReadOnlySpan<ulong> Words => words;

    /// <summary>The same witness with further points active.</summary>
    internal ActivationCone With(ReadOnlySpan<ulong> more)
    {
        var union = (ulong[])words.Clone();

        for (int i = 0; i < union.Length; i++)
        {
            union[i] |= more[i];
        }

        return approximate is null
            ? new ActivationCone(union, Count, witness!)
            : new ActivationCone(union, Count, approximate);
    }

    /// <summary>Whether point k is active, for 0 &lt;= k &lt; <see cref="Count"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside its range.</exception>
    public bool IsActive(int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(k, Count);
        return ((words[k >> 6] >> (k & 63)) & 1) != 0;
    }

    /// <summary>The pattern as n truth values.</summary>
    public bool[] ToArray()
    {
        var active = new bool[Count];

        for (int k = 0; k < Count; k++)
        {
            active[k] = IsActive(k);
        }

        return active;
    }

    /// <summary>One character a point: '+' active, '-' inactive.</summary>
    public override string ToString() =>
        string.Create(Count, this, (text, cone) =>
        {
            for (int k = 0; k < text.Length; k++)
            {
                text[k] = cone.IsActive(k) ? '+' : '-';
            }
        });
}
