module internal ReluProofs.Proofs.WeakInteraction.Lemma_6_upper

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement =
            "for all data and parameters: mu <= (2/n)(C_x^+ + ||X^T X - D_X||) max_i (1/p) sum_j (a_j^2 + ||w_j||^2) 1_{j,i}",
        Check = Curvature.upper false,
        Added = []
    )

let private repaired =
    Reading<Sample>(
        Name = "(C_x^+)^2",
        Statement = "the same with (C_x^+)^2 in place of C_x^+, as at the end of the proof",
        Check = Curvature.upper true,
        Added = []
    )

let private adjusted =
    Adjustable.integer "the power of C_x^+" 1 (sprintf "the same with (C_x^+)^%d in place of C_x^+") (fun k ->
        Curvature.bounded false (Curvature.power k true) Sample.largestEnergy)

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/lem-6.upper",
        Title = "upper bound on the curvature",
        File = "proofs/WeakInteraction/Lemma_6_upper.fs",
        Family = Samples.any,
        Source = Source("weakint", "Lemma 6, Eq. (15), first line", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a unit input: equality", Samples.one (1, 1) (1, 1) (1, 1), true)
            BoundaryRow("an input of length 2", Samples.one (2, 1) (1, 1) (1, 1), false)
            BoundaryRow("a neuron that is not active", Samples.one (1, 1) (1, 1) (-1, 1), true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant
                "1/n in place of 2/n"
                repaired
                (Curvature.bounded
                    false
                    (Curvature.length true true)
                    (Curvature.scaledWeight Q.half Sample.largestEnergy))
            Mutation.exponent "C_x^+ in place of (C_x^+)^2" repaired (Curvature.upper false)
            Mutation.quantifier
                "C_x^- in place of C_x^+, without the weights w_j"
                repaired
                (Curvature.bounded false (Curvature.length true false) Sample.smallestOutput)
        ],
        Thresholds = [ adjusted ]
    )
