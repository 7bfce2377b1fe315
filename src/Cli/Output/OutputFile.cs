using System.Text;

namespace ReluProofs.Cli.Output;

/// <summary>
/// Where <c>--json</c> goes. The file is made beside its place before the work starts, so that an unwritable folder is known at
/// once, and renamed at the end, so that nobody sees half of it.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly TextWriter? _standardOutput;
    private readonly string _path;
    private readonly string? _temporary;

    private OutputFile(TextWriter? standardOutput, string path, string? temporary)
    {
        _standardOutput = standardOutput;
        _path = path;
        _temporary = temporary;
    }

    /// <summary>Whether the JSON goes to standard output, which then holds nothing else.</summary>
    public bool IsStandardOutput => _standardOutput is not null;

    /// <summary>Makes ready to write; null when no file was asked for.</summary>
    /// <param name="path">The option's value; <c>-</c> is standard output.</param>
    /// <param name="terminal">The streams.</param>
    /// <exception cref="UserError">The file cannot be written.</exception>
    public static OutputFile? Open(string? path, Terminal terminal)
    {
        if (path is null or "-")
        {
            return path is null ? null : new OutputFile(terminal.Out, path, null);
        }

        return Guarded(path, () =>
        {
            if (path.Length == 0 || path.Contains('\0'))
            {
                throw new IOException("a file name is needed");
            }

            if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
            {
                throw new IOException("it is a folder");
            }

            // A link stays: what it points to is replaced.
            FileSystemInfo? linked = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true) : null;
            string target = linked?.FullName ?? Path.GetFullPath(path);
            if (IsDevice(path) || IsDevice(target))
            {
                return new OutputFile(null, path, null);
            }

            string folder = Path.GetDirectoryName(target)!;
            if (!Directory.Exists(folder))
            {
                throw new IOException($"there is no folder '{folder}'");
            }

            string temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
            using (new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                return new OutputFile(null, target, temporary);
            }
        });
    }

    /// <summary>Writes the whole text and puts it in its place.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="UserError">It cannot be written.</exception>
    public void Write(string text)
    {
        if (_standardOutput is not null)
        {
            _standardOutput.Write(text);
            return;
        }

        Guarded(_path, () =>
        {
            File.WriteAllText(_temporary ?? _path, text, new UTF8Encoding(false));
            if (_temporary is not null)
            {
                File.Move(_temporary, _path, overwrite: true);
            }

            return 0;
        });
    }

    /// <summary>Removes what was not put in its place.</summary>
    public void Dispose()
    {
        if (_temporary is not null)
        {
            File.Delete(_temporary);
        }
    }

    /// <summary>A device or a pipe of the shell must be written to; a rename would replace it.</summary>
    private static bool IsDevice(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    private static T Guarded<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write '{path}': {error.Message.TrimEnd('.')}");
        }
    }
}
