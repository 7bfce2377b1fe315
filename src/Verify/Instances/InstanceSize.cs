using System.Numerics;
using ReluProofs.Kernel;

namespace ReluProofs.Verify.Instances;

/// <summary>The order in which counterexamples are made small: fewer points, neurons, dimensions; then simpler numbers.</summary>
/// <param name="Points">n.</param>
/// <param name="Neurons">m.</param>
/// <param name="Dimension">d.</param>
/// <param name="Numbers">The sum of <see cref="Complexity"/> over all numbers of the instance.</param>
public readonly record struct InstanceSize(int Points, int Neurons, int Dimension, BigInteger Numbers)
    : IComparable<InstanceSize>
{
    /// <inheritdoc/>
    public int CompareTo(InstanceSize other)
    {
        int order = Points.CompareTo(other.Points);
        order = order != 0 ? order : Neurons.CompareTo(other.Neurons);
        order = order != 0 ? order : Dimension.CompareTo(other.Dimension);
        return order != 0 ? order : Numbers.CompareTo(other.Numbers);
    }

    /// <summary>
    /// How far a number is from 0 in a mathematician's eyes: 0 is simplest, then 1, -1, 2, -2, ..., and a fraction costs its
    /// denominator more than an integer costs its size.
    /// </summary>
    /// <param name="number">The number.</param>
    public static BigInteger Complexity(Rational number) =>
        number.IsZero
            ? BigInteger.Zero
            : (2 * BigInteger.Abs(number.Numerator)) + (4 * (number.Denominator - 1)) - (number.Sign > 0 ? 1 : 0);
}
