module internal ReluProofs.Proofs.WeakInteraction.Text_sketch_ii

open System
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Flows
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

let private theta = "theta"

/// Twenty e-foldings of the loss at the rate it starts with.
let private horizon (s: Sample) = 10.0 * SampleFlow.horizon s

/// The largest cosine between w_j(t) and x_i over the neurons that count at a label.
let private largest (counts: float -> float -> bool) (s: Sample) (state: FlowState) i =
    let label = s.Y[i].ToDouble()

    [ 0 .. state.Width - 1 ]
    |> List.filter (fun j -> counts (state.OutputWeight j) label)
    |> List.map (fun j -> state.PreactivationCosine(j, i))
    |> fun cosines -> if cosines.IsEmpty then -1.0 else List.max cosines

/// relu(a_j y_i) relu(<w_j, x_i>) summed up: 0 where no neuron with a_j y_i > 0 is active on x_i.
let private served (s: Sample) i =
    Term.Sum [
        for j in 0 .. Sample.neurons s - 1 ->
            Term.Relu(Term.OutputWeight(theta, j) * Term.Label i) * Term.Relu(SampleTerms.preactivation s j i)
    ]

/// The kernel's enclosure of the same at a time: the order and the mesh are more than enough for a few neurons.
let private along (s: Sample) i (t: Rational) =
    Term.Flow(served s i, theta, Rational.OfInt(Sample.neurons s), t, t, 20, 128)

let private isEnclosed (s: Sample) i t =
    try
        (TrajectoryEnclosure.Upper(SampleTerms.certified s, along s i t)).Sign <= 0
    with :? InvalidOperationException ->
        false

let private draft (context: CheckContext) (s: Sample) i t =
    CertificateDraft(
        context.Claim,
        context.Statement,
        "along the flow a point loses all the neurons that serve its label",
        SampleTerms.certified s,
        [
            yield! SampleTerms.standing s
            yield! AssumptionFacts.both s
            for k in 0 .. Sample.points s - 1 do
                Terms.fact
                    (sprintf "at t = 0 a neuron with a_j y_%d > 0 is active on x_%d" (k + 1) (k + 1))
                    (served s k)
                    Relation.Greater
                    (Term.Number 0)
            Terms.fact
                (sprintf "at t = %O no neuron with a_j y_%d > 0 is active on x_%d" t (i + 1) (i + 1))
                (along s i t)
                Relation.LessOrEqual
                (Term.Number 0)
        ]
    )

/// At all times each point has an active neuron that counts.
let private stays (isCertified: bool) (counts: float -> float -> bool) =
    Check<Sample>(fun s context ->
        let run = SampleFlow.run s (horizon s)

        if not run.IsSuccess || not run.Error.HasValue then
            Outcome.TooClose "the flow (3) is not followed"
        else
            let error = SampleFlow.error run

            let found = [
                for t in SampleFlow.betweenEvents run do
                    let state = run.At(t.ToDouble())

                    for i in 0 .. Sample.points s - 1 do
                        largest counts s state i, t, i
            ]

            match found |> List.tryFind (fun (cosine, _, _) -> cosine < -error) with
            | Some(cosine, t, i) ->
                let isProved = isCertified && isEnclosed s i t

                let certificate: CertificateDraft | null =
                    if isProved then draft context s i t else null

                Outcome.Fails(
                    Witness(
                        sprintf "at all times a neuron with a_j y_%d > 0 is active on x_%d" (i + 1) (i + 1),
                        sprintf "at t = %O none is: their largest cosine with x_%d is %.3g" t (i + 1) cosine,
                        "is not",
                        (if isProved then Strength.Enclosed else Strength.Numeric),
                        sprintf "the integrated flow, at two accuracies, up to %.1g relative to a neuron" error,
                        certificate
                    )
                )
            | None when not run.Error.Value.SameEvents ->
                Outcome.TooClose "activations change in another order at another accuracy"
            | None ->
                match found |> List.tryFind (fun (cosine, _, _) -> cosine <= error) with
                | None -> Outcome.Holds Strength.Numeric
                | Some(cosine, t, i) ->
                    Outcome.TooClose(sprintf "at t = %O the largest cosine with x_%d is %.3g" t (i + 1) cosine))

let private serving (a: float) (y: float) = a * y > 0.0

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement =
            "under Assumptions 1 and 2, if at t = 0 each x_i has an active neuron with a_j y_i > 0, then each has one at all t >= 0",
        Check = stays true serving,
        Added = [],
        Note =
            "the step of the proof from (25) to (26) takes sqrt(2 n L(0)) <= sqrt(n) C_y^+, which large initial outputs violate; where a neuron comes to slide on a kink, (3) has no solution from then on, and the statement is looked at before"
    )

