namespace ReluProofs.Numeric.Flows;

/// <summary>How a polynomial meets 0 first.</summary>
internal enum RootKind
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It changes sign.</summary>
    Crossing,

    /// <summary>It touches 0 to rounding and turns back.</summary>
    Touch,
}

/// <summary>
/// The first root of a polynomial in (left, right], isolated by subdivision: an interval is dropped when the value at its
/// middle exceeds what the derivatives allow it to change, and solved when the derivative cannot vanish on it. Nothing is
/// sampled, so two roots inside one step are found as surely as one.
/// </summary>
internal static class PolynomialRoots
{
    private const double Rounding = 4e-16;
    private const int Deepest = 60;

    /// <summary>The first root, for a polynomial of degree at most 40 that is not 0 at <paramref name="left"/>.</summary>
    public static RootKind First(ReadOnlySpan<double> coefficients, double left, double right, out double root)
    {
        root = double.NaN;
        double size = 0;
        double power = 1;

        foreach (double coefficient in coefficients)
        {
            size += Math.Abs(coefficient) * power;
            power *= right;
        }

        return Search(coefficients, left, right, Rounding * size, 0, ref root);
    }

    /// <summary>The value at x.</summary>
    public static double Value(ReadOnlySpan<double> coefficients, double x)
    {
        double value = 0;

        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            value = value * x + coefficients[i];
        }

        return value;
    }

    private static RootKind Search(ReadOnlySpan<double> p, double left, double right, double noise, int depth, ref double root)
    {
        double middle = 0.5 * (left + right);
        double half = 0.5 * (right - left);
        Span<double> shifted = stackalloc double[p.Length];
        Shift(p, middle, shifted);
        double change = 0;
        double bend = 0;
        double power = 1;

        for (int i = 1; i < shifted.Length; i++)
        {
            if (i > 1)
            {
                bend += i * Math.Abs(shifted[i]) * power;
            }

            power *= half;
            change += Math.Abs(shifted[i]) * power;
        }

        double slope = shifted.Length > 1 ? Math.Abs(shifted[1]) : 0;

        if (Math.Abs(shifted[0]) > change)
        {
            return RootKind.None;
        }

        if (slope > bend)
        {
            return Monotone(p, left, right, ref root);
        }

        if (depth == Deepest || half <= 1e-9 * right)
        {
            // Values this small over a whole interval this short: two roots that rounding does not separate.
            root = middle;
            return Math.Abs(shifted[0]) <= 4 * noise ? RootKind.Touch : RootKind.None;
        }

        var first = Search(p, left, middle, noise, depth + 1, ref root);

        if (first == RootKind.Crossing)
        {
            return first;
        }

        double touch = root;
        var second = Search(p, middle, right, noise, depth + 1, ref root);

        if (second == RootKind.None && first == RootKind.Touch)
        {
            root = touch;
            return first;
        }

        return second;
    }

    /// <summary>Bisection and secants on an interval where the polynomial is monotone.</summary>
    private static RootKind Monotone(ReadOnlySpan<double> p, double left, double right, ref double root)
    {
        double atLeft = Value(p, left);
        double atRight = Value(p, right);

        // A root exactly at the left end belongs to the interval before; at the right end it is found here.
        if (atLeft == 0 || (atLeft > 0 && atRight > 0) || (atLeft < 0 && atRight < 0))
        {
            return RootKind.None;
        }

        for (int round = 0; round < 200 && atRight != 0; round++)
        {
            double guess = right - atRight * (right - left) / (atRight - atLeft);
            double next = round % 3 == 2 || !(guess > left && guess < right) ? 0.5 * (left + right) : guess;

            if (next <= left || next >= right)
            {
                break;
            }

            double value = Value(p, next);

            if (value == 0 || value > 0 == atRight > 0)
            {
                right = next;
                atRight = value;
            }
            else
            {
                left = next;
                atLeft = value;
            }
        }

        root = right;
        return RootKind.Crossing;
    }

    /// <summary>The coefficients about another point, by repeated synthetic division.</summary>
    private static void Shift(ReadOnlySpan<double> p, double by, Span<double> shifted)
    {
        p.CopyTo(shifted);

        for (int i = 0; i < p.Length - 1; i++)
        {
            for (int l = p.Length - 2; l >= i; l--)
            {
                shifted[l] += by * shifted[l + 1];
            }
        }
    }
}
