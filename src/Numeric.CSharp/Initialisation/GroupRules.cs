using ReluProofs.Numeric.Flows;

namespace ReluProofs.Numeric.Initialisation;

/// <summary>What the group initialisation, eq. (9) of <c>weakint</c>, needs of the data, and its reflection.</summary>
internal static class GroupRules
{
    // Points count as orthogonal when their cosine is below what rounding their entries leaves.
    private const double Orthogonal = 1e-12;

    /// <summary>The sign of the labels of every group.</summary>
    /// <exception cref="ArgumentException">The data are not as eq. (9) needs them, or p does not divide n.</exception>
    public static int[] SignsOf(FlowData data, int width)
    {
        if (width < 1 || data.Count % width != 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"the group initialisation needs a width that divides the {data.Count} points"),
                nameof(width));
        }

        for (int k = 0; k < data.Count; k++)
        {
            if (data.Norm(k) == 0)
            {
                throw new ArgumentException("the group initialisation needs points other than 0", nameof(data));
            }

            for (int l = 0; l < k; l++)
            {
                if (Math.Abs(data.Gram(k, l)) > Orthogonal * data.Norm(k) * data.Norm(l))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant(
                            $"the group initialisation needs orthogonal points, and points {l + 1} and {k + 1} are not"),
                        nameof(data));
                }
            }
        }

        int size = data.Count / width;
        var signs = new int[width];

        for (int k = 0; k < data.Count; k++)
        {
            int sign = Math.Sign(data.Label(k));

            if (sign == 0 || (k % size > 0 && sign != signs[k / size]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"the group initialisation needs labels of one sign in a group, and label {k + 1} is not so"),
                    nameof(data));
            }

            signs[k / size] = sign;
        }

        return signs;
    }

    /// <summary>Makes the components along the points of one group positive and those along the others negative.</summary>
    public static void Reflect(FlowData data, int first, int size, Span<double> direction)
    {
        for (int k = 0; k < data.Count; k++)
        {
            double component = DenseVector.Dot(direction, data.Point(k)) / data.Gram(k, k);
            bool inside = k >= first && k < first + size;
            double wanted = inside ? Math.Abs(component) : -Math.Abs(component);
            DenseVector.AddScaled(direction, wanted - component, data.Point(k));
        }
    }
}
