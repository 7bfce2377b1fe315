using ReluProofs.Kernel;
using ReluProofs.Verify.Claims;
using ReluProofs.Verify.Instances;

namespace ReluProofs.Verify.Counterexamples;

/// <summary>
/// Solves an exact comparison along one number of an instance. Where the slack is a quotient of polynomials of that number, a few
/// exact values of it determine them; the statement can begin to fail only where one of them vanishes. What comes out are numbers
/// to try, and nothing is concluded from them: the check decides at each.
/// </summary>
internal static class Crossing
{
    /// <summary>The largest degree of numerator and denominator that is looked for.</summary>
    private const int MostDegree = 4;

    /// <summary>Values beyond those that determine the quotient; they must agree with it.</summary>
    private const int Checked = 2;

    private static readonly Rational StepShare = Rational.Create(1, 1 << 10);
    private static readonly Rational RootWidth = Rational.Create(1, 1 << 20);

    /// <summary>Numbers on the other side of every place where the slack can change its sign, and those places where rational.</summary>
    /// <param name="slack">The exact slack as a function of the number; null where there is none.</param>
    /// <param name="at">The number where the statement holds.</param>
    /// <param name="roots">Isolates roots.</param>
    public static IReadOnlyList<Rational> Beyond(Func<Rational, Rational?> slack, Rational at, IRealRoots roots)
    {
        Rational step = StepShare * Rational.Max(at.Abs(), Rational.One);
        foreach (Rational h in new[] { step, -step })
        {
            // One side first: the slack may have a kink at the number itself.
            if (Fitted(slack, at, h) is var (numerator, denominator))
            {
                return Numbers(
                    [.. roots.Isolate(numerator, RootWidth), .. denominator.Count > 1 ? roots.Isolate(denominator, RootWidth) : []], at);
            }
        }

        return [];
    }

    private static (IReadOnlyList<Rational> Numerator, IReadOnlyList<Rational> Denominator)? Fitted(
        Func<Rational, Rational?> slack, Rational at, Rational step)
    {
        var points = new List<(Rational X, Rational Value)>();
        for (int degree = 1; degree <= MostDegree; degree++)
        {
            int needed = (2 * degree) + 1 + Checked;
            while (points.Count < needed)
            {
                Rational x = at + (Rational.OfInt(points.Count) * step);
                if (slack(x) is not { } value)
                {
                    return null;
                }

                points.Add((x, value));
            }

            if (Quotient(points, degree) is { } found)
            {
                return found.Numerator.Count == 0 ? null : found;
            }
        }

        return null;
    }

    /// <summary>p and q of at most a degree with p(x) = v q(x) at all points; null where there are none but 0.</summary>
    private static (IReadOnlyList<Rational> Numerator, IReadOnlyList<Rational> Denominator)? Quotient(
        IReadOnlyList<(Rational X, Rational Value)> points, int degree)
    {
        Rational[][] rows =
        [
            .. points.Select(p => Enumerable.Range(0, degree + 1).Select(k => p.X.Pow(k))
                .Concat(Enumerable.Range(0, degree + 1).Select(k => -(p.Value * p.X.Pow(k)))).ToArray()),
        ];
        if (Kernel(rows, 2 * (degree + 1)) is not { } solution)
        {
            return null;
        }

        IReadOnlyList<Rational> denominator = Trimmed(solution.Skip(degree + 1));
        return denominator.Count == 0 ? null : (Trimmed(solution.Take(degree + 1)), denominator);
    }

    /// <summary>A vector other than 0 that all rows annihilate, by elimination; the rows are used up. Null where only 0 is.</summary>
    private static Rational[]? Kernel(Rational[][] rows, int columns)
    {
        var pivots = new List<int>();
        for (int column = 0; column < columns; column++)
        {
            int rank = pivots.Count;
            int pivot = Array.FindIndex(rows, rank, r => !r[column].IsZero);
            if (pivot < 0)
            {
                var solution = Enumerable.Repeat(Rational.Zero, columns).ToArray();
                solution[column] = Rational.One;
                for (int i = 0; i < rank; i++)
                {
                    solution[pivots[i]] = -rows[i][column];
                }

                return solution;
            }

            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            Rational leading = rows[rank][column];
            rows[rank] = [.. rows[rank].Select(c => c / leading)];
            for (int i = 0; i < rows.Length; i++)
            {
                Rational factor = rows[i][column];
                if (i != rank && !factor.IsZero)
                {
                    rows[i] = [.. rows[i].Zip(rows[rank], (c, p) => c - (factor * p))];
                }
            }

            pivots.Add(column);
        }

        return null;
    }

    private static IReadOnlyList<Rational> Trimmed(IEnumerable<Rational> coefficients)
    {
        List<Rational> all = [.. coefficients];
        all.RemoveRange(all.FindLastIndex(c => !c.IsZero) + 1, all.Count - all.FindLastIndex(c => !c.IsZero) - 1);
        return all;
    }

    /// <summary>The rational roots, and a simple number in each gap between roots, the nearest to where we are first.</summary>
    private static IReadOnlyList<Rational> Numbers(IReadOnlyList<(Rational Low, Rational High)> places, Rational at)
    {
        (Rational Low, Rational High)[] sorted = [.. places.OrderBy(p => p.Low)];
        if (sorted.Length == 0)
        {
            return [];
        }

        var numbers = new List<Rational> { sorted[0].Low - 1, sorted[^1].High + 1 };
        foreach ((Rational low, Rational high) in sorted)
        {
            Rational little = RootWidth * Rational.Max(low.Abs(), Rational.One);
            numbers.AddRange(low == high ? [low] : [low, high]);
            numbers.AddRange([SimpleNumbers.Between(low - little, low), SimpleNumbers.Between(high, high + little)]);
        }

        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i - 1].High < sorted[i].Low)
            {
                numbers.Add(SimpleNumbers.Between(sorted[i - 1].High, sorted[i].Low));
            }
        }

        return [.. numbers.Distinct().OrderBy(n => (n - at).Abs())];
    }
}
