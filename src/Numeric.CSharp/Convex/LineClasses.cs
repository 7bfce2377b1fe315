using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// Points of a set grouped by the line through 0 they lie on, decided exactly: repeated, scaled and antipodal points are cut
/// by one hyperplane, zero points by none.
/// </summary>
internal sealed class LineClasses
{
    // Unit vectors whose inner product is further than this from 1 in absolute value are not parallel; rounding is far smaller.
    private const double SurelyNotParallel = 1e-6;

    private LineClasses(int[] lineOf, int[] orientation, int[] representative, double[][] units)
    {
        LineOf = lineOf;
        Orientation = orientation;
        Representative = representative;
        Units = units;
    }

    /// <summary>The line of each point; -1 for a zero point.</summary>
    public int[] LineOf { get; }

    /// <summary>1 or -1: whether the point lies on its representative's side of 0; 0 for a zero point.</summary>
    public int[] Orientation { get; }

    /// <summary>For each line, its first point.</summary>
    public int[] Representative { get; }

    /// <summary>For each line, the unit vector of its representative, rounded.</summary>
    public double[][] Units { get; }

    /// <summary>The number of lines.</summary>
    public int Count => Representative.Length;

    /// <summary>Whether two points lie on opposite sides of 0 on one line.</summary>
    public bool HasAntipodal => Orientation.Contains(-1);

    public static LineClasses Of(ExactMatrix points, IReadOnlyList<int> chosen)
    {
        int n = points.RowCount;
        var lineOf = new int[n];
        var orientation = new int[n];
        Array.Fill(lineOf, -1);
        var representative = new List<int>();
        var units = new List<double[]>();

        foreach (int k in chosen)
        {
            var row = points.Row(k);

            if (row.IsZero)
            {
                continue;
            }

            double[] unit = Unit(row);
            int line = 0;

            for (; line < units.Count; line++)
            {
                double inner = 0;

                for (int i = 0; i < unit.Length; i++)
                {
                    inner += unit[i] * units[line][i];
                }

                if (1 - Math.Abs(inner) <= SurelyNotParallel)
                {
                    int side = Parallel(row, points.Row(representative[line]));

                    if (side != 0)
                    {
                        lineOf[k] = line;
                        orientation[k] = side;
                        break;
                    }
                }
            }

            if (line == units.Count)
            {
                lineOf[k] = line;
                orientation[k] = 1;
                representative.Add(k);
                units.Add(unit);
            }
        }

        return new LineClasses(lineOf, orientation, [.. representative], [.. units]);
    }

    /// <summary>1 or -1 when x is a positive or negative multiple of the non-zero y, else 0.</summary>
    private static int Parallel(ExactVector x, ExactVector y)
    {
        int pivot = 0;

        while (y[pivot].IsZero)
        {
            pivot++;
        }

        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] * y[pivot] != x[pivot] * y[i])
            {
                return 0;
            }
        }

        return x[pivot].Sign * y[pivot].Sign;
    }

    private static double[] Unit(ExactVector row)
    {
        var entries = new BinaryScale[row.Length];
        int largest = int.MinValue;

        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = BinaryScale.Of(row[i]);

            if (entries[i].Mantissa != 0)
            {
                largest = Math.Max(largest, entries[i].Exponent);
            }
        }

        var unit = Array.ConvertAll(entries, entry => Math.ScaleB(entry.Mantissa, entry.Exponent - largest));
        double norm = 0;

        foreach (double entry in unit)
        {
            norm += entry * entry;
        }

        norm = Math.Sqrt(norm);

        for (int i = 0; i < unit.Length; i++)
        {
            unit[i] /= norm;
        }

        return unit;
    }
}
