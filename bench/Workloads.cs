using ReluProofs.Kernel;
using ReluProofs.Numeric.Landscape;
using ReluProofs.Symbolic.Algebra;
using ReluProofs.Symbolic.Derivations;
using ReluProofs.Symbolic.Optimise;

namespace ReluProofs.Bench;

/// <summary>Something that is timed.</summary>
/// <param name="Name">Its name in every table.</param>
/// <param name="Run">The work; its result is returned so that it is not optimised away.</param>
/// <param name="Baseline">The workload that answers the same question by a plainer route, if there is one.</param>
internal sealed record Workload(string Name, Func<object?> Run, string? Baseline = null);

/// <summary>All workloads; what they are given is made beforehand.</summary>
internal static class Workloads
{
    private const int IdentityDegree = 8;
    private const int Points = 20;
    private const int Width = 3;

    /// <summary>In the order of the table.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        .. Algebra(), .. DerivationWork(), .. Threshold(), .. Optimum(), CertificateCheck(),
    ];

    private static IEnumerable<Workload> Algebra()
    {
        RationalFunction sum = Expression.Parse("x + y + z");
        RationalFunction whole = sum.Pow(IdentityDegree);
        RationalFunction half = sum.Pow(IdentityDegree / 2);
        yield return new Workload(
            "zero test: (x+y+z)^8 = ((x+y+z)^4)^2", () => Demand((whole - (half * half)).IsZero), "the same by evaluation on a 9^3 grid");
        yield return new Workload("the same by evaluation on a 9^3 grid", () => Demand(VanishesOnGrid(whole, half)));

        Polynomial common = Expression.Parse("(a + 2*b - c)^3 + a*b").Numerator;
        Polynomial top = Expression.Parse("(a - b)^3 + c").Numerator * common;
        Polynomial bottom = Expression.Parse("(b + c)^3 - a").Numerator * common;
        yield return new Workload(
            "gcd of degrees 6 and 6 in 3 variables", () => Demand(RationalFunction.Create(top, bottom).Denominator.Degree == 3));
    }

    /// <summary>A polynomial of degree 8 in each variable that vanishes on nine values of each is zero.</summary>
    private static bool VanishesOnGrid(RationalFunction whole, RationalFunction half)
    {
        Rational[] values = [.. Enumerable.Range(0, IdentityDegree + 1).Select(Rational.OfInt)];
        foreach (Rational x in values)
        {
            foreach (Rational y in values)
            {
                foreach (Rational z in values)
                {
                    var at = new Dictionary<string, Rational> { ["x"] = x, ["y"] = y, ["z"] = z };
                    Rational root = half.Evaluate(at);
                    if (whole.Evaluate(at) != root * root)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private static IEnumerable<Workload> DerivationWork()
    {
        for (int i = 0; i < Derivations.All.Count; i++)
        {
            int index = i;
            Derivation derivation = Derivations.All[index];
            yield return new Workload(
                $"replay {derivation.Name} ({derivation.Steps.Count} steps)",
                () => Demand(derivation.Replay().IsValid),
                $"build {derivation.Name}, with its searches");
            yield return new Workload(
                $"build {derivation.Name}, with its searches", () => Derivations.BuildAnew(index));
        }
    }

    private static IEnumerable<Workload> Threshold()
    {
        PiecewiseFormula formula = OneDimensionalOptimum.PositiveFormula(regularised: true);
        var at = new Dictionary<string, Rational>
        {
            ["alpha"] = Rational.One,
            ["beta"] = Rational.Create(1, 7),
            ["P"] = Rational.Create(5, 3),
            ["p"] = Rational.Create(11, 9),
        };
        Rational best = formula.Evaluate(at);
        yield return new Workload("soft threshold, the derived formula evaluated", () => formula.Evaluate(at), TernaryName);
        yield return new Workload(TernaryName, () =>
        {
            Rational found = TernarySearch(at);
            return Demand((found - best).Abs() < Rational.Create(1, 1_000_000));
        });
    }

    private const string TernaryName = "the same to 10^-6 by exact ternary search";

    /// <summary>Minimises P g^2/2 - p g + beta |g| (alpha = 1) over [-4, 4] by thirds.</summary>
    private static Rational TernarySearch(Dictionary<string, Rational> at)
    {
        Rational Value(Rational g) => (Rational.Half * at["P"] * g * g) - (at["p"] * g) + (at["beta"] * g.Abs());
        Rational low = Rational.OfInt(-4);
        Rational high = Rational.OfInt(4);
        Rational third = Rational.Create(1, 3);
        while (high - low > Rational.Create(1, 1_000_000))
        {
            Rational step = third * (high - low);
            if (Value(low + step) <= Value(high - step))
            {
                high -= step;
            }
            else
            {
                low += step;
            }
        }

        return Rational.Half * (low + high);
    }

    private static IEnumerable<Workload> Optimum()
    {
        Rational[] x = [.. Enumerable.Range(1, Points).Select(k => Rational.Create(k % 2 == 0 ? k : -k, 3))];
        Rational[] y = [.. Enumerable.Range(1, Points).Select(k => Rational.Create((k * k % 7) - 2, 2))];
        var points = new ExactVector(x);
        var labels = new ExactVector(y);
        Rational beta = Rational.Create(1, 2);
        OneDimensionalOptimum known = OneDimensionalOptimum.Solve(points, labels, Rational.One, beta, Width);
        string search = $"GlobalMinimiser, {Points} points, width {Width}";
        yield return new Workload(
            $"OneDimensionalOptimum.Solve, {Points} points, width {Width}",
            () => OneDimensionalOptimum.Solve(points, labels, Rational.One, beta, Width).Minimum,
            search);
        yield return new Workload(
            search,
            () =>
            {
                MinimumEnclosure found = GlobalMinimiser.Minimise(known.Data, known.Constants, Width, MinimiserSettings.Default);
                return Demand(found.IsSuccess && found.Lower <= known.Minimum && known.Minimum <= found.Upper);
            });
    }

    /// <summary>One point 1 with label 1, c = s = 1, rho = 1/4: the minimum 7/16 is attained at a = w = sqrt(3)/2.</summary>
    private static Workload CertificateCheck()
    {
        RealAlgebraic weight = RealAlgebraic.Sqrt(Rational.Create(3, 4));
        var instance = new CertifiedInstance(
            new Dataset(ExactMatrix.Column(new ExactVector([Rational.One])), new ExactVector([Rational.One])),
            new ModelConstants(Rational.One, Rational.One, Rational.Create(1, 4)),
            new Dictionary<string, Rational>(),
            new Dictionary<string, TwoLayerNetwork> { ["best"] = new([weight], [[weight]]) });
        Term minimum = Term.MinimumLoss(1, "best", [new ExactVector([Rational.Create(-1, 2)])]);
        Fact[] facts =
        [
            new Fact("the minimum", minimum, Relation.Equal, Term.Number(Rational.Create(7, 16))),
            new Fact("its network", Term.Loss("best"), Relation.LessOrEqual, minimum),
            new Fact("its norm", Term.NormSquared("best"), Relation.Equal, Term.Number(Rational.Create(3, 2))),
        ];
        var draft = new CertificateDraft("bench/minimum", "the minimum is 7/16", "a minimum with its dual", instance, facts);
        string text = Checker.Certify(draft).Certificate!.ToJson();
        return new Workload("kernel: check of a certificate's text", () => Demand(Checker.CheckJson(text).IsValid));
    }

    private static object Demand(bool isRight) =>
        isRight ? true : throw new InvalidOperationException("a workload gave a wrong result");
}
