using System.Globalization;
using ReluProofs.Verify.Regression;
using ReluProofs.Verify.Reporting;

namespace ReluProofs.Cli.Regression;

/// <summary>A check against what was locked: the same run, then the differences.</summary>
internal sealed class LockedRun
{
    private const int Drifted = 1;

    private readonly Session _session;
    private readonly LockPlace _place;
    private readonly LockFile _locked;

    private LockedRun(Session session, LockPlace place)
    {
        (_session, _place) = (session, place);
        _locked = place.Read();
    }

    /// <summary>The seed of the locked run.</summary>
    public ulong Seed => _locked.Seed;

    /// <summary>The cases of the locked run.</summary>
    public int Cases => _locked.Cases;

    /// <summary>Finds the lock file.</summary>
    /// <param name="session">Where to look.</param>
    /// <exception cref="UserError">There is none, or it cannot be read.</exception>
    public static LockedRun Open(Session session) => new(
        session,
        LockPlace.Near(session.Folder) ?? throw new UserError(
            $"there is no {LockFile.Name} in '{session.Folder}' or above; relu-proofs lock writes it"));

    /// <summary>Prints every difference and gives the exit code.</summary>
    /// <param name="report">The run.</param>
    /// <param name="isWhole">Whether all claims were asked for.</param>
    /// <param name="to">Where the differences are printed.</param>
    public int Compare(CheckReport report, bool isWhole, TextWriter to)
    {
        if (report.Cancelled || report.Claims.Any(c => c.HasFault))
        {
            return report.ExitCode;
        }

        LockEntry[] now = [.. report.Claims.Where(c => !c.Truncated).Select(LockEntry.Of)];
        string[] differences =
        [
            .. LockDrift.Of(_locked, now, _session.Claims.Select(c => c.Id), varied: true).Select(d => d.ToString()),
            .. Files(report, isWhole && !report.Truncated),
        ];
        foreach (string difference in differences)
        {
            to.WriteLine(difference);
        }

        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(differences.Length == 0 ? "as locked" : $"{differences.Length} differences")} in {now.Length} claims: {_place.File}"));
        return differences.Length > 0 ? Drifted : report.Truncated ? ExitCodes.NotReached : ExitCodes.Success;
    }

    /// <summary>Counterexample files that are missing or other than this run's; the index only for a whole run.</summary>
    private IEnumerable<string> Files(CheckReport report, bool isWhole) =>
        CounterexampleFiles.Of(report.Claims.Where(c => !c.Truncated))
            .Where(f => isWhole || !f.Path.EndsWith(".md", StringComparison.Ordinal))
            .Select(f => (f.Path, f.Text, Place: _place.At(f.Path)))
            .Where(f => !File.Exists(f.Place) || File.ReadAllText(f.Place).ReplaceLineEndings("\n") != f.Text)
            .Select(f => $"{f.Path}: {(File.Exists(f.Place) ? "not what this run finds" : "missing")}");
}
