module internal ReluProofs.Proofs.Benignity.Theorem_2_ii

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private stated = "if m >= 2, the limit is not a global minimum of L_lambda"

let private literal =
    Reading<TeacherFlow>(
        Name = Reading.Literal,
        Statement =
            "with the properties of Proposition 3, for small enough eta and alpha and 0 < lambda <= mu_min alpha^(2 epsilon): "
            + stated,
        Check = LimitClaims.onLadder stated (LimitClaims.exceeds 1.0),
        Added = [],
        Note =
            "epsilon <= 1/30, on scales alpha from 1e-6 to 1e-12, down to 1e-48 where these do not agree: near its limit the flow takes times of 1/lambda; compared with a network of two neurons and a smaller loss"
    )

let claim: IClaim =
    Claim<TeacherFlow>(
        Id = "benignity/thm-2-ii",
        Title = "Theorem 2 (ii): not a global minimum",
        File = "proofs/Benignity/Theorem_2_ii.fs",
        Family = (TeacherFlow.family 100).With([ LimitClaims.twoNeurons ]),
        Source = Source("benignity", "Theorem 2 (ii)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two neurons of I_+ and an inactive one", TeacherFlow.edges[1], true)
            BoundaryRow("an active neuron with a negative output weight", TeacherFlow.edges[2], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "its loss is more than twice the least one"
                literal
                (LimitClaims.onLadder stated (LimitClaims.exceeds 2.0))
        ]
    )
