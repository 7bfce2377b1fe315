using System.Diagnostics;

namespace ReluProofs.Proofs.Tests.Certificates;

/// <summary>z3 or cvc5, when one is on PATH.</summary>
internal static class Solver
{
    private static readonly (string Name, string[] Options)[] Known =
    [
        ("z3", ["-t:3000"]),
        ("cvc5", ["--incremental", "--tlimit-per=3000"]),
    ];

    /// <summary>Whether there is one. Where CI is true there must be: a check that is skipped there would never be run.</summary>
    public static bool Exists()
    {
        bool found = Find() is not null;
        Assert.True(found || Environment.GetEnvironmentVariable("CI") != "true", "CI is true, and neither z3 nor cvc5 is on PATH");
        return found;
    }

    /// <summary>The answers to a file's questions.</summary>
    public static IReadOnlyList<string> Answers(string problem)
    {
        (string file, string[] options) = Find()!.Value;
        using Process solver = Process.Start(new ProcessStartInfo(file, [.. options, problem]) { RedirectStandardOutput = true })!;
        string output = solver.StandardOutput.ReadToEnd();
        solver.WaitForExit();
        string[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        Assert.All(lines, l => Assert.Contains(l, new[] { "sat", "unsat", "unknown", "timeout" }));
        return lines;
    }

    private static (string File, string[] Options)? Find()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach ((string name, string[] options) in Known)
        {
            if (folders.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists) is { } file)
            {
                return (file, options);
            }
        }

        return null;
    }
}
