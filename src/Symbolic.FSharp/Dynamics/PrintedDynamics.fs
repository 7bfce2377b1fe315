namespace ReluProofs.Symbolic.Dynamics

open System.Collections.Generic

/// The printed formulas about dynamics that are examined here.
[<AbstractClass; Sealed>]
type PrintedDynamics private () =

    /// Solutions of differential equations.
    static member Solutions: IReadOnlyList<PrintedSolution> = [|
        OrthogonalDynamics.AlignmentTanh
        OrthogonalDynamics.LogisticGrowth
        OrthogonalDynamics.NormLnCosh
        WeakInteractionDynamics.GroupAlignment
        WeakInteractionDynamics.GroupNorm
        WeakInteractionDynamics.GroupNormAligned
        WeakInteractionDynamics.GroupNormFromPrintedAlignment
        WeakInteractionDynamics.GroupChain
        WeakInteractionDynamics.GroupChainLiteral
        WeakInteractionDynamics.AverageCurvature
    |]

    /// Identities and inequalities.
    static member Comparisons: IReadOnlyList<PrintedComparison> = [|
        OrthogonalDynamics.SaddleLoss
        OrthogonalDynamics.LossDecay
        OrthogonalDynamics.EscapeTimeIsRight
        OrthogonalDynamics.TanhInequality
        OrthogonalDynamics.AlignmentExponent
        OrthogonalDynamics.AlignmentExponentLemma8
        OrthogonalDynamics.LnCoshDifference
        OrthogonalDynamics.LnCoshDifferenceRepaired
        OrthogonalDynamics.GrowthLowerBound
        OrthogonalDynamics.GrowthLowerBoundRepaired
        WeakInteractionDynamics.AlignmentEquation
        WeakInteractionDynamics.NormEquation
        WeakInteractionDynamics.NormEquationPrinted
        WeakInteractionDynamics.AlignmentIsLogarithmicDerivative
        WeakInteractionDynamics.Inequality57
        WeakInteractionDynamics.Inequality58
    |]
