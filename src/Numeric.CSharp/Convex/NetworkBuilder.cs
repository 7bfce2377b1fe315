namespace ReluProofs.Numeric.Convex;

/// <summary>Balanced networks from the neurons of a primal solution.</summary>
internal static class NetworkBuilder
{
    /// <summary>Neurons of one piece lie in one cone: their sum is one neuron with the same output and no larger norm.</summary>
    public static List<(Piece Piece, double Weight)> Merge(IReadOnlyList<(Piece Piece, double Weight)> primal)
    {
        var merged = new List<(Piece Piece, double Weight)>();
        var index = new Dictionary<(long, int), int>();

        foreach (var (piece, weight) in primal)
        {
            if (!index.TryGetValue((piece.Key, piece.Sign), out int at))
            {
                index[(piece.Key, piece.Sign)] = merged.Count;
                merged.Add((piece, weight));
                continue;
            }

            var (earlier, earlierWeight) = merged[at];
            var sum = new double[piece.Direction.Length];
            double square = 0;

            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] = earlierWeight * earlier.Direction[i] + weight * piece.Direction[i];
                square += sum[i] * sum[i];
            }

            double length = Math.Sqrt(square);

            if (length == 0)
            {
                merged.Add((piece, weight));
                continue;
            }

            var cut = new double[piece.Cut.Length];

            for (int k = 0; k < cut.Length; k++)
            {
                cut[k] = (earlierWeight * earlier.Cut[k] + weight * piece.Cut[k]) / length;
            }

            merged[at] = (new Piece
            {
                Key = piece.Key,
                Sign = piece.Sign,
                Cone = piece.Cone,
                Value = piece.Value,
                Cut = cut,
                Direction = Array.ConvertAll(sum, entry => entry / length),
                Kinks = piece.Kinks,
            },
            length);
        }

        return merged;
    }

    /// <summary>The weights a and w of the balanced network; false when they are out of the range of double.</summary>
    public static bool TryWeights(
        ScaledData data, IReadOnlyList<(Piece Piece, double Weight)> primal, out double[] a, out double[] w)
    {
        int d = data.Dimension;
        a = new double[primal.Count];
        w = new double[primal.Count * d];
        double s = Math.Abs(data.Constants.OutputScale.ToDouble());
        int outputSign = data.Constants.OutputScale.Sign;

        for (int j = 0; j < primal.Count; j++)
        {
            var (piece, weight) = primal[j];
            double root = Math.Sqrt(Math.ScaleB(weight / s, data.LabelExponent - data.PointExponent));

            if (!double.IsFinite(root))
            {
                return false;
            }

            a[j] = piece.Sign * outputSign * root;

            for (int i = 0; i < d; i++)
            {
                w[j * d + i] = root * piece.Direction[i];
            }
        }

        return true;
    }
}
