namespace ReluProofs.Cli.Simulation;

/// <summary>A curve in one line of text.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>The curve through some points, as bars.</summary>
    /// <param name="x">The abscissas, increasing.</param>
    /// <param name="y">The values; one that is not finite counts as the lowest.</param>
    /// <param name="width">How many bars, at least 1.</param>
    public static string Of(IReadOnlyList<double> x, IReadOnlyList<double> y, int width)
    {
        double[] finite = [.. y.Where(double.IsFinite)];

        if (finite.Length == 0)
        {
            return "";
        }

        double low = finite.Min();
        double high = finite.Max();
        double first = x[0];
        double length = x[^1] - first;
        var bars = new char[length > 0 ? width : 1];

        for (int i = 0, at = 0; i < bars.Length; i++)
        {
            double time = bars.Length == 1 ? first : first + length * i / (bars.Length - 1);

            while (at + 1 < x.Count && x[at + 1] <= time)
            {
                at++;
            }

            double part = high > low ? (Value(y[at]) - low) / (high - low) : 0;
            bars[i] = Bars[(int)Math.Clamp(Math.Round(part * (Bars.Length - 1)), 0, Bars.Length - 1)];
        }

        return new string(bars);

        double Value(double value) => double.IsFinite(value) ? value : low;
    }
}
