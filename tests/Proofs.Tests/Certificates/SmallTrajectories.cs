using ReluProofs.Kernel;

namespace ReluProofs.Proofs.Tests.Certificates;

/// <summary>Small certificates along trajectories, for tests that check thousands of them.</summary>
internal static class SmallTrajectories
{
    private const string Net = "start";

    /// <summary>A neuron that is switched on at a point on its way, followed by the flow, and one by gradient descent.</summary>
    public static IReadOnlyList<string> Certificates { get; } = [Flow(), Descent()];

    private static string Flow()
    {
        Term Along(Term quantity, int from, int until) =>
            Term.Flow(quantity, Net, Rational.One, Rational.Create(from, 4), Rational.Create(until, 4), 8, 48);
        Term second = Term.HiddenWeight(Net, 0, 0) + Term.HiddenWeight(Net, 0, 1);
        return Text(
            Rational.Half,
            [
                new Fact("off at first", Along(second, 0, 0), Relation.Less, Term.Number(0)),
                new Fact("on in the end", Along(second, 2, 2), Relation.Greater, Term.Number(Rational.Create(1, 10))),
                new Fact("the loss stays below its start", Along(Term.Loss(Net), 1, 2), Relation.LessOrEqual, Term.Loss(Net)),
            ]);
    }

    private static string Descent()
    {
        Term Along(Term quantity, int from, int until) => Term.Descent(quantity, Net, Rational.Create(1, 10), from, until, 48);
        return Text(
            Rational.Create(1, 4),
            [
                new Fact("the output weight grows", Along(Term.OutputWeight(Net, 0), 1, 6), Relation.Greater, Term.OutputWeight(Net, 0)),
                new Fact("the output", Along(Term.Output(Net, 0), 6, 6), Relation.GreaterOrEqual, Term.Number(Rational.Create(1, 2))),
            ]);
    }

    private static string Text(Rational lossConstant, Fact[] facts)
    {
        var points = new ExactMatrix([new ExactVector([Rational.One, Rational.Zero]), new ExactVector([Rational.One, Rational.One])]);
        RealAlgebraic[] weights = [RealAlgebraic.OfRational(Rational.Half), RealAlgebraic.OfRational(Rational.Create(-11, 20))];
        var instance = new CertifiedInstance(
            new Dataset(points, new ExactVector([Rational.OfInt(2), Rational.OfInt(3)])),
            new ModelConstants(lossConstant, Rational.One, Rational.Zero),
            new Dictionary<string, Rational>(),
            new Dictionary<string, TwoLayerNetwork> { [Net] = new([RealAlgebraic.One], [weights]) });
        CheckResult result = Checker.Certify(new CertificateDraft("test/trajectory", "a statement", "a trajectory", instance, facts));
        Assert.True(result.IsValid, result.Wrong);
        return result.Certificate!.ToJson();
    }
}
