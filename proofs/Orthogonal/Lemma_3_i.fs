module internal ReluProofs.Proofs.Orthogonal.Lemma_3_i

open System
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "at t_2, for all j in S_{+,1}: <w_j, D_+>/||w_j|| >= ||D_+|| - lambda^(epsilon/5)"

let private aligned side neurons =
    PhaseTimes.atTime PhaseTimes.second (fun run ->
        isAligned
            side
            neurons
            (fun run -> PhaseTimes.log (run.Epsilon / 5.0) run - Math.Log(SmallScale.norm side run.Instance))
            run)

let private literal =
    literal ("for lambda <= lambda*: " + stated) (onPhases stated (aligned Positive (PhaseTimes.aligned Positive)))

let claim: IClaim =
    claim
        "orthogonal/lem-3-i"
        "phase 2, alignment"
        "proofs/Orthogonal/Lemma_3_i.fs"
        "Lemma 3 (i) = Lemma 10 (iii)"
        literal [ two; idle; close ] [
            Mutation.quantifier
                "all neurons with a_j > 0"
                literal
                (onPhases stated (aligned Positive (PhaseTimes.ofSign Positive)))
            Mutation.sign "along -D_-" literal (onPhases stated (aligned Negative (PhaseTimes.aligned Positive)))
        ]
