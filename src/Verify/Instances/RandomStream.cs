using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ReluProofs.Verify.Instances;

/// <summary>
/// The random stream of one case: a function of (seed, claim, case) alone, so that a case is the same whatever ran before
/// it and on whichever thread.
/// </summary>
public static class RandomStream
{
    /// <summary>The FsCheck generator state for a case.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="claim">The claim's id and whatever else names the stream, such as the reading.</param>
    /// <param name="index">The 0-based number of the case.</param>
    public static Rnd For(ulong seed, string claim, int index)
    {
        byte[] digest = SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}|{claim}|{index}")));
        ulong state = BinaryPrimitives.ReadUInt64LittleEndian(digest);

        // SplitMix needs an odd increment.
        ulong gamma = BinaryPrimitives.ReadUInt64LittleEndian(digest.AsSpan(8)) | 1;
        return new Rnd(state, gamma);
    }

    /// <summary>One instance drawn from a generator with the stream of a case.</summary>
    /// <typeparam name="T">The instances.</typeparam>
    /// <param name="generator">The generator.</param>
    /// <param name="size">FsCheck's size parameter.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="claim">The name of the stream.</param>
    /// <param name="index">The 0-based number of the case.</param>
    public static T Draw<T>(Gen<T> generator, int size, ulong seed, string claim, int index) =>
        generator.Sample(1, For(seed, claim, index), size).Single();
}
