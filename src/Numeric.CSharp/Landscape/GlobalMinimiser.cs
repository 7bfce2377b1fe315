using ReluProofs.Kernel;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.Landscape;

/// <summary>
/// Global minimisation of the non-convex loss L = c sum_k (f(x_k) - y_k)^2 + rho ||theta||^2 of two-layer ReLU networks
/// f(x) = s sum_j a_j relu(w_j x), by descent on every pattern of activation cones. It uses no formula for the optimum:
/// the upper end is a network, the lower end a dual vector, both evaluated exactly.
/// </summary>
public static class GlobalMinimiser
{
    // Neurons below this size (scaled units, where minimisers are near 1) are tried at exactly 0.
    private const double TinyNeuron = 1e-3;

    // The second round, when the first missed the target, has this many times the starts and iterations.
    private const int SecondRound = 4;

    /// <summary>Encloses the minimal loss over all networks with at most <paramref name="width"/> neurons.</summary>
    /// <param name="data">At least one labelled point, all of dimension 1.</param>
    /// <param name="constants">c, s and rho.</param>
    /// <param name="width">m, at least 1. Time grows like m^4: for widths up to some tens.</param>
    /// <param name="settings">Budget, target and seed.</param>
    /// <param name="cancellationToken">Ends the search early; what was found until then is returned.</param>
    /// <returns>An enclosure that is valid whatever its status says, the same for the same arguments on any thread.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are no points.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 1.</exception>
    /// <exception cref="NotSupportedException">The points are not one-dimensional.</exception>
    public static MinimumEnclosure Minimise(
        Dataset data,
        ModelConstants constants,
        int width,
        MinimiserSettings settings,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(constants);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);

        if (data.Count == 0)
        {
            throw new ArgumentException("the minimiser needs at least one point", nameof(data));
        }

        if (data.Dimension != 1)
        {
            throw new NotSupportedException(
                FormattableString.Invariant($"the global minimiser is for points of dimension 1, not {data.Dimension}"));
        }

        var exact = new ExactProblem(data, constants);
        var scaled = new ScaledProblem(exact);
        var search = new PatternSearch(scaled, width, settings);
        var target = Rational.OfDouble(settings.RelativeGapTarget) * exact.OriginLoss;
        var candidates = NeuronPattern.All(exact.Cones, width).Select(search.Origin).ToArray();

        int starts = settings.StartsPerPattern;
        bool hitLimit = Run(search, candidates, 0, starts, settings.IterationsPerStart, cancellationToken);
        var found = Enclose(exact, scaled, search, candidates, width, target);

        if (!found.Reached && !cancellationToken.IsCancellationRequested)
        {
            hitLimit = Run(
                search,
                candidates,
                starts,
                starts * (1 + SecondRound),
                settings.IterationsPerStart * SecondRound,
                cancellationToken);
            found = Enclose(exact, scaled, search, candidates, width, target);
        }

        var status = found.Reached ? MinimiserStatus.Reached
            : cancellationToken.IsCancellationRequested ? MinimiserStatus.Cancelled
            : hitLimit ? MinimiserStatus.IterationLimit
            : MinimiserStatus.GapNotReached;

