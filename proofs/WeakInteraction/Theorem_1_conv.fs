module internal ReluProofs.Proofs.WeakInteraction.Theorem_1_conv

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Flows
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Orthogonal inputs, where the event I decides; correlated inputs with starts drawn from a law; or one start.
type Case =
    | Orthogonal of Start
    | Drawn of Trial
    | From of Sample

/// The loss converges with probability at least 1 - bound eps.
let likely (bound: Rational) =
    Event.bounded false (fun d -> Rational.One - bound * d.Failure)

let private atOrthogonal (check: Check<Start>) =
    Check<Case>(fun c context ->
        match c with
        | Orthogonal s -> check.Invoke(s, context)
        | Drawn _
        | From _ -> Outcome.Discarded "orthogonal inputs")

/// The theorem: exact for orthogonal inputs, by drawn starts for correlated ones.
let private converges =
    Check<Case>(fun c context ->
        match c with
        | Orthogonal s -> (Start.independently (likely Rational.One)).Invoke(s, context)
        | Drawn t -> Trial.atMost Trial.isTrapped "come to rest with a point that no neuron is active on" t
        | From _ -> Outcome.Discarded "a law")

let private time = 100.0

/// From this start the loss converges to 0.
let private fromStart =
    Check<Case>(fun c context ->
        match c with
        | Orthogonal _
        | Drawn _ -> Outcome.Discarded "a start"
        | From s ->
            let run = SampleFlow.rest s time

            if SampleFlow.isFollowed run && Trial.isTrapped run then
                let certificate = Trap.certificate context s run

                Outcome.Fails(
                    Witness(
                        "the loss converges to 0",
                        sprintf
                            "it converges to %.6g: from t = %.3g on no neuron is active on one of the points"
                            run.Final.Loss
                            (run.Events |> Seq.map _.Time |> Seq.max),
                        "is not",
                        (if isNull certificate then
                             Strength.Numeric
                         else
                             Strength.Enclosed),
                        sprintf "at two accuracies, up to %.1g relative to a neuron" run.Error.Value.State,
                        certificate
                    )
                )
            elif SampleFlow.isFollowed run && run.Final.Loss < 1e-10 then
                Outcome.Holds Strength.Numeric
            else
                Outcome.TooClose(
                    sprintf "the loss is %.3g at t = %.3g, or (3) is not followed so far" run.Final.Loss run.EndTime
                ))

let private statement =
    "for data with Assumption 2 and weights with Assumption 1: if p >= 4 log(n/eps) then the loss converges to 0 with probability at least 1 - eps"

let private literal =
    Reading<Case>(
        Name = Reading.Literal,
        Statement = statement,
        Check = converges,
        Added = [],
        Note =
            Start.convention
            + ". Norms of any size and spread are allowed (\"for any initialization scale\"): when one neuron is much larger than the others, a_j > 0 and active on both of two correlated points, it drives the others with a_j > 0 off both and then leaves one itself. Neurons driven off all points stay where they are, as (3) has it with sigma'(0) = 0. On such ways others slide on kinks, where (3) has no solution; neither it nor Filippov's continuation then converges to loss 0"
    )

let private orthogonalInputs =
    Reading<Case>(
        Name = "orthogonal inputs",
        Statement = "the same for orthogonal inputs",
        Check = atOrthogonal (Start.independently (likely Rational.One)),
        Added = [],
        Note =
            "for orthogonal inputs the loss converges to 0 exactly when the event I occurs (text after Theorem 1), whose probability is exact"
    )

let private marginally =
    Start.marginally "the loss converges to 0" Start.oneMinusFailure Start.enoughNeurons (likely Rational.One)

let private marginals =
    Reading<Case>(
        Name = "orthogonal inputs, marginals alone",
        Statement = "the same for orthogonal inputs and every joint law with centred, rotation-invariant marginals",
        Check = atOrthogonal marginally,
        Added = [],
        Note =
            "Section 2 asks for a joint law and speaks of its marginals alone; the law of the counterexample has |a_j| = ||w_j|| and the sign of a_j opposed to y_1 where w_j is active on x_1"
    )

let private implied =
    Reading<Case>(
        Name = "the event I implies convergence",
        Statement =
            "under Assumptions 1 and 2, from every start in the event I, with p >= 4 log(n/eps) for some eps < 1, the loss converges to 0",
        Check = fromStart,
        Added = [],
        Note =
            "the step of the proof from (25) to (26) takes sqrt(2 n L(0)) <= sqrt(n) C_y^+, which large initial outputs violate; this refutes the step, and the literal reading the theorem. That the certificate's state is a trap is shown in Trap.fs"
    )

let private good =
    Samples.structural "I" "the event I: each x_i has an active neuron with a_j y_i > 0" (fun s ->
        Seq.forall
            (fun i ->
                Seq.exists
                    (fun j -> Sample.active s j i && (s.A[j] * s.Y[i]).Sign > 0)
                    (seq { 0 .. Sample.neurons s - 1 }))
            (seq { 0 .. Sample.points s - 1 }))

