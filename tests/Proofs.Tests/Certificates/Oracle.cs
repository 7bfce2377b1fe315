using System.Numerics;
using System.Text.Json.Nodes;
using ReluProofs.Kernel;

namespace ReluProofs.Proofs.Tests.Certificates;

/// <summary>
/// A second opinion on the facts of a certificate's text: rational intervals in place of exact roots, and sampled networks in
/// place of dual vectors. It shares the kernel's rational numbers and nothing else. Throws on terms that make no sense.
/// </summary>
internal sealed partial class Oracle(JsonObject root)
{
    private const int Samples = 100;
    private const int Directions = 1000;
    private const double Accuracy = 1e-9;

    /// <summary>Denominator of the enclosures of square roots.</summary>
    private static readonly BigInteger Grid = BigInteger.Pow(2, 200);

    private readonly JsonNode _instance = root["instance"]!;

    /// <summary>The name of a fact that is certainly false; null when there is none.</summary>
    public string? FalseFact() => root["facts"]!.AsArray().Where(f => IsFalse(f!)).Select(f => (string)f!["name"]!).FirstOrDefault();

    private bool IsFalse(JsonNode fact)
    {
        Enclosed left = Value(fact["left"]!);
        Enclosed right = Value(fact["right"]!);
        return (string)fact["relation"]! switch
        {
            "<" => left.Low >= right.High,
            "<=" => left.Low > right.High,
            "=" => left.Low > right.High || left.High < right.Low,
            ">=" => left.High < right.Low,
            ">" => left.High <= right.Low,
            var other => throw new FormatException(other),
        };
    }

    private Enclosed Value(JsonNode term)
    {
        if (term is JsonValue)
        {
            return Real((string)term!);
        }

        (string kind, JsonNode? inner) = term.AsObject().Single();
        JsonNode of = inner!;
        return kind switch
        {
            "parameter" => Rational.Parse((string)_instance["parameters"]![(string)of!]!),
            "constant" => Constant((string)of!),
            "x" => Point((int)of[0]!)[(int)of[1]!],
            "y" => Label((int)of!),
            "add" => of.AsArray().Aggregate((Enclosed)Rational.Zero, (sum, t) => sum + Value(t!)),
            "multiply" => of.AsArray().Aggregate((Enclosed)Rational.One, (product, t) => product * Value(t!)),
            "negate" => -Value(of),
            "divide" => Value(of[0]!) * Value(of[1]!).Inverse(),
            "abs" => Value(of) is var a && a.High < Rational.Zero ? -a : a.Low >= Rational.Zero ? a
                : new Enclosed(Rational.Zero, Rational.Max(-a.Low, a.High)),
            "sign" => Value(of) is var s ? new Enclosed(s.Low.Sign, s.High.Sign) : default,
            "relu" => Value(of).Relu(),
            "sqrt" => Root(Value(of)),
            "a" => Net((string)of[0]!).A[(int)of[1]!],
            "w" => Net((string)of[0]!).W[(int)of[1]!][(int)of[2]!],
            "loss" => Loss(Net((string)of!)),
            "normSquared" => NormSquared(Net((string)of!)),
            "output" => Output(Net((string)of[0]!), Point((int)of[1]!)),
            "flow" or "descent" => Along(of, kind == "flow"),
            "minimumLoss" => LeastLoss((int)of["width"]!, Net((string)of["attainedBy"]!)),
            "lossOutside" => LossOutside((string)of["cone"]!, (int)of["sign"]!, [.. of["dual"]!.AsArray().Select(v => Rational.Parse((string)v!))]),
            _ => throw new FormatException(kind),
        };
    }

    private Enclosed Constant(string name) => Rational.Parse((string)_instance["constants"]![name]!);

    private Rational Label(int k) => Rational.Parse((string)_instance["labels"]![k]!);

    private Enclosed[] Point(int k) => [.. _instance["points"]![k]!.AsArray().Select(x => (Enclosed)Rational.Parse((string)x!))];

