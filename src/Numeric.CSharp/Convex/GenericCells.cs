using System.Numerics;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The cells of hyperplanes through 0 in general position, in floating point: every cell has an extreme ray, every ray lies in
/// rank - 1 of the hyperplanes, and all signs of those occur around it. Each cell comes with the sum of its unit rays, a
/// point well inside. Nothing is taken on trust: the caller certifies the signs of that point, and that no cell is missing
/// by comparing the number of cells with Cover's, which no arrangement exceeds.
/// </summary>
internal static class GenericCells
{
    // A ray this close to a further hyperplane (unit normals) is left to exact arithmetic.
    private const double TooClose = 1e-10;

    // Vectors with a smaller component outside the span of the earlier ones are left to exact arithmetic.
    private const double TooDependent = 1e-10;

    /// <summary>2 sum_{i &lt; rank} C(lines - 1, i), as T. M. Cover 1965, Theorem 1: the most cells of any arrangement.</summary>
    public static BigInteger Most(int lines, int rank)
    {
        if (lines == 0)
        {
            return BigInteger.One;
        }

        BigInteger term = 1;
        BigInteger sum = 1;

        for (int i = 1; i < Math.Min(rank, lines); i++)
        {
            term = term * (lines - i) / i;
            sum += term;
        }

        return 2 * sum;
    }

    /// <summary>An orthonormal basis of the span of unit vectors, greedily the most independent first; null when unclear.</summary>
    public static double[][]? Basis(double[][] units, int dimension)
    {
        var rest = Array.ConvertAll(units, unit => (double[])unit.Clone());
        var basis = new List<double[]>();

        while (basis.Count < Math.Min(units.Length, dimension))
        {
            double[] largest = rest.MaxBy(v => Dot(v, v))!;
            double norm = Math.Sqrt(Dot(largest, largest));

            if (norm < 1e-12)
            {
                break;
            }

            if (norm < TooDependent)
            {
                return null;
            }

            var next = Array.ConvertAll(largest, entry => entry / norm);

            foreach (double[] earlier in basis)
            {
                Subtract(next, Dot(next, earlier), earlier);
            }

            norm = Math.Sqrt(Dot(next, next));
            next = Array.ConvertAll(next, entry => entry / norm);
            basis.Add(next);

            foreach (double[] v in rest)
            {
                Subtract(v, Dot(v, next), next);
            }
        }

        return [.. basis];
    }

