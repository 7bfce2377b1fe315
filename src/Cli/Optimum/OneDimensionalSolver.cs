using ReluProofs.Symbolic.Derivations;

namespace ReluProofs.Cli.Optimum;

/// <summary>The only place where this command meets the symbolic engine.</summary>
internal static class OneDimensionalSolver
{
    /// <summary>The exact optimum of a problem.</summary>
    public static OneDimensionalAnswer Solve(OneDimensionalProblem problem)
    {
        OneDimensionalOptimum optimum = OneDimensionalOptimum.Solve(
            problem.Points, problem.Labels, problem.Alpha, problem.Beta, problem.Width);
        return new OneDimensionalAnswer
        {
            MomentPositive = optimum.MomentPositive,
            MomentNegative = optimum.MomentNegative,
            ThresholdedPositive = optimum.ThresholdedPositive,
            ThresholdedNegative = optimum.ThresholdedNegative,
            GammaP = optimum.GammaP,
            GammaN = optimum.GammaN,
            CriticalWidth = optimum.CriticalWidth,
            Minimum = optimum.Minimum,
            SetText = optimum.DescriptionText,
            SetLatex = optimum.DescriptionLatex,
            Cardinality = optimum.Cardinality,
            Components = optimum.ConnectedComponents,
            Derivation = optimum.DerivationName,
        };
    }
}
