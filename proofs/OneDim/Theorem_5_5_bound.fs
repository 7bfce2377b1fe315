module internal ReluProofs.Proofs.OneDim.Theorem_5_5_bound

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private near (stated: NearestOptimum.Stated) =
    Check<Initialised>(fun s context -> NearestOptimum.outcome stated s context)

let private printed: NearestOptimum.Stated = {
    Order = NearestOptimum.printedOrder
    Exponential = true
}

let private literal =
    Reading<Initialised>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumptions 4.3 and 5.1 there are C, K > 0 such that for all sufficiently large m, with probability at least 1 - 8 exp(-C m), some phi* in phi*(m) has ||theta_0 - phi*||^2 <= K m^(2(a1+a2)-1+2b_1)",
        Check = near printed,
        Added = [],
        Note =
            "the initial output fluctuates by m^(1/2-2b_1), and no optimum is nearer than that allows: for a1 + a2 + 2b_1 < 1/2 the distance is larger with probability near 1, for a1 + a2 + 2b_1 < 1 with more than exponentially small probability; the last step of the proof drops the terms m^(1-2b_1) and m^(a1+a2)"
    )

/// The exponent of the proof's last line but one; a1 + a2 is the mean of the other two.
let private maximum (s: Initialised) =
    [ Rational.One - Rational.Two * s.Deviation; s.Regime.Scale ]
    |> List.fold (fun (largest: Rational) x -> Rational.Max(largest, x)) (NearestOptimum.printedOrder s)

let private ofProof =
    Reading<Initialised>(
        Name = "the last line but one of the proof",
        Statement =
            "the same with ||theta_0 - phi*||^2 = O(m^max{2(a1+a2)-1+2b_1, 1-2b_1, a1+a2}); then for all m >= 2 with C = 1/28",
        Check = near { printed with Order = maximum },
        Added = [],
        Note =
            "the maximum is the printed exponent 2(a1+a2)-1+2b_1 exactly where a1 + a2 + 2b_1 >= 1; the optimum is that of Eq. (34)"
    )

let private largeScale =
    Hypothesis<Initialised>(
        "a1+a2+2b1>=1",
        "a1 + a2 + 2b_1 >= 1",
        (fun s -> (Initialised.gap s).Sign <= 0),
        (fun s -> Initialised.withScale (Q.frac -1 2 - Rational.Two * s.Deviation) s)
    )

let private outsideLinear =
    Reading<Initialised>(
        Name = "outside the linear regime",
        Statement =
            "as printed for a1 + a2 + 2b_1 >= 1; then for all m >= 2 with C = 1/28 and K = 8 (b_1^2 + b_2^2) + 1 for b_1 = X_S^T Y/||X_S||^2, b_2 = X_{S^c}^T Y/||X_{S^c}||^2",
        Check = near printed,
        Added = [ largeScale ],
        Note = "the optimum is that of Eq. (34); the literal statement fails for every a1 + a2 + 2b_1 < 1"
    )

let private inProbability =
    Reading<Initialised>(
        Name = "in probability, with the fluctuation",
        Statement =
            "for all exponents, in probability, dist(theta_0, phi*(m))^2 = O(m^max{2(a1+a2)-1+2b_1, -2b_1}): with probability at least 1 - 1/L^2 - 2 exp(-m/28) it is at most 8 (b_1^2 + b_2^2) m^(2(a1+a2)-1+2b_1) + 8 L^2 m^(-2b_1)",
        Check =
            near {
                Order = fun s -> Rational.Max(NearestOptimum.printedOrder s, NearestOptimum.fluctuationOrder s)
                Exponential = false
            },
        Added = []
    )

let private family =
    Initialised.familyWith [] Initialised.edges Initialised.towardsCritical

/// How large a1 + a2 + 2b_1 must be.
let private adjusted =
    Adjustable.hypothesis
        (Q.frac 3 2)
        "the least a1 + a2 + 2b_1"
        (Q.int -4)
        (near printed)
        (sprintf "a1 + a2 + 2b_1 >= %O")
        (fun k s -> Rational.One - Initialised.gap s >= k)

let claim: IClaim =
    Claim<Initialised>(
        Id = "onedim/thm-5.5-bound",
        Title = "an unregularised optimum near the initial point",
        File = "proofs/OneDim/Theorem_5_5_bound.fs",
        Family = family,
        Source = Source("onedim", "Theorem 5.5 first part = B.3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("constant hyper-parameters", family.Edges[0], false)
            BoundaryRow("neural tangent kernel: a1 + a2 + 2b_1 = 1/2", family.Edges[1], false)
            BoundaryRow("mean field: a1 + a2 + 2b_1 = 1", family.Edges[2], true)
            BoundaryRow("condensed regime", family.Edges[5], true)
        ],
        Repairs = [ ofProof; outsideLinear; inProbability ],
        Mutants = [
            Mutation.exponent
                "m^max{2(a1+a2)-1+2b_1, a1+a2}"
                ofProof
                (near {
                    printed with
                        Order = fun s -> Rational.Max(NearestOptimum.printedOrder s, s.Regime.Scale)
                })
            Mutation.exponent
                "m^min{2(a1+a2)-1+2b_1, 1-2b_1}"
                ofProof
                (near {
                    printed with
                        Order =
                            fun s ->
                                Rational.Min(NearestOptimum.printedOrder s, Rational.One - Rational.Two * s.Deviation)
                })
            Mutation.dropping outsideLinear largeScale.Name
            Mutation.sign
                "the exponent negated"
                outsideLinear
                (near {
                    printed with
                        Order = fun s -> -(NearestOptimum.printedOrder s)
                })
            Mutation.exponent
                "in probability without the fluctuation: m^(2(a1+a2)-1+2b_1)"
                inProbability
                (near { printed with Exponential = false })
            Mutation.exponent
                "in probability with the fluctuation alone: m^(-2b_1)"
                inProbability
                (near {
                    Order = NearestOptimum.fluctuationOrder
                    Exponential = false
                })
        ],
        Thresholds = [ adjusted ]
    )
