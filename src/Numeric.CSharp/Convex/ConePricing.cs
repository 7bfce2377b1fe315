namespace ReluProofs.Numeric.Convex;

/// <summary>
/// The dual constraint over the neurons of given closed cones: on one cone the output is linear, so its maximum is the length of
/// the projection of sign sum_{active} p_k x_k on the cone, the shortest vector of that plus multipliers >= 0 times the cone's
/// own inequalities. Any such multipliers bound it from above.
/// </summary>
internal sealed class ConePricing : IDualPricing
{
    private readonly ScaledData data;
    private readonly IReadOnlyList<NeuronCone> cones;
    private readonly int[] signs;
    private readonly CancellationToken cancellation;
    private readonly BoxLeastSquares solver;
    private readonly PriceBounds known;
    private readonly Bound[] state;
    private readonly bool[] active;
    private readonly double[] multipliers;
    private readonly bool[] isSolved;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] z;
    private readonly double[] q;

    public ConePricing(ScaledData data, IReadOnlyList<NeuronCone> cones, CancellationToken cancellation)
    {
        this.data = data;
        this.cones = cones;
        this.cancellation = cancellation;
        int n = data.Count;
        signs = [.. cones.Select(cone => cone.Sign * data.Constants.OutputScale.Sign)];
        solver = new BoxLeastSquares(n, data.Gram);
        known = new PriceBounds(data);
        known.Reset(cones.Count);
        state = new Bound[cones.Count * n];
        active = new bool[cones.Count * n];
        multipliers = new double[cones.Count * n];
        isSolved = new bool[cones.Count];

        for (int i = 0; i < cones.Count; i++)
        {
            for (int k = 0; k < n; k++)
            {
                active[i * n + k] = cones[i].IsActive(k);
            }
        }

        lower = new double[n];
        upper = new double[n];
        z = new double[n];
        q = new double[n];
    }

    public double Price(ReadOnlySpan<double> p, double threshold, List<Piece> pieces)
    {
        int n = p.Length;
        double bound = 0;
        cancellation.ThrowIfCancellationRequested();
        known.MoveTo(p);

        for (int i = 0; i < cones.Count; i++)
        {
            double earlier = known.Of(i);

            if (earlier <= threshold)
            {
                bound = Math.Max(bound, earlier);
                continue;
            }

            if (isSolved[i])
            {
                double shifted = WithMultipliers(i, p);

                if (shifted <= threshold)
                {
                    bound = Math.Max(bound, shifted);
                    known.Set(i, shifted);
                    continue;
                }
            }

            var isActive = active.AsSpan(i * n, n);

            for (int k = 0; k < n; k++)
            {
                lower[k] = isActive[k] ? signs[i] * p[k] : double.NegativeInfinity;
                upper[k] = isActive[k] ? double.PositiveInfinity : 0;
            }

            var own = state.AsSpan(i * n, n);
            double square = solver.Solve(lower, upper, own, z, q, threshold * threshold);
            double length = PieceBuilder.LengthBound(data, z);
            bound = Math.Max(bound, length);
            known.Set(i, length);
            Remember(i, p);

            if (square > threshold * threshold
                && PieceBuilder.Build(data, z, own, signs[i], cones[i].IsActive, i, i) is { } piece)
            {
                pieces.Add(piece);
            }
        }

        return bound;
    }

    public void AddCurvature(Piece piece, double weight, double[] matrix) => Curvature.Add(data, piece, weight, matrix);

    /// <summary>The bound that the multipliers of the last solution give at another p.</summary>
    private double WithMultipliers(int cone, ReadOnlySpan<double> p)
    {
        int n = p.Length;
        var isActive = active.AsSpan(cone * n, n);
        var own = multipliers.AsSpan(cone * n, n);

        for (int k = 0; k < n; k++)
        {
            z[k] = isActive[k] ? signs[cone] * p[k] + own[k] : own[k];
        }

        return PieceBuilder.LengthBound(data, z);
    }

    private void Remember(int cone, ReadOnlySpan<double> p)
    {
        int n = p.Length;
        var isActive = active.AsSpan(cone * n, n);
        var own = multipliers.AsSpan(cone * n, n);

        for (int k = 0; k < n; k++)
        {
            own[k] = isActive[k] ? Math.Max(0, z[k] - signs[cone] * p[k]) : z[k];
        }

        isSolved[cone] = true;
    }
}
