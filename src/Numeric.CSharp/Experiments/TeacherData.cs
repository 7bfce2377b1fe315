using ReluProofs.Kernel;
using ReluProofs.Numeric.Randomness;

namespace ReluProofs.Numeric.Experiments;

/// <summary>
/// Random data of the kind of the experiments of benignity (Section 4, Figures 1-3): inputs, Gaussian or orthonormal, labelled by a
/// teacher network. The teacher's weights are independent standard Gaussian numbers; the paper does not say which it used. Every
/// data set is exact: its numbers are the rationals that the drawn doubles stand for.
/// </summary>
public static class TeacherData
{
    /// <summary>The teacher's width in the paper.</summary>
    public const int TeacherWidth = 10;

    // Each reflection multiplies the size of the exact numbers; three mix all coordinates.
    private const int Reflections = 3;
    private const int MirrorGrid = 64;

    /// <summary>n independent standard Gaussian inputs of R^d with the teacher's outputs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n or d is below 1.</exception>
    public static Dataset Gaussian(int n, int d, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(d, 1);
        var stream = new GaussianStream(new CounterStream(seed, n, d));
        double[][] points = [.. Enumerable.Range(0, n).Select(_ => Draw(ref stream, d))];
        return Labelled([.. points.Select(x => new ExactVector(x.Select(Rational.OfDouble)))], ref stream);
    }

    /// <summary>
    /// n orthonormal inputs of R^d, exactly: unit vectors reflected in a few random rational hyperplanes. They are not quite uniform among
    /// orthonormal systems; what matters to a landscape is only that they are orthonormal and which labels they get.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">n is not in 1..d.</exception>
    public static Dataset Orthonormal(int n, int d, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(d, n);
        var stream = new GaussianStream(new CounterStream(~seed, n, d));
        var points = new ExactVector[n];

        for (int k = 0; k < n; k++)
        {
            points[k] = new ExactVector(Enumerable.Range(0, d).Select(i => i == k ? Rational.One : Rational.Zero));
        }

        for (int r = 0; r < Reflections; r++)
        {
            var mirror = new ExactVector(Draw(ref stream, d).Select(x => Rational.OfInt((int)Math.Round(x * MirrorGrid))));

            if (!mirror.IsZero)
            {
                var twice = Rational.Two / mirror.NormSquared();
                points = [.. points.Select(x => x - (twice * x.Dot(mirror) * mirror))];
            }
        }

        return Labelled(points, ref stream);
    }

    private static Dataset Labelled(ExactVector[] points, ref GaussianStream stream)
    {
        var labels = new double[points.Length];
        double[][] plain = [.. points.Select(x => x.ToReadOnlyList().Select(c => c.ToDouble()).ToArray())];

        for (int j = 0; j < TeacherWidth; j++)
        {
            double output = stream.Next();
            double[] hidden = Draw(ref stream, plain[0].Length);

            for (int k = 0; k < labels.Length; k++)
            {
                labels[k] += output * Math.Max(0, plain[k].Zip(hidden, (x, w) => x * w).Sum());
            }
        }

        return new Dataset(new ExactMatrix(points), new ExactVector(labels.Select(Rational.OfDouble)));
    }

    private static double[] Draw(ref GaussianStream stream, int count)
    {
        var numbers = new double[count];

        for (int i = 0; i < count; i++)
        {
            numbers[i] = stream.Next();
        }

        return numbers;
    }
}
