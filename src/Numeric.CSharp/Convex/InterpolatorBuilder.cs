using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// Exact interpolators from rounded directions. What these leave over, rounding errors when they are those of the optimum, is fitted
/// with <see cref="FillerDirections"/>, as far from dependent as they come, so that their weights stay small.
/// </summary>
internal sealed class InterpolatorBuilder
{
    // Directions are used as long as their outputs are this far, relatively, from the span of those before. An almost dependent one
    // may be needed, or may only inflate the weights: both are tried.
    private static readonly double[] Independences = [1e-7, 1e-12];

    // Outputs of directions this close to a hyperplane are rounding, which could pass for a direction of its own.
    private const double Met = 1e-12;

    private readonly Dataset data;
    private readonly Rational outputScale;
    private readonly List<ExactVector> fillers;
    private readonly List<double[]> fillerOutputs;

    /// <param name="data">The data.</param>
    /// <param name="scaled">Its rounded image.</param>
    /// <param name="outputScale">s.</param>
    public InterpolatorBuilder(Dataset data, ScaledData scaled, Rational outputScale)
    {
        this.data = data;
        this.outputScale = outputScale;
        var directions = FillerDirections.Of(scaled);
        fillers = directions.ConvertAll(Exact);
        fillerOutputs = directions.ConvertAll(direction => Outputs(scaled, direction));
    }

    /// <summary>The interpolator with the least sum |a_j| ||w_j|| that was found, and that sum, rounded up; null when there is none.</summary>
    /// <param name="pieces">Directions to use, the most important first.</param>
    public (TwoLayerNetwork Network, Rational Sum)? Build(IReadOnlyList<Piece> pieces)
    {
        var main = pieces.Select(piece => Exact(piece.Direction)).ToList();
        (TwoLayerNetwork Network, Rational Sum)? best = null;
        int[]? last = null;

        foreach (double independence in Independences)
        {
            int[] basis = Basis(pieces, independence);

            if (last is not null && last.SequenceEqual(basis))
            {
                continue;
            }

            last = basis;
            Take(Solve([.. basis.Select(j => j < main.Count ? main[j] : fillers[j - main.Count])]), ref best);
        }

        // Where rounding hides which directions are independent, exact elimination decides.
        if (best is null)
        {
            Take(Solve([.. main, .. fillers]), ref best);
        }

        return best;
    }

    private static void Take(
        (TwoLayerNetwork Network, Rational Sum)? found, ref (TwoLayerNetwork Network, Rational Sum)? best)
    {
        if (found is { } one && (best is not { } known || one.Sum < known.Sum))
        {
            best = one;
        }
    }

    private (TwoLayerNetwork Network, Rational Sum)? Solve(IReadOnlyList<ExactVector> directions)
    {
        if (ExactInterpolation.Solve(data, outputScale, directions) is not { } weights)
        {
            return null;
        }

        int[] used = [.. Enumerable.Range(0, weights.Length).Where(j => !weights[j].IsZero)];
        var sum = Rational.Zero;

        foreach (int j in used)
        {
            sum += weights[j].Abs() * RootAbove(directions[j].NormSquared());
        }

        var network = new TwoLayerNetwork(
            used.Select(j => RealAlgebraic.OfRational(weights[j])),
            used.Select(j => (IReadOnlyList<RealAlgebraic>)[.. directions[j].ToReadOnlyList().Select(RealAlgebraic.OfRational)]));
        return (network, sum);
    }

    /// <summary>
    /// The pieces whose outputs are independent, then the fillers that are farthest from the span, by Gram-Schmidt; fillers are
    /// numbered after the pieces.
    /// </summary>
    private int[] Basis(IReadOnlyList<Piece> pieces, double independence)
    {
        var chosen = new List<int>();
        var basis = new List<double[]>();

        for (int j = 0; j < pieces.Count; j++)
        {
            double[] rest = Array.ConvertAll(pieces[j].Cut, Math.Abs);
            double size = Length(rest);
            basis.ForEach(unit => Remove(unit, rest));
            basis.ForEach(unit => Remove(unit, rest));

            if (Length(rest) > independence * size)
            {
                Normalise(rest);
                basis.Add(rest);
                chosen.Add(j);
            }
        }

        double[] sizes = [.. fillerOutputs.Select(Length)];
        var rests = fillerOutputs.ConvertAll(output => (double[])output.Clone());
        rests.ForEach(rest => basis.ForEach(unit => Remove(unit, rest)));

        while (basis.Count < data.Count)
        {
            int farthest = -1;
            double distance = independence;

            for (int i = 0; i < rests.Count; i++)
            {
                double relative = sizes[i] > 0 ? Length(rests[i]) / sizes[i] : 0;

                if (relative > distance)
                {
                    (farthest, distance) = (i, relative);
                }
            }

            if (farthest < 0)
            {
                break;
            }

            double[] next = (double[])rests[farthest].Clone();
            basis.ForEach(unit => Remove(unit, next));
            Normalise(next);
            basis.Add(next);
            chosen.Add(pieces.Count + farthest);
            rests.ForEach(rest => Remove(next, rest));
        }

        return [.. chosen];
    }

    private static double[] Outputs(ScaledData scaled, double[] direction)
    {
        int d = scaled.Dimension;
        var outputs = new double[scaled.Count];

        for (int k = 0; k < outputs.Length; k++)
        {
            double inner = 0;

            for (int i = 0; i < d; i++)
            {
                inner += direction[i] * scaled.Points[k * d + i];
            }

            outputs[k] = inner > Met * Math.Sqrt(scaled.Gram[k * outputs.Length + k]) ? inner : 0;
        }

        return outputs;
    }

    private static ExactVector Exact(double[] v) => new(v.Select(Rational.OfDouble));

    private static double Length(double[] v)
    {
        double square = 0;

        foreach (double entry in v)
        {
            square += entry * entry;
        }

        return Math.Sqrt(square);
    }

    private static void Normalise(double[] v)
    {
        double length = Length(v);

        for (int i = 0; i < v.Length; i++)
        {
            v[i] /= length;
        }
    }

    private static void Remove(double[] unit, double[] v)
    {
        double inner = 0;

        for (int i = 0; i < v.Length; i++)
        {
            inner += unit[i] * v[i];
        }

        for (int i = 0; i < v.Length; i++)
        {
            v[i] -= inner * unit[i];
        }
    }

    /// <summary>A rational number at least the square root.</summary>
    private static Rational RootAbove(Rational square) =>
        Rational.OfDouble(Math.BitIncrement(Math.Sqrt(OutwardRounding.Up(square))));
}
