using ReluProofs.Verify.Claims;

namespace ReluProofs.Cli.Tests;

/// <summary>What a command line left behind.</summary>
internal sealed record Ran(int Code, string Out, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] OutLines => Out.Split('\n');
}

/// <summary>Runs command lines in this process.</summary>
internal static class Harness
{
    public static Ran Run(IReadOnlyList<IClaim> claims, params string[] args) =>
        Run(claims, CancellationToken.None, (o, e) => new Terminal(o, e, false, false, 120), args);

    /// <summary>Runs in a folder, for commands that look for the lock file.</summary>
    public static Ran RunIn(string folder, IReadOnlyList<IClaim> claims, params string[] args) =>
        Run(claims, CancellationToken.None, (o, e) => new Terminal(o, e, false, false, 120), folder, args);

    public static Ran Run(
        IReadOnlyList<IClaim> claims,
        CancellationToken cancellation,
        Func<TextWriter, TextWriter, Terminal> terminal,
        params string[] args) => Run(claims, cancellation, terminal, Path.GetTempPath(), args);

    public static Ran Run(
        IReadOnlyList<IClaim> claims,
        CancellationToken cancellation,
        Func<TextWriter, TextWriter, Terminal> terminal,
        string folder,
        string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        int code = CommandLine.Run(args, new Session(claims, terminal(output, error), cancellation) { Folder = folder });
        return new Ran(code, output.ToString(), error.ToString());
    }

    /// <summary>Usage or bad input: exit 2, one line on standard error with all the words, nothing on standard output.</summary>
    public static void IsRefused(Ran ran, params string[] words)
    {
        Assert.Equal(2, ran.Code);
        Assert.Equal("", ran.Out);
        string line = Assert.Single(ran.ErrorLines);
        Assert.StartsWith("relu-proofs: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        Assert.All(words, w => Assert.Contains(w, line, StringComparison.Ordinal));
    }
}

/// <summary>A folder of its own for one test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("relu-proofs-test-").FullName;

    public string[] Files => [.. Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
