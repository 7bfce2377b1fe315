using ReluProofs.Numeric.Flows;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The neurons known so far, with their weights in the best combination and the inner products of their cuts, which are
/// computed once a pair.
/// </summary>
internal sealed class PiecePool(double[] y, double kappa)
{
    private readonly double labelLength = Math.Sqrt(DenseVector.Dot(y, y));
    private readonly List<Piece> pieces = [];
    private double[] weights = [];
    private double[] linear = [];
    private double[] scale = [];
    private double[] gram = [];
    private int capacity;

    public int Count => pieces.Count;

    public Piece this[int j] => pieces[j];

    public double Weight(int j) => weights[j];

    /// <summary>Adds pieces with weight 0; when there are more than some, those in use alone stay of the earlier ones.</summary>
    public void Add(IReadOnlyList<Piece> found, int most)
    {
        if (pieces.Count + found.Count > most)
        {
            KeepUsed();
        }

        Reserve(pieces.Count + found.Count);

        foreach (var piece in found)
        {
            int i = pieces.Count;
            pieces.Add(piece);
            weights[i] = 0;
            linear[i] = DenseVector.Dot(piece.Cut, y) - kappa;

            for (int j = 0; j <= i; j++)
            {
                gram[i * capacity + j] = gram[j * capacity + i] = DenseVector.Dot(piece.Cut, pieces[j].Cut);
            }

            scale[i] = Math.Sqrt(gram[i * capacity + i]) * labelLength + kappa;
        }
    }

    /// <summary>Minimises 1/2 ||A t - y||^2 + kappa sum t over the weights t >= 0.</summary>
    public void Solve() => NonNegativeQuadratic.Solve(pieces.Count, capacity, gram, linear, scale, weights);

    private void KeepUsed()
    {
        int[] used = [.. Enumerable.Range(0, pieces.Count).Where(j => weights[j] > 0)];

        for (int i = 0; i < used.Length; i++)
        {
            int from = used[i];
            pieces[i] = pieces[from];
            (weights[i], linear[i], scale[i]) = (weights[from], linear[from], scale[from]);

            for (int j = 0; j < used.Length; j++)
            {
                gram[i * capacity + j] = gram[from * capacity + used[j]];
            }
        }

        pieces.RemoveRange(used.Length, pieces.Count - used.Length);
    }

    private void Reserve(int count)
    {
        if (count <= capacity)
        {
            return;
        }

        int wider = Math.Max(count, 2 * capacity);
        var copy = new double[wider * wider];

        for (int i = 0; i < pieces.Count; i++)
        {
            gram.AsSpan(i * capacity, pieces.Count).CopyTo(copy.AsSpan(i * wider));
        }

        gram = copy;
        capacity = wider;
        Array.Resize(ref weights, wider);
        Array.Resize(ref linear, wider);
        Array.Resize(ref scale, wider);
    }
}