    /// <summary>
    /// The cells on the positive side of the first hyperplane (the others are their opposites), or null when the arrangement
    /// is not clearly in general position.
    /// </summary>
    /// <param name="normals">Unit normals in coordinates of their span, at least one.</param>
    /// <param name="rank">The dimension of the span.</param>
    /// <param name="cancellation">Stops the enumeration.</param>
    public static CellTable? Half(double[][] normals, int rank, CancellationToken cancellation)
    {
        var walk = new Walk(normals, rank, cancellation);
        return walk.Choose(0, 0) ? walk.Table : null;
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    private static void Subtract(Span<double> x, double factor, ReadOnlySpan<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] -= factor * y[i];
        }
    }

    private sealed class Walk
    {
        private readonly double[][] normals;
        private readonly int rank;
        private readonly CancellationToken cancellation;
        private readonly int[] chosen;
        private readonly double[][] orthonormal;
        private readonly double[] ray;
        private readonly double[] opposite;
        private readonly ulong[] fixedBits;
        private readonly ulong[] bits;

        public Walk(double[][] normals, int rank, CancellationToken cancellation)
        {
            this.normals = normals;
            this.rank = rank;
            this.cancellation = cancellation;
            chosen = new int[rank - 1];
            orthonormal = new double[rank - 1][];

            for (int i = 0; i < orthonormal.Length; i++)
            {
                orthonormal[i] = new double[rank];
            }

            ray = new double[rank];
            opposite = new double[rank];
            int wordCount = (normals.Length + 63) / 64;
            fixedBits = new ulong[wordCount];
            bits = new ulong[wordCount];
            var expected = Most(normals.Length, rank) / 2;
            Table = new CellTable(wordCount, rank, expected > 1 << 16 ? 1 << 16 : (int)expected);
        }

        public CellTable Table { get; }

        /// <summary>Takes hyperplanes from the index on until rank - 1 are chosen.</summary>
        public bool Choose(int depth, int from)
        {
            if (depth == rank - 1)
            {
                return Visit();
            }

            cancellation.ThrowIfCancellationRequested();

            for (int line = from; line <= normals.Length - (rank - 1 - depth); line++)
            {
                var next = orthonormal[depth];
                normals[line].CopyTo(next, 0);

                // Twice is enough for orthogonality to rounding.
                for (int pass = 0; pass < 2; pass++)
                {
                    for (int i = 0; i < depth; i++)
                    {
                        Subtract(next, Dot(next, orthonormal[i]), orthonormal[i]);
                    }
                }

                double norm = Math.Sqrt(Dot(next, next));

                if (norm < TooDependent)
                {
                    return false;
                }

                for (int i = 0; i < rank; i++)
                {
                    next[i] /= norm;
                }

                chosen[depth] = line;

                if (!Choose(depth + 1, line + 1))
                {
                    return false;
                }
            }

            return true;
        }

        private bool Visit()
        {
            FindRay();
            Array.Clear(fixedBits);
            int at = 0;

            for (int line = 0; line < normals.Length; line++)
            {
                if (at < chosen.Length && chosen[at] == line)
                {
                    at++;
                    continue;
                }

                double inner = Dot(ray, normals[line]);

                if (Math.Abs(inner) < TooClose)
                {
                    return false;
                }

                if (inner > 0)
                {
                    fixedBits[line >> 6] |= 1UL << (line & 63);
                }
            }

            bool isFirstChosen = chosen.Length > 0 && chosen[0] == 0;

            for (int i = 0; i < rank; i++)
            {
                opposite[i] = -ray[i];
            }

            if (isFirstChosen || (fixedBits[0] & 1) != 0)
            {
                AddAround(ray, isFirstChosen);
            }

            if (isFirstChosen || (fixedBits[0] & 1) == 0)
            {
                for (int line = 0; line < normals.Length; line++)
                {
                    fixedBits[line >> 6] ^= 1UL << (line & 63);
                }

                foreach (int line in chosen)
                {
                    fixedBits[line >> 6] &= ~(1UL << (line & 63));
                }

                AddAround(opposite, isFirstChosen);
            }

            return true;
        }

        private void AddAround(ReadOnlySpan<double> vector, bool isFirstChosen)
        {
            // All signs of the chosen hyperplanes, the first one's only positive.
            for (int choice = 0; choice < 1 << chosen.Length; choice++)
            {
                if (isFirstChosen && (choice & 1) == 0)
                {
                    continue;
                }

                fixedBits.CopyTo(bits, 0);

                for (int i = 0; i < chosen.Length; i++)
                {
                    if (((choice >> i) & 1) != 0)
                    {
                        bits[chosen[i] >> 6] |= 1UL << (chosen[i] & 63);
                    }
                }

                Table.Add(bits, vector);
            }
        }

        /// <summary>The unit vector orthogonal to the chosen normals: what is left of the coordinate vector that keeps most.</summary>
        private void FindRay()
        {
            int best = 0;
            double most = -1;

            for (int i = 0; i < rank; i++)
            {
                double left = 1;

                foreach (double[] v in orthonormal)
                {
                    left -= v[i] * v[i];
                }

                if (left > most)
                {
                    (best, most) = (i, left);
                }
            }

            Array.Clear(ray);
            ray[best] = 1;

            for (int pass = 0; pass < 2; pass++)
            {
                foreach (double[] v in orthonormal)
                {
                    Subtract(ray, Dot(ray, v), v);
                }
            }

            double norm = Math.Sqrt(Dot(ray, ray));

            for (int i = 0; i < rank; i++)
            {
                ray[i] /= norm;
            }
        }
    }
}
