using ReluProofs.Kernel;

namespace ReluProofs.Verify.Checking;

/// <summary>
/// An error planted in a statement while it is checked: what it states, taken to a power and multiplied by a number. It asks of a
/// check whether it would have noticed, without a word of the claim being changed.
/// </summary>
/// <param name="Factor">The number.</param>
/// <param name="Power">The power, at least 1.</param>
public sealed record Alteration(Rational Factor, int Power)
{
    private volatile bool _changed;

    /// <summary>Whether some stated value has come out different, so that there was an error to be seen.</summary>
    public bool HasChanged => _changed;

    /// <summary>The altered value.</summary>
    /// <param name="stated">The value as it is stated.</param>
    public Rational Of(Rational stated)
    {
        Rational altered = Factor * stated.Pow(Power);
        _changed |= altered != stated;
        return altered;
    }

    /// <summary>The altered value.</summary>
    /// <param name="stated">The value as it is stated.</param>
    public RealAlgebraic Of(RealAlgebraic stated)
    {
        RealAlgebraic altered = stated;
        for (int i = 1; i < Power; i++)
        {
            altered *= stated;
        }

        altered = RealAlgebraic.OfRational(Factor) * altered;
        _changed |= altered != stated;
        return altered;
    }
}
