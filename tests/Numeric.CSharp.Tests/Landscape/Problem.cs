using System.Globalization;
using ReluProofs.Kernel;

namespace ReluProofs.Numeric.CSharp.Tests.Landscape;

/// <summary>A one-dimensional instance, and its exact minimum by a route of its own.</summary>
internal sealed record Problem(Rational[] X, Rational[] Y, Rational C, Rational S, Rational Rho, int Width)
{
    public Dataset Data => new(ExactMatrix.Column(new ExactVector(X)), new ExactVector(Y));

    public ModelConstants Constants => new(C, S, Rho);

    public Rational OriginLoss => C * new ExactVector(Y).NormSquared();

    /// <summary>The paper's setting: c = 1/2, s = 1/alpha, rho = beta/2.</summary>
    public static Problem OneDim(string x, string y, string alpha, string beta, int width) =>
        new(Parse(x), Parse(y), Rational.Half, Rational.Parse(alpha).Inverse(), Rational.Parse(beta) * Rational.Half, width);

    /// <summary>
    /// A network of the width that attains the minimum. With g = a w on one side of 0 the loss there is
    /// c (s^2 P g^2 - 2 s Q g) + 2 rho |g| plus a constant: its minimum lies at 0 or where one of its two branches is flat.
    /// All three candidates of both sides are compared exactly.
    /// </summary>
    public TwoLayerNetwork Optimum()
    {
        var sides = new[] { BestSlope(1), BestSlope(-1) };
        var used = Width >= 2
            ? [0, 1]
            : sides[0].Value <= sides[1].Value ? new[] { 0 } : [1];
        var a = new List<RealAlgebraic>();
        var w = new List<IReadOnlyList<RealAlgebraic>>();

        foreach (int side in used)
        {
            var g = sides[side].Slope;
            var root = RealAlgebraic.Sqrt(g.Abs());
            a.Add(g.Sign < 0 ? -root : root);
            w.Add([side == 0 ? root : -root]);
        }

        return new TwoLayerNetwork(a, w);
    }

    /// <summary>The exact minimal loss.</summary>
    public Rational Minimum() => Optimum().Loss(Constants, Data).TryRational()!.Value;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"x = ({string.Join(", ", X)}), y = ({string.Join(", ", Y)}), c = {C}, s = {S}, rho = {Rho}, m = {Width}");

    private (Rational Slope, Rational Value) BestSlope(int side)
    {
        var p = Rational.Zero;
        var q = Rational.Zero;

        for (int k = 0; k < X.Length; k++)
        {
            if (X[k].Sign == side)
            {
                p += X[k] * X[k];
                q += X[k].Abs() * Y[k];
            }
        }

        Rational Value(Rational g) => C * (S * S * p * g * g - 2 * S * q * g) + 2 * Rho * g.Abs();

        var best = (Slope: Rational.Zero, Value: Rational.Zero);

        if (!p.IsZero && !S.IsZero)
        {
            foreach (int branch in new[] { 1, -1 })
            {
                var flat = (C * S * q - branch * Rho) / (C * S * S * p);

                if (Value(flat) < best.Value)
                {
                    best = (flat, Value(flat));
                }
            }
        }

        return best;
    }

    private static Rational[] Parse(string numbers) => [.. numbers.Split(' ').Select(Rational.Parse)];
}
