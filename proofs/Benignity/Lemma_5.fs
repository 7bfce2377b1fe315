module internal ReluProofs.Proofs.Benignity.Lemma_5

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private stated = "theta(t) tends to a network of Theta_{u_*}"

let private literal =
    Reading<TeacherFlow>(
        Name = Reading.Literal,
        Statement =
            "with the properties of Proposition 3, for small enough eta and alpha and 0 < lambda <= mu_min alpha^(2 epsilon): "
            + stated,
        Check = LimitClaims.onLadder stated (fun _ f -> LimitClaims.atRankOne _.Optimum f),
        Added = [],
        Note =
            "epsilon <= 1/30, on scales alpha from 1e-6 to 1e-12, down to 1e-48 where these do not agree: near its limit the flow takes times of 1/lambda"
    )

let claim: IClaim =
    Claim<TeacherFlow>(
        Id = "benignity/lem-5",
        Title = "the limit has rank 1",
        File = "proofs/Benignity/Lemma_5.fs",
        Family = TeacherFlow.family 100,
        Source = Source("benignity", "Lemma 5", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron", TeacherFlow.edges[0], true)
            BoundaryRow("two neurons of I_+ and an inactive one", TeacherFlow.edges[1], true)
            BoundaryRow("an active neuron with a negative output weight", TeacherFlow.edges[2], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "with u_*/2 in place of u_*"
                literal
                (LimitClaims.onLadder stated (fun _ f ->
                    LimitClaims.atRankOne (fun f -> f.Optimum |> Array.map (fun x -> x / 2.0)) f))
        ]
    )
