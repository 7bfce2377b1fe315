namespace ReluProofs.Cli;

/// <summary>The exit codes that do not come from a report.</summary>
internal static class ExitCodes
{
    /// <summary>Nothing to complain of.</summary>
    public const int Success = 0;

    /// <summary>Usage or bad input.</summary>
    public const int BadInput = 2;

    /// <summary>The accuracy or the end asked for was not reached.</summary>
    public const int NotReached = 3;

    /// <summary>The fault is ours.</summary>
    public const int OurFault = 4;

    /// <summary>Ctrl-C.</summary>
    public const int Cancelled = 130;
}
