namespace ReluProofs.Numeric.Flows;

/// <summary>Neurons as numbers near 1 times a power of two: exact, since the equations of a neuron are linear in it.</summary>
internal static class FlowScaling
{
    private const double Ln2 = 0.693147180559945309417232121458;

    /// <summary>Moves the size of a neuron into its exponent when it has left [1/256, 256].</summary>
    public static void Normalise(Span<double> neuron, ref int exponent)
    {
        double size = DenseVector.Norm(neuron);

        if (size is >= 1.0 / 256 and <= 256 || !double.IsFinite(size))
        {
            return;
        }

        if (size < 1e-100)
        {
            // Squares underflow: the largest entry says the size.
            size = 0;

            foreach (double entry in neuron)
            {
                size = Math.Max(size, Math.Abs(entry));
            }
        }

        if (size == 0)
        {
            return;
        }

        int shift = Math.ILogB(size);
        exponent += shift;

        for (int i = 0; i < neuron.Length; i++)
        {
            neuron[i] = Math.ScaleB(neuron[i], -shift);
        }
    }

    /// <summary>Multiplies a neuron by exp(-amount).</summary>
    public static void Shrink(Span<double> neuron, ref int exponent, double amount)
    {
        if (amount == 0)
        {
            return;
        }

        int shift = (int)Math.Round(-amount / Ln2);
        exponent += shift;
        DenseVector.Scale(neuron, Math.Exp(-amount - shift * Ln2));
    }
}
