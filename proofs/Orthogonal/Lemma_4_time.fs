module internal ReluProofs.Proofs.Orthogonal.Lemma_4_time

open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated = "t_3 <= -(1 + 3 r epsilon) ln(lambda)/||D_-||"

/// The bound minus t_3, in units of 1/||D_-||.
let private early (factor: Run -> float) (run: Run) : ReluProofs.Proofs.Margin =
    match PhaseTimes.third run with
    | Some t -> {
        Value = -(factor run) * run.LogLambda - t * SmallScale.norm Negative run.Instance
        Error = PhaseTimes.crossingError Negative (run.Epsilon / 29.0) run
      }
    | None -> SmallScale.unknown

let private stretch (run: Run) = 3.0 * SmallScale.ratio run.Instance * run.Epsilon

let private literal =
    literal ("for lambda <= lambda*: " + stated) (onPhases stated (early (fun run -> 1.0 + stretch run)))

let claim: IClaim =
    claim "orthogonal/lem-4-time" "phase 3, time" "proofs/Orthogonal/Lemma_4_time.fs" "Lemma 4 = Lemma 11 (i)" literal [
        two
        idle
        close
    ] [
        Mutation.sign "1 - 3 r epsilon" literal (onPhases stated (early (fun run -> 1.0 - stretch run)))
        Mutation.constant
            "||D_+|| in place of ||D_-||"
            literal
            (onPhases stated (early (fun run -> (1.0 + 3.0 * run.Epsilon) / SmallScale.ratio run.Instance)))
    ]
