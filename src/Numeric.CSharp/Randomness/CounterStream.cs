namespace ReluProofs.Numeric.Randomness;

/// <summary>
/// A counter-based random stream (SplitMix64): the numbers depend only on the key, never on what was drawn before
/// elsewhere, so results are the same on any number of threads.
/// </summary>
internal struct CounterStream
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;

    private readonly ulong key;
    private ulong counter;

    /// <summary>The stream of one (seed, pattern, start).</summary>
    public CounterStream(ulong seed, int pattern, int start)
    {
        key = Mix(Mix(Mix(seed + Golden) ^ (uint)pattern) ^ (uint)start);
        counter = 0;
    }

    /// <summary>The next number, uniform in [-1, 1).</summary>
    public double NextSymmetric()
    {
        counter += Golden;
        return (long)Mix(key + counter) * (1.0 / 9223372036854775808.0);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
