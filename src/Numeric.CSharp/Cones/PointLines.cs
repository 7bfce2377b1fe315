using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// The points of an instance as plain numbers, grouped by the line through 0 they lie on (decided exactly): points of one line
/// are cut by one hyperplane, so a weight's sign on one of them gives its sign on all.
/// </summary>
internal sealed class PointLines
{
    // Products of two numbers in this range are normal doubles.
    private const double Largest = 1e100;

    public PointLines(ExactMatrix points)
    {
        Count = points.RowCount;
        Dimension = points.ColumnCount;
        Points = new double[Count][];
        Norms = new double[Count];
        Line = new int[Count];
        Direction = new int[Count];
        var representatives = new List<int>();

        for (int k = 0; k < Count; k++)
        {
            var row = points.Row(k);
            Points[k] = [.. row.ToReadOnlyList().Select(x => x.ToDouble())];
            Norms[k] = Math.Sqrt(Points[k].Sum(x => x * x));
            IsOrdinary &= row.ToReadOnlyList().All(x => x.IsZero || Math.Abs(x.ToDouble()) is >= 1 / Largest and <= Largest);
            Line[k] = -1;

            if (row.IsZero)
            {
                continue;
            }

            for (int l = 0; l < representatives.Count && Line[k] < 0; l++)
            {
                Direction[k] = Parallel(row, points.Row(representatives[l]));
                Line[k] = Direction[k] == 0 ? -1 : l;
            }

            if (Line[k] < 0)
            {
                (Line[k], Direction[k]) = (representatives.Count, 1);
                representatives.Add(k);
            }
        }

        Representatives = [.. representatives];
        Units = [.. representatives.Select(k => Points[k].Select(x => x / Norms[k]).ToArray())];
        Orthogonal = [.. representatives.Select(k => representatives.Select(j => points.Row(j).Dot(points.Row(k)).IsZero).ToArray())];
    }

    /// <summary>n.</summary>
    public int Count { get; }

    /// <summary>d.</summary>
    public int Dimension { get; }

    /// <summary>Whether every non-zero coordinate is far from the limits of double.</summary>
    public bool IsOrdinary { get; } = true;

    /// <summary>The rounded points.</summary>
    public double[][] Points { get; }

    /// <summary>Their rounded lengths.</summary>
    public double[] Norms { get; }

    /// <summary>The line of each point; -1 for a zero point.</summary>
    public int[] Line { get; }

    /// <summary>1 or -1: on which side of its line's representative a point lies; 0 for a zero point.</summary>
    public int[] Direction { get; }

    /// <summary>The first point of each line.</summary>
    public int[] Representatives { get; }

    /// <summary>The rounded unit vector of each line, towards its representative.</summary>
    public double[][] Units { get; }

    /// <summary>Which lines are exactly orthogonal.</summary>
    public bool[][] Orthogonal { get; }

    /// <summary>The number of half-lines from 0 that hold points: relu(&lt;u, x&gt;) is determined by its values on them.</summary>
    public int RayCount => Enumerable.Range(0, Count).Where(k => Line[k] >= 0).Select(k => (Line[k], Direction[k])).Distinct().Count();

    /// <summary>The sign of t when x = t y, and 0 when there is no such t.</summary>
    private static int Parallel(ExactVector x, ExactVector y)
    {
        int i = 0;

        while (y[i].IsZero)
        {
            i++;
        }

        var t = x[i] / y[i];
        return !t.IsZero && x.Equals(t * y) ? t.Sign : 0;
    }
}
