using ReluProofs.Kernel;

namespace ReluProofs.Numeric.Descent;

/// <summary>
/// What fixed-step gradient descent runs on: theta' = theta - StepSize * v * grad L with
/// f(x) = s sum_j a_j relu(&lt;w_j, x&gt;) and L = c sum_k (f(x_k) - y_k)^2 + rho ||theta||^2. relu'(0) = 0, as in the
/// published experiments.
/// </summary>
public sealed record DescentSetting
{
    private double lossConstant = 1;
    private double outputScale = 1;
    private double weightDecay;
    private double speed = 1;
    private double stepSize = 1e-3;

    /// <summary>c, positive and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double LossConstant { get => lossConstant; init => lossConstant = Positive(value, nameof(LossConstant)); }

    /// <summary>s, finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double OutputScale { get => outputScale; init => outputScale = Finite(value, nameof(OutputScale)); }

    /// <summary>rho, not negative and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double WeightDecay
    {
        get => weightDecay;
        init => weightDecay = value >= 0 ? Finite(value, nameof(WeightDecay)) : throw Outside(nameof(WeightDecay), value);
    }

    /// <summary>v, positive and finite: the papers' time scaling of the flow; it multiplies the step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Speed { get => speed; init => speed = Positive(value, nameof(Speed)); }

    /// <summary>The step in the time of the flow, positive and finite; 1e-3 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double StepSize { get => stepSize; init => stepSize = Positive(value, nameof(StepSize)); }

    /// <summary>The setting whose constants are the doubles nearest to exact ones; v is 1.</summary>
    /// <param name="constants">c, s and rho.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is outside the range of double.</exception>
    public static DescentSetting Of(ModelConstants constants) => new()
    {
        LossConstant = constants.LossConstant.ToDouble(),
        OutputScale = constants.OutputScale.ToDouble(),
        WeightDecay = constants.WeightDecay.ToDouble(),
    };

    private static double Positive(double value, string name) => value > 0 ? Finite(value, name) : throw Outside(name, value);

    private static double Finite(double value, string name) => double.IsFinite(value) ? value : throw Outside(name, value);

    private static ArgumentOutOfRangeException Outside(string name, double value) => new(name, value, "outside its range");
}