    private (Enclosed[] A, Enclosed[][] W) Net(string name)
    {
        JsonNode net = _instance["networks"]![name]!;
        return (
            [.. net["a"]!.AsArray().Select(a => Real((string)a!))],
            [.. net["W"]!.AsArray().Select(row => row!.AsArray().Select(w => Real((string)w!)).ToArray())]);
    }

    private Enclosed Output((Enclosed[] A, Enclosed[][] W) net, Enclosed[] x) => Constant("s") * net.A.Zip(net.W)
        .Aggregate((Enclosed)Rational.Zero, (sum, n) => sum + (n.First * n.Second.Zip(x).Aggregate((Enclosed)Rational.Zero, (z, p) => z + (p.First * p.Second)).Relu()));

    private static Enclosed NormSquared((Enclosed[] A, Enclosed[][] W) net) =>
        net.A.Concat(net.W.SelectMany(w => w)).Aggregate((Enclosed)Rational.Zero, (sum, z) => sum + z.Squared());

    private Enclosed Loss((Enclosed[] A, Enclosed[][] W) net)
    {
        Enclosed squares = Rational.Zero;
        for (int k = 0; k < _instance["labels"]!.AsArray().Count; k++)
        {
            squares += (Output(net, Point(k)) + -(Enclosed)Label(k)).Squared();
        }

        return (Constant("c") * squares) + (Constant("rho") * NormSquared(net));
    }

    /// <summary>The attained loss, after looking for a network that is certainly better.</summary>
    private Enclosed LeastLoss(int width, (Enclosed[] A, Enclosed[][] W) attained)
    {
        Enclosed claimed = Loss(attained);
        var random = new Random(1);
        double[][] points = [.. Enumerable.Range(0, _instance["points"]!.AsArray().Count).Select(k => Point(k).Select(x => x.Low.ToDouble()).ToArray())];
        double[] labels = [.. Enumerable.Range(0, points.Length).Select(k => Label(k).ToDouble())];
        (double c, double s, double rho) = (Constant("c").Low.ToDouble(), Constant("s").Low.ToDouble(), Constant("rho").Low.ToDouble());
        int dimension = points.Length == 0 ? 0 : points[0].Length;
        for (int sample = 0; sample < Samples; sample++)
        {
            // Around the attaining network first, then anywhere.
            double spread = Math.Pow(10, -3 + (sample % 7 * 0.75));
            double loss = 0;
            var outputs = new double[points.Length];
            for (int j = 0; j < width; j++)
            {
                bool near = sample < Samples / 2 && j < attained.A.Length;
                double a = (near ? attained.A[j].Low.ToDouble() : 0) + (spread * ((2 * random.NextDouble()) - 1));
                double[] w = [.. Enumerable.Range(0, dimension).Select(i => (near ? attained.W[j][i].Low.ToDouble() : 0) + (spread * ((2 * random.NextDouble()) - 1)))];
                loss += rho * ((a * a) + w.Sum(x => x * x));
                for (int k = 0; k < points.Length; k++)
                {
                    outputs[k] += s * a * Math.Max(0, w.Zip(points[k], (x, y) => x * y).Sum());
                }
            }

            loss += c * outputs.Zip(labels, (f, y) => (f - y) * (f - y)).Sum();
            double bound = claimed.Low.ToDouble();
            if (loss < bound - (Accuracy * (1 + Math.Abs(bound))))
            {
                throw new InvalidOperationException($"a network of width {width} has loss {loss}, below {bound}");
            }
        }

        return claimed;
    }

