namespace ReluProofs.Numeric.Cones;

/// <summary>
/// A tight direction u of a guessed optimum, by its sign pattern S: u is proportional to Z^T v, with Z = D X P, D selecting the points
/// with &lt;u, x_k> > 0 and P projecting on the hyperplanes of the points with &lt;u, x_k> = 0.
/// </summary>
internal sealed class KktClass
{
    // What orthonormalising d numbers costs in precision, divided by the smallest singular value.
    private const double ProjectionError = 1e-14;

    private KktClass(int plus, int minus, TightAtom atom, double[][] rows, double[] squares, double error)
    {
        Plus = plus;
        Minus = minus;
        Sign = atom.Sign;
        Signs = atom.Signs;
        Rows = rows;
        Norm = Math.Sqrt(squares.Sum()) * (1 + DualEnclosure.Rounding);
        Error = error;
    }

    /// <summary>The index of the direction among the atoms.</summary>
    public int Plus { get; }

    /// <summary>The index of its opposite, -u with the same output sign; -1 when it is taken alone.</summary>
    public int Minus { get; }

    /// <summary>The output sign.</summary>
    public int Sign { get; }

    /// <summary>S.</summary>
    public IReadOnlyList<AtomSign> Signs { get; }

    /// <summary>The n rows of Z.</summary>
    public double[][] Rows { get; }

    /// <summary>The Frobenius norm of Z.</summary>
    public double Norm { get; }

    /// <summary>How far Z may be from the exact matrix.</summary>
    public double Error { get; }

    /// <summary>The class of an atom; null when its hyperplanes are dependent up to rounding.</summary>
    public static KktClass? Of(PointLines lines, IReadOnlyList<TightAtom> atoms, int plus, int minus)
    {
        TightAtom atom = atoms[plus];
        int[] kinks = [.. Enumerable.Range(0, lines.Count)
            .Where(k => lines.Line[k] >= 0 && atom.Signs[k] == AtomSign.Zero).Select(k => lines.Line[k]).Distinct()];
        double smallest = SmallestSingularValue.LowerBound(lines.Units, kinks);

        if (kinks.Length > 0 && !(smallest > 0))
        {
            return null;
        }

        var basis = new List<double[]>();

        foreach (int l in kinks)
        {
            double[] direction = [.. lines.Units[l]];
            Remove(direction, basis);
            double left = NonNegativeFit.Norm(direction);
            basis.Add([.. direction.Select(x => x / left)]);
        }

        var rows = new double[lines.Count][];
        var squares = new double[lines.Count];
        double size = 0;

        for (int k = 0; k < rows.Length; k++)
        {
            rows[k] = atom.Signs[k] == AtomSign.Positive ? [.. lines.Points[k]] : new double[lines.Dimension];
            size += atom.Signs[k] == AtomSign.Positive ? lines.Norms[k] : 0;
            Remove(rows[k], basis);
            squares[k] = NonNegativeFit.Dot(rows[k], rows[k]);
        }

        double error = size * ((lines.Dimension * DualEnclosure.Rounding)
            + (kinks.Length == 0 ? 0 : ProjectionError * lines.Dimension * kinks.Length / smallest));
        return new KktClass(plus, minus, atom, rows, squares, error);
    }

    /// <summary>Z^T v.</summary>
    public double[] Pull(double[] v)
    {
        var sum = new double[Rows[0].Length];

        for (int k = 0; k < v.Length; k++)
        {
            NonNegativeFit.AddScaled(sum, v[k], Rows[k]);
        }

        return sum;
    }

    /// <summary>Z p.</summary>
    public double[] Push(double[] p) => [.. Rows.Select(row => NonNegativeFit.Dot(row, p))];

    private static void Remove(double[] x, List<double[]> basis)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] q in basis)
            {
                NonNegativeFit.AddScaled(x, -NonNegativeFit.Dot(q, x), q);
            }
        }
    }
}
