using ReluProofs.Kernel;
using ReluProofs.Numeric.Flows;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>Deterministic random problems for flows.</summary>
internal sealed class FlowProblem(int seed)
{
    // What the comparisons of two runs at accuracy 1e-9 are held to, relative to a neuron.
    public const double TwoRuns = 1e-6;

    private readonly Random random = new(seed);

    public double Gauss() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public FlowData Data(int n, int d)
    {
        var points = new double[n * d];
        var labels = new double[n];

        for (int i = 0; i < points.Length; i++)
        {
            points[i] = Gauss();
        }

        for (int k = 0; k < n; k++)
        {
            labels[k] = Gauss();
        }

        return new FlowData(points, labels, d);
    }

    /// <summary>Balanced neurons with Gaussian directions.</summary>
    public FlowStart Start(int m, int d, double logScale)
    {
        var signs = new int[m];
        var logs = new double[m];
        var directions = new double[m * d];

        for (int j = 0; j < m; j++)
        {
            double square = 0;

            for (int i = 0; i < d; i++)
            {
                directions[j * d + i] = Gauss();
                square += directions[j * d + i] * directions[j * d + i];
            }

            signs[j] = random.Next(2) * 2 - 1;
            logs[j] = logScale + 0.5 * Math.Log(square);
        }

        return FlowStart.OfBalanced(signs, logs, directions, d);
    }

    public static FlowSetting Setting(string c, string s, string rho, string v, KinkRule rule = KinkRule.Zero) =>
        new(new ModelConstants(Rational.Parse(c), Rational.Parse(s), Rational.Parse(rho)), Rational.Parse(v), rule);

    public static double Distance(FlowState left, FlowState right)
    {
        double worst = 0;

        for (int j = 0; j < left.Width; j++)
        {
            double square = Square(left.OutputWeight(j) - right.OutputWeight(j));
            double size = Square(right.OutputWeight(j));

            for (int i = 0; i < left.Dimension; i++)
            {
                square += Square(left.HiddenWeight(j, i) - right.HiddenWeight(j, i));
                size += Square(right.HiddenWeight(j, i));
            }

            worst = Math.Max(worst, square == 0 ? 0 : Math.Sqrt(square / size));
        }

        return worst;

        static double Square(double x) => x * x;
    }
}
