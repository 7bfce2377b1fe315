using System.Globalization;
using System.Text;

namespace ReluProofs.Bench;

/// <summary>A curve of a plot: its name and its points, both coordinates positive.</summary>
internal sealed record Curve(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A small plot with two logarithmic axes, as SVG.</summary>
/// <param name="title">What is shown.</param>
/// <param name="xLabel">The horizontal axis, in words.</param>
/// <param name="yLabel">The vertical axis, in words.</param>
/// <param name="curves">The curves; the first solid, the others dashed.</param>
internal sealed class LogLogPlot(string title, string xLabel, string yLabel, IReadOnlyList<Curve> curves)
{
    private const double Width = 640;
    private const double Height = 420;
    private const double Left = 80;
    private const double Right = 20;
    private const double Top = 40;
    private const double Bottom = 60;
    private const double Margin = 0.05;
    private const double LegendLine = 18;

    private static readonly string[] Colours = ["#0b5394", "#b45f06", "#38761d"];

    private readonly (double Low, double High) x = Range(curves.SelectMany(c => c.Points).Select(p => p.X), false);
    private readonly (double Low, double High) y = Range(curves.SelectMany(c => c.Points).Select(p => p.Y), true);

    /// <summary>The SVG's text.</summary>
    public string Svg()
    {
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n"));
        svg.Append(Invariant($"<title>{Escaped(title)}</title>\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n"));
        svg.Append(Text(Width / 2, Top / 2, title, "middle", " font-size=\"14\""));
        Axes(svg);

        for (int i = 0; i < curves.Count; i++)
        {
            string colour = Colours[i % Colours.Length];
            string dash = i == 0 ? "" : " stroke-dasharray=\"6 4\"";
            string path = string.Join(" ", curves[i].Points.Select(p => Invariant($"{X(p.X):F1},{Y(p.Y):F1}")));
            svg.Append(Invariant($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{dash} points=\"{path}\"/>\n"));

            foreach (var (px, py) in curves[i].Points)
            {
                svg.Append(Invariant($"<circle cx=\"{X(px):F1}\" cy=\"{Y(py):F1}\" r=\"3\" fill=\"{colour}\"/>\n"));
            }

            double line = Top + 14 + (i * LegendLine);
            svg.Append(Invariant($"<line x1=\"{Left + 10}\" x2=\"{Left + 40}\" y1=\"{line}\" y2=\"{line}\" stroke=\"{colour}\" stroke-width=\"2\"{dash}/>\n"));
            svg.Append(Text(Left + 46, line + 4, curves[i].Name, "start"));
        }

        return svg.Append("</svg>\n").ToString();
    }

    private void Axes(StringBuilder svg)
    {
        for (int decade = (int)Math.Ceiling(y.Low); decade <= Math.Floor(y.High); decade++)
        {
            double value = Math.Pow(10, decade);
            svg.Append(Invariant($"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(value):F1}\" y2=\"{Y(value):F1}\" stroke=\"#dddddd\"/>\n"));
            svg.Append(Text(Left - 6, Y(value) + 4, value.ToString("G4", CultureInfo.InvariantCulture), "end"));
        }

        foreach (double value in curves.SelectMany(c => c.Points).Select(p => p.X).Distinct().Order())
        {
            svg.Append(Invariant($"<line x1=\"{X(value):F1}\" x2=\"{X(value):F1}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom + 5}\" stroke=\"black\"/>\n"));
            svg.Append(Text(X(value), Height - Bottom + 19, value.ToString("G6", CultureInfo.InvariantCulture), "middle"));
        }

        svg.Append(Invariant($"<rect x=\"{Left}\" y=\"{Top}\" width=\"{Width - Left - Right}\" height=\"{Height - Top - Bottom}\" fill=\"none\" stroke=\"black\"/>\n"));
        svg.Append(Text((Left + Width - Right) / 2, Height - 16, xLabel, "middle"));
        double middle = (Top + Height - Bottom) / 2;
        svg.Append(Text(18, middle, yLabel, "middle", Invariant($" transform=\"rotate(-90 18 {middle})\"")));
    }

    private double X(double value) => Left + ((Width - Left - Right) * (Math.Log10(value) - x.Low) / (x.High - x.Low));

    private double Y(double value) => Height - Bottom - ((Height - Top - Bottom) * (Math.Log10(value) - y.Low) / (y.High - y.Low));

    /// <summary>The range of the logarithms, with a margin, or up to whole decades.</summary>
    private static (double Low, double High) Range(IEnumerable<double> values, bool isWhole)
    {
        double[] logarithms = [.. values.Select(Math.Log10)];
        double low = logarithms.Min();
        double high = logarithms.Max();

        if (isWhole)
        {
            return (Math.Floor(low), Math.Max(Math.Floor(low), Math.Ceiling(high)) + 1);
        }

        double margin = Math.Max(Margin * (high - low), Margin);
        return (low - margin, high + margin);
    }

    private static string Text(double x, double y, string text, string anchor, string more = "") =>
        Invariant($"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\"{more}>{Escaped(text)}</text>\n");

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
