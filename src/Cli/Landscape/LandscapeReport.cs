using System.Globalization;
using System.Text.Json;
using ReluProofs.Cli.Output;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Cones;
using ReluProofs.Numeric.Convex;
using ReluProofs.Numeric.Statistics;

namespace ReluProofs.Cli.Landscape;

/// <summary>A landscape as text and as JSON.</summary>
internal static class LandscapeReport
{
    /// <summary>The JSON's schema.</summary>
    public const string Schema = "relu-proofs/landscape@1";

    private const int LabelWidth = 16;
    private const int LongestFraction = 31;

    /// <summary>The report for people.</summary>
    public static IEnumerable<string> Text(LandscapeAnswer answer, int width)
    {
        LandscapeAnalysis found = answer.Analysis;
        yield return Invariant(
            $"landscape: n = {found.Data.Count}, d = {found.Data.Dimension}, lambda = {found.Constants.WeightDecay}");
        var parts = new List<(string Label, string Text)>
        {
            ("loss", "1/n sum_k (f(x_k) - y_k)^2 + lambda |theta|^2"),
            ("patterns", Invariant($"{found.Patterns.Literal.Count} literal, {found.Patterns.Open.Count} open")),
            ("neuron cones", Invariant($"{found.Good.NeuronConeCount}: {(answer.DrawOpen ? "open" : "literal")} patterns times two output signs")),
            ("minimum", Invariant($"in [{found.Optimum.LowerDouble:R}, {found.Optimum.UpperDouble:R}], relative gap {found.Optimum.RelativeGap:G2}{Shortfall(found.Optimum)}")),
            ("neurons", Neurons(answer)),
        };

        foreach ((string label, string text) in parts)
        {
            foreach (string line in ColumnLayout.Labelled("  " + label, text, LabelWidth, width))
            {
                yield return line;
            }
        }

        yield return "";
        yield return Row("width", "global minimum", "exactly", "of the", answer.Uniform.Count > 0 ? "bad local minima" : "");

        for (int i = 0; i < answer.Proportions.Count; i++)
        {
            ConeProportion p = answer.Proportions[i];
            yield return Row(
                p.Width.ToString(CultureInfo.InvariantCulture),
                p.IsExact ? Decimal(p.Low) : Invariant($"in [{Decimal(p.Low)}, {Decimal(p.High)}]"),
                p.IsExact ? Fraction(p.Low) : "not decided",
                Reference(p.Reference),
                i < answer.Uniform.Count ? Sampled(LandscapeAnswer.Bad(answer.Uniform[i])) : "");
        }

        if (answer.Uniform.Count + answer.Gaussian.Count > 0)
        {
            yield return "";
            yield return Invariant(
                $"  sampled: {answer.Uniform.Concat(answer.Gaussian).First().Samples} cones a width; an interval misses the truth with probability at most {LandscapeAnswer.Failure}");

            if (answer.PaperThresholds)
            {
                yield return Invariant(
                    $"  judged by the thresholds of the paper, not by bounds: within {Paper.Loss:R} of the minimum is global, entries below {Paper.Gradient:R} are zero");
            }
        }

        foreach (SurveyResult survey in answer.Gaussian)
        {
            yield return Invariant(
                $"  Gaussian networks of width {survey.Width}: global minimum {Sampled(survey.GlobalInterval(LandscapeAnswer.Failure))}, bad local minimum {Sampled(LandscapeAnswer.Bad(survey))}");
        }
    }

