using System.Diagnostics;
using ReluProofs.Kernel;
using ReluProofs.Numeric.Arithmetic;

namespace ReluProofs.Numeric.Convex;

/// <summary>
/// Minimal-norm interpolation: min sum_j |a_j| ||w_j|| over networks of any width with f(x_k) = y_k, by its dual
/// max &lt;v, y&gt; subject to |s sum_k v_k relu(&lt;u, x_k&gt;)| &lt;= 1 for all unit u. The limit of weight decay as rho tends to 0.
/// </summary>
public static class MinimalNorm
{
    // Proximal steps of this length in units of 1 / (the constraint at y), growing by Growth: long ones need fewer rounds, and
    // too long ones lose the digits of the dual vector beside the labels.
    private const double FirstStep = 100;
    private const double Growth = 4;
    private const double LargestStep = 1e6;
    private const int MostRounds = 14;

    // The accuracy asked of each projection: rounding allows less in longer steps.
    private const double InnerGap = 1e-12;
    private const double InnerGapPerStep = 1e-15;
    private const double Safety = 0.3;
    private const double Reported = 1 - 1e-4;

    /// <summary>Encloses the minimum, or proves that no network interpolates.</summary>
    /// <param name="data">The points and labels, exact.</param>
    /// <param name="outputScale">s.</param>
    /// <param name="settings">Targets and limits; null for the default.</param>
    /// <param name="cancellation">Ends the search with <see cref="SolveStatus.Cancelled"/>; the enclosure stays valid.</param>
    public static MinimalNormResult Solve(
        Dataset data, Rational outputScale, ConvexSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        long start = Stopwatch.GetTimestamp();
        settings ??= ConvexSettings.Default;

        if (data.Labels.IsZero)
        {
            var nothing = new TwoLayerNetwork([], []);
            return new MinimalNormResult(
                SolveStatus.Certified, Rational.Zero, Rational.Zero, nothing, data.Labels, [], 0, Stopwatch.GetElapsedTime(start));
        }

        var unreachable = outputScale.IsZero ? data.Labels : InterpolationSpan.Unreachable(data);

        if (!unreachable.IsZero)
        {
            return new MinimalNormResult(
                SolveStatus.Infeasible, Rational.Zero, null, null, unreachable, [], 0, Stopwatch.GetElapsedTime(start));
        }

        return new Search(data, outputScale, settings, cancellation).Run(start);
    }

    /// <summary>The proximal method on the dual: each step projects the last vector plus a multiple of the labels.</summary>
    private sealed class Search(Dataset data, Rational outputScale, ConvexSettings settings, CancellationToken cancellation)
    {
        private readonly ScaledData scaled = new(data, new ModelConstants(Rational.One, outputScale, Rational.One));
        private Rational lower = Rational.Zero;
        private Rational? upper;
        private ExactVector dual = ExactVector.Zero(data.Count);
        private TwoLayerNetwork? interpolator;
        private IReadOnlyList<ActiveNeuron> neurons = [];
        private int iterations;

        public MinimalNormResult Run(long start)
        {
            SolveStatus status;

            try
            {
                status = Iterate();
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                status = SolveStatus.Cancelled;
            }

            return new MinimalNormResult(
                status, lower, upper, interpolator, dual, neurons, iterations, Stopwatch.GetElapsedTime(start));
        }

        private SolveStatus Iterate()
        {
            int n = data.Count;
            var pricing = new GlobalPricing(scaled, settings.LargestCellCount, cancellation);
            double largest = pricing.Price(scaled.Labels, double.MaxValue, []);

            if (pricing.HasTooMany)
            {
                return SolveStatus.TooManyPatterns;
            }

            double step = FirstStep / largest;
            var p = new double[n];

            for (int round = 0; round < MostRounds; round++)
            {
                var target = new double[n];

                for (int k = 0; k < n; k++)
                {
                    target[k] = p[k] + step * scaled.Labels[k];
                }

                var projection = new DualProjection(target, 1, pricing, round == 0 ? null : p) { Polish = 2 };
                projection.Run(Math.Max(InnerGap, InnerGapPerStep * step * largest), settings.Iterations - iterations, cancellation);
                iterations += projection.Iterations;

                if (pricing.HasTooMany)
                {
                    return SolveStatus.TooManyPatterns;
                }

                // Not the dual vector: the primal residual moves on even where the gap is below rounding.
                p = [.. target.Zip(projection.Fit, (label, fit) => label - fit)];
                TakeDual(projection);

                double sum = projection.Primal.Sum(pair => pair.Weight) / step;
                double best = Value(lower);

                if (Math.Abs(sum - best) <= Safety * settings.RelativeGapTarget * sum || round == MostRounds - 1)
                {
                    TakeNetwork(projection, step);

                    if (upper is { } end && end - lower <= Rational.OfDouble(settings.RelativeGapTarget) * end)
                    {
                        return SolveStatus.Certified;
                    }
                }

                if (iterations >= settings.Iterations)
                {
                    TakeNetwork(projection, step);
                    return SolveStatus.IterationLimit;
                }

                step = Math.Min(step * Growth, LargestStep / largest);
            }

            return SolveStatus.GapNotReached;
        }

