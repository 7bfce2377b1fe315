using System.Numerics;
using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The full-dimensional activation cones of some of the points of a set. Floating point finds them in general position and
/// proves that it missed none; the kernel's exact enumeration decides everything else.
/// </summary>
internal sealed class OpenCells
{
    // Rounding of an inner product of d terms whose factors carry a few ulps each: (d + 8) ulps of the sum of sizes.
    private const double Ulp = 1.2e-16;
    private const int Slack = 8;
    private const double Underflow = 1e-290;

    private readonly ulong[] words;
    private readonly double[][]? witnesses;
    private readonly ExactVector[]? exactWitnesses;

    private OpenCells(int pointCount, ulong[] words, double[][]? witnesses, ExactVector[]? exactWitnesses)
    {
        PointCount = pointCount;
        WordCount = WordsFor(pointCount);
        this.words = words;
        this.witnesses = witnesses;
        this.exactWitnesses = exactWitnesses;
    }

    /// <summary>The number of points of the whole set: each has a bit, and only the chosen ones may be active.</summary>
    public int PointCount { get; }

    public int WordCount { get; }

    public int Count => witnesses?.Length ?? exactWitnesses!.Length;

    /// <summary>Whether the kernel's exact arithmetic had to decide.</summary>
    public bool IsExact => exactWitnesses is not null;

    public static int WordsFor(int count) => Math.Max(1, (count + 63) / 64);

    /// <summary>The bits of a cell, one a point.</summary>
    public ReadOnlySpan<ulong> Words(int cell) => words.AsSpan(cell * WordCount, WordCount);

    public ActivationCone Cone(int cell) => witnesses is not null
        ? new ActivationCone(Words(cell).ToArray(), PointCount, witnesses[cell])
        : new ActivationCone(Words(cell).ToArray(), PointCount, exactWitnesses![cell]);

    /// <summary>The cells of the chosen points; null when there may be more than the limit.</summary>
    public static OpenCells? Of(ExactMatrix points, IReadOnlyList<int> chosen, int limit, CancellationToken cancellation)
    {
        var lines = LineClasses.Of(points, chosen);
        int n = points.RowCount;
        int d = points.ColumnCount;

        if (lines.Count == 0)
        {
            return new OpenCells(n, new ulong[WordsFor(n)], [new double[d]], null);
        }

        var basis = GenericCells.Basis(lines.Units, d);
        int most = Math.Min(lines.Count, d);
        bool isClear = basis is not null
            && (basis.Length == most || basis.Length == Representatives(points, lines).Rank());
        int rank = isClear ? basis!.Length : most;
        var bound = GenericCells.Most(lines.Count, rank);

        if (bound > limit)
        {
            return null;
        }

        return (isClear ? Generic(lines, basis!, n, d, (int)bound, cancellation) : null) ?? Exact(points, lines, cancellation);
    }

    /// <summary>One point of each line, exactly.</summary>
    public static ExactMatrix Representatives(ExactMatrix points, LineClasses lines) =>
        new(lines.Representative.Select(points.Row));

    private static OpenCells? Generic(
        LineClasses lines, double[][] basis, int n, int d, int bound, CancellationToken cancellation)
    {
        int rank = basis.Length;
        var normals = Array.ConvertAll(lines.Units, unit => Array.ConvertAll(basis, b => Inner(unit, b)));

        if (GenericCells.Half(normals, rank, cancellation) is not { } table || 2 * (BigInteger)table.Count != bound)
        {
            return null;
        }

        int wordCount = WordsFor(n);
        var words = new ulong[bound * wordCount];
        var witnesses = new double[bound][];

        for (int cell = 0; cell < table.Count; cell++)
        {
            var bits = table.Words(cell);
            var sum = table.Sum(cell);
            var witness = new double[d];

            for (int i = 0; i < rank; i++)
            {
                for (int j = 0; j < d; j++)
                {
                    witness[j] += sum[i] * basis[i][j];
                }
            }

            if (!HasSigns(witness, lines, bits))
            {
                return null;
            }

            witnesses[2 * cell] = witness;
            witnesses[2 * cell + 1] = Array.ConvertAll(witness, entry => -entry);

            for (int k = 0; k < n; k++)
            {
                if (lines.LineOf[k] >= 0)
                {
                    bool isPositive = (((bits[lines.LineOf[k] >> 6] >> (lines.LineOf[k] & 63)) & 1) != 0)
                        == (lines.Orientation[k] > 0);
                    words[(2 * cell + (isPositive ? 0 : 1)) * wordCount + (k >> 6)] |= 1UL << (k & 63);
                }
            }
        }

        return new OpenCells(n, words, witnesses, null);
    }

    /// <summary>Whether the double vector certainly has these signs on the exact representatives.</summary>
    private static bool HasSigns(double[] witness, LineClasses lines, ReadOnlySpan<ulong> bits)
    {
        for (int line = 0; line < lines.Count; line++)
        {
            double[] unit = lines.Units[line];
            double inner = 0;
            double size = 0;

            for (int i = 0; i < unit.Length; i++)
            {
                inner += witness[i] * unit[i];
                size += Math.Abs(witness[i] * unit[i]);
            }

            bool isPositive = ((bits[line >> 6] >> (line & 63)) & 1) != 0;

            if (!(Math.Abs(inner) > Ulp * (unit.Length + Slack) * size + Underflow) || inner > 0 != isPositive)
            {
                return false;
            }
        }

        return true;
    }

    private static OpenCells Exact(ExactMatrix points, LineClasses lines, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int n = points.RowCount;
        int wordCount = WordsFor(n);
        var cells = ActivationPatterns.OpenCells(Representatives(points, lines));
        var words = new ulong[cells.Count * wordCount];

        for (int cell = 0; cell < cells.Count; cell++)
        {
            for (int k = 0; k < n; k++)
            {
                if (lines.LineOf[k] >= 0 && cells[cell].IsActive(lines.LineOf[k]) == lines.Orientation[k] > 0)
                {
                    words[cell * wordCount + (k >> 6)] |= 1UL << (k & 63);
                }
            }
        }

        return new OpenCells(n, words, null, [.. cells.Select(cell => cell.Witness)]);
    }

    private static double Inner(double[] x, double[] y)
    {
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
