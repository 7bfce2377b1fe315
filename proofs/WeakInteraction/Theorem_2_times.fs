module internal ReluProofs.Proofs.WeakInteraction.Theorem_2_times

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The normalised time at which half of the loss of a group is left tends to `time` of its norm.
let private tends (stated: string) (time: float -> float) =
    Cutoff.ofGroups (fun g norm _ ->
        let _, q0, c0, _ = Cutoff.floats g

        g
        |> Cutoff.tends stated (fun size ->
            match Cutoff.time size norm q0 c0 0.5 with
            | Some found -> {
                Value = abs (found - time norm) / time norm
                Error = Cutoff.rounding size / size
              }
            | None -> { Value = 1.0; Error = 0.0 }))

let private literal =
    Reading<GroupLimit>(
        Name = Reading.Literal,
        Statement =
            "the transitions of L_infinity are at the times t^j = 1/||D_j^infinity||, in units of t_n = sqrt(np) log(np)/4",
        Check = tends "t^j = 1/||D_j||" (fun d -> 1.0 / d),
        Added = [],
        Note =
            "the time at which half of L^j is left, from the closed form of the group flow with the true alignment, for n up to 10^1000000: the distance to 1/||D_j|| goes below 1/sqrt(log n). The neurons are those of n = d: no weight outside the inputs of their group"
    )

let claim: IClaim =
    Claim<GroupLimit>(
        Id = "weakint/thm-2.times",
        Title = "transition times",
        File = "proofs/WeakInteraction/Theorem_2_times.fs",
        Family = Cutoff.family 2 [],
        Source = Source("weakint", "Theorem 2, second conclusion", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one group", Cutoff.at [ Q.int 1 ], true)
            BoundaryRow("a neuron orthogonal to its group's labels", Cutoff.edges[4], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "t^j = 2/||D_j||" literal (tends "t^j = 2/||D_j||" (fun d -> 2.0 / d))
            Mutation.exponent "t^j = 1/||D_j||^2" literal (tends "t^j = 1/||D_j||^2" (fun d -> 1.0 / (d * d)))
        ]
    )