        /// <summary>A value in scaled units, rounded.</summary>
        private double Value(Rational value) =>
            (value * outputScale.Abs() * ScaledData.TwoTo(scaled.PointExponent - scaled.LabelExponent)).ToDouble();

        private void TakeDual(DualProjection projection)
        {
            if (!(projection.DualBound > 0) || !double.IsFinite(projection.DualBound))
            {
                return;
            }

            var factor = (outputScale.Abs() * ScaledData.TwoTo(scaled.PointExponent) * Rational.OfDouble(projection.DualBound)).Inverse();
            var v = factor * new ExactVector(projection.Dual.Select(Rational.OfDouble));
            var value = v.Dot(data.Labels);

            if (value > lower)
            {
                (lower, dual) = (value, v);
            }
        }

        private void Report(DualProjection projection, double step)
        {
            double s = outputScale.Abs().ToDouble();
            double unit = Math.ScaleB(1 / (s * step), scaled.LabelExponent - scaled.PointExponent);
            var found = new List<ActiveNeuron>();
            var known = new HashSet<(long, int)>();

            foreach (var (piece, weight) in NetworkBuilder.Merge(projection.Primal))
            {
                known.Add((piece.Key, piece.Sign));
                found.Add(new ActiveNeuron(piece.Direction, piece.Sign * outputScale.Sign, unit * weight, 1, piece.Kinks));
            }

            foreach (var piece in projection.Last)
            {
                if (piece.Value >= Reported && known.Add((piece.Key, piece.Sign)))
                {
                    found.Add(new ActiveNeuron(piece.Direction, piece.Sign * outputScale.Sign, 0, piece.Value, piece.Kinks));
                }
            }

            neurons = found;
        }

        /// <summary>
        /// Makes the network of the projection interpolate exactly; what it leaves over is fitted with directions of the points
        /// themselves, their sums and fixed others, whose weights are tiny.
        /// </summary>
        private void TakeNetwork(DualProjection projection, double step)
        {
            Report(projection, step);
            var merged = NetworkBuilder.Merge(projection.Primal).OrderByDescending(pair => pair.Weight).ToList();
            TakeNetwork(merged.ConvertAll(pair => pair.Piece));

            // The maxima at the last dual vector are more accurate than neurons put together from several iterations.
            var fresh = new List<Piece>();

            foreach (var (piece, _) in merged)
            {
                if (projection.Last.FirstOrDefault(other => other.Key == piece.Key && other.Sign == piece.Sign) is { } last)
                {
                    fresh.Add(last);
                }
            }

            TakeNetwork(fresh);
        }

        private void TakeNetwork(List<Piece> pieces)
        {
            var directions = pieces.ConvertAll(piece => Exact(piece.Direction));
            directions.AddRange(OfPoints());

            if (ExactInterpolation.Solve(data, outputScale, directions) is not { } weights)
            {
                directions.AddRange(OfPairs());

                if (ExactInterpolation.Solve(data, outputScale, directions) is not { } more)
                {
                    return;
                }

                weights = more;
            }

            int[] used = [.. Enumerable.Range(0, weights.Length).Where(j => !weights[j].IsZero)];
            var sum = Rational.Zero;

            foreach (int j in used)
            {
                sum += weights[j].Abs() * RootAbove(directions[j].NormSquared());
            }

            if (upper is { } known && known <= sum)
            {
                return;
            }

            upper = sum;
            interpolator = new TwoLayerNetwork(
                used.Select(j => RealAlgebraic.OfRational(weights[j])),
                used.Select(j => (IReadOnlyList<RealAlgebraic>)[.. directions[j].ToReadOnlyList().Select(RealAlgebraic.OfRational)]));
        }

        // Not rounded: what is orthogonal to a point stays so, and no elimination divides by a rounding error.
        private IEnumerable<ExactVector> OfPoints()
        {
            for (int k = 0; k < data.Count; k++)
            {
                yield return data.Points.Row(k);
                yield return Rational.MinusOne * data.Points.Row(k);
            }
        }

        private IEnumerable<ExactVector> OfPairs()
        {
            var units = Units();

            for (int i = 0; i < units.Count; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    yield return Exact([.. units[i].Zip(units[j], (a, b) => 0.75 * a + 0.5 * b)]);
                    yield return Exact([.. units[i].Zip(units[j], (a, b) => 0.5 * b - 0.75 * a)]);
                    yield return Exact([.. units[i].Zip(units[j], (a, b) => 0.75 * a - 0.5 * b)]);
                }
            }
        }

        private List<double[]> Units()
        {
            int n = data.Count;
            int d = scaled.Dimension;
            var units = new List<double[]>();

            for (int k = 0; k < n; k++)
            {
                double length = Math.Sqrt(scaled.Gram[k * n + k]);

                if (length > 0)
                {
                    units.Add([.. scaled.Points.Skip(k * d).Take(d).Select(entry => entry / length)]);
                }
            }

            return units;
        }

        private static ExactVector Exact(double[] v) => new(v.Select(Rational.OfDouble));

        /// <summary>A rational number at least the square root.</summary>
        private static Rational RootAbove(Rational square)
        {
            double root = Math.BitIncrement(Math.Sqrt(OutwardRounding.Up(square)));
            return Rational.OfDouble(root);
        }
    }
}
