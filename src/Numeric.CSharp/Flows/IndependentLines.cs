using ReluProofs.Numeric.LinearAlgebra;

namespace ReluProofs.Numeric.Flows;

/// <summary>What is fixed about lines none of which depends on others: with unit vectors e_l, the factor of G = (&lt;e_i, e_l>) and its inverse's diagonal.</summary>
internal sealed class IndependentLines
{
    private readonly int[] first;
    private readonly double[] norms;
    private readonly double[] factor;

    private IndependentLines(int[] first, double[] norms, double[] factor)
    {
        this.first = first;
        this.norms = norms;
        this.factor = factor;
        Spread = new double[first.Length];
        Span<double> column = first.Length <= 64 ? stackalloc double[first.Length] : new double[first.Length];

        for (int l = 0; l < first.Length; l++)
        {
            column.Clear();
            column[l] = 1;
            Cholesky.Solve(factor, first.Length, column);
            Spread[l] = column[l];
        }
    }

    /// <summary>How far gamma of each line moves for a unit of velocity across it, the others held at 0 velocity.</summary>
    public double[] Spread { get; }

    /// <summary>The first point of each line, along which it is oriented.</summary>
    public ReadOnlySpan<int> First => first;

    /// <summary>The lines of the points given, numbered; null when one depends on others.</summary>
    public static IndependentLines? Of(FlowCoordinates coordinates, ReadOnlySpan<int> points, ReadOnlySpan<int> lineOf, int count)
    {
        var first = new int[count];
        var norms = new double[count];
        var gram = new double[count * count];

        for (int l = 0; l < count; l++)
        {
            first[l] = points[lineOf.IndexOf(l)];
            norms[l] = coordinates.Norms[first[l]];

            for (int i = 0; i <= l; i++)
            {
                gram[l * count + i] = coordinates.Data.Gram(first[l], first[i]) / (norms[l] * norms[i]);
            }
        }

        return ContactSpan.TryFactor(gram, count) ? new IndependentLines(first, norms, gram) : null;
    }

    /// <summary>The gamma that leave no velocity across any line: G gamma = -(&lt;e_l, sum r_k x_k>), for r with 0 where a point is not active.</summary>
    public void Balance(FlowData data, ReadOnlySpan<double> r, Span<double> gamma)
    {
        for (int l = 0; l < first.Length; l++)
        {
            gamma[l] = -DenseVector.Dot(r, data.GramRow(first[l])) / norms[l];
        }

        Cholesky.Solve(factor, first.Length, gamma[..first.Length]);
    }
}
