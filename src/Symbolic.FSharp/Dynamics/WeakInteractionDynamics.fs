namespace ReluProofs.Symbolic.Dynamics

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// The closed-form dynamics of paper `weakint`: group initialisation on orthonormal data, one neuron a group.
///
/// Y is the norm of the group's labels (sqrt(k_n) ||D|| with Theorem 2's D), p the number of groups, n that of points, S the
/// alignment, q = ||w||_+^2, c0 and q0 their values at 0. The rate that (53) prints is c = 2 Y/n. All equations take
/// |a| = ||w||_+, as the paper does; that holds when the neuron has no component outside of its group.
[<AbstractClass; Sealed>]
type WeakInteractionDynamics private () =

    static let hypotheses = "Y > 0, n > 0, p > 0, q0 > 0, 0 <= c0, c0 <= 1"
    static let meaning = "Y = sqrt(k_n) ||D||, S the alignment, q = ||w||_+^2"
    static let rate = "2*Y/n*t"

    static let printedAlignment =
        sprintf "(sinh(%s) + c0*cosh(%s))/(cosh(%s) + c0*sinh(%s))" rate rate rate rate

    static let printedNorm =
        sprintf "p*Y*q0*(cosh(%s) + c0*sinh(%s))/(p*Y + q0*(sinh(%s) + c0*(cosh(%s) - 1)))" rate rate rate rate

    static let trueAlignment = "(sinh(Y/n*t) + c0*cosh(Y/n*t))/(cosh(Y/n*t) + c0*sinh(Y/n*t))"

    static let normProblem alignment conditions =
        OdeProblem.Scalar("q", sprintf "2/n*q*(Y*%s - q/p)" alignment, "q0", conditions)

    /// The flow of one group in two numbers: g = ||w||_+ and v, the scalar product of the neuron (times its sign) with the
    /// normed labels. From w' = (a/n) (y - (a/p) w) on the group, a = s g. Paper `weakint`, A.4.
    static member GroupFlow: OdeProblem =
        OdeProblem.System(
            [| "v"; "g" |],
            [| "g/n*(Y - g/p*v)"; "(Y*v - g^3/p)/n" |],
            [| "c0*g0"; "g0" |],
            "Y > 0, n > 0, p > 0, g0 > 0, 0 <= c0, c0 <= 1"
        )

    /// The equation of the alignment follows from the flow. Paper `weakint`, (52).
    static member AlignmentEquation: PrintedComparison =
        PrintedComparison(
            "group-alignment-equation",
            "alignment equation of a group neuron",
            "weakint, (52)",
            "S = v/g",
            WeakInteractionDynamics.GroupFlow.LieDerivative(ElementaryExpression.Parse "v/g"),
            PrintedRelation.Equal,
            ElementaryExpression.Parse "Y/n*(1 - (v/g)^2)",
            Guard.Parse "Y > 0, n > 0, p > 0, g > 0"
        )

    /// The equation of the norm follows from the flow, with Y in the place where (54) has ||D||.
    static member NormEquation: PrintedComparison =
        PrintedComparison(
            "group-norm-equation",
            "norm equation of a group neuron",
            "weakint, (54), first line (repaired: Y for ||D||)",
            "S = v/g, q = g^2",
            WeakInteractionDynamics.GroupFlow.LieDerivative(ElementaryExpression.Parse "g^2"),
            PrintedRelation.Equal,
            ElementaryExpression.Parse "2/n*g^2*(Y*v/g - g^2/p)",
            Guard.Parse "Y > 0, n > 0, p > 0, g > 0"
        )

    /// The equation of the norm as printed, with ||D|| = Y/sqrt(k_n) (Theorem 2). Paper `weakint`, (54).
    static member NormEquationPrinted: PrintedComparison =
        PrintedComparison(
            "group-norm-equation-printed",
            "norm equation of a group neuron as printed",
            "weakint, (54), second line",
            "S = v/g, q = g^2, rk = sqrt(k_n), Y = rk ||D|| (Theorem 2's D; with A.4's, k_n stands for rk)",
            WeakInteractionDynamics.GroupFlow.LieDerivative(ElementaryExpression.Parse "g^2"),
            PrintedRelation.Equal,
            ElementaryExpression.Parse "2/n*g^2*(Y/rk*v/g - g^2/p)",
            Guard.Parse "Y > 0, n > 0, p > 0, g > 0, 0 < v, v <= g, rk >= 1"
        )

    /// The alignment in closed form. Paper `weakint`, (53).
    static member GroupAlignment: PrintedSolution =
        Printed.solution
            "group-alignment"
            "alignment of a group neuron"
            "weakint, (53) as the solution of (52)"
            meaning
            (OdeProblem.Scalar("S", "Y/n*(1 - S^2)", "c0", "Y > 0, n > 0, 0 <= c0, c0 <= 1"))
            [ printedAlignment ]

    /// The second line of (53): the first is a logarithmic derivative, for any rate. Paper `weakint`, (53).
    static member AlignmentIsLogarithmicDerivative: PrintedComparison =
        PrintedComparison(
            "group-alignment-logarithm",
            "the alignment as a logarithmic derivative",
            "weakint, (53), second line",
            "c is any rate",
            ElementaryExpression.Parse "(sinh(c*t) + c0*cosh(c*t))/(cosh(c*t) + c0*sinh(c*t))",
            PrintedRelation.Equal,
            ElementaryExpression.Parse "1/c"
            * (ElementaryExpression.Parse "log(cosh(c*t) + c0*sinh(c*t))").Derivative(),
            Guard.Parse "c > 0, 0 <= c0, c0 <= 1"
        )

    /// The squared norm in closed form, with the true alignment in its equation. Paper `weakint`, (55) = (67).
    static member GroupNorm: PrintedSolution =
        Printed.solution
            "group-norm"
            "squared norm of a group neuron"
            "weakint, (55) = (67)"
            meaning
            (normProblem trueAlignment hypotheses)
            [ printedNorm ]

    /// The same for a neuron that starts aligned, c0 = 1.
    static member GroupNormAligned: PrintedSolution =
        Printed.solution
            "group-norm-aligned"
            "squared norm of a group neuron that starts aligned"
            "weakint, (55) with c0 = 1"
            meaning
            (OdeProblem.Scalar("q", "2/n*q*(Y - q/p)", "q0", "Y > 0, n > 0, p > 0, q0 > 0"))
            [ printedNorm.Replace("c0", "1") ]

    /// The same with the alignment that (53) prints, of twice the right rate: where (55) comes from.
    static member GroupNormFromPrintedAlignment: PrintedSolution =
        Printed.solution
            "group-norm-from-printed-alignment"
            "squared norm, from the alignment as printed"
            "weakint, (55) from (53)"
            meaning
            (normProblem printedAlignment hypotheses)
            [ printedNorm ]

    /// Alignment and norm as one system: alignment first, then norm. Paper `weakint`, (52)-(55).
    static member GroupChain: PrintedSolution =
        Printed.solution
            "group-chain"
            "alignment, then norm, of a group neuron"
            "weakint, (52)-(55)"
            meaning
            (OdeProblem.System([| "S"; "q" |], [| "Y/n*(1 - S^2)"; "2/n*q*(Y*S - q/p)" |], [| "c0"; "q0" |], hypotheses))
            [ printedAlignment; printedNorm ]

    /// The equations to the letter, rk = sqrt(k_n) and D = ||D||: the printed solution does not solve them either.
    static member GroupChainLiteral: PrintedSolution =
        Printed.solution
            "group-chain-literal"
            "alignment, then norm, equations as printed"
            "weakint, (52)-(55), to the letter"
            "rk = sqrt(k_n), D = ||D||, S the alignment, q = ||w||_+^2"
            (OdeProblem.System(
                [| "S"; "q" |],
                [| "rk*D/n*(1 - S^2)"; "2/n*q*(D*S - q/p)" |],
                [| "c0"; "q0" |],
                "D > 0, rk >= 1, n > 0, p > 0, q0 > 0, 0 <= c0, c0 <= 1"
            ))
            [ printedAlignment.Replace("Y", "rk*D"); printedNorm.Replace("Y", "rk*D") ]

    /// The loss decays by the exponential of the integrated curvature: L' = -mu L for any curvature mu(t). Paper `weakint`,
    /// Lemma 2.
    static member AverageCurvature: PrintedSolution =
        Printed.solution
            "average-curvature"
            "loss = exponential of the average curvature"
            "weakint, Lemma 2"
            "mu is the local PL curvature, any continuous function of t; t times its average is its integral"
            (OdeProblem.System([| "loss" |], [| "-mu*loss" |], [| "loss0" |], "loss0 > 0", [| "mu" |]))
            [ "loss0*exp(-int(mu))" ]

    /// Lower bound of cosh + c0 sinh. Paper `weakint`, (57).
    static member Inequality57: PrintedComparison =
        Printed.inequality
            "group-inequality-57"
            "lower bound of the numerator"
            "weakint, (57)"
            "t stands for c t >= 0"
            "cosh(t) + c0*sinh(t)"
            "exp(t)*(1 + c0)/2"
            "0 <= c0, c0 <= 1"

    /// Upper bound of sinh + c0 (cosh - 1). Paper `weakint`, (58).
    static member Inequality58: PrintedComparison =
        Printed.inequality
            "group-inequality-58"
            "upper bound of the denominator"
            "weakint, (58)"
            "t stands for c t >= 0"
            "exp(t)*(1 + c0)/2"
            "sinh(t) + c0*(cosh(t) - 1)"
            "0 <= c0, c0 <= 1"
