module internal ReluProofs.Proofs.WeakInteraction.Text_sec2_flow

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The facts that no solution starts at the kink of j at i.
let private facts (s: Sample) (j, i) =
    let theta = "theta"
    let zero = Term.Number 0

    let inner k =
        Term.Sum [
            for e in 0 .. Sample.dimension s - 1 -> Term.HiddenWeight(theta, j, e) * Term.Point(k, e)
        ]

    let a = Term.OutputWeight(theta, j)

    let below =
        Term.Sum [
            for k in 0 .. Sample.points s - 1 ->
                a * Term.Sign(Term.Relu(inner k)) * SampleTerms.residual k * SampleTerms.innerPoints s i k
        ]

    [
        Terms.fact
            "L is the mean of halves"
            (Term.Number(2 * Sample.points s) * Term.LossConstant)
            Relation.Equal
            (Term.Number 1)
        Terms.fact
            "h is the mean over the neurons"
            (Term.Number(Sample.neurons s) * Term.OutputScale)
            Relation.Equal
            (Term.Number 1)
        Terms.fact (sprintf "neuron %d is on the kink of x_%d" (j + 1) (i + 1)) (inner i) Relation.Equal zero
        for k in 0 .. Sample.points s - 1 do
            if k <> i then
                Terms.fact (sprintf "and on no other: x_%d" (k + 1)) (Term.Abs(inner k)) Relation.Greater zero
        Terms.fact "on and below the kink, <w, x> grows: n times its derivative" below Relation.Greater zero
        Terms.fact
            "above the kink it falls: n times its derivative"
            (below + a * SampleTerms.residual i * SampleTerms.innerPoints s i i)
            Relation.Less
            zero
    ]

/// A solution of (3) starts at theta, with this slope at kinks.
let private starts (slope: Rational) =
    Check<Sample>(fun s context ->
        match Field.kinks s |> List.tryFind (Field.isStuck slope s) with
        | Some(j, i) ->
            let stated = "the flow is followed for all t >= 0"

            let actual =
                sprintf
                    "no solution starts at theta: <w_%d, x_%d> = 0 would have to grow, and falls as soon as it is positive"
                    (j + 1)
                    (i + 1)

            let draft: CertificateDraft | null =
                if slope.IsZero then
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "a state from which no solution starts",
                        SampleTerms.certified s,
                        facts s (j, i)
                    )
                else
                    null

            Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, draft))
        | None when not (Assumptions.areOrthogonal s) ->
            Outcome.TooClose "for correlated inputs, whether the flow meets a kink it is pushed to needs its solution"
        | None ->
            if Field.kinks s |> List.forall (fun pair -> (fst (Field.speeds s pair)).IsZero) then
                Outcome.Holds Strength.Exact
            else
                Outcome.EnginesDisagree "an inactive pre-activation moves, and the inputs are orthogonal")

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement =
            "for all data and all theta_0 there is an absolutely continuous theta on [0, infinity) with theta' = -p grad L(theta) almost everywhere, where sigma'(x) = 1_{x > 0}",
        Check = starts Rational.Zero,
        Added = [],
        Note =
            "a neuron on a kink that both one-sided fields push to has to stay there, and the field with sigma'(0) = 0 does not allow it: Filippov's solution slides with another slope"
    )

let private repaired =
    Reading<Sample>(
        Name = "orthogonal inputs",
        Statement = "the same for orthogonal inputs",
        Check = starts Rational.Zero,
        Added = [ Assumptions.orthogonal ],
        Note =
            "decided state by state: at every kink the inactive pre-activation is at rest, so a solution can stay on the kinks it meets; the loss decreases, which bounds it on bounded times"
    )

let private weak =
    Reading<Sample>(
        Name = "Assumptions 1 and 2",
        Statement = "the same for data and theta_0 that satisfy Assumptions 1 and 2",
        Check = starts Rational.Zero,
        Added = [ Assumptions.first; Assumptions.second ]
    )

let private almost =
    Reading<Sample>(
        Name = "almost every start",
        Statement = "for all data and almost every theta_0 there is such a solution",
        Check = starts Rational.Zero,
        Added = [],
        Note =
            "a random start is on no kink; but the inequalities of the certificate are strict, so the starts just above and just below the kink, with all others weights nearby, are pushed to it, reach it in finite time, and no solution goes on from there: an open set of starts, so a positive probability"
    )

let private almostWeak =
    Reading<Sample>(
        Name = "almost every start, Assumptions 1 and 2",
        Statement = "for all data with Assumption 2 and almost every theta_0 with Assumption 1 there is such a solution",
        Check = starts Rational.Zero,
        Added = [ Assumptions.first; Assumptions.second ],
        Note = "as without the assumptions"
    )

let private pushed =
    Samples.make [ [ 1, 1; 0, 1 ]; [ 1, 4; 1, 1 ] ] [ -1, 1; 1, 1 ] [ 1, 2 ] [ [ 0, 1; 1, 2 ] ]

let private orthogonal =
    Samples.make [ [ 1, 1; 0, 1 ]; [ 0, 1; 1, 1 ] ] [ -1, 1; 1, 1 ] [ 1, 1 ] [ [ 0, 1; 1, 1 ] ]

let private generator =
    Gen.frequency [
        2, Samples.general
        2,
        gen {
            let! s = Samples.general
            let n = Sample.points s
            let axis i k = if i = k then Rational.One else Rational.Zero

            let fit w =
                List.init n (fun k -> List.tryItem k w |> Option.defaultValue Rational.Zero)

            let! stretch = Gen.elements [ Q.int 1; Q.int 2; Q.half ]

            return {
                s with
                    X = List.init n (fun i -> List.init n (fun k -> stretch * axis i k))
                    W = List.map fit s.W
            }
        }
    ]

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/sec2-flow",
        Title = "the flow is defined for all times",
        File = "proofs/WeakInteraction/Text_sec2_flow.fs",
        Family =
            Samples.family
                "data and parameters"
                (Samples.hypotheses |> List.filter (fun h -> h.Name <> "loss"))
                [ pushed; orthogonal; Samples.one (1, 1) (-1, 1) (0, 1) ]
                generator,
        Source = Source("weakint", "Sec. 2, gradient flow, Eq. (3)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("correlated inputs, pushed to a kink from both sides", pushed, false)
            BoundaryRow("orthogonal inputs, on a kink", orthogonal, true)
            BoundaryRow("one input, the weight 0", Samples.one (1, 1) (-1, 1) (0, 1), true)
        ],
        Repairs = [ repaired; weak; almost; almostWeak ],
        Mutants = [
            Mutation.dropping repaired Assumptions.orthogonal.Name
            Mutation.constant "sigma'(0) = 1" repaired (starts Rational.One)
            Mutation.constant "sigma'(0) = 1/2" repaired (starts Rational.Half)
        ]
    )
