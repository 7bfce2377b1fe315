module internal ReluProofs.Proofs.Orthogonal.Lemma_11_iv

open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated = "t_3 > t_2, and ||D_+^t|| < lambda^(epsilon/14) at t_3"

let private samples = 40

let private bound (run: Run) = PhaseTimes.log (run.Epsilon / 14.0) run

/// t_3 after t_2 by more than the error of the two.
let private later (sign: float) (run: Run) first second : Margin = {
    Value = sign * (second - first)
    Error =
        (PhaseTimes.crossingError Positive (run.Epsilon / 5.0) run
         + PhaseTimes.crossingError Negative (run.Epsilon / 29.0) run)
        / SmallScale.norm Negative run.Instance
}

/// The part of the pull that belongs to a side, from t_2 on or from the end of the alignment on, to t_3: the phase would end
/// earlier at a time at which it reaches the bound.
let private fitted side (sign: float) isFromSecond =
    onPhases stated (fun run ->
        match PhaseTimes.second run, PhaseTimes.third run with
        | Some t2, Some t3 ->
            let from =
                if isFromSecond then
                    t2
                else
                    PhaseTimes.alignment Negative run

            later sign run t2 t3
            :: [
                for state in PhaseTimes.between samples (min from t3) t3 run ->
                    SmallScale.atMost (bound run) (PhaseTimes.pull side run state)
            ]
            |> SmallScale.all
        | _ -> SmallScale.unknown)

let private literal =
    literal ("for lambda <= lambda*: " + stated) (fitted Positive 1.0 true)

let claim: IClaim =
    claim
        "orthogonal/lem-11-iv"
        "positive labels stay fitted"
        "proofs/Orthogonal/Lemma_11_iv.fs"
        "Lemma 11 (iv)"
        literal [ two; idle; close ] [
            Mutation.sign "||D_-^t||" literal (fitted Negative 1.0 true)
            Mutation.sign "t_3 < t_2" literal (fitted Positive -1.0 true)
            Mutation.quantifier "from t_{-1} to t_3" literal (fitted Positive 1.0 false)
        ]
