module internal ReluProofs.Proofs.Benignity.Theorem_2_i

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private stated = "the mean square error of the limit is at most lambda^2/mu_min"

let private literal =
    Reading<TeacherFlow>(
        Name = Reading.Literal,
        Statement =
            "with the properties of Proposition 3, for small enough eta and alpha and 0 < lambda <= mu_min alpha^(2 epsilon): "
            + stated,
        Check = LimitClaims.onLadder stated (fun _ f -> LimitClaims.fits 2.0 f),
        Added = [],
        Note =
            "epsilon <= 1/30, on scales alpha from 1e-6 to 1e-12, down to 1e-48 where these do not agree: near its limit the flow takes times of 1/lambda"
    )

let claim: IClaim =
    Claim<TeacherFlow>(
        Id = "benignity/thm-2-i",
        Title = "Theorem 2 (i): the mean square error",
        File = "proofs/Benignity/Theorem_2_i.fs",
        Family = TeacherFlow.family 100,
        Source = Source("benignity", "Theorem 2 (i)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", TeacherFlow.edges[0], true)
            BoundaryRow("two neurons of I_+ and an inactive one", TeacherFlow.edges[1], true)
            BoundaryRow("an active neuron with a negative output weight", TeacherFlow.edges[2], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.exponent
                "lambda^4/mu_min"
                literal
                (LimitClaims.onLadder stated (fun _ f -> LimitClaims.fits 4.0 f))
            Mutation.exponent
                "lambda^3/mu_min"
                literal
                (LimitClaims.onLadder stated (fun _ f -> LimitClaims.fits 3.0 f))
        ]
    )
