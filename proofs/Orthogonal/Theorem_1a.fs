module internal ReluProofs.Proofs.Orthogonal.Theorem_1a

open ReluProofs.Numeric.Flows
open ReluProofs.Numeric.Flows.Limits
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private exponents = [ -3; -16; -64; -256 ]

/// What the flow has come to: 1 for a zero of the loss, or a point from which a local Polyak-Lojasiewicz bound leads to one; -1 for a
/// point at rest elsewhere; else nothing is decided.
let private limit (i: Instance) exponent : Margin =
    let run = SmallScale.atExponent i exponent
    let flow = run.Trajectory

    if not (run.Error < infinity) then
        SmallScale.unknown
    else
        match (LimitAnalysis.Of(flow.Data, flow.Setting, flow)).Kind with
        | LimitKind.GlobalMinimum when flow.Final.Loss <= 1e-6 * flow.At(0.0).Loss -> { Value = 1.0; Error = 0.0 }
        | LimitKind.SpuriousStationaryPoint -> { Value = -1.0; Error = 0.0 }
        | _ when flow.Stop = StopReason.Stationary && flow.Final.Loss > 0.01 * flow.At(0.0).Loss -> {
            Value = -1.0
            Error = 0.0
          }
        | _ -> SmallScale.unknown

let private stated = "the flow converges to a point of zero loss"

/// On the ladder at the draw of the instance, and at the draws g = theta^0/lambda, whose start is the same for every lambda.
let private tends (sign: float) =
    Check<Instance>(fun i _ ->
        let margin e : Margin =
            let found = limit i e

            {
                found with
                    Value = sign * found.Value
            }

        match margin 0 with
        | one when one.Fails -> Ladder.decideAt exponents stated (exponents |> List.map (fun _ -> one))
        | _ -> exponents |> List.map margin |> Ladder.decideAt exponents stated)

let literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "under Assumptions 1-3 there is lambda* > 0 depending only on the data and the width such that for lambda <= lambda* the flow from (4) converges almost surely to some theta with L(theta) = 0",
        Check = tends 1.0,
        Added = [],
        Note =
            "scales from 1e-3 down to 1e-256 at every draw, and draws g = theta^0/lambda with one start for every lambda, which a lambda* that knows no draw has to withstand; the limit is decided on the final state: residuals 0 within their error, or a local Polyak-Lojasiewicz bound on a ball the rest of the path cannot leave. Almost surely: no <g_j, x_k> is 0"
    )

let claimed id title file locus : IClaim =
    Claim<Instance>(
        Id = id,
        Title = title,
        File = file,
        Family = SmallStart.all,
        Source = Source("orthogonal", locus, Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one point", SmallStart.all.Edges[0], true)
            BoundaryRow("r < 1", SmallStart.all.Edges[4], true)
            PhaseClaim.idle
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "A3"
            Mutation.dropping literal "generic"
            Mutation.sign "L(theta) > 0" literal (tends -1.0)
        ]
    )

let claim: IClaim =
    claimed "orthogonal/thm-1a" "convergence to zero loss" "proofs/Orthogonal/Theorem_1a.fs" "Theorem 1, first sentence"
