using System.Globalization;
using System.Text;
using ReluProofs.Numeric.Flows.Observables;

namespace ReluProofs.Cli.Simulation;

/// <summary>The samples as a table: t, loss, the local PL curvature (empty where the loss is 0) and ||w_j|| for every neuron.</summary>
internal static class SimulationCsv
{
    /// <summary>The text.</summary>
    public static string Of(SimulationOutcome outcome)
    {
        var text = new StringBuilder("t,loss,curvature");

        for (int j = 1; j <= outcome.Trajectory.Start.Width; j++)
        {
            text.Append(CultureInfo.InvariantCulture, $",norm{j}");
        }

        text.Append('\n');

        foreach (TrajectorySample sample in outcome.Samples)
        {
            text.Append(LogNumber.Text(sample.Time)).Append(',').Append(LogNumber.Text(sample.Loss)).Append(',');
            text.Append(double.IsFinite(sample.Curvature) ? LogNumber.Text(sample.Curvature) : "");

            foreach (double log in sample.LogHidden)
            {
                text.Append(',').Append(LogNumber.Text(1, log));
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
