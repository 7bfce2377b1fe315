using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ReluProofs.Cli.Commands;

/// <summary>A command whose help ends with examples.</summary>
internal interface IDocumented
{
    /// <summary>The examples, one a line, and further lines of help.</summary>
    IReadOnlyList<string> Examples { get; }

    /// <summary>What the help says after the examples; empty for nothing.</summary>
    IReadOnlyList<string> Footer { get; }
}

/// <summary>A command with examples.</summary>
internal sealed class DocumentedCommand(string name, string description, params IReadOnlyList<string> examples)
    : Command(name, description), IDocumented
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Examples => examples;

    /// <inheritdoc/>
    public IReadOnlyList<string> Footer { get; set; } = [];
}

/// <summary>The command itself, with examples.</summary>
internal sealed class DocumentedRoot(string description, IReadOnlyList<string> examples) : RootCommand(description), IDocumented
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Examples => examples;

    /// <inheritdoc/>
    public IReadOnlyList<string> Footer => [];
}

/// <summary>The library's help followed by the command's examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private const int Width = 110;

    private readonly HelpAction _help;

    public HelpWithExamples(HelpAction help)
    {
        _help = help;
        _help.MaxWidth = Width;
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var text = new StringWriter();
        TextWriter target = parseResult.InvocationConfiguration.Output;
        parseResult.InvocationConfiguration.Output = text;
        _help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = target;
        target.WriteLine(text.ToString().TrimEnd());
        if (parseResult.CommandResult.Command is IDocumented documented)
        {
            Section(target, "Examples:", documented.Examples);
            Section(target, null, documented.Footer);
        }

        return ExitCodes.Success;
    }

    private static void Section(TextWriter target, string? title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        target.WriteLine();
        if (title is not null)
        {
            target.WriteLine(title);
        }

        foreach (string line in lines)
        {
            target.WriteLine(title is null ? line : "  " + line);
        }
    }
}

/// <summary>Prints the tool's version.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ToolVersion.Text);
        return ExitCodes.Success;
    }
}
