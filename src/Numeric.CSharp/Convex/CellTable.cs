namespace ReluProofs.Numeric.Convex;

/// <summary>Sign vectors as bits, each with a sum of vectors, in a hash table without allocation a cell.</summary>
internal sealed class CellTable
{
    private readonly int wordCount;
    private readonly int dimension;
    private int[] slots;
    private ulong[] words;
    private double[] sums;

    public CellTable(int wordCount, int dimension, int expected)
    {
        this.wordCount = wordCount;
        this.dimension = dimension;
        int capacity = Math.Clamp(expected, 4, 1 << 16);
        words = new ulong[capacity * wordCount];
        sums = new double[capacity * dimension];
        slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity * 2)];
    }

    /// <summary>The number of cells.</summary>
    public int Count { get; private set; }

    /// <summary>The bits of a cell.</summary>
    public ReadOnlySpan<ulong> Words(int cell) => words.AsSpan(cell * wordCount, wordCount);

    /// <summary>The sum of a cell.</summary>
    public ReadOnlySpan<double> Sum(int cell) => sums.AsSpan(cell * dimension, dimension);

    /// <summary>Adds the vector to the sum of the cell with these bits, which is made if it is new.</summary>
    public void Add(ReadOnlySpan<ulong> bits, ReadOnlySpan<double> vector)
    {
        int cell = Find(bits);
        var sum = sums.AsSpan(cell * dimension, dimension);

        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += vector[i];
        }
    }

    private int Find(ReadOnlySpan<ulong> bits)
    {
        int mask = slots.Length - 1;

        for (int at = Hash(bits) & mask; ; at = (at + 1) & mask)
        {
            int cell = slots[at] - 1;

            if (cell < 0)
            {
                return Insert(at, bits);
            }

            if (words.AsSpan(cell * wordCount, wordCount).SequenceEqual(bits))
            {
                return cell;
            }
        }
    }

    private int Insert(int at, ReadOnlySpan<ulong> bits)
    {
        int cell = Count++;

        if ((cell + 1) * wordCount > words.Length)
        {
            Array.Resize(ref words, words.Length * 2);
        }

        if ((cell + 1) * dimension > sums.Length)
        {
            Array.Resize(ref sums, sums.Length * 2);
        }

        bits.CopyTo(words.AsSpan(cell * wordCount, wordCount));
        slots[at] = cell + 1;

        if (Count * 2 > slots.Length)
        {
            Grow();
        }

        return cell;
    }

    private void Grow()
    {
        slots = new int[slots.Length * 2];
        int mask = slots.Length - 1;

        for (int cell = 0; cell < Count; cell++)
        {
            int at = Hash(Words(cell)) & mask;

            while (slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            slots[at] = cell + 1;
        }
    }

    private static int Hash(ReadOnlySpan<ulong> bits)
    {
        ulong hash = 0;

        foreach (ulong word in bits)
        {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 29;
        }

        return (int)(hash >> 3);
    }
}
