module internal ReluProofs.Proofs.Orthogonal.Lemma_4_iii

open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "for all j in S_{+,1}: ||w_j^{t_2} - w_j^{t_3}|| <= lambda^(epsilon/15), for the vectors and for the directions"

let private distance (a: float seq) (b: float seq) =
    Seq.map2 (fun (x: float) y -> (x - y) ** 2.0) a b |> Seq.sum |> sqrt

/// Between one time and another, for the neurons of a side.
let private still side first last (power: float) =
    onPhases stated (fun run ->
        match first run, last run with
        | Some t, Some t' when run.Error < infinity ->
            let before, after = run.Trajectory.At t, run.Trajectory.At t'
            let bound = PhaseTimes.log (power * run.Epsilon) run

            let weights (state: ReluProofs.Numeric.Flows.FlowState) j =
                Seq.init state.Dimension (fun e -> state.HiddenWeight(j, e))

            [
                for j in PhaseTimes.aligned side run do
                    let error = 2.0 * (run.Error + 1e-15)

                    SmallScale.atMost bound (distance (weights before j) (weights after j), error * after.HiddenNorm j)

                    SmallScale.atMost bound (distance (before.Direction j) (after.Direction j), error)
            ]
            |> SmallScale.all
        | _ -> SmallScale.unknown)

let private fifteenth = 1.0 / 15.0

let private literal =
    literal ("for lambda <= lambda*: " + stated) (still Positive PhaseTimes.second PhaseTimes.third fifteenth)

let private alignment (run: Run) = Some(PhaseTimes.alignment Positive run)

let claim: IClaim =
    claim
        "orthogonal/lem-4-iii"
        "phase 3, S_{+,1} does not move"
        "proofs/Orthogonal/Lemma_4_iii.fs"
        "Lemma 4 (iii)"
        literal [ two; idle; close ] [
            Mutation.quantifier "S_{-,1}" literal (still Negative PhaseTimes.second PhaseTimes.third fifteenth)
            Mutation.constant "from t_{+1} on" literal (still Positive alignment PhaseTimes.third fifteenth)
            Mutation.exponent "lambda^(2 epsilon/5)" literal (still Positive PhaseTimes.second PhaseTimes.third 0.4)
        ]
