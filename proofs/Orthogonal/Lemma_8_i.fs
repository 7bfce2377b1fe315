module internal ReluProofs.Proofs.Orthogonal.Lemma_8_i

open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "at t_{-1} = -epsilon r ln(lambda)/||D_+||, for all j: ||w_j|| <= 2 c lambda^(1 - r epsilon)"

/// t_{-1} is the time in which a neuron along -D_- grows by lambda^(-epsilon).
let private small (factor: float) (exponent: Run -> float) =
    atAlignment
        Negative
        stated
        (isSmall PhaseTimes.everyone (fun run ->
            System.Math.Log factor + PhaseTimes.logLargest run + PhaseTimes.log (exponent run) run))

let private printed (run: Run) = 1.0 - SmallScale.ratio run.Instance * run.Epsilon

let private literal =
    literal ("for lambda <= lambda*: " + stated) (small 2.0 printed)

let claim: IClaim =
    claim "orthogonal/lem-8-i" "Lemma 8 (i)" "proofs/Orthogonal/Lemma_8_i.fs" "Lemma 8 (i)" literal [ two; idle; close ] [
        Mutation.exponent "1 - epsilon" literal (small 2.0 (fun run -> 1.0 - run.Epsilon))
        Mutation.constant "c lambda^(1 - r epsilon)/1000" literal (small 1e-3 printed)
    ]
