namespace ReluProofs.Numeric.Flows;

/// <summary>
/// Points of one line through 0 share one kink: their preactivations are 0 together, and beside it either those of one orientation are active
/// or those of the other. So kinks are resolved line by line, never point by point.
/// </summary>
internal sealed class KinkLines(FlowCoordinates coordinates)
{
    // Points as doubles lie on a line to rounding only.
    private const double Rounding = 1e-13;

    private readonly int[]?[] mates = new int[coordinates.Data.Count][];
    private readonly double[] difference = new double[coordinates.Dimension];

    /// <summary>Adds the other points on the lines of those given.</summary>
    public void Complete(List<int> points)
    {
        // Orthogonal points are on lines of their own.
        for (int i = points.Count - 1; i >= 0 && !coordinates.IsDiagonal; i--)
        {
            foreach (int mate in mates[points[i]] ??= Find(points[i]))
            {
                if (!points.Contains(mate))
                {
                    points.Add(mate);
                }
            }
        }
    }

    /// <summary>Numbers the lines of the points and gives each point's orientation, +1 for the first of its line; returns how many lines there are.</summary>
    public int Group(ReadOnlySpan<int> points, Span<int> line, Span<int> orientation)
    {
        int count = 0;

        for (int i = 0; i < points.Length; i++)
        {
            int first = 0;
            int sign = 0;

            for (; first < i; first++)
            {
                sign = orientation[first] * Compare(points[first], points[i]);

                if (sign != 0)
                {
                    break;
                }
            }

            line[i] = sign == 0 ? count++ : line[first];
            orientation[i] = sign == 0 ? 1 : sign;
        }

        return count;
    }

    private int[] Find(int k)
    {
        var found = new List<int>();

        for (int l = 0; l < coordinates.Data.Count; l++)
        {
            if (l != k && Compare(k, l) != 0)
            {
                found.Add(l);
            }
        }

        return [.. found];
    }

    /// <summary>1 for points of one direction, -1 for opposite ones, else 0.</summary>
    private int Compare(int k, int l)
    {
        double left = coordinates.Norms[k];
        double right = coordinates.Norms[l];

        if (coordinates.IsDiagonal || left == 0 || right == 0)
        {
            return 0;
        }

        for (int sign = -1; sign <= 1; sign += 2)
        {
            difference.AsSpan().Clear();
            coordinates.AddPoint(difference, 1 / left, k);
            coordinates.AddPoint(difference, -sign / right, l);

            if (DenseVector.Norm(difference) <= Rounding)
            {
                return sign;
            }
        }

        return 0;
    }
}
