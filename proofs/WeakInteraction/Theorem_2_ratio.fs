module internal ReluProofs.Proofs.WeakInteraction.Theorem_2_ratio

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// t(epsilon)/t(1 - epsilon) tends to `limit`.
let private tends (stated: string) (limit: float) =
    Cutoff.ofGroups (fun g norm _ ->
        let _, q0, c0, epsilon = Cutoff.floats g

        g
        |> Cutoff.tends stated (fun size ->
            match Cutoff.time size norm q0 c0 epsilon, Cutoff.time size norm q0 c0 (1.0 - epsilon) with
            | Some late, Some early -> {
                Value = abs (late / early - limit)
                Error = 4.0 * Cutoff.rounding size / size
              }
            | _ -> { Value = 1.0; Error = 0.0 }))

let private literal =
    Reading<GroupLimit>(
        Name = Reading.Literal,
        Statement = "for all epsilon in ]0, 1[: t_n^j(epsilon)/t_n^j(1 - epsilon) tends to 1",
        Check = tends "the ratio tends to 1" 1.0,
        Added = [],
        Note =
            "from the closed form of the group flow with the true alignment, for n up to 10^1000000: the distance to 1 goes below 1/sqrt(log n)"
    )

let claim: IClaim =
    Claim<GroupLimit>(
        Id = "weakint/thm-2.ratio",
        Title = "ratio of transition times",
        File = "proofs/WeakInteraction/Theorem_2_ratio.fs",
        Family = Cutoff.family 2 [],
        Source = Source("weakint", "Theorem 2, Eq. (12), second part", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("eps = 1/4", Cutoff.at [ Q.int 1 ], true)
            BoundaryRow("eps = 1/2", Cutoff.edges[5], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "the ratio tends to 2" literal (tends "the ratio tends to 2" 2.0)
            Mutation.sign "the ratio tends to 0" literal (tends "the ratio tends to 0" 0.0)
        ]
    )
