namespace ReluProofs.Cli;

/// <summary>Something the user can put right; the message is the one line that is shown.</summary>
internal sealed class UserError(string message) : Exception(message);
