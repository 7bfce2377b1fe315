using System.Text.Json;
using ReluProofs.Cli.Output;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Flows.Observables;

namespace ReluProofs.Cli.Simulation;

/// <summary>The outcome for programs. Numbers below the range of double are written out, as JSON allows.</summary>
internal static class SimulationJson
{
    /// <summary>The JSON's schema.</summary>
    public const string Schema = "relu-proofs/simulate@1";

    /// <summary>The text.</summary>
    public static string Of(SimulationOutcome outcome) => JsonText.Object(Schema, json =>
    {
        Trajectory trajectory = outcome.Trajectory;
        Setting(json, trajectory.Setting);
        json.WriteString("start", outcome.Start);
        json.WriteString("stop", SimulationWords.Of(trajectory.Stop));
        json.WriteNumber("steps", trajectory.Steps);
        Numbers(json, "times", outcome.Samples.Select(s => LogNumber.Text(s.Time)));
        Numbers(json, "loss", outcome.Samples.Select(s => LogNumber.Text(s.Loss)));
        json.WriteStartArray("norms");

        foreach (TrajectorySample sample in outcome.Samples)
        {
            Row(json, sample.LogHidden.Select(log => LogNumber.Text(1, log)));
        }

        json.WriteEndArray();
        Events(json, trajectory);
        Plateaus(json, outcome.Plateaus);
        Final(json, trajectory.Final);
        json.WriteStartObject("limit");
        json.WriteString("kind", SimulationWords.Of(outcome.Limit.Kind));
        json.WriteStartArray("evidence");

        foreach (string line in outcome.Evidence)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        Number(json, "error", trajectory.Error?.State);
    });

    private static void Setting(Utf8JsonWriter json, FlowSetting setting)
    {
        json.WriteStartObject("setting");
        json.WriteString("lossConstant", setting.Constants.LossConstant.ToString());
        json.WriteString("outputScale", setting.Constants.OutputScale.ToString());
        json.WriteString("weightDecay", setting.Constants.WeightDecay.ToString());
        json.WriteString("speed", setting.ExactSpeed.ToString());
        json.WriteString("kink", SimulationWords.Of(setting.Rule));
        json.WriteEndObject();
    }

    private static void Events(Utf8JsonWriter json, Trajectory trajectory)
    {
        json.WriteStartArray("events");

        foreach (FlowEvent change in trajectory.Events)
        {
            json.WriteStartObject();
            json.WriteNumber("t", change.Time);
            json.WriteNumber("neuron", change.Neuron);
            json.WriteNumber("point", change.Point);
            json.WriteString("kind", SimulationWords.Of(change.Kind));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Plateaus(Utf8JsonWriter json, IEnumerable<Plateau> plateaus)
    {
        json.WriteStartArray("plateaus");

        foreach (Plateau plateau in plateaus)
        {
            json.WriteStartObject();
            json.WriteNumber("level", plateau.Level);
            json.WriteNumber("start", plateau.Start);
            json.WriteNumber("end", plateau.End);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Final(Utf8JsonWriter json, FlowState state)
    {
        json.WriteStartObject("final");
        json.WriteNumber("t", state.Time);
        Number(json, "loss", state.Loss);
        Number(json, "normSquared", state.NormSquared);
        int[] neurons = [.. Enumerable.Range(0, state.Width)];
        Numbers(json, "a", neurons.Select(j => LogNumber.Text(state.OutputSign(j), state.LogOutputWeight(j), state.OutputWeight(j))));
        json.WriteStartArray("W");

        foreach (int j in neurons)
        {
            double[] direction = state.Direction(j);
            Row(json, direction.Select((u, i) => LogNumber.Text(1, state.LogHiddenNorm(j), state.HiddenWeight(j, i), u)));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<string> numbers)
    {
        json.WritePropertyName(name);
        Row(json, numbers);
    }

    /// <summary>One row in one line: an indented array would take a line a number.</summary>
    private static void Row(Utf8JsonWriter json, IEnumerable<string> numbers) =>
        json.WriteRawValue($"[{string.Join(", ", numbers)}]");

    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value && double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
