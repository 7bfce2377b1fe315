using System.Diagnostics;
using ReluProofs.Kernel;

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

    // Below this relative difference of the two values a round is followed by Newton's method on the optimality conditions.
    private const double NearEnough = 0.05;
    private const double PolishAccuracy = 0.01;

    // Networks are worth their exact arithmetic when values and outputs agree to this multiple of the gap asked for, and in the end.
    private const double WorthBuilding = 10;
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

        return new Search(new EvenedData(data), outputScale, settings, cancellation).Run(start);
    }

    /// <summary>
    /// The proximal method on the dual: each step projects the last vector plus a multiple of the labels. What it comes near,
    /// <see cref="InterpolationPolish"/> finishes.
    /// </summary>
    private sealed class Search(EvenedData evened, Rational outputScale, ConvexSettings settings, CancellationToken cancellation)
    {
        private readonly Dataset data = evened.Data;
        private readonly ScaledData scaled = new(evened.Data, new ModelConstants(Rational.One, outputScale, Rational.One));
        private InterpolatorBuilder? builder;
        private Rational lower = Rational.Zero;
        private Rational? upper;
        private ExactVector dual = ExactVector.Zero(evened.Data.Count);
        private TwoLayerNetwork? interpolator;
        private IReadOnlyList<ActiveNeuron> neurons = [];
        private int iterations;

        private bool IsCertified =>
            upper is { } end && end - lower <= Rational.OfDouble(settings.RelativeGapTarget) * end;

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
                status, lower, upper, interpolator, evened.Original(dual), neurons, iterations, Stopwatch.GetElapsedTime(start));
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
                TakeDual(projection.Dual, projection.DualBound);
                bool isLast = round == MostRounds - 1 || iterations >= settings.Iterations;
                Finish(pricing, projection, step, isLast);

                if (IsCertified)
                {
                    return SolveStatus.Certified;
                }

                if (iterations >= settings.Iterations)
                {
                    return SolveStatus.IterationLimit;
                }

                step = Math.Min(step * Growth, LargestStep / largest);
            }

            return SolveStatus.GapNotReached;
        }

        /// <summary>Polishes what a round found, and builds networks of it where they may do, or in any case.</summary>
        private void Finish(GlobalPricing pricing, DualProjection projection, double step, bool isLast)
        {
            var primal = projection.Primal.Select(pair => (pair.Piece, Weight: pair.Weight / step)).ToList();
            double sum = primal.Sum(pair => pair.Weight);

            if (projection.DualBound > 0 && Math.Abs(sum - Value(lower)) <= NearEnough * sum)
            {
                double[] start = [.. projection.Dual.Select(entry => entry / projection.DualBound)];
                var polish = new InterpolationPolish(scaled, pricing, start, primal);
                polish.Run(PolishAccuracy * settings.RelativeGapTarget, settings.Iterations - iterations, cancellation);
                iterations += polish.Iterations;
                TakeDual(polish.Dual, polish.DualBound);
                double polished = polish.Primal.Sum(pair => pair.Weight);

                if (isLast || Math.Max(polish.Residual, Math.Abs(1 - Value(lower) / polished)) <= WorthBuilding * settings.RelativeGapTarget)
                {
                    TakeNetworks(polish.Primal, polish.Last);
                }
            }

            if (isLast && !IsCertified)
            {
                TakeNetworks(primal, projection.Last);
            }
        }

        /// <summary>A value in scaled units, rounded.</summary>
        private double Value(Rational value) =>
            (value * outputScale.Abs() * ScaledData.TwoTo(scaled.PointExponent - scaled.LabelExponent)).ToDouble();

        private void TakeDual(double[] vector, double bound)
        {
            if (!(bound > 0) || !double.IsFinite(bound))
            {
                return;
            }

            var factor = (outputScale.Abs() * ScaledData.TwoTo(scaled.PointExponent) * Rational.OfDouble(bound)).Inverse();
            var v = factor * new ExactVector(vector.Select(Rational.OfDouble));
            var value = v.Dot(data.Labels);

            if (value > lower)
            {
                (lower, dual) = (value, v);
            }
        }

        /// <summary>Makes networks of the given directions interpolate exactly, and takes the best.</summary>
        private void TakeNetworks(IReadOnlyList<(Piece Piece, double Weight)> primal, IReadOnlyList<Piece> newest)
        {
            var merged = NetworkBuilder.Merge(primal).OrderByDescending(pair => pair.Weight).ToList();

            // The maxima at the last dual vector are more accurate than neurons put together from several iterations.
            var fresh = merged.ConvertAll(pair =>
                newest.FirstOrDefault(other => other.Key == pair.Piece.Key && other.Sign == pair.Piece.Sign) ?? pair.Piece);

            foreach (var pieces in new[] { merged.ConvertAll(pair => pair.Piece), fresh })
            {
                builder ??= new InterpolatorBuilder(data, scaled, outputScale);

                if (builder.Build(pieces) is { } found && (upper is not { } known || found.Sum < known))
                {
                    (interpolator, upper) = found;
                    Report(merged, newest);
                }
            }
        }

        private void Report(IReadOnlyList<(Piece Piece, double Weight)> merged, IReadOnlyList<Piece> newest)
        {
            double s = outputScale.Abs().ToDouble();
            double unit = Math.ScaleB(1 / s, scaled.LabelExponent - scaled.PointExponent);
            var found = new List<ActiveNeuron>();
            var known = new HashSet<(long, int)>();

            foreach (var (piece, weight) in merged)
            {
                known.Add((piece.Key, piece.Sign));
                found.Add(new ActiveNeuron(piece.Direction, piece.Sign * outputScale.Sign, unit * weight, 1, piece.Kinks));
            }

            foreach (var piece in newest)
            {
                if (piece.Value >= Reported && known.Add((piece.Key, piece.Sign)))
                {
                    found.Add(new ActiveNeuron(piece.Direction, piece.Sign * outputScale.Sign, 0, piece.Value, piece.Kinks));
                }
            }

            neurons = found;
        }
    }
}
