using System.Numerics;
using System.Runtime.InteropServices;

namespace ReluProofs.Numeric.Flows;

/// <summary>The few vector kernels of the flows. The order of the additions is fixed by the width of the vectors of the processor.</summary>
internal static class DenseVector
{
    /// <summary>&lt;x, y>.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int width = Vector<double>.Count;
        double total = 0;
        int i = 0;

        if (x.Length >= width)
        {
            var left = MemoryMarshal.Cast<double, Vector<double>>(x);
            var right = MemoryMarshal.Cast<double, Vector<double>>(y);
            var sum = Vector<double>.Zero;

            for (int b = 0; b < left.Length; b++)
            {
                sum += left[b] * right[b];
            }

            total = Vector.Sum(sum);
            i = left.Length * width;
        }

        for (; i < x.Length; i++)
        {
            total += x[i] * y[i];
        }

        return total;
    }

    /// <summary>y += k x.</summary>
    public static void AddScaled(Span<double> y, double k, ReadOnlySpan<double> x)
    {
        int width = Vector<double>.Count;
        int i = 0;

        if (x.Length >= width)
        {
            var from = MemoryMarshal.Cast<double, Vector<double>>(x);
            var to = MemoryMarshal.Cast<double, Vector<double>>(y);
            var factor = new Vector<double>(k);

            for (int b = 0; b < from.Length; b++)
            {
                to[b] += factor * from[b];
            }

            i = from.Length * width;
        }

        for (; i < x.Length; i++)
        {
            y[i] += k * x[i];
        }
    }

    /// <summary>y = k y + x.</summary>
    public static void ScaleAndAdd(Span<double> y, double k, ReadOnlySpan<double> x)
    {
        int width = Vector<double>.Count;
        var from = MemoryMarshal.Cast<double, Vector<double>>(x);
        var to = MemoryMarshal.Cast<double, Vector<double>>(y);
        var factor = new Vector<double>(k);

        for (int b = 0; b < from.Length; b++)
        {
            to[b] = factor * to[b] + from[b];
        }

        for (int i = from.Length * width; i < x.Length; i++)
        {
            y[i] = k * y[i] + x[i];
        }
    }

    /// <summary>x *= k.</summary>
    public static void Scale(Span<double> x, double k)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] *= k;
        }
    }

    /// <summary>||x||, for entries whose squares neither overflow nor all vanish.</summary>
    public static double Norm(ReadOnlySpan<double> x) => Math.Sqrt(Dot(x, x));
}
