module internal ReluProofs.Proofs.Orthogonal.Theorem_2_ii

open System
open ReluProofs.Numeric.Flows
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "for t >= t_3: ||theta^t - theta*|| <= lambda^(epsilon/240), and the loss falls exponentially, L' <= -||D_-|| L"

let private samples = 60

/// How many errors a residual must be away from 0 to say how fast it falls.
let private clear = 40.0

/// -L'/L = ||grad L||^2/L against a multiple of ||D_-||, where the loss is told apart from 0.
let private decays (rate: float) (run: Run) (state: FlowState) : Margin =
    let residual = sqrt (2.0 * float run.Instance.Y.Length * state.Loss)
    let error = (run.Error + 1e-15) * state.NormSquared

    if residual <= clear * error then
        { Value = 1.0; Error = 0.0 }
    else
        {
            Value =
                Math.Log(state.GradientNormSquared / state.Loss)
                - Math.Log(rate * SmallScale.norm Negative run.Instance)
            Error = 8.0 * error / residual
        }

/// Small enough for lambda^(epsilon/29) to be well below the labels.
let private powers i = SmallScale.phasePowers i |> List.map (fun q -> q + 20)

/// From a time to the end of the run, where the loss has gone to rounding.
let private stays time (power: float) rate =
    SmallScale.laddered SmallScale.epsilon powers Until.Fitted stated (fun run ->
        let rows = LimitNetwork.weights [ Positive; Negative ] run.Instance

        match time run with
        | Some(t: float) when run.Error < infinity ->
            SmallScale.all [
                for state in PhaseTimes.between samples t run.Trajectory.EndTime run do
                    SmallScale.atMost (PhaseTimes.log (run.Epsilon / power) run) (LimitNetwork.distance rows run state)

                    if t = Option.get (PhaseTimes.third run) then
                        decays rate run state
            ]
        | _ -> SmallScale.unknown)

let private fromAlignment (run: Run) =
    PhaseTimes.third run |> Option.map (fun _ -> PhaseTimes.alignment Negative run)

let private literal =
    literal
        ("for lambda <= lambda* there is theta* in argmin_{L = 0} ||theta||^2, independent of lambda: "
         + stated
         + "; hence (33)")
        (stays PhaseTimes.third 240.0 1.0)

let claim: IClaim =
    claim
        "orthogonal/thm-2-ii"
        "last phase in a ball"
        "proofs/Orthogonal/Theorem_2_ii.fs"
        "Theorem 2, second item"
        literal [ two; idle; close ] [
            Mutation.exponent "lambda^epsilon" literal (stays PhaseTimes.third 1.0 1.0)
            Mutation.quantifier "for t >= t_{-1}" literal (stays fromAlignment 240.0 1.0)
            Mutation.constant "L' <= -5 ||D_-|| L" literal (stays PhaseTimes.third 240.0 5.0)
        ]
