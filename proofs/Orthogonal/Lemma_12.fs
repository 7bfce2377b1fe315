module internal ReluProofs.Proofs.Orthogonal.Lemma_12

open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "||theta^{t_3} - theta*|| <= lambda^(epsilon/31), theta* a minimiser of ||theta||^2 among the interpolators that does not depend on lambda"

/// The distance at t_3 to the network that the directions and sizes of the start determine, without lambda.
let private near sides (power: float) =
    SmallScale.laddered SmallScale.epsilon SmallScale.limitPowers Until.Fitted stated (fun run ->
        let rows = LimitNetwork.weights sides run.Instance

        run
        |> PhaseTimes.atTime PhaseTimes.third (fun run state ->
            SmallScale.atMost (PhaseTimes.log (run.Epsilon / power) run) (LimitNetwork.distance rows run state)))

let private literal =
    literal ("for lambda <= lambda* there is theta*: " + stated) (near [ Positive; Negative ] 31.0)

let claim: IClaim =
    claim "orthogonal/lem-12" "lambda-independent limit at t_3" "proofs/Orthogonal/Lemma_12.fs" "Lemma 12" literal [
        two
        idle
        close
    ] [
        Mutation.exponent "lambda^(epsilon/10)" literal (near [ Positive; Negative ] 10.0)
        Mutation.quantifier "theta* with the positive labels fitted alone" literal (near [ Positive ] 31.0)
    ]
