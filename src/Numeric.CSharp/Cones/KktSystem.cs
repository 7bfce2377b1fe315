using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Cones;

/// <summary>
/// The optimality conditions for guessed tight directions, as a square system that is quadratic in v' = v / (2 rho), the weights w
/// and, when every direction comes with its opposite, a linear part b: relu(-t) = relu(t) - t, so shifting weight from u to -u changes
/// the outputs by a linear function at no cost, and b is free while X^T v = 0:
/// <c>(rho/c) v' + sum_i w_i Z_i Z_i^T v' + X b = y</c>, <c>||Z_i^T v'||^2 = 1/s^2</c>, <c>X^T v' = 0</c>.
/// A root is enclosed by showing that a simplified Newton step contracts a ball (Newton and Kantorovich).
/// </summary>
internal sealed class KktSystem
{
    private const int NewtonSteps = 8;

    private readonly IReadOnlyList<KktClass> classes;
    private readonly double[][] points;
    private readonly double[] labels;
    private readonly double ridge;
    private readonly double inverseSquare;
    private readonly int linear;

    /// <param name="data">The data.</param>
    /// <param name="constants">c, s and rho.</param>
    /// <param name="points">The rounded points.</param>
    /// <param name="classes">The guessed directions.</param>
    /// <param name="hasLinearPart">Whether the opposites of all directions are tight too.</param>
    public KktSystem(
        Dataset data, ModelConstants constants, double[][] points, IReadOnlyList<KktClass> classes, bool hasLinearPart)
    {
        this.classes = classes;
        this.points = points;
        labels = [.. data.Labels.ToReadOnlyList().Select(y => y.ToDouble())];
        ridge = (constants.WeightDecay / constants.LossConstant).ToDouble();
        inverseSquare = (constants.OutputScale * constants.OutputScale).Inverse().ToDouble();
        linear = hasLinearPart ? data.Dimension : 0;
    }

    private int Size => labels.Length + classes.Count + linear;

    /// <summary>Encloses a root near a point.</summary>
    /// <param name="start">v', w and b one after the other.</param>
    /// <returns>A point and a radius, in the Euclidean norm, within which there is exactly one root; null when none was shown.</returns>
    public (double[] Center, double Radius)? Enclose(double[] start)
    {
        double[] x = [.. start];
        double[][]? inverse = null;

        for (int step = 0; step < NewtonSteps; step++)
        {
            inverse = DenseInverse.Of(Jacobian(x));

            if (inverse is null)
            {
                return null;
            }

            double[] value = Value(x);

            for (int i = 0; i < x.Length; i++)
            {
                x[i] -= NonNegativeFit.Dot(inverse[i], value);
            }

            if (x.Any(entry => !double.IsFinite(entry)))
            {
                return null;
            }
        }

        return Verify(x, inverse!);
    }

    private (double[] Center, double Radius)? Verify(double[] x, double[][] inverse)
    {
        double[] value = Value(x);
        double[][] jacobian = Jacobian(x);
        int size = Size;
        double inverseNorm = Math.Sqrt(inverse.Sum(row => NonNegativeFit.Dot(row, row))) * (1 + (size * DualEnclosure.Rounding));
        double jacobianNorm = Math.Sqrt(jacobian.Sum(row => NonNegativeFit.Dot(row, row)));
        double step = 0;
        double defect = 0;

        for (int i = 0; i < size; i++)
        {
            double move = NonNegativeFit.Dot(inverse[i], value);
            step += move * move;

            for (int j = 0; j < size; j++)
            {
                // J is symmetric.
                double entry = NonNegativeFit.Dot(inverse[i], jacobian[j]) - (i == j ? 1 : 0);
                defect += entry * entry;
            }
        }

        double unit = (size + 8) * DualEnclosure.Rounding;
        (double valueError, double jacobianError, double growth) = Errors(x);
        double first = (Math.Sqrt(step) * (1 + unit)) + (inverseNorm * (valueError + (unit * NonNegativeFit.Norm(value))));
        double radius = 2 * first;
        double contraction = Math.Sqrt(defect) + (unit * inverseNorm * jacobianNorm)
            + (inverseNorm * (jacobianError + (growth * radius)));
        return contraction <= 0.5 ? (x, radius) : null;
    }

    /// <summary>Bounds for the rounding errors of the value and of the Jacobian, and for how fast the Jacobian changes.</summary>
    private (double Value, double Jacobian, double Growth) Errors(double[] x)
    {
        int n = labels.Length;
        double v = NonNegativeFit.Norm(x[..n]);
        double b = NonNegativeFit.Norm(x[(n + classes.Count)..]);
        double all = Math.Sqrt(points.Sum(p => NonNegativeFit.Dot(p, p)));
        double unit = (Size + points[0].Length + 10) * DualEnclosure.Rounding;
        double value = unit * ((ridge * v) + NonNegativeFit.Norm(labels));
        double jacobian = unit * ridge;
        double growth = 0;

        if (linear > 0)
        {
            value += unit * all * (b + v);
            jacobian += unit * all * 2;
        }

        for (int i = 0; i < classes.Count; i++)
        {
            double w = Math.Abs(x[n + i]);
            double square = classes[i].Norm * classes[i].Norm;
            double change = (2 * classes[i].Norm * classes[i].Error) + (unit * square);
            value += (change * v * (w + v)) + (unit * inverseSquare);
            jacobian += change * (w + (2 * v));
            growth += square * square;
        }

        // J(x + h) - J(x) holds sum h_w Z Z^T once and Z Z^T h_v twice.
        return (value, jacobian, 3 * Math.Sqrt(growth));
    }

    private double[] Value(double[] x)
    {
        int n = labels.Length;
        double[] v = x[..n];
        var value = new double[Size];

        for (int k = 0; k < n; k++)
        {
            value[k] = (ridge * v[k]) - labels[k];

            for (int i = 0; i < linear; i++)
            {
                value[k] += points[k][i] * x[n + classes.Count + i];
                value[n + classes.Count + i] += points[k][i] * v[k];
            }
        }

        for (int i = 0; i < classes.Count; i++)
        {
            double[] pulled = classes[i].Pull(v);
            double[] pushed = classes[i].Push(pulled);
            value[n + i] = 0.5 * (NonNegativeFit.Dot(pulled, pulled) - inverseSquare);

            for (int k = 0; k < n; k++)
            {
                value[k] += x[n + i] * pushed[k];
            }
        }

        return value;
    }

    private double[][] Jacobian(double[] x)
    {
        int n = labels.Length;
        double[] v = x[..n];
        double[][] jacobian = [.. Enumerable.Range(0, Size).Select(_ => new double[Size])];

        for (int k = 0; k < n; k++)
        {
            jacobian[k][k] = ridge;

            for (int i = 0; i < linear; i++)
            {
                jacobian[k][n + classes.Count + i] = jacobian[n + classes.Count + i][k] = points[k][i];
            }
        }

        for (int i = 0; i < classes.Count; i++)
        {
            double[] pushed = classes[i].Push(classes[i].Pull(v));

            for (int k = 0; k < n; k++)
            {
                jacobian[k][n + i] = jacobian[n + i][k] = pushed[k];

                for (int l = 0; l < n; l++)
                {
                    jacobian[k][l] += x[n + i] * NonNegativeFit.Dot(classes[i].Rows[k], classes[i].Rows[l]);
                }
            }
        }

        return jacobian;
    }
}
