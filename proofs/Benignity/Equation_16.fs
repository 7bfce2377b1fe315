module internal ReluProofs.Proofs.Benignity.Equation_16

open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Whether the limit of a preactivation contradicts the statement for its sign at the start.
let private weak start (cosine: float) =
    (start >= 0 && cosine < -OrthogonalFlow.accuracy) || (start < 0 && cosine > OrthogonalFlow.accuracy)

/// With > for >= : the limit is 0 exactly where the flow has stopped the preactivation at its kink.
let private strict start (cosine: float) = weak start cosine || (start > 0 && cosine = 0.0)

let private limits stated (broken: int -> float -> bool) =
    Check<OrthogonalFlow>(fun i context ->
        match OrthogonalLimit.cosines context.IsThorough i with
        | None ->
            Outcome.TooClose
                "the flow did not become stationary, and neither decay nor a short path left decides its limit"
        | Some limit ->
            match
                OrthogonalFlow.pairs i
                |> List.tryFind (fun (j, k) -> broken (OrthogonalFlow.preactivation i j k).Sign (limit j k))
            with
            | None -> Outcome.Holds Strength.Numeric
            | Some(j, k) ->
                Outcome.Fails(
                    Witness(
                        stated,
                        sprintf
                            "<w_%d, x_%d> is %O at the start, and the limit of its cosine is %.6g"
                            (j + 1)
                            (k + 1)
                            (OrthogonalFlow.preactivation i j k)
                            (limit j k),
                        "is not",
                        Strength.Numeric,
                        "the event-exact integrator, at a stationary point",
                        null
                    )
                ))

let private stated =
    "<w_i(0), x_k> >= 0 implies lim <w_i(t), x_k> >= 0, and <w_i(0), x_k> < 0 implies lim <w_i(t), x_k> <= 0"

let private literal =
    Reading<OrthogonalFlow>(
        Name = Reading.Literal,
        Statement = "for orthogonal points, if theta(t) has a limit: " + stated,
        Check = limits stated weak,
        Added = []
    )

let claim: IClaim =
    Claim<OrthogonalFlow>(
        Id = "benignity/eq-16",
        Title = "signs of the limits for orthogonal data",
        File = "proofs/Benignity/Equation_16.fs",
        Family = OrthogonalFlow.family,
        Source = Source("benignity", "Equation (16)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("pushed to the kink, one point", OrthogonalFlow.edges[1], true)
            BoundaryRow("a start on a kink", OrthogonalFlow.edges[3], true)
            BoundaryRow("a large lambda", OrthogonalFlow.edges[6], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "> 0 for positive ones" literal (limits stated strict)
            Mutation.dropping literal OrthogonalFlow.orthogonal.Name
        ]
    )
