using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// Which labels networks can fit exactly. As relu(z) = (z + |z|) / 2 and the functions |&lt;u, e&gt;| of distinct lines are independent
/// of each other and of linear ones, sum_k v_k relu(&lt;u, x_k&gt;) vanishes for all u just when sum_k v_k x_k = 0 and, on every
/// line through 0, sum_k v_k ||x_k|| = 0. The labels orthogonal to all such v, and no others, are interpolated.
/// </summary>
internal static class InterpolationSpan
{
    /// <summary>
    /// The part of the labels that no network reaches: v with &lt;v, y&gt; = ||v||^2 and sum_k v_k relu(&lt;u, x_k&gt;) = 0 for all u.
    /// It is 0 just when the labels can be interpolated.
    /// </summary>
    public static ExactVector Unreachable(Dataset data)
    {
        int n = data.Count;
        var lines = LineClasses.Of(data.Points, [.. Enumerable.Range(0, n)]);
        var conditions = new List<ExactVector>();

        for (int line = 0; line < lines.Count; line++)
        {
            var representative = data.Points.Row(lines.Representative[line]);
            int pivot = 0;

            while (representative[pivot].IsZero)
            {
                pivot++;
            }

            int own = line;
            conditions.Add(new ExactVector(Enumerable.Range(0, n).Select(k => lines.LineOf[k] == own
                ? (data.Points[k, pivot] / representative[pivot]).Abs()
                : Rational.Zero)));
        }

        for (int i = 0; i < data.Dimension; i++)
        {
            int column = i;
            conditions.Add(new ExactVector(Enumerable.Range(0, n).Select(k => data.Points[k, column])));
        }

        // Zero points meet no condition: their labels are unreachable. Exact Gram-Schmidt does the rest.
        var v = data.Labels;
        var basis = new List<ExactVector>();

        foreach (var condition in conditions)
        {
            if (v.IsZero)
            {
                break;
            }

            var direction = condition;

            foreach (var earlier in basis)
            {
                direction -= (direction.Dot(earlier) / earlier.NormSquared()) * earlier;
            }

            if (!direction.IsZero)
            {
                basis.Add(direction);
                v -= (v.Dot(direction) / direction.NormSquared()) * direction;
            }
        }

        return v;
    }
}
