using ReluProofs.Numeric.Flows;

namespace ReluProofs.Bench;

/// <summary>One flow to be followed by every way.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Data">The data.</param>
/// <param name="Start">The start.</param>
/// <param name="End">The time it is followed to.</param>
/// <param name="Accuracies">The accuracies of the event-exact runs.</param>
/// <param name="Reference">The accuracy of the run whose final weights the others are compared with.</param>
internal sealed record FlowProblem(string Name, FlowData Data, FlowStart Start, double End, double[] Accuracies, double Reference)
{
    /// <summary>The setting of <c>orthogonal</c>.</summary>
    public FlowSetting Setting => FlowSetting.Orthogonal(Data.Count);

    /// <summary>Gaussian points of norm about 1, labels of a linear teacher.</summary>
    public static FlowData Points(int n, int d, int seed)
    {
        var random = new Random(seed);
        var teacher = Gauss(random, d);
        var points = Gauss(random, n * d).Select(x => x / Math.Sqrt(d)).ToArray();
        var labels = new double[n];

        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < d; i++)
            {
                labels[k] += teacher[i] * points[k * d + i];
            }
        }

        return new FlowData(points, labels, d);
    }

    /// <summary>The first n unit vectors of R^d, Gaussian labels.</summary>
    public static FlowData Orthogonal(int n, int d, int seed)
    {
        var points = new double[n * d];

        for (int k = 0; k < n; k++)
        {
            points[k * d + k] = 1;
        }

        return new FlowData(points, Gauss(new Random(seed), n), d);
    }

    /// <summary>Balanced neurons, w_j Gaussian times exp(logScale), with random signs of a_j.</summary>
    public static FlowStart Balanced(int m, int d, double logScale, int seed)
    {
        var random = new Random(seed);
        var directions = Gauss(random, m * d);
        var signs = new int[m];
        var logs = new double[m];

        for (int j = 0; j < m; j++)
        {
            logs[j] = logScale + 0.5 * Math.Log(directions.Skip(j * d).Take(d).Sum(x => x * x));
            signs[j] = random.Next(2) * 2 - 1;
        }

        return FlowStart.OfBalanced(signs, logs, directions, d);
    }

    private static double[] Gauss(Random random, int count)
    {
        var numbers = new double[count];

        for (int i = 0; i < count; i++)
        {
            numbers[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }

        return numbers;
    }
}
