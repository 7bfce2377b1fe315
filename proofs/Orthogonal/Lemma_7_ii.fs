module internal ReluProofs.Proofs.Orthogonal.Lemma_7_ii

open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "at t_{+1} = -epsilon ln(lambda)/||D_+||, for all j in S_{+,1}: <w_j, D_+>/||w_j|| >= (1 - 2 lambda^epsilon) ||D_+||"

let private aligned side neurons (power: float) =
    atAlignment Positive stated (isAligned side neurons (fun run -> ln2 + PhaseTimes.log (power * run.Epsilon) run))

let private literal =
    literal ("for lambda <= lambda*: " + stated) (aligned Positive (PhaseTimes.aligned Positive) 1.0)

let claim: IClaim =
    claim
        "orthogonal/lem-7-ii"
        "alignment of S_{+,1} at t_{+1}"
        "proofs/Orthogonal/Lemma_7_ii.fs"
        "Lemma 7 (ii)"
        literal [ two; idle; close ] [
            Mutation.dropping literal "generic"
            Mutation.quantifier
                "all neurons with that sign of a_j"
                literal
                (aligned Positive (PhaseTimes.ofSign Positive) 1.0)
            Mutation.sign "along the other vector" literal (aligned Negative (PhaseTimes.aligned Positive) 1.0)
            Mutation.exponent "1 - 2 lambda^(3 epsilon)" literal (aligned Positive (PhaseTimes.aligned Positive) 3.0)
        ]
