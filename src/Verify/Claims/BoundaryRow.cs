namespace ReluProofs.Verify.Claims;

/// <summary>
/// A pinned instance with what is known of the literal statement there: smallest sizes, ties, equality cases, hypotheses at
/// their boundary. Every run checks it; a row that turns out otherwise is a fault of ours.
/// </summary>
/// <typeparam name="T">The instances.</typeparam>
/// <param name="Name">What is at the boundary.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Holds">Whether the literal statement holds there.</param>
public sealed record BoundaryRow<T>(string Name, T Instance, bool Holds);
