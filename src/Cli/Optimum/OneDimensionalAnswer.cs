using ReluProofs.Kernel;

namespace ReluProofs.Cli.Optimum;

/// <summary>The regularised one-dimensional problem of one command line.</summary>
/// <param name="Points">X.</param>
/// <param name="Labels">Y.</param>
/// <param name="Alpha">The output scale is 1/alpha.</param>
/// <param name="Beta">The weight of the regulariser.</param>
/// <param name="Width">m.</param>
internal sealed record OneDimensionalProblem(ExactVector Points, ExactVector Labels, Rational Alpha, Rational Beta, int Width);

/// <summary>Its exact optimum.</summary>
internal sealed record OneDimensionalAnswer
{
    /// <summary>X_S^T Y.</summary>
    public required Rational MomentPositive { get; init; }

    /// <summary>X_Sc^T Y.</summary>
    public required Rational MomentNegative { get; init; }

    /// <summary>S(X_S^T Y), thresholded at alpha beta.</summary>
    public required Rational ThresholdedPositive { get; init; }

    /// <summary>S(X_Sc^T Y), thresholded at alpha beta.</summary>
    public required Rational ThresholdedNegative { get; init; }

    /// <summary>gamma_P*.</summary>
    public required Rational GammaP { get; init; }

    /// <summary>gamma_N*.</summary>
    public required Rational GammaN { get; init; }

    /// <summary>M*, the least width at which both gammas are reached.</summary>
    public required int CriticalWidth { get; init; }

    /// <summary>The minimum over all networks of the width.</summary>
    public required Rational Minimum { get; init; }

    /// <summary>The set of minimisers in words.</summary>
    public required string SetText { get; init; }

    /// <summary>The set of minimisers in LaTeX.</summary>
    public required string SetLatex { get; init; }

    /// <summary>How many minimisers there are; null for infinitely many.</summary>
    public required int? Cardinality { get; init; }

    /// <summary>The connected components of the set.</summary>
    public required int Components { get; init; }

    /// <summary>The name of the derivation this rests on.</summary>
    public required string Derivation { get; init; }
}
