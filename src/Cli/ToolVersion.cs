using System.Reflection;

namespace ReluProofs.Cli;

/// <summary>The version of this tool.</summary>
internal static class ToolVersion
{
    /// <summary>The version without the build's commit.</summary>
    public static string Text { get; } = typeof(ToolVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Identifies the code that decides verdicts: changes whenever any of our assemblies is built from other sources.</summary>
    public static string Code { get; } = string.Join(' ', Ours(typeof(ToolVersion).Assembly).Select(a => a.ManifestModule.ModuleVersionId).Order());

    private static HashSet<Assembly> Ours(Assembly root)
    {
        var found = new HashSet<Assembly> { root };
        var waiting = new Queue<Assembly>(found);
        string family = typeof(ToolVersion).Namespace!.Split('.')[0] + ".";
        while (waiting.TryDequeue(out Assembly? assembly))
        {
            foreach (AssemblyName name in assembly.GetReferencedAssemblies())
            {
                if (name.Name!.StartsWith(family, StringComparison.Ordinal) && Assembly.Load(name) is { } next && found.Add(next))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return found;
    }
}
