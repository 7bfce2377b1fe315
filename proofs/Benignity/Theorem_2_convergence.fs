module internal ReluProofs.Proofs.Benignity.Theorem_2_convergence

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private stated = "theta(t) converges"

let private literal =
    Reading<TeacherFlow>(
        Name = Reading.Literal,
        Statement =
            "with the properties of Proposition 3, for small enough eta and alpha and 0 < lambda <= mu_min alpha^(2 epsilon): "
            + stated,
        Check = LimitClaims.onLadder stated (fun _ f -> LimitClaims.settled 0.9 f),
        Added = [],
        Note =
            "epsilon <= 1/30, on scales alpha from 1e-6 to 1e-12, down to 1e-48 where these do not agree: near its limit the flow takes times of 1/lambda; the limit is identified in lem-5"
    )

let claim: IClaim =
    Claim<TeacherFlow>(
        Id = "benignity/thm-2-convergence",
        Title = "Theorem 2: convergence",
        File = "proofs/Benignity/Theorem_2_convergence.fs",
        Family = TeacherFlow.family 100,
        Source = Source("benignity", "Theorem 2", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", TeacherFlow.edges[0], true)
            BoundaryRow("two neurons of I_+ and an inactive one", TeacherFlow.edges[1], true)
            BoundaryRow("an active neuron with a negative output weight", TeacherFlow.edges[2], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier
                "theta(t) is near its limit from a thousandth of the time on"
                literal
                (LimitClaims.onLadder stated (fun _ f -> LimitClaims.settled 0.001 f))
        ]
    )
