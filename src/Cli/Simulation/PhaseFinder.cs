using System.Globalization;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Flows.Limits;
using ReluProofs.Numeric.Flows.Observables;

namespace ReluProofs.Cli.Simulation;

/// <summary>
/// Names the phases of a run. Its plateaus cut it: the first one, while the network is still negligible, is the alignment; one
/// that is left again is a saddle; what lies between is a fall, the last of which is the convergence when the loss goes to 0.
/// </summary>
internal static class PhaseFinder
{
    // A residual below this part of what it was is fitted, and a neuron this many times larger has grown.
    private const double Fitted = 0.1;
    private const double Grown = 10;

    // Neurons whose share of the output is below this are not named.
    private const double Negligible = 1e-3;
    private const int MostNamed = 6;

    /// <summary>The phases in order.</summary>
    public static IReadOnlyList<Phase> Of(Trajectory trajectory, IReadOnlyList<Plateau> plateaus, Limit limit)
    {
        var phases = new List<Phase>();
        double at = 0;
        double end = trajectory.EndTime;

        foreach (Plateau plateau in plateaus)
        {
            AddFall(phases, trajectory, at, plateau.Start, false);
            bool last = plateau.End >= end;
            bool first = plateau.Start == 0 && IsNegligible(trajectory);
            string name = first ? "alignment" : last && limit.Kind != LimitKind.Saddle ? "rest" : "saddle";
            phases.Add(new Phase(name, plateau.Start, plateau.End, PlateauText(trajectory, plateau, first)));
            at = plateau.End;
        }

        AddFall(phases, trajectory, at, end, limit.Kind == LimitKind.GlobalMinimum);
        return phases;
    }

    private static void AddFall(List<Phase> phases, Trajectory trajectory, double start, double end, bool converges)
    {
        if (!(end > start))
        {
            return;
        }

        FlowState before = trajectory.At(start);
        FlowState after = trajectory.At(end);
        string text = string.Create(CultureInfo.InvariantCulture, $"loss {before.Loss:G4} -> {after.Loss:G4}");
        text += Named("; fits point", [.. Enumerable.Range(0, trajectory.Data.Count)
            .Where(k => Math.Abs(after.Residual(k)) <= Fitted * Math.Abs(before.Residual(k)) && before.Residual(k) != 0)]);
        text += Named("; grows neuron", [.. GrownNeurons(before, after)]);
        phases.Add(new Phase(converges ? "convergence" : "fall", start, end, text));
    }

    private static IEnumerable<int> GrownNeurons(FlowState before, FlowState after)
    {
        double[] products = [.. Enumerable.Range(0, after.Width).Select(j => Product(after, j))];
        double largest = products.Max();
        return Enumerable.Range(0, after.Width).Where(
            j => products[j] >= Negligible * largest && products[j] > Grown * Grown * Product(before, j));
    }

    private static double Product(FlowState state, int j) => Math.Exp(state.LogOutputWeight(j) + state.LogHiddenNorm(j));

    private static string PlateauText(Trajectory trajectory, Plateau plateau, bool alignment)
    {
        int changes = trajectory.Events.Count(e => e.Time >= plateau.Start && e.Time <= plateau.End);
        string text = string.Create(
            CultureInfo.InvariantCulture, $"loss near {plateau.Level:G4}; {changes} activation change{(changes == 1 ? "" : "s")}");

        if (alignment && trajectory.Start.Width <= 2000)
        {
            (int directions, int alive) = Directions(trajectory.Data, trajectory.At(plateau.End));
            text += string.Create(
                CultureInfo.InvariantCulture,
                $"; at its end {alive} active neuron{(alive == 1 ? "" : "s")} in {directions} direction{(directions == 1 ? "" : "s")}");
        }

        return text;
    }

    /// <summary>Directions within 8 degrees of each other count as one.</summary>
    private static (int Directions, int Alive) Directions(FlowData data, FlowState state)
    {
        const double Same = 0.99;
        var found = new List<double[]>();
        int alive = 0;

        for (int j = 0; j < state.Width; j++)
        {
            if (Enumerable.Range(0, data.Count).Any(k => state.PreactivationCosine(j, k) > 0))
            {
                double[] direction = state.Direction(j);
                alive++;

                if (!found.Any(other => other.Zip(direction, (x, y) => x * y).Sum() >= Same))
                {
                    found.Add(direction);
                }
            }
        }

        return (found.Count, alive);
    }

    /// <summary>Whether the output at the start is negligible against the labels.</summary>
    private static bool IsNegligible(Trajectory trajectory)
    {
        FlowState start = trajectory.At(0);
        return Enumerable.Range(0, trajectory.Data.Count).All(
            k => Math.Abs(start.Output(k)) <= 0.01 * Math.Abs(trajectory.Data.Label(k)));
    }

    private static string Named(string what, int[] indices)
    {
        if (indices.Length == 0)
        {
            return "";
        }

        string names = string.Join(", ", indices.Take(MostNamed).Select(i => (i + 1).ToString(CultureInfo.InvariantCulture)));
        string rest = indices.Length > MostNamed
            ? string.Create(CultureInfo.InvariantCulture, $" and {indices.Length - MostNamed} more")
            : "";
        return $"{what}{(indices.Length == 1 ? "" : "s")} {names}{rest}";
    }
}
