namespace ReluProofs.Cli;

/// <summary>The two output streams and what they can show.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Progress and errors.</param>
/// <param name="OutHasColours">Whether results may be coloured.</param>
/// <param name="ErrorIsLive">Whether progress may rewrite its line.</param>
/// <param name="Width">Columns a table may take.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool OutHasColours, bool ErrorIsLive, int Width)
{
    private const int WidestTable = 120;
    private const int NarrowestTable = 80;

    /// <summary>The process's own streams.</summary>
    public static Terminal OfProcess() => Create(
        Console.Out,
        Console.Error,
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected,
        Environment.GetEnvironmentVariable,
        Console.IsOutputRedirected ? WidestTable : Console.WindowWidth);

    /// <summary>The abilities of two streams, from what they are and from NO_COLOR and TERM.</summary>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress and errors.</param>
    /// <param name="outIsTerminal">Whether somebody looks at the results.</param>
    /// <param name="errorIsTerminal">Whether somebody looks at the progress.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static Terminal Create(
        TextWriter output,
        TextWriter error,
        bool outIsTerminal,
        bool errorIsTerminal,
        Func<string, string?> environment,
        int width)
    {
        bool understandsEscapes = environment("TERM") != "dumb";
        bool wantsColours = string.IsNullOrEmpty(environment("NO_COLOR"));
        return new Terminal(
            output,
            error,
            outIsTerminal && understandsEscapes && wantsColours,
            errorIsTerminal && understandsEscapes,
            Math.Clamp(width, NarrowestTable, WidestTable));
    }
}
