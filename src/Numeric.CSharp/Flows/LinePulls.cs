namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The kinks of one neuron by lines through 0. Beside line l, with unit vector e_l, either the points along it are active or those
/// against it, so D = base + sum_l gamma_l e_l with gamma_l = sum of r_k &lt;x_k, e_l> over the former (the plus end) or the latter
/// (the minus end). The hull of both sides lets gamma_l be anything between; a slope for each point of its own lets it be more.
/// </summary>
internal sealed class LinePulls(FlowCoordinates coordinates)
{
    private int[] first = [];
    private double[] minus = [];
    private double[] plus = [];
    private double[] least = [];
    private double[] most = [];
    private bool[] twoSided = [];

    /// <summary>How many lines there are.</summary>
    public int Count { get; private set; }

    /// <summary>q.</summary>
    public int Dimension => coordinates.Dimension;

    /// <summary>Takes points with their lines and orientations, as <see cref="KinkLines.Group"/> gives them.</summary>
    public void Set(
        ReadOnlySpan<int> points, ReadOnlySpan<int> line, ReadOnlySpan<int> orientation, int count, ReadOnlySpan<double> residuals)
    {
        if (first.Length < count)
        {
            first = new int[count];
            minus = new double[count];
            plus = new double[count];
            least = new double[count];
            most = new double[count];
            twoSided = new bool[count];
        }

        Count = count;
        Array.Clear(minus);
        Array.Clear(plus);
        Array.Clear(least);
        Array.Clear(most);
        Array.Clear(twoSided);

        for (int i = points.Length - 1; i >= 0; i--)
        {
            int l = line[i];
            double part = residuals[points[i]] * coordinates.Norms[points[i]] * orientation[i];
            first[l] = points[i];
            (orientation[i] > 0 ? ref plus[l] : ref minus[l]) += part;
            (part > 0 ? ref most[l] : ref least[l]) += part;
            twoSided[l] |= orientation[i] < 0;
        }
    }

    /// <summary>gamma beside the line where the points against it are active.</summary>
    public double Minus(int line) => minus[line];

    /// <summary>gamma beside the line where the points along it are active.</summary>
    public double Plus(int line) => plus[line];

    /// <summary>Whether points of both orientations are on the line.</summary>
    public bool IsTwoSided(int line) => twoSided[line];

    /// <summary>Leaves a line the gamma 0 alone.</summary>
    public void Pin(int line)
    {
        minus[line] = 0;
        plus[line] = 0;
    }

    /// <summary>Whether the hull of both sides holds gamma.</summary>
    public bool Hull(int line, double gamma, double noise) =>
        gamma >= Math.Min(minus[line], plus[line]) - noise && gamma <= Math.Max(minus[line], plus[line]) + noise;

    /// <summary>Whether a slope in [0, 1] for each point of its own gives gamma.</summary>
    public bool Independent(int line, double gamma, double noise) => gamma >= least[line] - noise && gamma <= most[line] + noise;

    /// <summary>Minus the rate at which the velocity across the line changes from its minus to its plus side: positive where both push back.</summary>
    public double Attraction(int line, double sign) => sign * (minus[line] - plus[line]);

    /// <summary>&lt;e_l, d>.</summary>
    public double Along(int line, ReadOnlySpan<double> d) => coordinates.Preactivation(first[line], d) / coordinates.Norms[first[line]];

    /// <summary>d += gamma e_l.</summary>
    public void Add(Span<double> d, double gamma, int line) =>
        coordinates.AddPoint(d, gamma / coordinates.Norms[first[line]], first[line]);

    /// <summary>&lt;e_i, e_l>.</summary>
    public double Gram(int i, int line) =>
        coordinates.Data.Gram(first[i], first[line]) / (coordinates.Norms[first[i]] * coordinates.Norms[first[line]]);
}
