using System.Globalization;
using ReluProofs.Cli.Output;
using ReluProofs.Numeric.Convex;

namespace ReluProofs.Cli.Optimum;

/// <summary>The minimal-norm interpolation as text and as JSON.</summary>
internal static class MinimalNormReport
{
    /// <summary>The JSON's schema.</summary>
    public const string Schema = "relu-proofs/optimum-minimal-norm@1";

    private const int LabelWidth = 16;

    /// <summary>The report for people.</summary>
    public static IEnumerable<string> Text(ConvexProblem problem, MinimalNormResult result, int width)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"minimal-norm interpolation: n = {problem.Data.Count}, d = {problem.Data.Dimension}{(problem.HasBias ? " with bias" : "")}, s = {problem.Constants.OutputScale}");
        var parts = new List<(string Label, string Text)>
        {
            ("sum |a| |w|", result.Upper is { } upper
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"in [{result.Lower.ToDouble():G16}, {upper.ToDouble():G16}], relative gap {result.RelativeGap:G2}; |theta|^2 is twice that")
                : "no interpolating network is known"),
            ("status", ConvexReport.Status(result.Status)),
        };
        parts.AddRange(result.Neurons.Where(neuron => neuron.Weight > 0).Select(neuron => ("neuron", string.Create(
            CultureInfo.InvariantCulture,
            $"|a| |w| = {neuron.Weight:G6}, a {(neuron.Sign > 0 ? ">" : "<")} 0, w along ({Direction(neuron)})"))));
        parts.Add((
            result.Status == SolveStatus.Infeasible ? "separated by" : "dual vector",
            string.Join(", ", result.Dual.ToReadOnlyList().Select(v => result.Status == SolveStatus.Infeasible
                ? v.ToString()
                : ConvexReport.Short(v.ToDouble())))));
        foreach (string line in parts.SelectMany(p => ColumnLayout.Labelled("  " + p.Label, p.Text, LabelWidth, width)))
        {
            yield return line;
        }
    }

    /// <summary>The report for programs.</summary>
    public static string Json(ConvexProblem problem, MinimalNormResult result) => JsonText.Object(Schema, json =>
    {
        ConvexReport.WriteProblem(json, problem);
        json.WriteString("status", ConvexReport.Word(result.Status));
        json.WriteStartObject("minimum");
        ConvexReport.WriteFinite(json, "lower", result.Lower.ToDouble());
        ConvexReport.WriteFinite(json, "upper", result.Upper?.ToDouble() ?? double.PositiveInfinity);
        json.WriteEndObject();
        ConvexReport.WriteFinite(json, "relativeGap", result.RelativeGap);
        json.WriteStartArray("neurons");
        foreach (ActiveNeuron neuron in result.Neurons.Where(neuron => neuron.Weight > 0))
        {
            json.WriteStartObject();
            json.WriteNumber("weight", neuron.Weight);
            json.WriteNumber("sign", neuron.Sign);
            json.WriteStartArray("direction");
            foreach (double entry in neuron.Direction)
            {
                json.WriteNumberValue(entry);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ConvexReport.WriteDual(json, result.Dual);
        json.WriteNumber("iterations", result.Iterations);
    });

    private static string Direction(ActiveNeuron neuron)
    {
        var entries = new List<string>();
        foreach (double entry in neuron.Direction)
        {
            entries.Add(ConvexReport.Short(entry));
        }

        return string.Join(", ", entries);
    }
}
