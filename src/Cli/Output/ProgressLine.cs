using System.Globalization;
using ReluProofs.Verify.Claims;

namespace ReluProofs.Cli.Output;

/// <summary>Progress on standard error: one line that is rewritten on a terminal, else a line for each claim.</summary>
internal sealed class ProgressLine(Terminal terminal)
{
    private const string Rewind = "\r\u001b[K";

    private bool _shown;

    /// <summary>Tells which claim is being checked.</summary>
    /// <param name="number">Its 1-based number.</param>
    /// <param name="total">How many there are.</param>
    /// <param name="claim">The claim.</param>
    public void Show(int number, int total, IClaim claim) => Show(number, total, claim.Id);

    /// <summary>Tells what is being done.</summary>
    /// <param name="number">Its 1-based number.</param>
    /// <param name="total">How many steps there are.</param>
    /// <param name="what">The step, in a few words.</param>
    public void Show(int number, int total, string what) =>
        Show(string.Create(CultureInfo.InvariantCulture, $"[{number}/{total}] {what}"));

    /// <summary>Tells how far the work is.</summary>
    /// <param name="text">One line.</param>
    public void Show(string text)
    {
        if (terminal.ErrorIsLive)
        {
            terminal.Error.Write(Rewind + ColumnLayout.Shorten(text, terminal.Width - 1));
            terminal.Error.Flush();
            _shown = true;
        }
        else
        {
            terminal.Error.WriteLine(text);
        }
    }

    /// <summary>Takes the live line away, before anything else is written to the terminal.</summary>
    public void Clear()
    {
        if (_shown)
        {
            terminal.Error.Write(Rewind);
            terminal.Error.Flush();
            _shown = false;
        }
    }
}
