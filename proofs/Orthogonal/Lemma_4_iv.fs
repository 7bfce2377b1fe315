module internal ReluProofs.Proofs.Orthogonal.Lemma_4_iv

open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "at t_3, for all j outside S_{+,1} and S_{-,1}: ||w_j|| <= 3 c lambda^epsilon"

let private small neurons (power: Run -> float) =
    onPhases
        stated
        (PhaseTimes.atTime
            PhaseTimes.third
            (isSmall neurons (fun run -> ln3 + PhaseTimes.logLargest run + PhaseTimes.log (power run) run)))

let private printed (run: Run) = run.Epsilon

let private literal =
    literal ("for lambda <= lambda*: " + stated) (small (PhaseTimes.idle [ Positive; Negative ]) printed)

let claim: IClaim =
    claim
        "orthogonal/lem-4-iv"
        "phase 3, idle neurons"
        "proofs/Orthogonal/Lemma_4_iv.fs"
        "Lemma 4 (iv) = Lemma 11 (ii)"
        literal [ two; idle; close ] [
            Mutation.exponent "3 c lambda" literal (small (PhaseTimes.idle [ Positive; Negative ]) (fun _ -> 1.0))
            Mutation.quantifier "all j outside S_{+,1}" literal (small (PhaseTimes.idle [ Positive ]) printed)
        ]
