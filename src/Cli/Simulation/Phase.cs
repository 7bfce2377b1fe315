namespace ReluProofs.Cli.Simulation;

/// <summary>A stretch of a run with a name.</summary>
/// <param name="Name">alignment, saddle, fall, convergence or rest.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Text">What happens in it.</param>
internal sealed record Phase(string Name, double Start, double End, string Text);
