namespace ReluProofs.Tests.Shared;

/// <summary>The checkout the tests run in. Source paths are no help: a deterministic build does not record them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("the tests run outside the repository")
        : File.Exists(Path.Combine(folder.FullName, "ReluProofs.sln")) ? folder.FullName
        : Find(folder.Parent);
}
