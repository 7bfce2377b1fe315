namespace ReluProofs.Symbolic.Dynamics

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// The closed-form dynamics of paper `orthogonal` (orthonormal data, balanced neurons). D stands for the norm of D_+,
/// M for that of D_-, L for ln(lambda), eps for epsilon.
[<AbstractClass; Sealed>]
type OrthogonalDynamics private () =

    /// Alignment on the sphere: all solutions of f' = a^2 - f^2 in (-a, a). Paper `orthogonal`, proof of Lemma 7.
    static member AlignmentTanh: PrintedSolution =
        Printed.solution
            "alignment-tanh"
            "alignment on the sphere"
            "orthogonal, proof of Lemma 7"
            "f is the scalar product of a unit neuron with D_+; t0 is any real number"
            (OdeProblem.Scalar("f", "a^2 - f^2", "a*tanh(a*t0)", "a > 0"))
            [ "a*tanh(a*(t + t0))" ]

    /// Growth of the norm: all solutions of f' = a f - b f^2 in (0, a/b). Paper `orthogonal`, B.4 before (21).
    static member LogisticGrowth: PrintedSolution =
        Printed.solution
            "logistic-growth"
            "norm growth in phase 2"
            "orthogonal, B.4 before (21)"
            "f is the squared norm of the aligned neurons; tau is any real number"
            (OdeProblem.Scalar("f", "a*f - b*f^2", "a/b*exp(-a*tau)/(1 + exp(-a*tau))", "a > 0, b > 0"))
            [ "a/b*exp(a*(t - tau))/(1 + exp(a*(t - tau)))" ]

    /// Alignment first, then the norm's logarithm. Paper `orthogonal`, proof of Lemma 12.
    static member NormLnCosh: PrintedSolution =
        Printed.solution
            "norm-lncosh"
            "alignment, then the logarithm of the norm"
            "orthogonal, proof of Lemma 12"
            "f is the alignment with D_+, rho the logarithm of the norm; tau and c are any real numbers"
            (OdeProblem.System(
                [| "f"; "rho" |],
                [| "D^2 - f^2"; "f" |],
                [| "-D*tanh(D*tau)"; "log(cosh(D*tau)) + c" |],
                "D > 0"
            ))
            [ "D*tanh(D*(t - tau))"; "log(cosh(D*(t - tau))) + c" ]

    /// The growth equation of phase 2, whose solution the paper leaves to the reader: u' = 2 D (1 - u/(n D)) u. Paper
    /// `orthogonal`, section 4.2, "Fitting positive labels".
    static member GrowthProblem: OdeProblem =
        OdeProblem.Scalar("u", "2*D*(1 - u/(n*D))*u", "u0", "D > 0, n > 0, u0 > 0, u0 < n*D")

    static member private Growth: ElementaryFunction =
        match OdeSolver.TrySolve OrthogonalDynamics.GrowthProblem with
        | null -> invalidOp "the logistic equation is in a class that is solved"
        | solution -> solution.Function "u"

    /// The loss along aligned growth, n/2 ((D - u/n)^2 + M^2), tends to that of the intermediate saddle, n M^2/2, which is
    /// the sum of y_k^2/(2n) over the negative labels. The paper prints no value; this is the one its Fact 1 implies.
    static member SaddleLoss: PrintedComparison =
        let u = OrthogonalDynamics.Growth
        let hypotheses = OrthogonalDynamics.GrowthProblem.Hypotheses

        let loss = (ElementaryExpression.Parse "n/2*((D - u/n)^2 + M^2)").Substitute("u", u)

        match LongTime.TryLimit(loss, hypotheses) with
        | null -> invalidOp "the loss along logistic growth has a limit"
        | limit ->
            PrintedComparison(
                "saddle-loss",
                "loss of the intermediate saddle, as the limit along aligned growth",
                "orthogonal, Fact 1 with section 4.2 (value not printed)",
                "u is the squared norm of the aligned neurons, M the norm of D_-",
                ElementaryFunction.OfRationalFunction limit,
                PrintedRelation.Equal,
                ElementaryExpression.Parse "n*M^2/2",
                hypotheses
            )

    /// Along u' = 2 D (1 - u/(n D)) u the loss falls at the rate 2 u (D - u/n)^2, the squared norm of the gradient by the
    /// identity in the proof of Lemma 14.
    static member LossDecay: PrintedComparison =
        let problem = OrthogonalDynamics.GrowthProblem

        PrintedComparison(
            "loss-decay",
            "the loss falls by the squared norm of the gradient",
            "orthogonal, section 4.2 with the proof of Lemma 14",
            "u is the squared norm of the aligned neurons",
            problem.LieDerivative(ElementaryExpression.Parse "n/2*((D - u/n)^2 + M^2)"),
            PrintedRelation.Equal,
            ElementaryExpression.Parse "-2*u*(D - u/n)^2",
            problem.Hypotheses
        )

    /// The time at which u has grown from u0 to the share q of its limit n D:
    /// log(q (n D - u0)/((1 - q) u0))/(2 D). With u0 = k lambda^2 this is -ln(lambda)/D plus a bounded term, the order
    /// that section 4.2 names. The paper prints bounds only.
    static member EscapeTime: ElementaryFunction =
        ElementaryExpression.Parse "log(q*(n*D - u0)/((1 - q)*u0))/(2*D)"

    /// The growth law at the escape time is the share q of the limit.
    static member EscapeTimeIsRight: PrintedComparison =
        PrintedComparison(
            "escape-time",
            "time to reach a share of the fitted norm",
            "orthogonal, section 4.2 and Lemma 3 (order printed, value not)",
            "u0 is the squared norm at the start, q the share reached",
            (OrthogonalDynamics.Growth).Substitute(ElementaryFunction.TimeName, OrthogonalDynamics.EscapeTime),
            PrintedRelation.Equal,
            ElementaryExpression.Parse "q*n*D",
            Guard.Parse "D > 0, n > 0, u0 > 0, u0 < n*D, q > 0, q < 1"
        )

    /// tanh x >= 1 - 2 exp(-2x), for x = t >= 0. Paper `orthogonal`, proof of Lemma 7.
    static member TanhInequality: PrintedComparison =
        Printed.inequality
            "tanh-inequality"
            "lower bound of tanh"
            "orthogonal, proof of Lemma 7"
            "t is any number >= 0"
            "tanh(t)"
            "1 - 2*exp(-2*t)"
            ""

    /// exp(-2 a t) at t = -eps ln(lambda)/D, as printed: exp(-2 a D ln(lambda)). Paper `orthogonal`, proof of Lemma 7.
    static member AlignmentExponent: PrintedComparison =
        Printed.equality
            "alignment-exponent"
            "the exponent after inserting t_{+1} (Lemma 7)"
            "orthogonal, proof of Lemma 7"
            "t_{+1} = -eps L/D, L = ln(lambda)"
            "exp(-2*a*(-eps*L/D))"
            "exp(-2*a*D*L)"
            "a > 0, D > 0, eps > 0, L < 0"

    /// The same for Lemma 8, where t_{-1} = -eps r ln(lambda)/D. Paper `orthogonal`, proof of Lemma 8.
    static member AlignmentExponentLemma8: PrintedComparison =
        Printed.equality
            "alignment-exponent-lemma-8"
            "the exponent after inserting t_{-1} (Lemma 8)"
            "orthogonal, proof of Lemma 8"
            "t_{-1} = -eps r L/D, L = ln(lambda)"
            "exp(-2*a*(-eps*r*L/D))"
            "exp(2*a*r*eps/D*L)"
            "a > 0, D > 0, eps > 0, r > 1, L < 0"

    /// The difference of two ln cosh, exponentiated; t is t_{+1}, so that lambda^(2 eps) = exp(-2 D t). As printed, the
    /// exponents 2 tau lack the factor D. Paper `orthogonal`, proof of Lemma 12.
    static member LnCoshDifference: PrintedComparison =
        Printed.equality
            "lncosh-difference"
            "ratio of two norms at t_{+1}"
            "orthogonal, proof of Lemma 12"
            "lambda^(2 eps) = exp(-2 D t); tau1, tau2 are the offsets of two neurons"
            "cosh(D*(t - tau1))/cosh(D*(t - tau2))"
            "exp(D*(tau2 - tau1))*(1 + exp(2*tau1)*exp(-2*D*t))/(1 + exp(2*tau2)*exp(-2*D*t))"
            "D > 0"

    /// The same with the factor D.
    static member LnCoshDifferenceRepaired: PrintedComparison =
        Printed.equality
            "lncosh-difference-repaired"
            "ratio of two norms at t_{+1}, with the factor D in the exponents"
            "orthogonal, proof of Lemma 12 (repaired)"
            "lambda^(2 eps) = exp(-2 D t); tau1, tau2 are the offsets of two neurons"
            "cosh(D*(t - tau1))/cosh(D*(t - tau2))"
            "exp(D*(tau2 - tau1))*(1 + exp(2*D*tau1)*exp(-2*D*t))/(1 + exp(2*D*tau2)*exp(-2*D*t))"
            "D > 0"

    /// The lower bound on logistic growth from u0 = c^2 lambda^(2(1+eps))/4 at time 0, as printed: with
    /// exp(-a t - 2(1+eps) ln lambda - ln(c^2 b/a)) = a/(4 b u0) exp(-a t). Paper `orthogonal`, B.4 after (21).
    static member GrowthLowerBound: PrintedComparison =
        Printed.inequality
            "growth-lower-bound"
            "explicit lower bound on logistic growth"
            "orthogonal, B.4 after (21)"
            "u0 is the squared norm at t_{+1}, t the time since then"
            "a*u0*exp(a*t)/(a - b*u0 + b*u0*exp(a*t))"
            "a/b - a/b*(a/(4*b*u0))*exp(-a*t)"
            "a > 0, b > 0, u0 > 0, b*u0 < a"

    /// The same with ln(c^2 b/(4 a)), as tau is bounded two lines above.
    static member GrowthLowerBoundRepaired: PrintedComparison =
        Printed.inequality
            "growth-lower-bound-repaired"
            "explicit lower bound on logistic growth, with the factor 4 kept"
            "orthogonal, B.4 after (21) (repaired)"
            "u0 is the squared norm at t_{+1}, t the time since then"
            "a*u0*exp(a*t)/(a - b*u0 + b*u0*exp(a*t))"
            "a/b - a/b*(a/(b*u0))*exp(-a*t)"
            "a > 0, b > 0, u0 > 0, b*u0 < a"
