module internal ReluProofs.Proofs.Orthogonal.Lemma_4_ii

open System
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "the sum of ||w_j||^2 over S_{-,1} reaches n||D_-|| - lambda^(epsilon/29), and until then no other condition of (23) ends the phase"

/// u_- gets beyond factor n||D_-|| + shift lambda^(epsilon/29), in units of lambda^(epsilon/29).
let private reached (factor: float) (shift: float) (run: Run) : ReluProofs.Proofs.Margin =
    let unit' = Math.Exp(PhaseTimes.log (run.Epsilon / 29.0) run)

    if run.Error < infinity then
        let most = PhaseTimes.mass Negative run (run.Trajectory.At run.Trajectory.EndTime)

        {
            Value = (most - factor * PhaseTimes.fitted Negative run) / unit' - shift
            Error = 1e-3 + 4.0 * run.Error * most / unit'
        }
    else
        SmallScale.unknown

/// The other conditions of (23) at states of the phase.
let private others (power: Run -> float) (run: Run) =
    match PhaseTimes.second run, PhaseTimes.third run with
    | Some t2, Some t3 -> [
        let fourteenth (run: Run) = PhaseTimes.log (run.Epsilon / 14.0) run

        for state in PhaseTimes.between 60 (PhaseTimes.alignment Negative run) t3 run do
            isSmall
                (PhaseTimes.idle [ Positive; Negative ])
                (fun run -> ln3 + PhaseTimes.logLargest run + PhaseTimes.log (power run) run)
                run
                state

            isAligned
                Negative
                (PhaseTimes.aligned Negative)
                (fun run -> fourteenth run - Math.Log(SmallScale.norm Negative run.Instance))
                run
                state

        for state in PhaseTimes.between 40 t2 t3 run do
            SmallScale.atMost (fourteenth run) (PhaseTimes.pull Positive run state)
      ]
    | _ -> []

let private holds factor shift power =
    onPhases stated (fun run -> SmallScale.all (reached factor shift run :: others power run))

let private printed (run: Run) = run.Epsilon

let private literal =
    literal
        ("for lambda <= lambda*, at t_3 of (23), the sum of ||w_j||^2 over S_{-,1} is n||D_-|| - lambda^(epsilon/29): "
         + stated)
        (holds 1.0 -1.0 printed)

let claim: IClaim =
    claim "orthogonal/lem-4-ii" "phase 3, norm reached" "proofs/Orthogonal/Lemma_4_ii.fs" "Lemma 4 (ii)" literal [
        two
        idle
        close
    ] [
        Mutation.sign "n||D_-|| + lambda^(epsilon/29)" literal (holds 1.0 1.0 printed)
        Mutation.constant "2 n||D_-||" literal (holds 2.0 -1.0 printed)
        Mutation.exponent "idle neurons below 3 c lambda" literal (holds 1.0 -1.0 (fun _ -> 1.0))
    ]
