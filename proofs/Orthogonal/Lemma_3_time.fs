module internal ReluProofs.Proofs.Orthogonal.Lemma_3_time

open System
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated = "t_2 <= -(1 + 3 epsilon) ln(lambda)/||D_+||"

/// The bound minus t_2, in units of 1/||D_+||.
let private early (factor: Run -> float) (run: Run) : ReluProofs.Proofs.Margin =
    match PhaseTimes.second run with
    | Some t -> {
        Value = -(factor run) * run.LogLambda - t * SmallScale.norm Positive run.Instance
        Error = PhaseTimes.crossingError Positive (run.Epsilon / 5.0) run
      }
    | None -> SmallScale.unknown

let private literal =
    literal ("for lambda <= lambda*: " + stated) (onPhases stated (early (fun run -> 1.0 + 3.0 * run.Epsilon)))

let claim: IClaim =
    claim "orthogonal/lem-3-time" "phase 2, time" "proofs/Orthogonal/Lemma_3_time.fs" "Lemma 3 = Lemma 10 (i)" literal [
        two
        idle
        close
    ] [
        Mutation.sign "1 - 3 epsilon" literal (onPhases stated (early (fun run -> 1.0 - 3.0 * run.Epsilon)))
        Mutation.constant "half the time" literal (onPhases stated (early (fun run -> 0.5 + 3.0 * run.Epsilon)))
    ]
