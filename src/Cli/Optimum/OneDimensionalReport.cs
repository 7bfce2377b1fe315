using System.Globalization;
using ReluProofs.Cli.Output;
using ReluProofs.Kernel;

namespace ReluProofs.Cli.Optimum;

/// <summary>The optimum as text and as JSON.</summary>
internal static class OneDimensionalReport
{
    /// <summary>The JSON's schema.</summary>
    public const string Schema = "relu-proofs/optimum-onedim@1";

    private const string LatexLabel = "LaTeX";
    private const int LabelWidth = 16;

    /// <summary>The report for people.</summary>
    public static IEnumerable<string> Text(
        OneDimensionalProblem problem, OneDimensionalAnswer answer, IReadOnlyList<string> notes, int width)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"one-dimensional optimum: n = {problem.Points.Length}, alpha = {problem.Alpha}, beta = {problem.Beta}, m = {problem.Width}");
        var parts = new List<(string Label, string Text)>
        {
            ("S(X_S^T Y)", Exact(answer.ThresholdedPositive)),
            ("S(X_Sc^T Y)", Exact(answer.ThresholdedNegative)),
            ("gamma_P*", Exact(answer.GammaP)),
            ("gamma_N*", Exact(answer.GammaN)),
            ("M*", string.Create(CultureInfo.InvariantCulture, $"{answer.CriticalWidth}, the critical width")),
            ("minimum", Exact(answer.Minimum)),
            ("minimisers", answer.SetText),
            (LatexLabel, answer.SetLatex),
            ("connected", Connected(answer)),
            ("derivation", answer.Derivation),
        };
        parts.AddRange(notes.Select(n => ("note", n)));
        foreach ((string label, string text) in parts)
        {
            // A formula is there to be copied, so it stays in one line.
            int columns = label == LatexLabel ? int.MaxValue : width;
            foreach (string line in ColumnLayout.Labelled("  " + label, text, LabelWidth, columns))
            {
                yield return line;
            }
        }
    }

    /// <summary>The report for programs.</summary>
    public static string Json(OneDimensionalAnswer answer, IReadOnlyList<string> notes) => JsonText.Object(Schema, json =>
    {
        json.WriteString("thresholdedP", answer.ThresholdedPositive.ToString());
        json.WriteString("thresholdedN", answer.ThresholdedNegative.ToString());
        json.WriteString("gammaP", answer.GammaP.ToString());
        json.WriteString("gammaN", answer.GammaN.ToString());
        json.WriteNumber("criticalWidth", answer.CriticalWidth);
        json.WriteString("minimum", answer.Minimum.ToString());
        double approximation = answer.Minimum.ToDouble();
        if (double.IsFinite(approximation))
        {
            json.WriteNumber("minimumApprox", approximation);
        }
        else
        {
            json.WriteNull("minimumApprox");
        }

        json.WriteStartObject("minimisers");
        json.WriteString("text", answer.SetText);
        json.WriteString("latex", answer.SetLatex);
        if (answer.Cardinality is { } count)
        {
            json.WriteNumber("cardinality", count);
        }
        else
        {
            json.WriteNull("cardinality");
        }

        json.WriteEndObject();
        json.WriteBoolean("connected", answer.Components == 1);
        json.WriteNumber("components", answer.Components);
        json.WriteString("derivation", answer.Derivation);
        json.WriteStartArray("notes");
        foreach (string note in notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
    });

    private static string Connected(OneDimensionalAnswer answer) => answer.Components == 1
        ? "yes"
        : string.Create(CultureInfo.InvariantCulture, $"no, {answer.Components} components");

    /// <summary>The exact number, with its decimal beside it where that says more.</summary>
    private static string Exact(Rational number)
    {
        if (number.IsInteger)
        {
            return number.ToString();
        }

        double approximation = number.ToDouble();
        return double.IsFinite(approximation)
            ? string.Create(CultureInfo.InvariantCulture, $"{number}  ({approximation:G12})")
            : number.ToString();
    }
}
