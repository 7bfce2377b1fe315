namespace ReluProofs.Numeric.Cones;

/// <summary>The sign of &lt;u, x&gt; for a tight direction u.</summary>
public enum AtomSign
{
    /// <summary>Certainly &lt; 0.</summary>
    Negative = -1,

    /// <summary>Certainly 0: the direction lies on the hyperplane of the point, and in the closed cones of both its sides.</summary>
    Zero = 0,

    /// <summary>Certainly > 0.</summary>
    Positive = 1,

    /// <summary>Not decided.</summary>
    Unknown = 2,

    /// <summary>Certainly >= 0; whether it is 0 is not decided.</summary>
    NotNegative = 3,

    /// <summary>Certainly &lt;= 0; whether it is 0 is not decided.</summary>
    NotPositive = 4,
}

/// <summary>
/// A place where the dual constraint sign s sum_k v_k relu(&lt;u, x_k&gt;) &lt;= 2 rho, ||u|| = 1, may be tight at the dual optimum. Neurons
/// of minimisers point in tight directions only. Where it is certain of each point on which closed side it is, the place holds at most
/// one direction: there the constraint is linear.
/// </summary>
public sealed class TightAtom
{
    internal TightAtom(
        double[] direction, double radius, int sign, IReadOnlyList<AtomSign> signs, IReadOnlyList<int> cells, double[] output, double outputRadius)
    {
        Direction = direction;
        Radius = radius;
        Sign = sign;
        Signs = signs;
        Cells = cells;
        Output = output;
        OutputRadius = outputRadius;
    }

    /// <summary>Near u.</summary>
    public IReadOnlyList<double> Direction { get; }

    /// <summary>How far u may be from <see cref="Direction"/>.</summary>
    public double Radius { get; }

    /// <summary>The output sign, 1 or -1.</summary>
    public int Sign { get; }

    /// <summary>The sign of &lt;u, x_k&gt; for each of the n points; a zero point has <see cref="AtomSign.Zero"/>.</summary>
    public IReadOnlyList<AtomSign> Signs { get; }

    /// <summary>Whether every sign is decided.</summary>
    public bool IsIdentified => Signs.All(s => s is AtomSign.Negative or AtomSign.Zero or AtomSign.Positive);

    /// <summary>Whether a closed side is certain for every point, so that the place holds at most one direction.</summary>
    public bool IsSingle => !Signs.Contains(AtomSign.Unknown);

    /// <summary>The open patterns whose closed cones cover the place.</summary>
    internal IReadOnlyList<int> Cells { get; }

    /// <summary>sign s relu(&lt;u, x_k&gt;), k = 1..n, nearly.</summary>
    internal double[] Output { get; }

    /// <summary>How far the true outputs may be from <see cref="Output"/>.</summary>
    internal double OutputRadius { get; }

    /// <summary>Whether the closed cone of a pattern certainly holds every tight direction of this place.</summary>
    internal bool CertainlyIn(Func<int, bool> isActive, int points) => Fits(isActive, points, false);

    /// <summary>Whether the closed cone of a pattern may hold a tight direction of this place.</summary>
    internal bool PerhapsIn(Func<int, bool> isActive, int points) => Fits(isActive, points, true);

    /// <summary>The closed cone of a pattern is &lt;w, x_k&gt; >= 0 where it is active and &lt;= 0 elsewhere.</summary>
    private bool Fits(Func<int, bool> isActive, int points, bool unknownFits)
    {
        for (int k = 0; k < points; k++)
        {
            bool fits = Signs[k] switch
            {
                AtomSign.Positive => isActive(k),
                AtomSign.Negative => !isActive(k),
                AtomSign.Unknown => unknownFits,
                AtomSign.NotNegative => unknownFits || isActive(k),
                AtomSign.NotPositive => unknownFits || !isActive(k),
                _ => true,
            };

            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
