module internal ReluProofs.Proofs.WeakInteraction.Lemma_6_lower

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement = "for all data and parameters: mu >= (2/n)(C_x^- - ||X^T X - D_X||) min_i (1/p) sum_j a_j^2 1_{j,i}",
        Check = Curvature.lower false,
        Added = []
    )

let private repaired =
    Reading<Sample>(
        Name = "(C_x^-)^2",
        Statement = "the same with (C_x^-)^2 in place of C_x^-, as in Eq. (7)",
        Check = Curvature.lower true,
        Added = []
    )

let private adjusted =
    Adjustable.integer "the power of C_x^-" 1 (sprintf "the same with (C_x^-)^%d in place of C_x^-") (fun k ->
        Curvature.bounded true (Curvature.power k false) Sample.smallestOutput)

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/lem-6.lower",
        Title = "lower bound on the curvature",
        File = "proofs/WeakInteraction/Lemma_6_lower.fs",
        Family = Samples.any,
        Source = Source("weakint", "Lemma 6, Eq. (15), second line", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a unit input", Samples.one (1, 1) (1, 1) (1, 1), true)
            BoundaryRow("an input of length 1/2", Samples.one (1, 2) (2, 1) (1, 1), false)
            BoundaryRow("a neuron that is not active", Samples.one (1, 2) (1, 1) (-1, 1), true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant
                "5/n in place of 2/n"
                repaired
                (Curvature.bounded
                    true
                    (Curvature.length true false)
                    (Curvature.scaledWeight (Q.frac 5 2) Sample.smallestOutput))
            Mutation.exponent "C_x^- in place of (C_x^-)^2" repaired (Curvature.lower false)
            Mutation.quantifier
                "the largest mean in place of the smallest"
                repaired
                (Curvature.bounded
                    true
                    (Curvature.length true true)
                    (Curvature.scaledWeight Rational.Two Sample.largestEnergy))
        ],
        Thresholds = [ adjusted ]
    )
