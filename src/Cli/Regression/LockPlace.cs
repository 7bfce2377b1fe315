using ReluProofs.Verify.Regression;

namespace ReluProofs.Cli.Regression;

/// <summary>Where the lock file and the counterexamples are.</summary>
/// <param name="Folder">The folder that holds both.</param>
internal sealed record LockPlace(string Folder)
{
    private const string Counterexamples = "counterexamples";

    /// <summary>The lock file.</summary>
    public string File => Path.Combine(Folder, LockFile.Name);

    /// <summary>The index of the counterexamples.</summary>
    public string Index => Path.Combine(Folder, Counterexamples, "README.md");

    /// <summary>The nearest folder, from one upwards, with a lock file; null where there is none.</summary>
    /// <param name="folder">Where to begin.</param>
    public static LockPlace? Near(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            var place = new LockPlace(at.FullName);
            if (System.IO.File.Exists(place.File))
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>The file of a claim's counterexample, relative to the folder, with forward slashes.</summary>
    /// <param name="id">The claim's id.</param>
    /// <param name="certified">Whether the kernel has certified it.</param>
    /// <param name="extension">Such as <c>.json</c>.</param>
    public static string Counterexample(string id, bool certified, string extension) =>
        $"{Counterexamples}/{(certified ? "" : "numeric/")}{id}{extension}";

    /// <summary>A file's place from its relative path.</summary>
    /// <param name="relative">With forward slashes.</param>
    public string At(string relative) => Path.Combine([Folder, .. relative.Split('/')]);

    /// <summary>Reads the lock file.</summary>
    /// <exception cref="UserError">It cannot be read.</exception>
    public LockFile Read()
    {
        try
        {
            return LockFile.Read(System.IO.File.ReadAllText(File));
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot read '{File}': {error.Message.TrimEnd('.')}");
        }
    }
}
