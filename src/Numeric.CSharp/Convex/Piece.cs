namespace ReluProofs.Numeric.Convex;

/// <summary>
/// A local maximum of the dual constraint: a unit vector u, its cut a = sign relu(X u) (so that a^T p is the constraint's
/// value), and what is needed of the second derivative of that value in p.
/// </summary>
internal sealed class Piece
{
    /// <summary>The same for the same maximum at other p.</summary>
    public required long Key { get; init; }

    /// <summary>1 or -1: the sign of what the neuron adds to the output, in scaled units.</summary>
    public required int Sign { get; init; }

    /// <summary>For restricted programs the index of the cone; else -1.</summary>
    public required int Cone { get; init; }

    /// <summary>The value of the constraint, the length of the shortest vector.</summary>
    public required double Value { get; init; }

    /// <summary>a, of length n.</summary>
    public required double[] Cut { get; init; }

    /// <summary>u, of length d.</summary>
    public required double[] Direction { get; init; }

    /// <summary>The points on whose hyperplane u is pressed.</summary>
    public required int[] Kinks { get; init; }
}

/// <summary>Finds where the dual constraint is largest.</summary>
internal interface IDualPricing
{
    /// <summary>
    /// The local maxima of the constraint at p with a value of at least <paramref name="threshold"/>, in a fixed order.
    /// </summary>
    /// <param name="p">The dual vector.</param>
    /// <param name="threshold">Smaller values are of no interest.</param>
    /// <param name="pieces">Gets them.</param>
    /// <returns>A rigorous upper bound on the constraint over all neurons, or over <paramref name="threshold"/> if it is smaller.</returns>
    double Price(ReadOnlySpan<double> p, double threshold, List<Piece> pieces);

    /// <summary>Adds weight times the second derivative of the piece's value in p to the n * n matrix.</summary>
    void AddCurvature(Piece piece, double weight, double[] matrix);
}
