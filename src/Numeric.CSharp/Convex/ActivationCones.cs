using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Convex;

/// <summary>All activation patterns of a point set, for any points: repeated, antipodal, collinear or zero ones too.</summary>
public sealed class ActivationCones
{
    private ActivationCones(IReadOnlyList<ActivationCone> open, IReadOnlyList<ActivationCone> literal, bool isExact)
    {
        Open = open;
        Literal = literal;
        UsedExactArithmetic = isExact;
    }

    /// <summary>
    /// The patterns 1(&lt;w, x_k&gt; > 0) of the full-dimensional cones; a zero point is never active. Their closures cover R^d.
    /// </summary>
    public IReadOnlyList<ActivationCone> Open { get; }

    /// <summary>
    /// The patterns 1(&lt;w, x_k&gt; >= 0) of all w, boundaries and w = 0 included; a zero point always is active. First those of
    /// <see cref="Open"/>, in the same order, then those that only boundaries have.
    /// </summary>
    public IReadOnlyList<ActivationCone> Literal { get; }

    /// <summary>Whether floating point could not decide and the kernel's exact enumeration did.</summary>
    public bool UsedExactArithmetic { get; }

    /// <summary>
    /// Enumerates the patterns. Either way the result is proven: in general position by the number of cells, which is
    /// T. M. Cover's (1965, Theorem 1) and no arrangement exceeds it; else by exact arithmetic.
    /// </summary>
    /// <param name="points">n rows in R^d.</param>
    /// <param name="settings">The limit on the number of patterns; null for the default.</param>
    /// <param name="cancellation">Stops the enumeration.</param>
    /// <exception cref="InvalidOperationException">There may be more patterns than the settings allow.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ActivationCones Enumerate(
        ExactMatrix points, ConvexSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        int limit = (settings ?? ConvexSettings.Default).LargestCellCount;
        int[] all = [.. Enumerable.Range(0, points.RowCount)];
        var cells = OpenCells.Of(points, all, limit, cancellation)
            ?? throw new InvalidOperationException(
                $"{points.RowCount} points in R^{points.ColumnCount} may have more than {limit} activation patterns");
        var open = new ActivationCone[cells.Count];

        for (int i = 0; i < open.Length; i++)
        {
            open[i] = cells.Cone(i);
        }

        return new ActivationCones(open, LiteralCells.Of(points, cells, open, cancellation), cells.IsExact);
    }
}
