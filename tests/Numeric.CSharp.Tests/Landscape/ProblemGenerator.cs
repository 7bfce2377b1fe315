using FsCheck;
using FsCheck.Fluent;
using ReluProofs.Kernel;

namespace ReluProofs.Numeric.CSharp.Tests.Landscape;

/// <summary>Random instances: n and m from 1 to 6, zero and repeated points, decays around the thresholds.</summary>
internal static class ProblemGenerator
{
    private static readonly Gen<Rational> Fraction =
        from numerator in Gen.Choose(-20, 20)
        from denominator in Gen.Choose(1, 10)
        select Rational.Create(numerator, denominator);

    private static readonly Gen<Rational> Positive =
        from numerator in Gen.Choose(1, 30)
        from denominator in Gen.Choose(1, 10)
        select Rational.Create(numerator, denominator);

    /// <summary>Numbers of ordinary size.</summary>
    public static Gen<Problem> Ordinary => Scaled(Gen.Constant(Rational.One));

    /// <summary>Points, labels, alpha and each single point and label anywhere from 1e-12 to 1e12.</summary>
    public static Gen<Problem> Extreme => Scaled(PowersOfTen(12));

    /// <summary>The decay exactly at the threshold of the positive side, or off it by a relative 10^-1 to 10^-20.</summary>
    public static Gen<Problem> NearThreshold =>
        from problem in Ordinary
        from exponent in Gen.Choose(1, 20)
        from side in Gen.Choose(-1, 1)
        let correlation = problem.X.Zip(problem.Y, (x, y) => x.Sign > 0 ? x * y : Rational.Zero)
            .Aggregate(Rational.Zero, (sum, product) => sum + product)
        let threshold = (problem.C * problem.S * correlation).Abs()
        select problem with { Rho = threshold * (Rational.One + side * Rational.OfInt(10).Pow(-exponent)) };

    /// <summary>Checks a property on that many instances, always the same ones.</summary>
    public static void Check(Gen<Problem> problems, int count, Action<Problem> property) =>
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20_240_501UL, 77UL),
            Prop.ForAll(Arb.From(problems), property));

    private static Gen<Rational> PowersOfTen(int largest) =>
        from exponent in Gen.Choose(-largest, largest)
        select Rational.OfInt(10).Pow(exponent);

    private static Gen<Problem> Scaled(Gen<Rational> scale) =>
        from n in Gen.Choose(1, 6)
        from m in Gen.Choose(1, 6)
        from allX in scale
        from allY in scale
        from own in Gen.Elements(true, false)
        from x in Gen.ArrayOf(own ? Times(scale, Fraction) : Times(Gen.Constant(allX), Fraction), n)
        from y in Gen.ArrayOf(own ? Times(scale, Fraction) : Times(Gen.Constant(allY), Fraction), n)
        from c in Positive
        from s in Times(scale, Fraction)
        from size in Gen.Frequency((1, Gen.Constant(Rational.Zero)), (4, Positive), (1, Times(scale, Positive)))
        select new Problem(x, y, c, s, size * s.Abs() * allX * allY, m);

    private static Gen<Rational> Times(Gen<Rational> left, Gen<Rational> right) =>
        from x in left
        from y in right
        select x * y;
}
