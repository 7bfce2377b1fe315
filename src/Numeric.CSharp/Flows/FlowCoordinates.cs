namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The coordinates u in R^q of the hidden weights that the data sees: w = Q^T u + w_perp with Q of orthonormal rows, x_k = Q^T
/// row_k. General: Q is the identity; Gram: Q spans the points; diagonal: row_k = ||x_k|| e_k.
/// </summary>
internal sealed class FlowCoordinates
{
    // An inner product of doubles is off by at most about d eps ||x|| ||y||, and the points themselves by an eps.
    private const double Epsilon = 2.220446049250313e-16;

    private readonly double[]? rows;
    private readonly double[]? basis;

    private FlowCoordinates(FlowData data, int dimension, FlowRoute route, double[]? rows, double[]? basis)
    {
        Data = data;
        Dimension = dimension;
        Route = route;
        this.rows = rows;
        this.basis = basis;
        Norms = new double[data.Count];

        for (int k = 0; k < data.Count; k++)
        {
            Norms[k] = data.Norm(k);
        }
    }

    public FlowData Data { get; }

    /// <summary>q.</summary>
    public int Dimension { get; }

    /// <summary>General, Gram or Diagonal.</summary>
    public FlowRoute Route { get; }

    public bool IsDiagonal => Route == FlowRoute.Diagonal;

    /// <summary>||x_k||.</summary>
    public double[] Norms { get; }

    /// <summary>Whether part of w may lie outside Q^T R^q.</summary>
    public bool HasRest => Route != FlowRoute.General;

    public static FlowCoordinates Choose(FlowData data, FlowRoute route)
    {
        bool orthogonal = route is FlowRoute.Automatic or FlowRoute.Diagonal && IsOrthogonal(data);

        switch (route)
        {
            case FlowRoute.Diagonal when !orthogonal:
                throw new ArgumentException("the diagonal route needs pairwise orthogonal points", nameof(route));
            case FlowRoute.General:
                return General(data);
            case FlowRoute.Gram:
                return Spanned(data);
            case FlowRoute.Diagonal:
            case FlowRoute.Automatic when orthogonal && data.Count > 1:
                return new FlowCoordinates(data, data.Count, FlowRoute.Diagonal, null, null);
            case FlowRoute.Automatic:
                var spanned = data.Dimension > 1 ? Spanned(data) : null;
                return spanned is not null && spanned.Dimension < data.Dimension ? spanned : General(data);
            default:
                throw new ArgumentOutOfRangeException(nameof(route), "there is no such route");
        }
    }

    /// <summary>row_k; not for the diagonal route.</summary>
    public ReadOnlySpan<double> Row(int k) => rows.AsSpan(k * Dimension, Dimension);

    /// <summary>&lt;x_k, Q^T u>.</summary>
    public double Preactivation(int k, ReadOnlySpan<double> u) => IsDiagonal ? Norms[k] * u[k] : DenseVector.Dot(Row(k), u);

    /// <summary>u += factor * row_k.</summary>
    public void AddPoint(Span<double> u, double factor, int k)
    {
        if (IsDiagonal)
        {
            u[k] += factor * Norms[k];
        }
        else
        {
            DenseVector.AddScaled(u, factor, Row(k));
        }
    }

    /// <summary>u = Q w, and what remains of w in <paramref name="rest"/> (w itself is copied there first).</summary>
    public void Reduce(ReadOnlySpan<double> w, Span<double> u, Span<double> rest)
    {
        if (!HasRest)
        {
            w.CopyTo(u);
            rest.Clear();
            return;
        }

        w.CopyTo(rest);
        u.Clear();

        // Twice, because the first subtraction leaves the rounding errors of the large components.
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < Dimension; i++)
            {
                var direction = Direction(i, out double norm);

                if (norm > 0)
                {
                    double component = DenseVector.Dot(direction, rest) / norm;
                    u[i] += component;
                    DenseVector.AddScaled(rest, -component / norm, direction);
                }
            }
        }
    }

    /// <summary>w += Q^T u.</summary>
    public void Expand(ReadOnlySpan<double> u, Span<double> w)
    {
        if (!HasRest)
        {
            DenseVector.AddScaled(w, 1, u);
            return;
        }

        for (int i = 0; i < Dimension; i++)
        {
            var direction = Direction(i, out double norm);

            if (norm > 0)
            {
                DenseVector.AddScaled(w, u[i] / norm, direction);
            }
        }
    }

    private ReadOnlySpan<double> Direction(int i, out double norm)
    {
        norm = IsDiagonal ? Norms[i] : 1;
        return IsDiagonal ? Data.Point(i) : basis.AsSpan(i * Data.Dimension, Data.Dimension);
    }

    private static FlowCoordinates General(FlowData data)
    {
        var rows = new double[data.Count * data.Dimension];

        for (int k = 0; k < data.Count; k++)
        {
            data.Point(k).CopyTo(rows.AsSpan(k * data.Dimension));
        }

        return new FlowCoordinates(data, data.Dimension, FlowRoute.General, rows, null);
    }

    /// <summary>Gram-Schmidt, each point orthogonalised twice; what is left of a dependent point is rounding.</summary>
    private static FlowCoordinates Spanned(FlowData data)
    {
        int d = data.Dimension;
        int most = Math.Min(d, data.Count);
        var basis = new double[most * d];
        var lower = new double[data.Count * most];
        var rest = new double[d];
        int rank = 0;

        for (int k = 0; k < data.Count; k++)
        {
            data.Point(k).CopyTo(rest);

            for (int round = 0; round < 2; round++)
            {
                for (int i = 0; i < rank; i++)
                {
                    var direction = basis.AsSpan(i * d, d);
                    double component = DenseVector.Dot(direction, rest);
                    lower[k * most + i] += component;
                    DenseVector.AddScaled(rest, -component, direction);
                }
            }

            double left = DenseVector.Norm(rest);

            if (rank < most && left > 16 * Epsilon * data.Norm(k))
            {
                lower[k * most + rank] = left;
                rest.CopyTo(basis.AsSpan(rank * d, d));
                DenseVector.Scale(basis.AsSpan(rank * d, d), 1 / left);
                rank++;
            }
        }

        int q = Math.Max(rank, 1);
        var rows = new double[data.Count * q];

        for (int k = 0; k < data.Count; k++)
        {
            lower.AsSpan(k * most, Math.Min(q, most)).CopyTo(rows.AsSpan(k * q));
        }

        return new FlowCoordinates(data, q, FlowRoute.Gram, rows, basis.AsSpan(0, q * d).ToArray());
    }

    private static bool IsOrthogonal(FlowData data)
    {
        for (int k = 0; k < data.Count; k++)
        {
            for (int l = 0; l < k; l++)
            {
                double rounding = (data.Dimension + 4) * Epsilon * data.Norm(k) * data.Norm(l);

                if (Math.Abs(data.Gram(k, l)) > rounding)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
