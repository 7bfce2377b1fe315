using System.Numerics;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// Puts the rounded weights of a neuron into its closed cone, in exact arithmetic: an optimum lies on the boundary of its cone,
/// and rounding may leave it outside by an ulp.
/// </summary>
internal sealed class ConeRepair(ScaledData data)
{
    // Doublings of a first step of a few ulps.
    private const int MostDoublings = 12;
    private const double FirstStep = 1e-15;

    private readonly Rational[] points = [.. Enumerable.Range(0, data.Count * data.Dimension)
        .Select(i => data.Data.Points[i / data.Dimension, i % data.Dimension])];

    /// <summary>Moves w into the cone if it is outside; false when the cone has no interior that floating point finds.</summary>
    public bool TryRepair(NeuronCone cone, Span<double> w)
    {
        if (Contains(cone, w))
        {
            return true;
        }

        if (Interior(cone) is not { } inside)
        {
            return false;
        }

        double size = 0;

        foreach (double entry in w)
        {
            size = Math.Max(size, Math.Abs(entry));
        }

        double[] start = w.ToArray();
        double step = FirstStep * size;

        for (int doubling = 0; doubling < MostDoublings; doubling++, step *= 4)
        {
            for (int i = 0; i < w.Length; i++)
            {
                w[i] = start[i] + step * inside[i];
            }

            if (Contains(cone, w))
            {
                return true;
            }
        }

        start.CopyTo(w);
        return false;
    }

    /// <summary>
    /// A vector of the cone, in exact numbers, where floating point finds no interior to move into: w projected on the hyperplanes
    /// of the given points and of those on whose wrong side it then still is, which are points it touches without being pressed on
    /// them. It is near w when w is near the cone; its loss, not this, says whether it is any good.
    /// </summary>
    public ExactVector Project(NeuronCone cone, ReadOnlySpan<double> w, IReadOnlyList<int> kinks)
    {
        var rest = new ExactVector(w.ToArray().Select(Rational.OfDouble));
        var basis = new List<ExactVector>();

        for (int[] touching = kinks.Count > 0 ? [.. kinks] : Outside(cone, rest); touching.Length > 0; touching = Outside(cone, rest))
        {
            foreach (int k in touching)
            {
                var direction = Remove(data.Data.Points.Row(k), basis);

                if (!direction.IsZero)
                {
                    basis.Add(direction);
                }
            }

            // A point once projected on is on no side, so this ends.
            rest = Remove(rest, basis);
        }

        return rest;
    }

    private int[] Outside(NeuronCone cone, ExactVector w) =>
        [.. Enumerable.Range(0, data.Count).Where(k => w.Dot(data.Data.Points.Row(k)).Sign * (cone.IsActive(k) ? 1 : -1) < 0)];

    private static ExactVector Remove(ExactVector v, List<ExactVector> basis)
    {
        foreach (var direction in basis)
        {
            v -= (v.Dot(direction) / direction.NormSquared()) * direction;
        }

        return v;
    }

    private bool Contains(NeuronCone cone, ReadOnlySpan<double> w)
    {
        int d = data.Dimension;
        double relative = 1.2e-16 * (d + 4);

        for (int k = 0; k < data.Count; k++)
        {
            double inner = 0;
            double size = 0;

            for (int i = 0; i < d; i++)
            {
                double term = w[i] * data.Points[k * d + i];
                inner += term;
                size += Math.Abs(term);
            }

            double margin = cone.IsActive(k) ? inner : -inner;

            if (margin > relative * size + 1e-290)
            {
                continue;
            }

            if (margin < -relative * size - 1e-290 || ExactSide(k, w) * (cone.IsActive(k) ? 1 : -1) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private int ExactSide(int k, ReadOnlySpan<double> w)
    {
        var sum = default(Dyadic);
        var common = BigInteger.One;
        int d = data.Dimension;

        for (int i = 0; i < d; i++)
        {
            common *= points[k * d + i].Denominator;
        }

        for (int i = 0; i < d; i++)
        {
            var x = points[k * d + i];
            var weight = Dyadic.OfDouble(w[i]);
            sum += new Dyadic(weight.Mantissa * x.Numerator * (common / x.Denominator), weight.Exponent);
        }

        return sum.Mantissa.Sign;
    }

    /// <summary>A vector with margin at least its share on every unit point: a multiple of the shortest one with margins 1.</summary>
    private double[]? Interior(NeuronCone cone)
    {
        int n = data.Count;
        int d = data.Dimension;
        var matrix = new double[n * n];
        var linear = new double[n];
        var scale = new double[n];
        var t = new double[n];
        var signed = new double[n];

        for (int k = 0; k < n; k++)
        {
            double square = data.Gram[k * n + k];
            signed[k] = square == 0 ? 0 : (cone.IsActive(k) ? 1 : -1) / Math.Sqrt(square);
            linear[k] = square == 0 ? 0 : 1;
            scale[k] = 1;
        }

        for (int k = 0; k < n; k++)
        {
            for (int l = 0; l < n; l++)
            {
                matrix[k * n + l] = signed[k] * signed[l] * data.Gram[k * n + l];
            }
        }

        NonNegativeQuadratic.Solve(n, matrix, linear, scale, t);
        var inside = new double[d];
        double length = 0;

        for (int i = 0; i < d; i++)
        {
            for (int k = 0; k < n; k++)
            {
                inside[i] += t[k] * signed[k] * data.Points[k * d + i];
            }

            length = Math.Max(length, Math.Abs(inside[i]));
        }

        return length > 0 && double.IsFinite(length) ? inside : null;
    }
}
