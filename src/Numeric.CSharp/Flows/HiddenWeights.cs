namespace ReluProofs.Numeric.Flows;

/// <summary>The rows w_j in R^d from the coordinates that move and the part that only decays.</summary>
internal static class HiddenWeights
{
    /// <summary>Writes w_j = 2^exponent row for all neurons.</summary>
    /// <param name="model">The flow.</param>
    /// <param name="start">Its start.</param>
    /// <param name="initial">The start in coordinates, with what the data does not see.</param>
    /// <param name="values">The state, in coordinates.</param>
    /// <param name="time">Its time.</param>
    /// <param name="hidden">The m rows, 0 on entry.</param>
    /// <param name="exponents">The exponents of the state, and of the rows on return.</param>
    public static void Assemble(
        FlowModel model, FlowStart start, InitialState initial, double[] values, double time, double[] hidden, int[] exponents)
    {
        int dimension = model.Data.Dimension;

        for (int j = 0; j < model.Width; j++)
        {
            var row = hidden.AsSpan(j * dimension, dimension);
            model.Coordinates.Expand(model.Hidden(values, j), row);

            if (initial.Rest.Length == 0)
            {
                continue;
            }

            var rest = initial.Rest.AsSpan(j * dimension, dimension).ToArray();
            int exponent = start.Exponents[j];
            FlowScaling.Shrink(rest, ref exponent, model.Setting.Decay * time);

            if (DenseVector.Norm(rest) == 0)
            {
                continue;
            }

            // The larger of the two parts gives the exponent.
            if (exponent > exponents[j])
            {
                ScaleBy(row, exponents[j] - exponent);
                exponents[j] = exponent;
            }
            else
            {
                ScaleBy(rest, exponent - exponents[j]);
            }

            DenseVector.AddScaled(row, 1, rest);
        }

        static void ScaleBy(Span<double> row, int shift)
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = Math.ScaleB(row[i], shift);
            }
        }
    }
}
