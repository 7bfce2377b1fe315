module internal ReluProofs.Proofs.Orthogonal.Lemma_8_ii

open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "at t_{-1} = -epsilon r ln(lambda)/||D_+||, for all j in S_{-,1}: <w_j, -D_->/||w_j|| >= (1 - 2 lambda^epsilon) ||D_-||"

let private aligned side neurons (power: float) =
    atAlignment Negative stated (isAligned side neurons (fun run -> ln2 + PhaseTimes.log (power * run.Epsilon) run))

let private members = PhaseTimes.aligned Negative

let private literal =
    literal ("for lambda <= lambda*: " + stated) (aligned Negative members 1.0)

let claim: IClaim =
    claim "orthogonal/lem-8-ii" "Lemma 8 (ii)" "proofs/Orthogonal/Lemma_8_ii.fs" "Lemma 8 (ii)" literal [
        two
        idle
        close
    ] [
        Mutation.quantifier "all neurons with s_j = -1" literal (aligned Negative (PhaseTimes.ofSign Negative) 1.0)
        Mutation.sign "along D_+" literal (aligned Positive members 1.0)
        Mutation.exponent "1 - 2 lambda^(3 epsilon)" literal (aligned Negative members 3.0)
    ]
