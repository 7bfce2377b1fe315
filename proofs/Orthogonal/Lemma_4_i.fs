module internal ReluProofs.Proofs.Orthogonal.Lemma_4_i

open System
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "at t_3, for all j in S_{-,1}: <w_j, -D_->/||w_j|| >= ||D_-|| - lambda^(epsilon/14)"

let private aligned side neurons =
    onPhases
        stated
        (PhaseTimes.atTime
            PhaseTimes.third
            (isAligned side neurons (fun run ->
                PhaseTimes.log (run.Epsilon / 14.0) run - Math.Log(SmallScale.norm side run.Instance))))

let private literal =
    literal ("for lambda <= lambda*: " + stated) (aligned Negative (PhaseTimes.aligned Negative))

let claim: IClaim =
    claim
        "orthogonal/lem-4-i"
        "phase 3, alignment"
        "proofs/Orthogonal/Lemma_4_i.fs"
        "Lemma 4 (i) = Lemma 11 (iii)"
        literal [ two; idle; close ] [
            Mutation.quantifier "all neurons with a_j < 0" literal (aligned Negative (PhaseTimes.ofSign Negative))
            Mutation.sign "along D_+" literal (aligned Positive (PhaseTimes.aligned Negative))
        ]
