using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Cones;

/// <summary>Which minimum the cones of a width are compared with.</summary>
public enum ProportionReference
{
    /// <summary>The minimum over networks of every width: some network of this width reaches it.</summary>
    ConvexOptimum,

    /// <summary>The minimum over networks of this width, which is above that of wider ones.</summary>
    WidthOptimum,

    /// <summary>It is not known whether this width reaches the minimum over all widths.</summary>
    Undecided,
}

/// <summary>
/// The proportion of activation cones of one width whose closure contains a global minimum of that width. Rigorous: the true
/// proportion lies in [<see cref="Low"/>, <see cref="High"/>], and it is known exactly when the two are equal.
/// </summary>
public sealed record ConeProportion
{
    private readonly Share low;
    private readonly Share high;

    /// <summary>A proportion of a width.</summary>
    /// <param name="width">m.</param>
    /// <param name="low">At least this.</param>
    /// <param name="high">At most this.</param>
    /// <param name="reference">Which minimum "global" refers to.</param>
    public ConeProportion(int width, Rational low, Rational high, ProportionReference reference)
        : this(width, new Share(low), new Share(high), reference)
    {
    }

    internal ConeProportion(int width, Share low, Share high, ProportionReference reference)
    {
        Width = width;
        this.low = low;
        this.high = high;
        Reference = reference;
        IsExact = low.IsSame(high);
    }

    /// <summary>m.</summary>
    public int Width { get; }

    /// <summary>At least this. The first time it is read it is reduced, which takes milliseconds at widths in the thousands.</summary>
    public Rational Low => low.Value;

    /// <summary>At most this.</summary>
    public Rational High => high.Value;

    /// <summary>Which minimum "global" refers to.</summary>
    public ProportionReference Reference { get; }

    /// <summary>Whether the proportion is known exactly.</summary>
    public bool IsExact { get; }

    /// <summary>Whether both say the same of the same width.</summary>
    public bool Equals(ConeProportion? other) =>
        other is not null && Width == other.Width && Reference == other.Reference && low.IsSame(other.low) && high.IsSame(other.high);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Width, Reference, IsExact);
}
