using System.Diagnostics;
using System.Globalization;
using ReluProofs.Cli.Output;
using ReluProofs.Numeric.Flows;

namespace ReluProofs.Cli.Simulation;

/// <summary>Tells how far a flow has come: a line that is rewritten on a terminal, else a line every ten seconds.</summary>
internal sealed class SimulationProgress(Terminal terminal)
{
    private const string Rewind = "\r\u001b[K";
    private const double LiveSeconds = 0.1;
    private const double PlainSeconds = 10;

    private long _last = Stopwatch.GetTimestamp();
    private bool _shown;

    /// <summary>Called after every step.</summary>
    public void Show(FlowProgress progress)
    {
        if (Stopwatch.GetElapsedTime(_last).TotalSeconds < (terminal.ErrorIsLive ? LiveSeconds : PlainSeconds))
        {
            return;
        }

        _last = Stopwatch.GetTimestamp();
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"t = {progress.Time:G6}  loss {progress.Loss:G6}  {progress.Events} events  {progress.Steps} steps");

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

    /// <summary>Takes the live line away.</summary>
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
