using ReluProofs.Kernel;
using ReluProofs.Numeric.Flows;
using ReluProofs.Numeric.Networks;

namespace ReluProofs.Numeric.CSharp.Tests.Flows;

/// <summary>The kernel's enclosures of trajectories contain what the integrator in doubles finds, up to its own error.</summary>
public class KernelEnclosureTests
{
    private const int Cases = 24;

    // What doubles lose beside the estimated error, relative to a neuron.
    private const double Rounding = 1e-11;

    [Fact]
    public void The_enclosure_contains_the_integrators_result_up_to_its_error()
    {
        int enclosed = 0;
        int withEvents = 0;

        for (int seed = 1; seed <= Cases; seed++)
        {
            var random = new Random(seed);
            double Eighth() => random.Next(-8, 9) / 8.0;
            int n = random.Next(1, 4);
            int m = random.Next(1, 4);
            double[] x = [.. Enumerable.Range(0, 2 * n).Select(_ => Eighth())];
            double[] y = [.. Enumerable.Range(0, n).Select(_ => 2 * Eighth())];
            var network = new NumericNetwork([.. Enumerable.Range(0, m).Select(_ => Eighth())], [.. Enumerable.Range(0, 2 * m).Select(_ => Eighth())], 2);
            var setting = FlowProblem.Setting("1/2", "1", seed % 2 == 0 ? "1/10" : "0", "1");
            var options = FlowOptions.Default with { EndTime = 1.0 };

            if (Enclosed(x, y, network, setting) is not { } bounds)
            {
                continue;
            }

            var flow = GradientFlow.Run(new FlowData(x, y, 2), setting, FlowStart.OfNetwork(network), options);
            enclosed++;
            withEvents += flow.Events.Count > 0 ? 1 : 0;

            for (int j = 0; j < m; j++)
            {
                double a = flow.Final.OutputWeight(j);
                double error = ((flow.Error?.Final ?? 0) + Rounding) * (Math.Abs(a) + flow.Final.HiddenNorm(j) + Rounding);
                double[] found = [a, flow.Final.HiddenWeight(j, 0), flow.Final.HiddenWeight(j, 1)];

                for (int i = 0; i < 3; i++)
                {
                    Assert.InRange(found[i], bounds[3 * j + i].Low - error, bounds[3 * j + i].High + error);
                }
            }
        }

        Assert.True(enclosed >= Cases / 3, $"only {enclosed} were enclosed");
        Assert.True(withEvents >= 3, $"only {withEvents} had events");
    }

    // (a_j, w_j) at time 1, or null where the kernel does not enclose them.
    private static (double Low, double High)[]? Enclosed(double[] x, double[] y, NumericNetwork network, FlowSetting setting)
    {
        const string Net = "net";
        var points = Enumerable.Range(0, y.Length)
            .Select(k => new ExactVector([Rational.OfDouble(x[2 * k]), Rational.OfDouble(x[2 * k + 1])]));
        var instance = new CertifiedInstance(
            new Dataset(new ExactMatrix(points), new ExactVector(y.Select(Rational.OfDouble))),
            setting.Constants,
            new Dictionary<string, Rational>(),
            new Dictionary<string, TwoLayerNetwork> { [Net] = network.ToExact() });
        var facts = new List<Fact>();

        for (int j = 0; j < network.Width; j++)
        {
            foreach (Term entry in new[] { Term.OutputWeight(Net, j), Term.HiddenWeight(Net, j, 0), Term.HiddenWeight(Net, j, 1) })
            {
                Term along = Term.Flow(entry, Net, Rational.One, Rational.One, Rational.One, 20, 72);
                facts.Add(new Fact("low", along, Relation.Greater, Term.Number(-1000)));
                facts.Add(new Fact("high", along, Relation.Less, Term.Number(1000)));
            }
        }

        CheckResult result = Checker.Certify(new CertificateDraft("test", "statement", "title", instance, facts));

        if (result.Certificate is not { } certificate)
        {
            Assert.Contains("not enclosed: ", result.Wrong, StringComparison.Ordinal);
            return null;
        }

        return [.. Enumerable.Range(0, facts.Count / 2).Select(i =>
            (certificate.LeftValue(2 * i).ToDouble(), certificate.LeftValue(2 * i + 1).ToDouble()))];
    }
}
