module internal ReluProofs.Proofs.WeakInteraction.Equation_7

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement =
            "for all data and all parameters with L(theta) > 0: mu >= (2/n)((C_x^-)^2 - ||X^T X - D_X||) min_i { (1/p) sum_j a_j^2 1_{j,i} }",
        Check = Curvature.lower true,
        Added = []
    )

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/eq-7",
        Title = "lower bound on the curvature in the main text",
        File = "proofs/WeakInteraction/Equation_7.fs",
        Family = Samples.any,
        Source = Source("weakint", "Eq. (7) = Eq. (23)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one input, one neuron", Samples.one (1, 1) (1, 1) (1, 1), true)
            BoundaryRow("a short input", Samples.one (1, 2) (2, 1) (1, 1), true)
            BoundaryRow("the same input with two labels", Samples.edges[5], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "5/n in place of 2/n"
                literal
                (Curvature.bounded
                    true
                    (Curvature.length true false)
                    (Curvature.scaledWeight (Q.frac 5 2) Sample.smallestOutput))
            Mutation.exponent "C_x^- in place of (C_x^-)^2" literal (Curvature.lower false)
            Mutation.sign
                "<= in place of >="
                literal
                (Curvature.bounded false (Curvature.length true false) Sample.smallestOutput)
        ]
    )
