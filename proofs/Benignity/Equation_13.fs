module internal ReluProofs.Proofs.Benignity.Equation_13

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private stated =
    "L_lambda(theta) - L_lambda^* = ||u_* - v||_H^2 + 2 lambda (sum over [m] of ||w_i||^2 - <u_*/||u_*||, v>)"

let private everyone (i: Aligned) = i.Active @ i.Idle

let private literal =
    Reading<Aligned>(
        Name = Reading.Literal,
        Statement = stated,
        Check = Aligned.equal stated (Aligned.equation13 Rational.Two everyone),
        Added = [],
        Note = "for every lambda for which (6) has a solution; v is the sum of a_i w_i over I_+"
    )

let claim: IClaim =
    Claim<Aligned>(
        Id = "benignity/eq-13",
        Title = "the adjusted loss",
        File = "proofs/Benignity/Equation_13.fs",
        Family = Aligned.family,
        Source = Source("benignity", "Equation (13)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron along the teacher", Aligned.edges[0], true)
            BoundaryRow("an inactive neuron with a negative output weight", Aligned.edges[1], true)
            BoundaryRow("an inactive neuron on the boundary of a half-space", Aligned.edges[3], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "lambda in place of 2 lambda"
                literal
                (Aligned.equal stated (Aligned.equation13 Rational.One everyone))
            Mutation.quantifier
                "the sum over I_+"
                literal
                (Aligned.equal stated (Aligned.equation13 Rational.Two _.Active))
            Mutation.dropping literal Aligned.active.Name
            Mutation.dropping literal Aligned.idle.Name
        ]
    )
