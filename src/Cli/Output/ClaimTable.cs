using System.Globalization;
using ReluProofs.Verify.Checking;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Reporting;
using Spectre.Console;

namespace ReluProofs.Cli.Output;

/// <summary>The lines of <c>check</c>: one a claim, written as soon as it is decided, and the summary.</summary>
internal sealed class ClaimTable
{
    private const int LongestId = 32;
    private const int LongestTitle = 48;
    private const int VerdictWidth = 21;
    private const string Gap = "  ";
    private const string NoVerdict = "NO VERDICT";

    private readonly TextWriter _writer;
    private readonly IAnsiConsole? _console;
    private readonly int _idWidth;
    private readonly int _titleWidth;
    private readonly int _width;

    /// <summary>A table for some claims.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="colours">Whether verdicts are coloured.</param>
    /// <param name="width">Columns it may take.</param>
    /// <param name="claims">The claims; they fix the widths.</param>
    public ClaimTable(TextWriter writer, bool colours, int width, IReadOnlyList<IClaim> claims)
    {
        _writer = writer;
        _console = colours ? Colours(writer) : null;
        _width = width;
        _idWidth = Math.Min(LongestId, claims.Select(c => c.Id.Length).Append(0).Max());
        int longestTitle = Math.Min(LongestTitle, claims.Select(c => c.Title.Length).Append(0).Max());
        _titleWidth = Math.Min(longestTitle, Math.Max(0, width - _idWidth - VerdictWidth - (2 * Gap.Length)));
    }

    /// <summary>The line of one claim.</summary>
    /// <param name="result">What was found.</param>
    public void Row(ClaimResult result)
    {
        string word = result.HasFault ? NoVerdict : TextReport.Headline(result.Literal);
        string before = ColumnLayout.Fit(result.Claim.Id, _idWidth) + Gap;
        string verdict = ColumnLayout.Fit(word, VerdictWidth);
        string after = Gap + ColumnLayout.Fit(result.Claim.Title, _titleWidth) + Gap + TextReport.Summary(result);
        after = ColumnLayout.Shorten(after, _width - before.Length - verdict.Length).TrimEnd();
        if (_console is null)
        {
            _writer.WriteLine(before + verdict + after);
            return;
        }

        _console.Write(new Text(before));
        _console.Write(new Text(verdict, StyleOf(result)));
        _console.Write(new Text(after));
        _console.WriteLine();
    }

    /// <summary>The summary of a run.</summary>
    /// <param name="report">The run.</param>
    /// <param name="asked">How many claims were asked for.</param>
    /// <param name="timing">Whether the seconds are told.</param>
    public static string Summary(CheckReport report, int asked, bool timing)
    {
        var counts = Enum.GetValues<Verdict>()
            .Select(v => (Word: Words.Of(v), Count: report.Claims.Count(c => !c.HasFault && c.Verdict == v)))
            .Append(("without verdict (our engines disagree)", report.Claims.Count(c => c.HasFault)))
            .Where(c => c.Item2 > 0)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Item2} {c.Item1}"))
            .ToArray();
        int decided = report.Claims.Count;
        string cut = !report.Truncated
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $" ({(report.Cancelled ? "cancelled" : "out of time")}: {decided} of {asked} reached)");
        string seconds = timing ? string.Create(CultureInfo.InvariantCulture, $"; {report.Seconds:F1} s") : "";
        string found = counts.Length == 0 ? "" : ": " + string.Join(", ", counts);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{decided} claim{(decided == 1 ? "" : "s")}{cut}{found}{seconds}; {report.Options.EffectiveCases} cases, seed {report.Options.Seed}");
    }

    private static Style StyleOf(ClaimResult result) => result switch
    {
        { HasFault: true } => new Style(Color.White, Color.Red, Decoration.Bold),
        { Verdict: Verdict.Refuted } => new Style(Color.Red, null, Decoration.Bold),
        { Verdict: Verdict.Vacuous or Verdict.Undecided } => new Style(Color.Yellow),
        _ => new Style(Color.Green),
    };

    private static IAnsiConsole Colours(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });

        // The lines are cut to the terminal's width here; a second opinion would break them.
        console.Profile.Width = int.MaxValue;
        return console;
    }
}
