module internal ReluProofs.Proofs.WeakInteraction.Lemma_6_sq

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement =
            "for all data and all parameters with L(theta) > 0: (2/n)((C_x^-)^2 - ||X^T X - D_X||) min_i (1/p) sum_j a_j^2 1_{j,i} <= mu <= (2/n)((C_x^+)^2 + ||X^T X - D_X||) max_i (1/p) sum_j (a_j^2 + ||w_j||^2) 1_{j,i}",
        Check = Curvature.both (Curvature.lower true) (Curvature.upper true),
        Added = []
    )

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/lem-6.sq",
        Title = "the bounds that the proof of Lemma 6 ends with",
        File = "proofs/WeakInteraction/Lemma_6_sq.fs",
        Family = Samples.any,
        Source = Source("weakint", "Eqs. (21) and (22), last lines", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a unit input: equality above", Samples.one (1, 1) (1, 1) (1, 1), true)
            BoundaryRow("an input of length 2: equality above", Samples.one (2, 1) (1, 1) (1, 1), true)
            BoundaryRow("a neuron that is not active", Samples.one (1, 1) (1, 1) (-1, 1), true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "1/n in place of 2/n above"
                literal
                (Curvature.bounded
                    false
                    (Curvature.length true true)
                    (Curvature.scaledWeight Q.half Sample.largestEnergy))
            Mutation.exponent "C_x^+ in place of (C_x^+)^2" literal (Curvature.upper false)
            Mutation.exponent "C_x^- in place of (C_x^-)^2" literal (Curvature.lower false)
        ]
    )