    /// <summary>The report for programs.</summary>
    public static string Json(LandscapeAnswer answer) => JsonText.Object(Schema, json =>
    {
        LandscapeAnalysis found = answer.Analysis;
        json.WriteStartObject("patterns");
        json.WriteNumber("literal", found.Patterns.Literal.Count);
        json.WriteNumber("open", found.Patterns.Open.Count);
        json.WriteEndObject();
        json.WriteNumber("neuronCones", found.Good.NeuronConeCount);
        json.WriteString("counted", answer.DrawOpen ? "open" : "literal");
        json.WriteStartObject("minimum");
        Number(json, "lower", found.Optimum.LowerDouble);
        Number(json, "upper", found.Optimum.UpperDouble);
        json.WriteString("status", found.Optimum.Status.ToString());
        json.WriteEndObject();
        json.WriteNumber("neurons", answer.Neurons);
        json.WriteStartArray("proportion");

        foreach (ConeProportion p in answer.Proportions)
        {
            json.WriteStartObject();
            json.WriteNumber("width", p.Width);
            json.WriteString("exact", p.IsExact ? p.Low.ToString() : null);
            Number(json, "approx", p.IsExact ? p.Low.ToDouble() : double.NaN);
            json.WriteString("low", p.Low.ToString());
            json.WriteString("high", p.High.ToString());
            json.WriteString("reference", Reference(p.Reference));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Surveys(json, "badLocalMinima", answer.Uniform, LandscapeAnswer.Bad);
        json.WriteStartObject("gaussian");
        Surveys(json, "globalMinima", answer.Gaussian, s => s.GlobalInterval(LandscapeAnswer.Failure));
        Surveys(json, "badLocalMinima", answer.Gaussian, LandscapeAnswer.Bad);
        json.WriteEndObject();
        json.WriteNumber("failure", LandscapeAnswer.Failure);
        json.WriteStartObject("decidedBy");
        json.WriteString("rule", answer.PaperThresholds ? "paper-thresholds" : "rigorous");
        Number(json, "loss", answer.PaperThresholds ? Paper.Loss : double.NaN);
        Number(json, "gradient", answer.PaperThresholds ? Paper.Gradient ?? double.NaN : double.NaN);
        Number(json, "kink", answer.PaperThresholds ? Paper.Kink ?? double.NaN : double.NaN);
        json.WriteEndObject();
    });

    private static StationarityThresholds Paper => StationarityThresholds.PaperThresholds;

    private static void Surveys(
        Utf8JsonWriter json, string name, IReadOnlyList<SurveyResult> surveys, Func<SurveyResult, ProportionInterval> interval)
    {
        json.WriteStartArray(name);

        foreach (SurveyResult survey in surveys)
        {
            ProportionInterval found = interval(survey);
            json.WriteStartObject();
            json.WriteNumber("width", survey.Width);
            json.WriteNumber("estimate", found.Estimate);
            json.WriteNumber("low", found.Low);
            json.WriteNumber("high", found.High);
            json.WriteNumber("samples", survey.Samples);
            json.WriteNumber("undecided", survey.Undecided);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Neurons(LandscapeAnswer answer) => answer.Analysis.Good.IsExact
        ? Invariant($"{answer.Neurons}; narrower networks do not reach this minimum")
        : Invariant($"{answer.Neurons} in the network found; not decided which a minimiser needs");

    private static string Shortfall(OptimumResult optimum) =>
        optimum.IsSuccess ? "" : $" (not the gap asked for: {optimum.Status})";

    private static string Reference(ProportionReference reference) => reference switch
    {
        ProportionReference.ConvexOptimum => "convex",
        ProportionReference.WidthOptimum => "width",
        _ => "undecided",
    };

    private static string Row(string width, string proportion, string exact, string reference, string bad) =>
        $"  {width,6}  {proportion,-26}  {exact,-LongestFraction}  {reference,-9}  {bad}".TrimEnd();

    private static string Fraction(Rational number)
    {
        string text = number.ToString();
        return text.Length <= LongestFraction ? text : Invariant($"a fraction of {text.Length - 1} digits");
    }

    private static string Sampled(ProportionInterval interval) =>
        Invariant($"{interval.Estimate:G3} in [{interval.Low:G3}, {interval.High:G3}]");

    private static string Decimal(Rational number) => number.ToDouble().ToString("G6", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
