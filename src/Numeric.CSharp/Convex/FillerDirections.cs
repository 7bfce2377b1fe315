namespace ReluProofs.Numeric.Convex;

/// <summary>
/// Directions whose outputs span all that networks reach on the data: the points and their opposites, which give the linear
/// functions, and for each point three directions on and beside its hyperplane, between which only that hyperplane lies, so that
/// their second difference changes the outputs of the points on one line alone.
/// </summary>
internal static class FillerDirections
{
    // Beside the hyperplane by this part of the way to the next one.
    private const double Aside = 0.5;

    // A cosine this near to 1 means one line; one this small, a hyperplane that is met.
    private const double Aligned = 1 - 1e-12;
    private const double Met = 1e-9;

    /// <summary>The directions, of lengths near 1.</summary>
    public static List<double[]> Of(ScaledData data)
    {
        var units = Units(data);
        var directions = new List<double[]>();

        foreach (double[] unit in units)
        {
            directions.Add(unit);
            directions.Add(Sum(unit, -2, unit));
        }

        foreach (double[] unit in units)
        {
            if (OnHyperplane(unit, units, out double distance) is { } on)
            {
                directions.Add(on);
                directions.Add(Sum(on, Aside * distance, unit));
                directions.Add(Sum(on, -Aside * distance, unit));
            }
        }

        return directions;
    }

    /// <summary>
    /// The vector of the hyperplane of a point that is farthest from those of the points on other lines, among a few; null when there
    /// is none, as on a line.
    /// </summary>
    private static double[]? OnHyperplane(double[] unit, List<double[]> units, out double distance)
    {
        var others = units.Where(other => Math.Abs(Inner(unit, other)) < Aligned).ToList();
        double[]? best = null;
        distance = 0;

        foreach (double[] candidate in Candidates(unit, others))
        {
            double[] on = Sum(candidate, -Inner(candidate, unit), unit);
            double length = Math.Sqrt(Inner(on, on));

            if (!(length > Met))
            {
                continue;
            }

            on = Array.ConvertAll(on, entry => entry / length);
            on = Sum(on, -Inner(on, unit), unit);
            double nearest = others.Select(other => Math.Abs(Inner(on, other))).DefaultIfEmpty(1).Min();

            if (nearest > distance)
            {
                (best, distance) = (on, nearest);
            }
        }

        return best;
    }

    /// <summary>The axes, the other points, sums of two of them, and a few fixed directions that no symmetry of the data favours.</summary>
    private static IEnumerable<double[]> Candidates(double[] unit, List<double[]> others)
    {
        int d = unit.Length;

        for (int i = 0; i < d; i++)
        {
            var axis = new double[d];
            axis[i] = 1;
            yield return axis;
        }

        for (int turn = 1; turn <= 2 * d; turn++)
        {
            yield return [.. Enumerable.Range(1, d).Select(i => Math.Cos(1 + turn * Math.Sqrt(i + 1)))];
        }

        for (int i = 0; i < others.Count; i++)
        {
            yield return others[i];

            for (int j = 0; j < i; j++)
            {
                yield return Sum(others[i], 0.75, others[j]);
                yield return Sum(others[i], -0.75, others[j]);
            }
        }
    }

    private static List<double[]> Units(ScaledData data)
    {
        int d = data.Dimension;
        var units = new List<double[]>();

        for (int k = 0; k < data.Count; k++)
        {
            double length = Math.Sqrt(data.Gram[k * data.Count + k]);

            if (length > 0)
            {
                units.Add([.. data.Points.Skip(k * d).Take(d).Select(entry => entry / length)]);
            }
        }

        return units;
    }

    private static double[] Sum(double[] x, double factor, double[] y) => [.. x.Zip(y, (a, b) => a + factor * b)];

    private static double Inner(double[] x, double[] y)
    {
        double sum = 0;

        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
