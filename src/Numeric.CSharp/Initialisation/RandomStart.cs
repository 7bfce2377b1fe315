using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Randomness;

namespace ReluProofs.Numeric.Initialisation;

/// <summary>
/// The random initialisations of the papers. The scale lambda is given by its logarithm, so that 1e-1000 is one; -infinity is
/// the scale 0. Neuron j depends on the seed and j alone: a wider network starts with the narrower one's neurons.
/// </summary>
public static class RandomStart
{
    /// <summary>
    /// <c>orthogonal</c>, eq. (4): w_j = lambda g_j with g_j from N(0, I_d), and a_j = s_j ||w_j|| with s_j = +-1 uniform; balanced.
    /// </summary>
    /// <param name="width">m, not negative.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="logScale">log lambda.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">A number is outside its range.</exception>
    public static FlowStart BalancedGaussian(int width, int dimension, double logScale, ulong seed) =>
        Draw(width, dimension, logScale, seed, (ref NeuronStream stream, Span<double> direction) =>
        {
            int sign = stream.NextSign();
            double log = Math.Log(stream.FillGaussian(direction));
            return (sign, log, log);
        });

    /// <summary>
    /// <c>benignity</c>, Assumption 2 (a): w_j uniform on the sphere of radius lambda, a_j = +-lambda uniform; balanced.
    /// </summary>
    /// <inheritdoc cref="BalancedGaussian"/>
    public static FlowStart Sphere(int width, int dimension, double logScale, ulong seed) =>
        Draw(width, dimension, logScale, seed, (ref NeuronStream stream, Span<double> direction) =>
        {
            int sign = stream.NextSign();
            stream.FillGaussian(direction);
            return (sign, 0, 0);
        });

    /// <summary>
    /// <c>weakint</c>, Section 5: w_j from N(0, I_d / d), |a_j| - ||w_j|| from Exp(1), the sign of a_j uniform, both times lambda. So
    /// |a_j| >= ||w_j||, its Assumption 1.
    /// </summary>
    /// <inheritdoc cref="BalancedGaussian"/>
    public static FlowStart DominatedGaussian(int width, int dimension, double logScale, ulong seed) =>
        Draw(width, dimension, logScale, seed, (ref NeuronStream stream, Span<double> direction) =>
        {
            int sign = stream.NextSign();
            double norm = stream.FillGaussian(direction) / Math.Sqrt(direction.Length);
            return (sign, Math.Log(norm + stream.NextExponential()), Math.Log(norm));
        });

    /// <summary>
    /// <c>benignity</c>, Figure 3, and <c>onedim</c> with tau_1 = tau_2 = lambda: every a_j and every entry of w_j is lambda times an
    /// independent number from N(0, 1); not balanced.
    /// </summary>
    /// <inheritdoc cref="BalancedGaussian"/>
    public static FlowStart Gaussian(int width, int dimension, double logScale, ulong seed) =>
        Draw(width, dimension, logScale, seed, (ref NeuronStream stream, Span<double> direction) =>
        {
            double output = stream.NextGaussian();
            double norm = stream.FillGaussian(direction);
            return (Math.Sign(output), Math.Log(Math.Abs(output)), Math.Log(norm));
        });

    /// <summary>
    /// <c>weakint</c>, eq. (9), the group initialisation: the n points are p groups of n/p in their order, one neuron a group; neuron
    /// j is active on exactly the points of group j, and a_j = s_j ||w_j|| with s_j the sign of the group's labels. w_j is lambda
    /// times N(0, I_d) conditioned on these signs: for orthogonal points, a Gaussian vector with the components along the
    /// points reflected.
    /// </summary>
    /// <param name="data">Points pairwise orthogonal and not 0; the labels of a group have one sign.</param>
    /// <param name="width">p, a divisor of n.</param>
    /// <param name="logScale">log lambda.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">The data are not as eq. (9) needs them, or p does not divide n.</exception>
    public static FlowStart Group(FlowData data, int width, double logScale, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        int[] signs = GroupRules.SignsOf(data, width);
        int size = data.Count / width;
        int group = 0;
        return Draw(width, data.Dimension, logScale, seed, (ref NeuronStream stream, Span<double> direction) =>
        {
            stream.FillGaussian(direction);
            GroupRules.Reflect(data, group * size, size, direction);
            double log = Math.Log(DenseVector.Norm(direction));
            return (signs[group++], log, log);
        });
    }

    private delegate (int Sign, double LogOutput, double LogHidden) Neuron(ref NeuronStream stream, Span<double> direction);

    private static FlowStart Draw(int width, int dimension, double logScale, ulong seed, Neuron neuron)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);

        if (double.IsNaN(logScale))
        {
            throw new ArgumentException("the logarithm of the scale is a number or -infinity", nameof(logScale));
        }

        var signs = new int[width];
        var logOutput = new double[width];
        var logHidden = new double[width];
        var directions = new double[checked(width * dimension)];

        for (int j = 0; j < width; j++)
        {
            var stream = new NeuronStream(seed, j);
            (signs[j], logOutput[j], logHidden[j]) = neuron(ref stream, directions.AsSpan(j * dimension, dimension));
            logOutput[j] += logScale;
            logHidden[j] += logScale;
        }

        return FlowStart.OfSpherical(signs, logOutput, logHidden, directions, dimension);
    }
}
