using System.Globalization;
using System.Text.Json;
using ReluProofs.Cli.Output;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Cli.Optimum;

/// <summary>The certified optimum as text and as JSON.</summary>
internal static class ConvexReport
{
    /// <summary>The JSON's schema.</summary>
    public const string Schema = "relu-proofs/optimum@1";

    private const int LabelWidth = 16;

    /// <summary>The report for people.</summary>
    public static IEnumerable<string> Text(ConvexProblem problem, OptimumResult result, int width)
    {
        var constants = problem.Constants;
        string size = problem.Width is { } m ? string.Create(CultureInfo.InvariantCulture, $", m = {m}") : "";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"certified optimum: n = {problem.Data.Count}, d = {problem.Data.Dimension}{(problem.HasBias ? " with bias" : "")}{size}, c = {constants.LossConstant}, s = {constants.OutputScale}, rho = {constants.WeightDecay}");
        var parts = new List<(string Label, string Text)>
        {
            ("minimum", string.Create(
                CultureInfo.InvariantCulture,
                $"in [{result.LowerDouble:R}, {result.UpperDouble:R}], relative gap {result.RelativeGap:G2}")),
            ("status", Status(result.Status)),
            ("neurons", Number(result.Network.Width)),
        };
        parts.AddRange(Enumerable.Range(0, result.Network.Width).Select(j => ("", Neuron(result, j))));
        parts.Add(("dual vector", string.Join(", ", result.Dual.ToReadOnlyList().Select(v => Short(v.ToDouble())))));
        parts.Add(("iterations", Number(result.Iterations)));
        foreach (string line in parts.SelectMany(p => ColumnLayout.Labelled("  " + p.Label, p.Text, LabelWidth, width)))
        {
            yield return line;
        }
    }

    /// <summary>The report for programs.</summary>
    public static string Json(ConvexProblem problem, OptimumResult result) => JsonText.Object(Schema, json =>
    {
        WriteProblem(json, problem);
        json.WriteString("status", Word(result.Status));
        json.WriteStartObject("minimum");
        json.WriteNumber("lower", result.LowerDouble);
        json.WriteNumber("upper", result.UpperDouble);
        json.WriteEndObject();
        WriteFinite(json, "relativeGap", result.RelativeGap);
        json.WriteStartArray("neurons");
        for (int j = 0; j < result.Network.Width; j++)
        {
            json.WriteStartObject();
            json.WriteNumber("a", result.Network.OutputWeight(j));
            json.WriteStartArray("w");
            for (int i = 0; i < result.Network.Dimension; i++)
            {
                json.WriteNumberValue(result.Network.HiddenWeight(j, i));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteDual(json, result.Dual);
        json.WriteNumber("iterations", result.Iterations);
    });

    /// <summary>The status in kebab case.</summary>
    public static string Word(SolveStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());

    /// <summary>What a status means here.</summary>
    public static string Status(SolveStatus status) => status switch
    {
        SolveStatus.Certified => "certified: both ends are exact, and as close as asked",
        SolveStatus.WidthTooSmall => "the convex optimum needs more neurons: the lower end holds, the upper one is the best network found",
        SolveStatus.Infeasible => "infeasible: no network interpolates these labels",
        SolveStatus.TooManyPatterns => "too many activation patterns to enumerate; the enclosure holds",
        SolveStatus.IterationLimit => "the iterations were used up; the enclosure holds",
        SolveStatus.Cancelled => "cancelled; the enclosure holds",
        _ => "the gap asked for was not reached; the enclosure holds",
    };

    /// <summary>n, d and the constants.</summary>
    public static void WriteProblem(Utf8JsonWriter json, ConvexProblem problem)
    {
        json.WriteNumber("points", problem.Data.Count);
        json.WriteNumber("dimension", problem.Data.Dimension);
        json.WriteBoolean("bias", problem.HasBias);
        if (problem.Width is { } width)
        {
            json.WriteNumber("width", width);
        }
        else
        {
            json.WriteNull("width");
        }

        json.WriteString("lossConstant", problem.Constants.LossConstant.ToString());
        json.WriteString("outputScale", problem.Constants.OutputScale.ToString());
        json.WriteString("weightDecay", problem.Constants.WeightDecay.ToString());
    }

    /// <summary>The dual vector, rounded.</summary>
    public static void WriteDual(Utf8JsonWriter json, ExactVector dual)
    {
        json.WriteStartArray("dual");
        foreach (Rational entry in dual.ToReadOnlyList())
        {
            double rounded = entry.ToDouble();
            if (double.IsFinite(rounded))
            {
                json.WriteNumberValue(rounded);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }

    /// <summary>A number, or null when it is not finite.</summary>
    public static void WriteFinite(Utf8JsonWriter json, string name, double value)
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

    /// <summary>Six digits.</summary>
    public static string Short(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Neuron(OptimumResult result, int j) =>
        $"a = {Short(result.Network.OutputWeight(j))}, w = ("
        + string.Join(", ", Enumerable.Range(0, result.Network.Dimension).Select(i => Short(result.Network.HiddenWeight(j, i)))) + ")";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
