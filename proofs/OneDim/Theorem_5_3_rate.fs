module internal ReluProofs.Proofs.OneDim.Theorem_5_3_rate

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private ordered (stated: Initialised -> Rational) = Check<Initialised>(fun s _ -> Initialised.ratio stated s)

let private literal =
    Reading<Initialised>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumptions 4.3 and 5.1 there are constants C, k_1, k_2 > 0 and m_0 free of m such that for all m >= m_0, with probability at least 1 - 2 exp(-C m), k_1 m^((1-a1-a2-2b_1)/2) <= ||theta_0||/||theta*|| <= k_2 m^((1-a1-a2-2b_1)/2)",
        Check = ordered Initialised.gap,
        Added = [],
        Note =
            "with C = 5/4 - log(9/4), K = |X_S^T Y|/||X_S||^2 + |X_{S^c}^T Y|/||X_{S^c}||^2, k_1^2 = 1/(4K), k_2^2 = 9/(2K) and m_0 the first m >= 2 at which alpha beta is at most half of both inner products; minimisers are confirmed by the kernel at widths up to 2^60 m_0 and more"
    )

let private family = Initialised.family

let claim: IClaim =
    Claim<Initialised>(
        Id = "onedim/thm-5.3-rate",
        Title = "ratio of initial to optimal norm",
        File = "proofs/OneDim/Theorem_5_3_rate.fs",
        Family = family.Costing 2,
        Source = Source("onedim", "Theorem 5.3 first part = B.2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("linear regime", family.Edges[0], true)
            BoundaryRow("critical regime, mean field", family.Edges[2], true)
            BoundaryRow("condensed regime", family.Edges[5], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "b_1 in place of 2b_1" literal (ordered (fun s -> Initialised.gap s + s.Deviation))
            Mutation.sign "the exponent negated" literal (ordered (fun s -> -(Initialised.gap s)))
            Mutation.exponent "twice the exponent" literal (ordered (fun s -> Rational.Two * Initialised.gap s))
            Mutation.constant
                "d in place of a1 + a2"
                literal
                (ordered (fun s -> Initialised.gap s + s.Regime.Scale - s.Regime.Decay))
        ]
    )