let private enough =
    Samples.structural "p of a start" "p >= 4 log(n/eps) for some eps < 1" (fun s ->
        Elementary.Exp(Q.frac (Sample.neurons s) 4, 64).Lower > Rational.OfInt(Sample.points s))

/// A hypothesis on orthogonal draws; trials and starts have their own.
let private onDraws (h: Hypothesis<Start>) =
    let holds (c: Case) =
        match c with
        | Orthogonal s -> h.Holds.Invoke s
        | _ -> true

    match h.Break with
    | null -> Hypothesis<Case>(h.Name, h.Text, (fun c -> holds c), null)
    | breaks ->
        Hypothesis<Case>(
            h.Name,
            h.Text,
            (fun c -> holds c),
            fun c ->
                match c with
                | Orthogonal s -> Orthogonal(breaks.Invoke s)
                | other -> other
        )

let private onStarts (h: Hypothesis<Sample>) =
    Hypothesis<Case>(
        h.Name,
        h.Text,
        (fun c ->
            match c with
            | From s -> h.Holds.Invoke s
            | _ -> true),
        null
    )

let private draws = Start.family (Draws.many.With [ Draws.orthogonalInputs ])

let private trial = {
    Inputs = Pair
    Neurons = 32
    Law = SeldomLarge
    Runs = 12
}

/// Three neurons in the event I; the only one that serves x_1 is driven off it by the large output at x_2.
let private driven =
    Samples.make [ [ 1, 1; 0, 1 ]; [ 3, 5; 4, 5 ] ] [ 1, 1; 1, 1 ] [ 1, 1; 30, 1; -1, 1 ] [
        [ 1, 6; 9, 10 ]
        [ -2, 1; 29, 1 ]
        [ -1, 1; 0, 1 ]
    ]

/// The same with small weights.
let private gentle = {
    driven with
        A = [ Q.half; Q.half; -Q.half ]
        W = [
            [ Q.frac 1 4; Q.frac 1 4 ]
            [ Q.frac 1 8; Q.frac 3 8 ]
            [ Q.frac -1 4; Q.int 0 ]
        ]
}

let private generator =
    Gen.frequency [
        9, draws.Instances.Generator |> Gen.map Orthogonal
        1, Gen.elements [ From gentle; From driven ]
    ]

let private shrink (c: Case) =
    match c with
    | Orthogonal s -> draws.Instances.Shrinker s |> Seq.map Orthogonal
    | Drawn _ -> Seq.empty
    | From s -> Samples.shrink s |> Seq.map From

let private smallest isOpposed =
    Orthogonal(Start.at (Draws.orthogonal 1 0 1 (Q.frac 4 5)) isOpposed)

let claim: IClaim =
    Claim<Case>(
        Id = "weakint/thm-1.conv",
        Title = "convergence with probability at least 1 - eps",
        File = "proofs/WeakInteraction/Theorem_1_conv.fs",
        Family =
            Family<Case>(
                "orthogonal inputs with labels, p neurons and eps; starts drawn for correlated inputs; or one such start",
                [
                    for h in draws.Hypotheses do
                        onDraws h
                    for h in
                        [
                            Samples.hypotheses[0]
                            Samples.hypotheses[1]
                            Assumptions.first
                            Assumptions.second
                            good
                            enough
                        ] do
                        onStarts h
                ],
                [
                    smallest true
                    smallest false
                    Orthogonal(Start.at (Draws.orthogonal 2 1 8 (Q.frac 1 2)) false)
                    Orthogonal(Start.at (Draws.orthogonal 0 1 8 (Q.frac 1 2)) true)
                    Drawn trial
                    From driven
                    From gentle
                ],
                Arb.fromGenShrink (generator, shrink),
                (fun c ->
                    match c with
                    | Orthogonal s -> draws.Size.Invoke s
                    | Drawn t -> Trial.size t
                    | From s -> Samples.size s),
                (fun c ->
                    match c with
                    | Orthogonal s -> draws.Describe.Invoke s
                    | Drawn t -> Trial.describe t
                    | From s -> Samples.describe s),
                (fun c ->
                    match c with
                    | Orthogonal s -> draws.Classify.Invoke s
                    | Drawn _ -> "correlated, drawn"
                    | From _ -> "correlated, one start")
            ),
        Source = Source("weakint", "Theorem 1, first conclusion", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two correlated points, seldom a large neuron", Drawn trial, false)
            BoundaryRow("one point, one neuron", smallest false, true)
        ],
        Repairs = [ orthogonalInputs; marginals; implied ],
        Mutants = [
            Mutation.dropping orthogonalInputs Draws.manyNeurons.Name
            Mutation.quantifier "for every joint law" orthogonalInputs marginals.Check
            Mutation.constant
                "with probability at least 1 - eps/2"
                orthogonalInputs
                (atOrthogonal (Start.independently (likely Q.half)))
        ]
    )
