module internal ReluProofs.Proofs.Benignity.Lemma_7

open ReluProofs.Numeric.Flows
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Times up to here are looked at; a preactivation that only decays stays far from rounding to 0.
let private horizon = 6.0

/// What a preactivation of this sign at the start has to be later; None where the cosine leaves it open.
let private closed start (cosine: float) =
    if start >= 0 && cosine < -OrthogonalFlow.accuracy then
        Some "negative"
    elif start < 0 && cosine > OrthogonalFlow.accuracy then
        Some "positive"
    else
        None

/// The same for the indicator of <w, x> > 0: 0 exactly where the flow has stopped a preactivation at its kink.
let private opened start (cosine: float) =
    if start > 0 && cosine <= 0.0 then
        Some "0"
    elif start <= 0 && cosine > OrthogonalFlow.accuracy then
        Some "positive"
    else
        None

let private constant stated (broken: int -> float -> string option) =
    Check<OrthogonalFlow>(fun i _ ->
        let flow = OrthogonalFlow.run i

        // A negative preactivation is z(0) exp(-2 lambda t) for orthogonal points.
        let decays (state: FlowState) (j, k) =
            let start = (OrthogonalFlow.preactivation i j k).ToDouble()
            let expected = start * exp (-2.0 * i.Lambda.ToDouble() * state.Time)
            start >= 0.0 || abs (state.Preactivation(j, k) - expected) <= 1e-6 * abs start

        let states =
            flow.Times |> Seq.filter (fun t -> t <= horizon) |> Seq.map (fun t -> flow.At t) |> Seq.toList

        let change =
            seq {
                for state in states do
                    for j, k in OrthogonalFlow.pairs i do
                        match broken (OrthogonalFlow.preactivation i j k).Sign (state.PreactivationCosine(j, k)) with
                        | Some now -> j, k, state.Time, now
                        | None -> ()
            }
            |> Seq.tryHead

        if not flow.IsSuccess && flow.EndTime < horizon then
            Outcome.TooClose "the flow was not followed to the end"
        elif
            OrthogonalFlow.orthogonal.Holds.Invoke i
            && states |> List.exists (fun s -> OrthogonalFlow.pairs i |> List.exists (decays s >> not))
        then
            Outcome.EnginesDisagree "a simulated negative preactivation is not z(0) exp(-2 lambda t)"
        else
            match change with
            | None -> Outcome.Holds Strength.Numeric
            | Some(j, k, time, now) ->
                Outcome.Fails(
                    Witness(
                        stated,
                        sprintf
                            "<w_%d, x_%d> is %O at the start and %s at t = %.4g"
                            (j + 1)
                            (k + 1)
                            (OrthogonalFlow.preactivation i j k)
                            now
                            time,
                        "is not",
                        Strength.Numeric,
                        "the event-exact integrator",
                        null
                    )
                ))

let private stated = "the indicators of <w_i(t), x_k> >= 0 are those of t = 0"

let private literal =
    Reading<OrthogonalFlow>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal points and any lambda >= 0, along every solution of (5) the indicators of <w_i(t), x_k> >= 0 are those of t = 0",
        Check = constant stated closed,
        Added = [],
        Note =
            "a negative preactivation is z(0) exp(-2 lambda t) along every solution, so it never becomes 0, and none that is not negative can become negative; the simulated solution is compared with that, for t <= 6"
    )

let claim: IClaim =
    Claim<OrthogonalFlow>(
        Id = "benignity/lem-7",
        Title = "constant activations for orthogonal data",
        File = "proofs/Benignity/Lemma_7.fs",
        Family = OrthogonalFlow.family,
        Source = Source("benignity", "Lemma 7", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("pushed to the kink, one point", OrthogonalFlow.edges[1], true)
            BoundaryRow("a start on a kink", OrthogonalFlow.edges[3], true)
            BoundaryRow("a point that is 0", OrthogonalFlow.edges[5], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "the indicators of <w_i(t), x_k> > 0" literal (constant stated opened)
            Mutation.dropping literal OrthogonalFlow.orthogonal.Name
        ]
    )
