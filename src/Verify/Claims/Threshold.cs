using ReluProofs.Kernel;

namespace ReluProofs.Verify.Claims;

/// <summary>
/// A number of a statement whose strongest admissible value is worth knowing: the statement gets weaker from the printed number
/// towards the safe one.
/// </summary>
/// <typeparam name="T">The instances.</typeparam>
/// <param name="Name">The number's name, such as <c>the constant of the lower bound</c>.</param>
/// <param name="Printed">Its value in the source.</param>
/// <param name="Safe">A value with which the statement is expected to hold.</param>
/// <param name="Check">The check of the statement with another value.</param>
public sealed record Threshold<T>(string Name, Rational Printed, Rational Safe, Func<Rational, Check<T>> Check);
