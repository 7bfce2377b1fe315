module internal ReluProofs.Proofs.Benignity.Equation_15

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private stated =
    "L_lambda(theta) - L_lambda^* = ||u_* - v||_H^2 + lambda sum over I_+ of ||w_i||^2 ||u_*/||u_*|| - w_i/||w_i||||^2 + 2 lambda sum over the others of ||w_i||^2"

let private literal =
    Reading<Aligned>(
        Name = Reading.Literal,
        Statement = stated,
        Check = Aligned.equal stated (Aligned.equation15 Rational.Two),
        Added = [],
        Note = "for every lambda for which (6) has a solution"
    )

let claim: IClaim =
    Claim<Aligned>(
        Id = "benignity/eq-15",
        Title = "the adjusted loss by alignment",
        File = "proofs/Benignity/Equation_15.fs",
        Family = Aligned.family,
        Source = Source("benignity", "Equation (15)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron along the teacher", Aligned.edges[0], true)
            BoundaryRow("an inactive neuron with a positive output weight", Aligned.edges[2], true)
            BoundaryRow("an inactive neuron on the boundary of a half-space", Aligned.edges[3], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "lambda for the neurons outside I_+"
                literal
                (Aligned.equal stated (Aligned.equation15 Rational.One))
            Mutation.dropping literal Aligned.active.Name
            Mutation.dropping literal Aligned.idle.Name
        ]
    )
