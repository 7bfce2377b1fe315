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
/// <param name="Width">m.</param>
/// <param name="Low">At least this.</param>
/// <param name="High">At most this.</param>
/// <param name="Reference">Which minimum "global" refers to.</param>
public sealed record ConeProportion(int Width, Rational Low, Rational High, ProportionReference Reference)
{
    /// <summary>Whether the proportion is known exactly.</summary>
    public bool IsExact => Low.Equals(High);
}
