using ReluProofs.Kernel;

namespace ReluProofs.Verify.Claims;

/// <summary>
/// A number of a statement (a constant, an exponent, a bound in a hypothesis) whose admissible values are worth knowing. The engine
/// looks for the one nearest to the printed number; it is never given.
/// </summary>
/// <typeparam name="T">The instances.</typeparam>
/// <param name="Name">The number's name, such as <c>the constant of the lower bound</c>.</param>
/// <param name="Printed">Its value in the source, or one that says no more than the source does.</param>
/// <param name="Safe">
/// A value at which the statement is expected to hold, with weaker and weaker statements on the way there; null where weaker and
/// stronger make no sense, as for an equation: then the simplest numbers are tried.
/// </param>
/// <param name="With">The statement with another value.</param>
/// <param name="IsInteger">Whether only whole numbers make sense.</param>
public sealed record Threshold<T>(
    string Name,
    Rational Printed,
    Rational? Safe,
    Func<Rational, Reading<T>> With,
    bool IsInteger = false);
