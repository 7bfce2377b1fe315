namespace ReluProofs.Numeric.Randomness;

/// <summary>
/// The random numbers of one neuron: a function of the seed and the neuron's index alone, so that a wider network has the
/// narrower one's neurons first.
/// </summary>
internal struct NeuronStream(ulong seed, int neuron)
{
    // Keeps these streams apart from those of the searches for minima, which count patterns and starts from 0.
    private const int Purpose = -1;

    private CounterStream stream = new(seed, neuron, Purpose);
    private double spare;
    private bool hasSpare;

    /// <summary>-1 or 1, each with probability 1/2.</summary>
    public int NextSign() => stream.NextSymmetric() < 0 ? -1 : 1;

    /// <summary>A number from Exp(1).</summary>
    public double NextExponential()
    {
        double uniform;

        do
        {
            uniform = Math.Abs(stream.NextSymmetric());
        }
        while (uniform == 0);

        return -Math.Log(uniform);
    }

    /// <summary>A number from N(0, 1), by Marsaglia's polar method.</summary>
    public double NextGaussian()
    {
        if (hasSpare)
        {
            hasSpare = false;
            return spare;
        }

        double u;
        double v;
        double square;

        do
        {
            u = stream.NextSymmetric();
            v = stream.NextSymmetric();
            square = u * u + v * v;
        }
        while (square is >= 1 or 0);

        double factor = Math.Sqrt(-2 * Math.Log(square) / square);
        spare = v * factor;
        hasSpare = true;
        return u * factor;
    }

    /// <summary>Fills a vector with independent numbers from N(0, 1) that are not all 0, and returns its norm.</summary>
    public double FillGaussian(Span<double> vector)
    {
        double squares;

        do
        {
            squares = 0;

            for (int i = 0; i < vector.Length; i++)
            {
                vector[i] = NextGaussian();
                squares += vector[i] * vector[i];
            }
        }
        while (squares == 0);

        return Math.Sqrt(squares);
    }
}
