using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Landscape;

/// <summary>
/// In which closed activation cones the hidden weights of a network lie, up to the order of its neurons: how many neurons
/// each cone holds. In one dimension the first cone is w &gt;= 0 and the second w &lt;= 0 (if all points are 0, there is one cone only).
/// </summary>
public sealed class NeuronPattern
{
    internal NeuronPattern(IReadOnlyList<ActivationPattern> cones, IReadOnlyList<int> counts)
    {
        Cones = cones;
        Counts = counts;
    }

    /// <summary>All full-dimensional activation cones of the points.</summary>
    public IReadOnlyList<ActivationPattern> Cones { get; }

    /// <summary>How many neurons lie in each cone of <see cref="Cones"/>; the sum is the width.</summary>
    public IReadOnlyList<int> Counts { get; }

    /// <summary>For instance <c>2 in +-, 1 in -+</c>: a sign a point, + where it is active.</summary>
    public override string ToString() =>
        string.Join(", ", Cones.Zip(Counts, (cone, count) => FormattableString.Invariant($"{count} in {cone}")));

    /// <summary>All patterns of a width: the ways to spread that many like neurons over the cones.</summary>
    internal static IReadOnlyList<NeuronPattern> All(IReadOnlyList<ActivationPattern> cones, int width)
    {
        var found = new List<NeuronPattern>();
        var counts = new int[cones.Count];

        void Spread(int cone, int left)
        {
            if (cone == counts.Length - 1)
            {
                counts[cone] = left;
                found.Add(new NeuronPattern(cones, Array.AsReadOnly((int[])counts.Clone())));
                return;
            }

            for (int here = left; here >= 0; here--)
            {
                counts[cone] = here;
                Spread(cone + 1, left - here);
            }
        }

        Spread(0, width);
        return found;
    }
}
