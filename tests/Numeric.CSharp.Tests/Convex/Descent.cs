using ReluProofs.Kernel;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Convex;

/// <summary>Plain gradient descent with a backtracking step on the non-convex loss, from random starts.</summary>
internal sealed class Descent
{
    private readonly double[][] x;
    private readonly double[] y;
    private readonly double c;
    private readonly double s;
    private readonly double rho;

    public Descent(Dataset data, ModelConstants constants)
    {
        x = [.. Enumerable.Range(0, data.Count).Select(k => data.Points.Row(k).ToReadOnlyList().Select(e => e.ToDouble()).ToArray())];
        y = [.. data.Labels.ToReadOnlyList().Select(e => e.ToDouble())];
        c = constants.LossConstant.ToDouble();
        s = constants.OutputScale.ToDouble();
        rho = constants.WeightDecay.ToDouble();
    }

    /// <summary>The smallest loss found.</summary>
    public double Best(int width, int seed, int starts, int steps)
    {
        var random = new Random(seed);
        double best = double.PositiveInfinity;

        for (int start = 0; start < starts; start++)
        {
            var theta = Enumerable.Range(0, width * (x[0].Length + 1)).Select(_ => Instances.Normal(random)).ToArray();
            best = Math.Min(best, Run(theta, steps));
        }

        return best;
    }

    /// <summary>The loss reached from a network.</summary>
    public double From(NumericNetwork network, int steps)
    {
        int d = network.Dimension;
        var theta = new double[network.Width * (d + 1)];

        for (int j = 0; j < network.Width; j++)
        {
            theta[j * (d + 1)] = network.OutputWeight(j);

            for (int i = 0; i < d; i++)
            {
                theta[j * (d + 1) + 1 + i] = network.HiddenWeight(j, i);
            }
        }

        return Run(theta, steps);
    }

    private double Run(double[] theta, int steps)
    {
        var gradient = new double[theta.Length];
        double loss = Evaluate(theta, gradient);
        double rate = 0.1;

        for (int step = 0; step < steps; step++)
        {
            var next = new double[theta.Length];
            var nextGradient = new double[theta.Length];

            for (int i = 0; i < theta.Length; i++)
            {
                next[i] = theta[i] - rate * gradient[i];
            }

            double nextLoss = Evaluate(next, nextGradient);

            if (nextLoss < loss)
            {
                (theta, gradient, loss) = (next, nextGradient, nextLoss);
                rate *= 1.5;
            }
            else
            {
                rate *= 0.3;
            }
        }

        return loss;
    }

    private double Evaluate(double[] theta, double[] gradient)
    {
        int d = x[0].Length;
        double loss = 0;
        Array.Clear(gradient);

        for (int i = 0; i < theta.Length; i++)
        {
            loss += rho * theta[i] * theta[i];
            gradient[i] = 2 * rho * theta[i];
        }

        for (int k = 0; k < y.Length; k++)
        {
            double output = 0;

            for (int j = 0; j < theta.Length; j += d + 1)
            {
                output += s * theta[j] * Math.Max(0, Inner(theta, j, k));
            }

            double residual = output - y[k];
            loss += c * residual * residual;

            for (int j = 0; j < theta.Length; j += d + 1)
            {
                double inner = Inner(theta, j, k);

                if (inner > 0)
                {
                    gradient[j] += 2 * c * s * residual * inner;

                    for (int i = 0; i < d; i++)
                    {
                        gradient[j + 1 + i] += 2 * c * s * residual * theta[j] * x[k][i];
                    }
                }
            }
        }

        return loss;
    }

    private double Inner(double[] theta, int j, int k)
    {
        double sum = 0;

        for (int i = 0; i < x[k].Length; i++)
        {
            sum += theta[j + 1 + i] * x[k][i];
        }

        return sum;
    }
}
