namespace ReluProofs.Numeric.Cones;

/// <summary>
/// Decides that a tight direction u lies exactly on the hyperplane of a line of points, which no enclosure of u alone can show.
/// u maximises h(u) = sign s sum_k v_k relu(&lt;u, x_k&gt;) on the sphere, so 2 rho u is a generalised gradient of h at u:
/// 2 rho u = (sum over the lines with a decided sign) + sum over the others of theta_l b_l, where theta_l is the slope of h along
/// the line on the positive side if &lt;u, b_l&gt; > 0, on the negative side if &lt; 0, and between the two only if it is 0.
/// </summary>
internal static class KinkTest
{
    /// <summary>
    /// Replaces <see cref="AtomSign.Unknown"/> by <see cref="AtomSign.Zero"/> where that is certain, or by the closed side it is on.
    /// </summary>
    public static void Decide(PointLines lines, int sign, double[] peak, double radius, DualEnclosure dual, AtomSign[] signs)
    {
        int[] open = [.. Enumerable.Range(0, signs.Length).Where(l => signs[l] == AtomSign.Unknown)];

        if (open.Length == 0)
        {
            return;
        }

        var slopes = new Slope[signs.Length];

        for (int l = 0; l < slopes.Length; l++)
        {
            slopes[l] = new Slope(lines, l, sign, dual);
        }

        // By orthogonality: then <2 rho u, b_l> = theta_l alone, and a side with a slope against it is impossible.
        foreach (int l in open)
        {
            bool alone = Enumerable.Range(0, signs.Length).All(j =>
                j == l || lines.Orthogonal[l][j] || (signs[j] == AtomSign.Negative && slopes[j].NegativeIsEmpty)
                || (signs[j] == AtomSign.Positive && slopes[j].PositiveIsEmpty));

            // <u, b_l> > 0 would need a positive slope there, and < 0 a negative one.
            if (alone && (slopes[l].Positive + slopes[l].Error <= 0 || slopes[l].PositiveIsEmpty)
                && (slopes[l].Negative - slopes[l].Error >= 0 || slopes[l].NegativeIsEmpty))
            {
                signs[l] = AtomSign.Zero;
            }
        }

        ByMultiplier(lines, open, peak, radius, slopes, signs);
        OneSided(lines, slopes, signs);
    }

    /// <summary>
    /// Where &lt;2 rho u, b_l> is known for either side of the one line l whose theta is open (or orthogonal to the others that are): a side
    /// on which it would have the other side's sign holds no tight direction. That leaves a peak exactly on the hyperplane, where
    /// the slope towards it is 0, to the side it belongs to.
    /// </summary>
    private static void OneSided(PointLines lines, Slope[] slopes, AtomSign[] signs)
    {
        var sides = new AtomSign[signs.Length];

        for (int l = 0; l < signs.Length; l++)
        {
            sides[l] = signs[l];

            if (signs[l] != AtomSign.Unknown)
            {
                continue;
            }

            double along = 0;
            double error = slopes[l].Error;
            double size = Math.Abs(slopes[l].Positive) + Math.Abs(slopes[l].Negative);
            bool known = true;

            for (int j = 0; j < signs.Length; j++)
            {
                if (j == l || lines.Orthogonal[l][j])
                {
                    continue;
                }

                double slope = signs[j] == AtomSign.Positive ? slopes[j].Positive : slopes[j].Negative;
                known &= signs[j] is AtomSign.Positive or AtomSign.Negative;
                along += slope * NonNegativeFit.Dot(lines.Units[j], lines.Units[l]);
                error += slopes[j].Error;
                size += Math.Abs(slope);
            }

            error += (lines.Count + lines.Dimension + 8) * DualEnclosure.Rounding * size;
            sides[l] = known && along + slopes[l].Negative > error ? AtomSign.NotNegative
                : known && along + slopes[l].Positive < -error ? AtomSign.NotPositive
                : signs[l];
        }

        sides.CopyTo(signs, 0);
    }

    /// <summary>The theta_l are unique when the lines are independent: solve for them and compare with the two slopes.</summary>
    private static void ByMultiplier(
        PointLines lines, int[] open, double[] peak, double radius, Slope[] slopes, AtomSign[] signs)
    {
        double[] rest = [.. peak];
        double error = radius;
        double size = NonNegativeFit.Norm(peak);

        for (int l = 0; l < signs.Length; l++)
        {
            if (signs[l] is AtomSign.Positive or AtomSign.Negative)
            {
                double slope = signs[l] == AtomSign.Positive ? slopes[l].Positive : slopes[l].Negative;
                NonNegativeFit.AddScaled(rest, -slope, lines.Units[l]);
                error += slopes[l].Error;
                size += Math.Abs(slope);
            }
        }

        error += (lines.Count + lines.Dimension + 8) * DualEnclosure.Rounding * size;

        if (NonNegativeFit.LeastSquares(lines.Units, open, rest) is not { } theta
            || SmallestSingularValue.LowerBound(lines.Units, open) is not (> 0 and var smallest))
        {
            return;
        }

        // What the estimate leaves over counts as error too.
        for (int i = 0; i < open.Length; i++)
        {
            NonNegativeFit.AddScaled(rest, -theta[i], lines.Units[open[i]]);
        }

        double thetaError = (error + NonNegativeFit.Norm(rest)) / smallest * (1 + DualEnclosure.Rounding);

        for (int i = 0; i < open.Length; i++)
        {
            Slope slope = slopes[open[i]];

            if (theta[i] - thetaError > slope.Positive + slope.Error && theta[i] + thetaError < slope.Negative - slope.Error)
            {
                signs[open[i]] = AtomSign.Zero;
            }
        }
    }

    /// <summary>The derivative of h along a line's unit vector on both of its sides, with an error bound for both.</summary>
    private readonly struct Slope
    {
        public Slope(PointLines lines, int line, int sign, DualEnclosure dual)
        {
            double squares = 0;
            double size = 0;
            PositiveIsEmpty = NegativeIsEmpty = true;

            for (int k = 0; k < lines.Count; k++)
            {
                if (lines.Line[k] != line)
                {
                    continue;
                }

                double part = sign * dual.ScaleSign * dual.Scale * dual.Center[k] * lines.Norms[k];
                squares += lines.Norms[k] * lines.Norms[k];
                size += Math.Abs(part);

                if (lines.Direction[k] > 0)
                {
                    Positive += part;
                    PositiveIsEmpty = false;
                }
                else
                {
                    Negative -= part;
                    NegativeIsEmpty = false;
                }
            }

            Error = (dual.Scale * dual.Radius * Math.Sqrt(squares)) + ((lines.Count + lines.Dimension + 8) * DualEnclosure.Rounding * size);
        }

        public double Positive { get; } = 0;

        public double Negative { get; } = 0;

        public double Error { get; }

        public bool PositiveIsEmpty { get; }

        public bool NegativeIsEmpty { get; }
    }
}
