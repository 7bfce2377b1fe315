using ReluProofs.Kernel;

namespace ReluProofs.Numeric.CSharp.Tests.Convex;

/// <summary>Small instances, the same in every run: points in general position and degenerate ones.</summary>
internal static class Instances
{
    /// <summary>Points with a bit of everything: repeated, antipodal, scaled, collinear, zero.</summary>
    public static readonly string[] Degenerate =
    [
        "0",
        "0 0; 0 0",
        "1; -1",
        "1; 1; 2",
        "1; 0; -2",
        "1 0; -1 0; 0 1; 0 -1",
        "1 0; 0 1; -1 -1",
        "1 0; 0 1; 1 1",
        "1 2; 2 4; -1 -2; 1 2",
        "1 0 0; 0 1 0; 1 1 0; 1 -1 0; 0 0 1",
        "1 0 0; 0 1 0; 0 0 1; 1 1 1; -1 0 0; 2 2 2",
        "1 1; 1 2; 1 3; 1 4; 1 5",
        "0 1 1; 0 1 2; 0 1 3; 0 0 0; 0 -1 -1",
        "1 2 3 4",
        "1/3 1/7; -1/3 -1/7; 2/3 2/7; 5 1/11",
    ];

    public static ExactMatrix Points(string text) => new(text.Split(';').Select(row =>
        new ExactVector(row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Rational.Parse))));

    /// <summary>Labels -2, -1, 0, 1, 2, ... in a fixed mixed order.</summary>
    public static ExactVector Labels(int count) =>
        new(Enumerable.Range(0, count).Select(k => Rational.Create((7 * k + 3) % 5 - 2, k % 3 + 1)));

    public static Dataset Labelled(string points)
    {
        var matrix = Points(points);
        return new Dataset(matrix, Labels(matrix.RowCount));
    }

    /// <summary>Gaussian points; labels of a random teacher of width 3, or of sign pattern and noise.</summary>
    public static Dataset Gaussian(int n, int d, int seed)
    {
        var random = new Random(seed);
        var rows = new List<ExactVector>();
        var labels = new List<Rational>();

        for (int k = 0; k < n; k++)
        {
            rows.Add(new ExactVector(Enumerable.Range(0, d).Select(_ => Rational.OfDouble(Normal(random)))));
            labels.Add(Rational.OfDouble(Normal(random)));
        }

        return new Dataset(new ExactMatrix(rows), new ExactVector(labels));
    }

    /// <summary>The constants of `benignity`: c = 1/n, s = 1, rho = lambda.</summary>
    public static ModelConstants Benignity(Dataset data, string lambda) =>
        new(Rational.Create(1, data.Count), Rational.One, Rational.Parse(lambda));

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