    /// <summary>
    /// The value of the dual vector v, after looking for a direction outside the cone that it is not feasible in:
    /// sign s sum_k v_k relu(&lt;u, x_k>) below -2 rho for a unit vector u.
    /// </summary>
    private Enclosed LossOutside(string cone, int sign, Rational[] v)
    {
        Enclosed value = Rational.Zero;
        for (int k = 0; k < _instance["labels"]!.AsArray().Count; k++)
        {
            value += -((Enclosed)(v[k] * Label(k)) + ((Enclosed)(v[k] * v[k]) * (Constant("c") * Rational.OfInt(4)).Inverse()));
        }

        var random = new Random(2);
        double[][] points = [.. v.Select((_, k) => Point(k).Select(x => x.Low.ToDouble()).ToArray())];
        (double s, double rho) = (Constant("s").Low.ToDouble(), Constant("rho").Low.ToDouble());
        for (int sample = 0; sample < Directions; sample++)
        {
            double[] u = [.. Enumerable.Range(0, points[0].Length).Select(_ => (2 * random.NextDouble()) - 1)];
            double length = Math.Sqrt(u.Sum(x => x * x));
            double[] z = [.. points.Select(p => p.Zip(u, (x, y) => x * y).Sum() / length)];
            bool isInside = string.Concat(z.Select(x => x > 0 ? '+' : '-')) == cone;
            double pull = s * z.Select((x, k) => v[k].ToDouble() * Math.Max(0, x)).Sum();
            if ((isInside && sign > 0 ? 0 : pull) < -(2 * rho) - Accuracy || (isInside && sign < 0 ? 0 : -pull) < -(2 * rho) - Accuracy)
            {
                throw new InvalidOperationException("the dual vector is not feasible outside the cone");
            }
        }

        return value;
    }

    private static Enclosed Real(string text)
    {
        Enclosed sum = Rational.Zero;
        bool minus = false;
        foreach (string word in text.Split(' '))
        {
            if (word is "+" or "-")
            {
                minus = word == "-";
                continue;
            }

            int root = word.IndexOf("sqrt(", StringComparison.Ordinal);
            Enclosed part = root < 0 ? Rational.Parse(word)
                : (word[..root] is "" ? Rational.One : word[..root] is "-" ? Rational.MinusOne : Rational.Parse(word[..(root - 1)]))
                    * Root(Rational.Parse(word[(root + 5)..^1]));
            sum += minus ? -part : part;
        }

        return sum;
    }

    private static Enclosed Root(Enclosed of)
    {
        return new Enclosed(Below(of.Low), of.High.IsZero ? Rational.Zero : Below(of.High) + Rational.Create(BigInteger.One, Grid));

        static Rational Below(Rational r)
        {
            BigInteger scaled = r.Numerator * Grid * Grid / r.Denominator;
            BigInteger low = 0;
            BigInteger high = BigInteger.One << (int)((scaled.GetBitLength() / 2) + 1);
            while (high - low > 1)
            {
                BigInteger middle = (low + high) / 2;
                (low, high) = middle * middle <= scaled ? (middle, high) : (low, middle);
            }

            return Rational.Create(low, Grid);
        }
    }

    private readonly record struct Enclosed(Rational Low, Rational High)
    {
        public static implicit operator Enclosed(Rational r) => new(r, r);

        public static Enclosed operator +(Enclosed a, Enclosed b) => new(a.Low + b.Low, a.High + b.High);

        public static Enclosed operator -(Enclosed a) => new(-a.High, -a.Low);

        public static Enclosed operator *(Enclosed a, Enclosed b)
        {
            Rational[] products = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
            return new(products.Aggregate(Rational.Min), products.Aggregate(Rational.Max));
        }

        public Enclosed Inverse() => Low.Sign * High.Sign > 0
            ? new(Rational.One / High, Rational.One / Low)
            : throw new DivideByZeroException();

        public Enclosed Relu() => new(Rational.Max(Low, Rational.Zero), Rational.Max(High, Rational.Zero));

        public Enclosed Squared() => Low.Sign * High.Sign > 0 || Low == High
            ? this * this
            : new(Rational.Zero, Rational.Max(Low * Low, High * High));
    }
}
