module internal ReluProofs.Proofs.Orthogonal.Lemma_2_ii

open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "at t_1 = -epsilon ln(lambda)/||D_-||, for all j in S_{-,1}: <w_j, -D_->/||w_j|| >= (1 - 2 lambda^epsilon) ||D_-||"

let private aligned side neurons (power: float) =
    atAlignment Negative stated (isAligned side neurons (fun run -> ln2 + PhaseTimes.log (power * run.Epsilon) run))

let private literal =
    literal ("for lambda <= lambda*: " + stated) (aligned Negative (PhaseTimes.aligned Negative) 1.0)

let claim: IClaim =
    claim "orthogonal/lem-2-ii" "phase 1, alignment of S_{-,1}" "proofs/Orthogonal/Lemma_2_ii.fs" "Lemma 2 (ii)" literal [
        two
        idle
        close
    ] [
        Mutation.quantifier
            "all neurons with that sign of a_j"
            literal
            (aligned Negative (PhaseTimes.ofSign Negative) 1.0)
        Mutation.sign "along the other vector" literal (aligned Positive (PhaseTimes.aligned Negative) 1.0)
        Mutation.exponent "1 - 2 lambda^(3 epsilon)" literal (aligned Negative (PhaseTimes.aligned Negative) 3.0)
    ]
