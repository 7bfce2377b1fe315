module internal ReluProofs.Proofs.Orthogonal.Lemma_3_ii

open System
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "the sum of ||w_j||^2 over S_{+,1} reaches n||D_+|| - lambda^(epsilon/5), and until then no other condition of (17) ends the phase"

/// u_+ gets beyond factor n||D_+|| + shift lambda^(epsilon/5), in units of lambda^(epsilon/5).
let private reached (factor: float) (shift: float) (run: Run) : ReluProofs.Proofs.Margin =
    let unit' = Math.Exp(PhaseTimes.log (run.Epsilon / 5.0) run)

    if run.Error < infinity then
        let most = PhaseTimes.mass Positive run (run.Trajectory.At run.Trajectory.EndTime)

        {
            Value = (most - factor * PhaseTimes.fitted Positive run) / unit' - shift
            Error = 1e-3 + 4.0 * run.Error * most / unit'
        }
    else
        SmallScale.unknown

/// The other conditions of (17) at states of the phase: idle neurons below 2 c lambda^power, S_{+,1} aligned.
let private others (power: Run -> float) (run: Run) =
    match PhaseTimes.second run with
    | None -> []
    | Some t -> [
        for state in PhaseTimes.between 40 (PhaseTimes.alignment Positive run) t run do
            isSmall
                (PhaseTimes.idle [ Positive ])
                (fun run -> ln2 + PhaseTimes.logLargest run + PhaseTimes.log (power run) run)
                run
                state

            isAligned
                Positive
                (PhaseTimes.aligned Positive)
                (fun run -> PhaseTimes.log (run.Epsilon / 5.0) run - Math.Log(SmallScale.norm Positive run.Instance))
                run
                state
      ]

let private holds factor shift power =
    onPhases stated (fun run -> SmallScale.all (reached factor shift run :: others power run))

let private printed (run: Run) = run.Epsilon

let private literal =
    literal
        ("for lambda <= lambda*, at t_2 of (17), the sum of ||w_j||^2 over S_{+,1} is n||D_+|| - lambda^(epsilon/5): "
         + stated)
        (holds 1.0 -1.0 printed)

let claim: IClaim =
    claim "orthogonal/lem-3-ii" "phase 2, norm reached" "proofs/Orthogonal/Lemma_3_ii.fs" "Lemma 3 (ii)" literal [
        two
        idle
        close
    ] [
        Mutation.sign "n||D_+|| + lambda^(epsilon/5)" literal (holds 1.0 1.0 printed)
        Mutation.constant "2 n||D_+||" literal (holds 2.0 -1.0 printed)
        Mutation.exponent "idle neurons below 2 c lambda" literal (holds 1.0 -1.0 (fun _ -> 1.0))
    ]