/// 2 n L(0) <= n (C_y^+)^2.
let private smallLoss =
    Hypothesis<Sample>(
        "L(0)",
        "L(theta(0)) <= (C_y^+)^2/2",
        (fun s ->
            let y = Sample.largestLabel s
            Rational.Two * Sample.loss s <= y * y),
        (fun s ->
            let last = Sample.neurons s - 1

            let longer =
                List.mapi (fun j items ->
                    if j = last then
                        items |> List.map (fun x -> Q.int 30 * x)
                    else
                        items)

            {
                s with
                    A = s.A |> List.mapi (fun j a -> if j = last then Q.int 30 * a else a)
                    W = longer s.W
            })
    )

let private repaired =
    Reading<Sample>(
        Name = "initial loss at most (C_y^+)^2/2",
        Statement = "the same for L(theta(0)) <= (C_y^+)^2/2",
        Check = literal.Check,
        Added = [ smallLoss ],
        Note = "what the step from (25) to (26) needs"
    )

let private orthogonalInputs =
    Reading<Sample>(
        Name = "orthogonal inputs",
        Statement = "the same for orthogonal inputs",
        Check = literal.Check,
        Added = [ Assumptions.orthogonal ]
    )

let private good =
    Hypothesis<Sample>(
        "I",
        "at t = 0 each x_i has an active neuron with a_j y_i > 0",
        (fun s ->
            Seq.forall
                (fun i ->
                    Seq.exists
                        (fun j -> Sample.active s j i && (s.A[j] * s.Y[i]).Sign > 0)
                        (seq { 0 .. Sample.neurons s - 1 }))
                (seq { 0 .. Sample.points s - 1 })),
        (fun s -> {
            s with
                W = s.W |> List.map (List.map (~-))
        })
    )

/// A large neuron that is active on x_2 alone, and a small one that serves x_1.
let private driven =
    Samples.make [ [ 1, 1; 0, 1 ]; [ 3, 5; 4, 5 ] ] [ 1, 1; 1, 1 ] [ 1, 1; 30, 1 ] [ [ 1, 6; 9, 10 ]; [ -2, 1; 29, 1 ] ]

let private gentle = {
    driven with
        A = [ Q.half; Q.half ]
        W = [ [ Q.frac 1 4; Q.frac 1 4 ]; [ Q.frac 1 8; Q.frac 3 8 ] ]
}

let private opposed =
    Samples.make [ [ 1, 1; 0, 1 ]; [ 3, 5; 4, 5 ] ] [ 1, 1; -1, 1 ] [ 1, 1; -1, 1 ] [
        [ 1, 2; -1, 1000 ]
        [ 0, 1; 1, 2 ]
    ]

/// Weights of any size, one neuron at times much longer than the others.
let private generator =
    gen {
        let! s = Samples.dominated
        let! factor = Gen.elements [ 1; 1; 10; 30 ]
        let! chosen = Gen.choose (0, Sample.neurons s - 1)
        let scale j x = if j = chosen then Q.int factor * x else x

        return {
            s with
                A = s.A |> List.mapi scale
                W = s.W |> List.mapi (fun j w -> w |> List.map (scale j))
        }
    }

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/sketch-ii",
        Title = "each point keeps an active neuron",
        File = "proofs/WeakInteraction/Text_sketch_ii.fs",
        Family =
            SampleFlow.family
                8
                "weakly interacting data and output weights that dominate"
                (Samples.hypotheses @ [ Assumptions.first; Assumptions.second; good ])
                [ driven; gentle; opposed; Samples.one (1, 1) (1, 1) (1, 1) ]
                generator,
        Source = Source("weakint", "Section 3.3 (ii), proof of Theorem 1 (ii)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("a large neuron drives a small one off its point", driven, false)
            BoundaryRow("small weights", gentle, true)
            BoundaryRow("one input, one neuron", Samples.one (1, 1) (1, 1) (1, 1), true)
        ],
        Repairs = [ repaired; orthogonalInputs ],
        Mutants = [
            Mutation.dropping repaired smallLoss.Name
            Mutation.dropping repaired good.Name
            Mutation.sign "a neuron with a_j y_i < 0" repaired (stays false (fun a y -> a * y < 0.0))
        ]
    )
