using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The patterns 1(&lt;w, x_k&gt; >= 0) that no open cell has. A face of the arrangement in which the points Z vanish has the
/// pattern of a neighbouring open cell if some w is positive on all of Z; only the flats whose Z admits none give new ones.
/// </summary>
internal static class LiteralCells
{
    public static IReadOnlyList<ActivationCone> Of(
        ExactMatrix points, OpenCells cells, IReadOnlyList<ActivationCone> open, CancellationToken cancellation)
    {
        int n = points.RowCount;
        var lines = LineClasses.Of(points, [.. Enumerable.Range(0, n)]);
        var zeros = new ulong[OpenCells.WordsFor(n)];

        for (int k = 0; k < n; k++)
        {
            if (lines.LineOf[k] < 0)
            {
                zeros[k >> 6] |= 1UL << (k & 63);
            }
        }

        bool hasZeros = zeros.Any(word => word != 0);
        var literal = new List<ActivationCone>(open.Count + 1);

        for (int i = 0; i < open.Count; i++)
        {
            literal.Add(hasZeros ? cells.Cone(i).With(zeros) : open[i]);
        }

        if (!cells.IsExact && !lines.HasAntipodal)
        {
            // In general position the points of a proper flat are independent up to positive factors, so only w = 0 is left.
            var all = zeros.ToArray();

            for (int k = 0; k < n; k++)
            {
                all[k >> 6] |= 1UL << (k & 63);
            }

            if (!Occurs(all, literal))
            {
                literal.Add(new ActivationCone(all, n, ExactVector.Zero(points.ColumnCount)));
            }

            return literal;
        }

        new Flats(points, lines, literal, cancellation).Visit([.. lines.Representative.Select(points.Row)]);
        return literal;
    }

    private static bool Occurs(ReadOnlySpan<ulong> subset, List<ActivationCone> cones)
    {
        foreach (var cone in cones)
        {
            var words = cone.Words;
            bool all = true;

            for (int i = 0; i < subset.Length && all; i++)
            {
                all = (subset[i] & ~words[i]) == 0;
            }

            if (all)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Walks over all flats, exactly: the points not in the flat are projected on its orthogonal complement.</summary>
    private sealed class Flats(ExactMatrix points, LineClasses lines, List<ActivationCone> literal, CancellationToken cancellation)
    {
        private readonly int wordCount = OpenCells.WordsFor(points.RowCount);
        private readonly int openCount = literal.Count;
        private readonly HashSet<string> visited = [];
        private readonly HashSet<string> known = [.. literal.Select(cone => cone.ToString())];

        public void Visit(ExactVector[] projected)
        {
            cancellation.ThrowIfCancellationRequested();

            if (!visited.Add(string.Concat(projected.Select(x => x.IsZero ? '0' : '1'))))
            {
                return;
            }

            var ones = new ulong[wordCount];

            for (int k = 0; k < points.RowCount; k++)
            {
                if (lines.LineOf[k] < 0 || projected[lines.LineOf[k]].IsZero)
                {
                    ones[k >> 6] |= 1UL << (k & 63);
                }
            }

            if (!Occurs(ones, literal.GetRange(0, openCount)))
            {
                AddCells(projected, ones);
            }

            foreach (var direction in projected.Where(x => !x.IsZero))
            {
                var square = direction.NormSquared();
                Visit(Array.ConvertAll(projected, x => x.IsZero ? x : x - (x.Dot(direction) / square) * direction));
            }
        }

        private void AddCells(ExactVector[] projected, ulong[] ones)
        {
            int[] left = [.. Enumerable.Range(0, projected.Length).Where(line => !projected[line].IsZero)];
            var cells = left.Length == 0
                ? null
                : ActivationPatterns.OpenCells(new ExactMatrix(left.Select(line => projected[line])));

            for (int cell = 0; cell < (cells?.Count ?? 1); cell++)
            {
                var words = (ulong[])ones.Clone();

                for (int k = 0; k < points.RowCount; k++)
                {
                    int at = lines.LineOf[k] < 0 ? -1 : Array.IndexOf(left, lines.LineOf[k]);

                    if (at >= 0 && cells![cell].IsActive(at) == lines.Orientation[k] > 0)
                    {
                        words[k >> 6] |= 1UL << (k & 63);
                    }
                }

                var cone = new ActivationCone(
                    words, points.RowCount, cells?[cell].Witness ?? ExactVector.Zero(points.ColumnCount));

                if (known.Add(cone.ToString()))
                {
                    literal.Add(cone);
                }
            }
        }
    }
}
