namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The closed cone of one neuron (w, a): &lt;w, x_k&gt; >= 0 for the active points, &lt;= 0 for the others, and a of one sign.
/// </summary>
public sealed class NeuronCone : IEquatable<NeuronCone>
{
    private readonly bool[] active;

    /// <summary>The cone of a pattern and an output sign.</summary>
    /// <param name="active">n truth values; copied. Any matrix row is allowed: the cone then may be {0}.</param>
    /// <param name="sign">1 for a >= 0, -1 for a &lt;= 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sign is neither 1 nor -1.</exception>
    public NeuronCone(IEnumerable<bool> active, int sign)
    {
        if (sign is not (1 or -1))
        {
            throw new ArgumentOutOfRangeException(nameof(sign), "the output sign is 1 or -1");
        }

        this.active = [.. active];
        Sign = sign;
    }

    /// <summary>The closed cone of a pattern and an output sign.</summary>
    public NeuronCone(ActivationCone cone, int sign)
        : this(cone.ToArray(), sign)
    {
    }

    /// <summary>n.</summary>
    public int Count => active.Length;

    /// <summary>1 for a >= 0, -1 for a &lt;= 0.</summary>
    public int Sign { get; }

    /// <summary>Whether point k is active.</summary>
    public bool IsActive(int k) => active[k];

    /// <inheritdoc/>
    public bool Equals(NeuronCone? other) => other is not null && Sign == other.Sign && active.AsSpan().SequenceEqual(other.active);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NeuronCone);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Sign);

        foreach (bool one in active)
        {
            hash.Add(one);
        }

        return hash.ToHashCode();
    }

    /// <summary>One character a point, and the output sign: "+-+ a>=0".</summary>
    public override string ToString() =>
        string.Concat(active.Select(one => one ? '+' : '-')) + (Sign > 0 ? " a>=0" : " a<=0");
}
