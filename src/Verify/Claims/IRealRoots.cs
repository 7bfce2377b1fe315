using ReluProofs.Kernel;

namespace ReluProofs.Verify.Claims;

/// <summary>Finds where a polynomial vanishes; implemented by whoever knows algebra.</summary>
public interface IRealRoots
{
    /// <summary>
    /// Every real root once, in increasing order, between two rational numbers: equal ones for a rational root, else an interval
    /// at whose ends the polynomial does not vanish.
    /// </summary>
    /// <param name="coefficients">The coefficients, the lowest power first; not all 0.</param>
    /// <param name="width">No interval is wider.</param>
    IReadOnlyList<(Rational Low, Rational High)> Isolate(IReadOnlyList<Rational> coefficients, Rational width);
}
