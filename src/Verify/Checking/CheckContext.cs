using FsCheck;
using ReluProofs.Kernel;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Checking;

/// <summary>What a check may use beside the instance: its reading's names, its own random stream, cancellation.</summary>
/// <param name="Claim">The claim's id with the reading, such as <c>onedim/thm-4.1 (literal)</c>.</param>
/// <param name="Statement">The reading's statement, for certificates.</param>
/// <param name="Seed">The seed of the stream for members sampled at this instance.</param>
/// <param name="Cancellation">Cancels the run.</param>
/// <param name="IsThorough">Whether instances may be decided that take seconds to minutes; else such are too close to tell.</param>
public sealed record CheckContext(
    string Claim, string Statement, ulong Seed, CancellationToken Cancellation, bool IsThorough = false)
{
    /// <summary>The error planted in what the statement says; null for none, as in every run but one that tests the checks.</summary>
    public Alteration? Altered { get; init; }

    /// <summary>A value as the statement gives it, with the planted error where there is one.</summary>
    /// <param name="value">The value.</param>
    public Rational Stated(Rational value) => Altered is { } altered ? altered.Of(value) : value;

    /// <summary>A value as the statement gives it, with the planted error where there is one.</summary>
    /// <param name="value">The value.</param>
    public RealAlgebraic Stated(RealAlgebraic value) => Altered is { } altered ? altered.Of(value) : value;

    /// <summary>
    /// Draws a value for use at the instance. The stream depends on the seed and the name only, so the outcome of a check is
    /// a function of the instance, and shrinking sees the same samples.
    /// </summary>
    /// <typeparam name="TValue">What is drawn.</typeparam>
    /// <param name="generator">Its generator.</param>
    /// <param name="name">The name of the sample within the check.</param>
    /// <param name="index">The number of the sample.</param>
    public TValue Draw<TValue>(Gen<TValue> generator, string name, int index) =>
        RandomStream.Draw(generator, 20, Seed, $"{Claim}|{name}", index);
}
