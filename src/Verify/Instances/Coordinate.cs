using ReluProofs.Kernel;

namespace ReluProofs.Verify.Instances;

/// <summary>One exact number of an instance that may be given another value.</summary>
/// <typeparam name="T">The instances.</typeparam>
/// <param name="Name">Its name in the paper's notation, with 1-based indices: <c>y_2</c>, <c>x_1,3</c>.</param>
/// <param name="IsInteger">Whether only whole numbers make sense.</param>
/// <param name="Get">Its value in an instance of the same shape.</param>
/// <param name="Set">
/// The instance with another value, inside the hypotheses or not. An instance that cannot have it is returned as it was.
/// </param>
public sealed record Coordinate<T>(string Name, bool IsInteger, Func<T, Rational> Get, Func<T, Rational, T> Set);
