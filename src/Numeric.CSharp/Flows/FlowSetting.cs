using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Flows;

/// <summary>
/// The flow theta' = -v grad L of L = c sum_k (f(x_k) - y_k)^2 + rho ||theta||^2, f(x) = s sum_j a_j relu(&lt;w_j, x>). The
/// constants are exact; the integrator uses the nearest doubles.
/// </summary>
public sealed record FlowSetting
{
    /// <summary>The setting with these constants.</summary>
    /// <param name="constants">c > 0, s and rho >= 0.</param>
    /// <param name="speed">v > 0.</param>
    /// <param name="rule">The rule at kinks.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is not positive, or the rule is none of the three.</exception>
    /// <exception cref="ArgumentException">A constant is outside the range of doubles (c or v would be 0 or infinite).</exception>
    public FlowSetting(ModelConstants constants, Rational speed, KinkRule rule)
    {
        ArgumentNullException.ThrowIfNull(constants);

        if (speed.Sign <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(speed), "the speed v is positive");
        }

        if (!Enum.IsDefined(rule))
        {
            throw new ArgumentOutOfRangeException(nameof(rule), "there is no such rule at kinks");
        }

        Constants = constants;
        ExactSpeed = speed;
        Rule = rule;
        LossConstant = InRange(constants.LossConstant, "c");
        OutputScale = InRange(constants.OutputScale, "s");
        WeightDecay = InRange(constants.WeightDecay, "rho");
        Speed = InRange(speed, "v");

        if (!double.IsFinite(Rate) || (Rate == 0 && OutputScale != 0))
        {
            throw new ArgumentException("the product 2 v c s is outside the range of doubles", nameof(constants));
        }
    }

    /// <summary>c, s and rho, exactly.</summary>
    public ModelConstants Constants { get; }

    /// <summary>v, exactly.</summary>
    public Rational ExactSpeed { get; }

    /// <summary>The rule at kinks.</summary>
    public KinkRule Rule { get; }

    /// <summary>c.</summary>
    public double LossConstant { get; }

    /// <summary>s.</summary>
    public double OutputScale { get; }

    /// <summary>rho.</summary>
    public double WeightDecay { get; }

    /// <summary>v.</summary>
    public double Speed { get; }

    /// <summary>2 v c s: w_j' = Rate a_j D_j - Decay w_j and a_j' = Rate &lt;w_j, D_j> - Decay a_j, D_j = sum over active k of r_k x_k.</summary>
    public double Rate => 2 * Speed * LossConstant * OutputScale;

    /// <summary>2 v rho, the rate at which weight decay alone shrinks every weight.</summary>
    public double Decay => 2 * Speed * WeightDecay;

    /// <summary>Paper <c>orthogonal</c>: c = 1/(2n), s = 1, rho = 0, v = 1, relu'(0) = 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
    public static FlowSetting Orthogonal(int pointCount) =>
        new(new ModelConstants(Over(1, 2, pointCount), Rational.One, Rational.Zero), Rational.One, KinkRule.Zero);

    /// <summary>Paper <c>weakint</c>: c = 1/(2n), s = 1/width, rho = 0, v = width, relu'(0) = 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n or the width is below 1.</exception>
    public static FlowSetting WeakInteraction(int pointCount, int width) =>
        new(
            new ModelConstants(Over(1, 2, pointCount), Over(1, 1, width), Rational.Zero),
            Rational.OfInt(width),
            KinkRule.Zero);

    /// <summary>Paper <c>benignity</c>: c = 1/n, s = 1, rho = its lambda, v = 1, the Clarke flow (5).</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1, or the weight decay is negative.</exception>
    public static FlowSetting Benignity(int pointCount, Rational weightDecay) =>
        new(new ModelConstants(Over(1, 1, pointCount), Rational.One, weightDecay), Rational.One, KinkRule.Clarke);

    private static Rational Over(int numerator, int factor, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Rational.OfInt(numerator) / (Rational.OfInt(factor) * Rational.OfInt(count));
    }

    private static double InRange(Rational exact, string name)
    {
        double value = exact.ToDouble();
        return double.IsFinite(value) && (value != 0 || exact.IsZero)
            ? value
            : throw new ArgumentException($"the constant {name} is outside the range of doubles");
    }
}