        return new MinimumEnclosure(
            found.Lower,
            found.Minimisers[0].Loss,
            exact.OriginLoss,
            found.Minimisers,
            found.Duals,
            status,
            search.Iterations,
            search.Starts);
    }

    private sealed record Ends(
        Rational Lower, IReadOnlyList<PatternMinimum> Minimisers, IReadOnlyList<ExactVector> Duals, bool Reached);

    private static bool Run(
        PatternSearch search,
        PatternCandidate[] candidates,
        int from,
        int to,
        int iterationLimit,
        CancellationToken cancellation)
    {
        bool hitLimit = false;

        foreach (var candidate in candidates)
        {
            search.Improve(candidate, from, to, iterationLimit, cancellation);
            hitLimit |= search.HitLimit;
        }

        return hitLimit;
    }

    private static Ends Enclose(
        ExactProblem exact,
        ScaledProblem scaled,
        PatternSearch search,
        PatternCandidate[] candidates,
        int width,
        Rational target)
    {
        double best = candidates.Min(candidate => candidate.Value);
        double slack = (1e-9 + (target.IsZero ? 0 : (target / exact.OriginLoss).ToDouble())) * scaled.LabelSquares;
        var minima = new PatternMinimum?[candidates.Length];

        for (int i = 0; i < candidates.Length; i++)
        {
            if (candidates[i].Value <= best + slack)
            {
                minima[i] = Polish(exact, scaled, search, candidates[i]);
            }
        }

        var (lower, duals) = LowerEnd(exact, scaled, search, candidates, width);
        var ordered = minima.OfType<PatternMinimum>().OrderBy(minimum => minimum.Loss).ToArray();
        var upper = ordered[0].Loss;
        var ceiling = lower + Rational.Max(upper - lower, target);
        var kept = ordered.Where(minimum => minimum.Loss <= ceiling).ToArray();
        return new Ends(lower, Array.AsReadOnly(kept), duals, upper - lower <= target);
    }

    /// <summary>
    /// The exact loss of the candidate, with the neurons of each cone put to exactly 0 where that does not increase it.
    /// Never above the loss of the zero network.
    /// </summary>
    private static PatternMinimum Polish(
        ExactProblem exact, ScaledProblem scaled, PatternSearch search, PatternCandidate candidate)
    {
        int width = candidate.Theta.Length / 2;
        var a = new double[width];
        var w = new double[width];
        var bestLoss = exact.OriginLoss;
        NumericNetwork? network = null;

        void Try(double[] theta)
        {
            if (search.TryUnscale(candidate.Pattern, theta, exact.Directions, a, w))
            {
                var loss = exact.Loss(a, w);

                if (loss <= bestLoss)
                {
                    bestLoss = loss;
                    candidate.Theta = theta;
                    network = new NumericNetwork(a, w, 1);
                }
            }
        }

        Try(candidate.Theta);

        for (int cone = 0, first = 0; cone < scaled.ConeCount; first += candidate.Pattern.Counts[cone], cone++)
        {
            int count = candidate.Pattern.Counts[cone];
            var theta = candidate.Theta.ToArray();
            var outputs = theta.AsSpan(first, count);
            var hidden = theta.AsSpan(width + first, count);
            double largest = 0;

            for (int j = 0; j < count; j++)
            {
                largest = Math.Max(largest, Math.Max(Math.Abs(outputs[j]), Math.Abs(hidden[j])));
            }

            if (largest is > 0 and < TinyNeuron)
            {
                outputs.Clear();
                hidden.Clear();
                Try(theta);
            }
        }

        if (network is null)
        {
            candidate.Theta = new double[2 * width];
            network = NumericNetwork.Zero(width, 1);
        }

        return new PatternMinimum(candidate.Pattern, network, bestLoss);
    }

    /// <summary>
    /// A network of the width uses at most that many cones: the smallest bound over the choices of cones holds for all.
    /// </summary>
    private static (Rational Lower, IReadOnlyList<ExactVector> Duals) LowerEnd(
        ExactProblem exact, ScaledProblem scaled, PatternSearch search, PatternCandidate[] candidates, int width)
    {
        var bounds = new List<DualBound>();

        foreach (var chosen in Choices(exact.Cones.Length, Math.Min(width, exact.Cones.Length)))
        {
            var inside = candidates
                .Where(candidate => Enumerable.Range(0, chosen.Length)
                    .All(cone => chosen[cone] || candidate.Pattern.Counts[cone] == 0))
                .MinBy(candidate => candidate.Value)!;
            var (fitted, residual) = search.Outputs(inside.Pattern, inside.Theta);
            bounds.Add(DualBound.Near(exact, scaled, fitted, residual, cone => chosen[cone]));
        }

        return (bounds.Min(bound => bound.Value), bounds.ConvertAll(bound => bound.Vector).AsReadOnly());
    }

    /// <summary>All subsets of the given size.</summary>
    private static IEnumerable<bool[]> Choices(int cones, int size)
    {
        if (cones == size)
        {
            yield return Enumerable.Repeat(true, cones).ToArray();
            yield break;
        }

        if (size == 0)
        {
            yield return new bool[cones];
            yield break;
        }

        foreach (bool last in (bool[])[true, false])
        {
            foreach (bool[] rest in Choices(cones - 1, last ? size - 1 : size))
            {
                yield return [.. rest, last];
            }
        }
    }
}
