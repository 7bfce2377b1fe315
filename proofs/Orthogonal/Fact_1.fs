module internal ReluProofs.Proofs.Orthogonal.Fact_1

open System
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Proofs.Orthogonal.PhaseClaim

let private stated =
    "||theta^t - theta_S|| <= lambda^(epsilon/5) for all t from -(1 + 3 epsilon) ln(lambda)/||D_+|| to -(1 - epsilon) ln(lambda)/||D_-||"

/// At states spread over the window that begins and ends at these multiples of -ln(lambda)/||D_+|| and of -ln(lambda)/||D_-||.
let private near sides (first: Run -> float) (last: Run -> float) =
    onPhases stated (fun run ->
        let saddle = LimitNetwork.weights sides run.Instance
        let from = -(first run) * run.LogLambda / SmallScale.norm Positive run.Instance
        let until = -(last run) * run.LogLambda / SmallScale.norm Negative run.Instance

        if run.Error < infinity then
            PhaseTimes.between 40 from until run
            |> Seq.map (LimitNetwork.distance saddle run)
            |> Seq.map (SmallScale.atMost (PhaseTimes.log (run.Epsilon / 5.0) run))
            |> SmallScale.all
        else
            SmallScale.unknown)

let private start (run: Run) = 1.0 + 3.0 * run.Epsilon
let private finish (run: Run) = 1.0 - run.Epsilon

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "there is a saddle theta_S, not 0 and free of lambda, such that for lambda <= lambda*: " + stated,
        Check = near [ Positive ] start finish,
        Added = [],
        Note =
            note
            + "; theta_S is exhibited in closed form: the neurons of S_{+,1} along D_+ with sum of ||w_j||^2 = n||D_+||, in the proportions the linear phase leaves them in, all others 0 (that it is a strict saddle: orthogonal/fact-1-saddle)"
    )

let claim: IClaim =
    claim "orthogonal/fact-1" "Fact 1, closeness to a saddle" "proofs/Orthogonal/Fact_1.fs" "Fact 1" literal [
        two
        idle
        close
    ] [
        Mutation.quantifier "theta_S = 0" literal (near [] start finish)
        Mutation.quantifier "theta_S = theta*" literal (near [ Positive; Negative ] start finish)
        Mutation.constant
            "from -(1 - 3 epsilon) ln(lambda)/||D_+||"
            literal
            (near [ Positive ] (fun run -> 1.0 - 3.0 * run.Epsilon) finish)
        Mutation.sign
            "until -(1 + epsilon) ln(lambda)/||D_-||"
            literal
            (near [ Positive ] start (fun run -> 1.0 + run.Epsilon))
    ]
