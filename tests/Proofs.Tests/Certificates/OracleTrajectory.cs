using System.Text.Json.Nodes;
using ReluProofs.Kernel;

namespace ReluProofs.Proofs.Tests.Certificates;

/// <summary>Trajectories as the second opinion sees them: doubles, and classical Runge-Kutta with two numbers of steps.</summary>
internal sealed partial class Oracle
{
    /// <summary>What may be lost at kinks and in doubles, relative to 1 and to the value.</summary>
    private const double TrajectoryAccuracy = 1e-2;

    private const int FlowSteps = 400;
    private const int MostDescentSteps = 5000;

    /// <summary>A fact about all times is false if it is at one of them: the ends are those that a fact's side is compared by.</summary>
    private Enclosed Along(JsonNode journey, bool isFlow)
    {
        double[] coarse = Values(journey, isFlow, FlowSteps);
        double[] fine = isFlow ? Values(journey, isFlow, 2 * FlowSteps) : coarse;
        double error = TrajectoryAccuracy * (1 + fine.Max(Math.Abs));
        bool isKnown = fine.Concat(coarse).All(double.IsFinite)
            && Math.Abs(fine.Max() - coarse.Max()) < error && Math.Abs(fine.Min() - coarse.Min()) < error;
        var far = Rational.OfInt(10).Pow(100);
        return isKnown
            ? new Enclosed(Rational.OfDouble(fine.Max() - error), Rational.OfDouble(fine.Min() + error))
            : new Enclosed(-far, far);
    }

    private double[] Values(JsonNode journey, bool isFlow, int flowSteps)
    {
        var net = Net((string)journey["network"]!);
        double Middle(Enclosed x) => ((x.Low + x.High) * Rational.Half).ToDouble();
        var state = new State([.. net.A.Select(Middle)], [.. net.W.Select(w => w.Select(Middle).ToArray())]);
        double from = Rational.Parse((string)journey["from"]!).ToDouble();
        double until = Rational.Parse((string)journey["until"]!).ToDouble();
        double rate = Rational.Parse((string)journey[isFlow ? "speed" : "step"]!).ToDouble();
        if (!isFlow && until > MostDescentSteps)
        {
            return [double.NaN];
        }

        int steps = isFlow ? flowSteps : (int)until;
        double length = isFlow ? until / flowSteps : 1;
        var values = new List<double>();
        for (int i = 0; i <= steps; i++)
        {
            if (i * length >= from - (length / 2) || i == steps)
            {
                values.Add(Quantity(journey["of"]!, (string)journey["network"]!, state));
            }

            state = isFlow ? Runge(state, rate * length) : state.Moved(Field(state), rate);
        }

        return [.. values];
    }

    private State Runge(State s, double h)
    {
        State k1 = Field(s);
        State k2 = Field(s.Moved(k1, h / 2));
        State k3 = Field(s.Moved(k2, h / 2));
        State k4 = Field(s.Moved(k3, h));
        return s.Moved(k1, h / 6).Moved(k2, h / 3).Moved(k3, h / 3).Moved(k4, h / 6);
    }

    private double[] Data(int k) => [.. Point(k).Select(x => x.Low.ToDouble())];

    private double Fitted(State s, int k) =>
        Constant("s").Low.ToDouble() * s.A.Zip(s.W).Sum(n => n.First * Math.Max(0, Inner(n.Second, Data(k))));

    private static double Inner(double[] x, double[] y) => x.Zip(y).Sum(p => p.First * p.Second);

    /// <summary>-grad L with relu'(0) = 0.</summary>
    private State Field(State s)
    {
        int n = _instance["labels"]!.AsArray().Count;
        double pull = 2 * Constant("c").Low.ToDouble() * Constant("s").Low.ToDouble();
        double decay = 2 * Constant("rho").Low.ToDouble();
        double[][] x = [.. Enumerable.Range(0, n).Select(Data)];
        double[] r = [.. Enumerable.Range(0, n).Select(k => Fitted(s, k) - Label(k).ToDouble())];
        return new State(
            [.. s.A.Select((a, j) => (-pull * Enumerable.Range(0, n).Sum(k => r[k] * Math.Max(0, Inner(s.W[j], x[k])))) - (decay * a))],
            [.. s.W.Select((w, j) => w.Select((wi, i) => (-pull * s.A[j]
                * Enumerable.Range(0, n).Sum(k => Inner(w, x[k]) > 0 ? r[k] * x[k][i] : 0)) - (decay * wi)).ToArray())]);
    }

    private double Quantity(JsonNode term, string network, State s)
    {
        if (term is not JsonObject)
        {
            return Real((string)term!).Low.ToDouble();
        }

        (string kind, JsonNode? of) = term.AsObject().Single();
        double Of(JsonNode? t) => Quantity(t!, network, s);
        double Norm() => s.A.Concat(s.W.SelectMany(w => w)).Sum(x => x * x);
        int n = _instance["labels"]!.AsArray().Count;
        switch (kind)
        {
            case "add": return of!.AsArray().Sum(Of);
            case "multiply": return of!.AsArray().Aggregate(1.0, (product, t) => product * Of(t));
            case "negate": return -Of(of);
            case "divide": return Of(of![0]) / Of(of[1]);
            case "abs": return Math.Abs(Of(of));
            case "sign": return Math.Sign(Of(of));
            case "relu": return Math.Max(0, Of(of));
            case "sqrt": return Math.Sqrt(Of(of));
            case "a" when (string)of![0]! == network: return s.A[(int)of[1]!];
            case "w" when (string)of![0]! == network: return s.W[(int)of[1]!][(int)of[2]!];
            case "output" when (string)of![0]! == network: return Fitted(s, (int)of[1]!);
            case "normSquared" when (string)of! == network: return Norm();
            case "loss" when (string)of! == network:
                return (Constant("c").Low.ToDouble() * Enumerable.Range(0, n).Sum(k => Math.Pow(Fitted(s, k) - Label(k).ToDouble(), 2)))
                    + (Constant("rho").Low.ToDouble() * Norm());
            default: return Value(term).Low.ToDouble();
        }
    }

    private sealed record State(double[] A, double[][] W)
    {
        public State Moved(State direction, double length) => new(
            [.. A.Zip(direction.A, (x, v) => x + (length * v))],
            [.. W.Zip(direction.W, (w, v) => w.Zip(v, (x, y) => x + (length * y)).ToArray())]);
    }
}
