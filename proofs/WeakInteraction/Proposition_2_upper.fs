module internal ReluProofs.Proofs.WeakInteraction.Proposition_2_upper

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private neurons (s: Sample) = [ 0 .. Sample.neurons s - 1 ]

/// K_2/n^alpha = factor C_y^+ sqrt(k_n)/n, as n^alpha = n/sqrt(k_n).
let private bound (factor: int) (s: Sample) =
    RealAlgebraic.OfRational(Q.int factor * Sample.largestLabel s / Q.int (Sample.points s))
    * RealAlgebraic.Sqrt(Q.int (Groups.size s))

/// w_j in the span of the inputs of its group.
let private isInside (s: Sample) =
    neurons s |> List.forall (fun j -> (Groups.outside s j).IsZero)

/// ||w_j||_+^2 <= p sqrt(k) ||D_j||, which the flow keeps: at equality the squared norm does not grow.
let private isSmall (s: Sample) =
    neurons s
    |> List.forall (fun j -> (Groups.inside s j).Pow 2 <= (Q.int (Sample.neurons s)).Pow 2 * Groups.labels s j)

/// A lower bound of mu for all times: (2/(n p)) min_j (||w_j||^2 - ||w_j||_+^2), strict as ||w_j||_+ > 0.
let private forEver (s: Sample) =
    Rational.Two / Q.int (Sample.points s * Sample.neurons s)
    * (neurons s |> List.map (Groups.outside s) |> List.min)

let private facts (s: Sample) =
    let theta = "theta"
    let n, p, k = Sample.points s, Sample.neurons s, Groups.size s

    let largest = s.Y |> List.findIndex (fun y -> y.Abs() = Sample.largestLabel s)

    [
        yield! SampleTerms.standing s
        for i in 0 .. n - 1 do
            for l in i .. n - 1 do
                Terms.fact
                    (sprintf "<x_%d, x_%d>" (i + 1) (l + 1))
                    (SampleTerms.innerPoints s i l)
                    Relation.Equal
                    (Term.Number(if i = l then 1 else 0))

            Terms.fact
                (sprintf "C_y^+ against y_%d" (i + 1))
                (Term.Abs(Term.Label i))
                Relation.LessOrEqual
                (Term.Abs(Term.Label largest))
        for j in 0 .. p - 1 do
            let a = Term.OutputWeight(theta, j)

            let inner i =
                Term.Sum [
                    for e in 0 .. Sample.dimension s - 1 -> Term.HiddenWeight(theta, j, e) * Term.Point(i, e)
                ]

            for i in 0 .. n - 1 do
                if List.contains i (Groups.members s j) then
                    Terms.fact
                        (sprintf "(9): neuron %d is active on x_%d" (j + 1) (i + 1))
                        (inner i)
                        Relation.Greater
                        (Term.Number 0)

                    Terms.fact
                        (sprintf "and has the sign of y_%d" (i + 1))
                        (a * Term.Label i)
                        Relation.Greater
                        (Term.Number 0)
                else
                    Terms.fact
                        (sprintf "(9): neuron %d is not active on x_%d" (j + 1) (i + 1))
                        (inner i)
                        Relation.LessOrEqual
                        (Term.Number 0)

            Terms.fact
                (sprintf "|a_%d| = ||w_%d||" (j + 1) (j + 1))
                (a * a)
                Relation.Equal
                (Term.Sum [
                    for e in 0 .. Sample.dimension s - 1 ->
                        Term.HiddenWeight(theta, j, e) * Term.HiddenWeight(theta, j, e)
                ])

            Terms.fact
                (sprintf
                    "(2/(n p)) (||w_%d||^2 - ||w_%d||_+^2), which the flow keeps and mu exceeds, is at least K_2/n^alpha"
                    (j + 1)
                    (j + 1))
                (Term.Number(Rational.Create(2, n * p))
                 * (a * a - Term.Sum [ for i in Groups.members s j -> inner i * inner i ]))
                Relation.GreaterOrEqual
                (Term.Number(Rational.Create(4, n)) * Term.Abs(Term.Label largest) * Term.Sqrt(Term.Number k))
    ]

/// mu(t) <= factor C_y^+/n^alpha for large t.
let private bounded (factor: int) =
    Curvature.check (fun s mu context ->
        let right = bound factor s
        let below = RealAlgebraic.OfRational(forEver s)
        let slack = right - RealAlgebraic.OfRational mu

        if below >= right then
            Outcome.Fails(
                Witness(
                    sprintf "mu(t) <= %O for large t" right,
                    sprintf "mu(t) > %O for all t" below,
                    ">",
                    Strength.Exact,
                    null,
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "a part of the weights that the flow keeps holds the curvature up",
                        SampleTerms.certified s,
                        facts s
                    )
                )
            )
        elif not (isInside s && isSmall s) then
            Outcome.TooClose "what the curvature does until the stated time needs the flow"
        elif slack.Sign >= 0 then
            Outcome.Holds(Strength.Exact, slack)
        else
            Outcome.Fails(Witness(sprintf "mu <= %O" right, sprintf "mu = %O" mu, ">", Strength.Exact, null, null)))

let private inside =
    Hypothesis<Sample>("inside", "w_j is in the span of the inputs of its group", isInside, null)

let private small =
    Hypothesis<Sample>("small", "||w_j||_+^2 <= p sqrt(k) ||D_j|| for all j", isSmall, null)

let private literal =
    Reading<Sample>(
        Name = Reading.Literal,
        Statement =
            "under the group initialisation (9) with orthonormal inputs and labels of the sign s_j in group j, k_n = n^(2(1 - alpha)): mu(t) <= 4 C_y^+/n^alpha for t >= C n^(3 alpha - 1) log(C n)",
        Check = bounded 4,
        Added = [],
        Note =
            "the part of w_j on other groups and off the inputs is constant and stays in a_j^2 = ||w_j||^2; the proof's ||w_j||_+ leaves it out"
    )

let private repaired =
    Reading<Sample>(
        Name = "inside and small",
        Statement =
            "at all times, for w_j(0) in the span of the inputs of group j with ||w_j(0)||_+^2 <= p sqrt(k) ||D_j||: mu(t) <= 4 C_y^+/n^alpha",
        Check = bounded 4,
        Added = [ inside; small ],
        Note = "the flow keeps both conditions; decided at states that satisfy them"
    )

let private edge x y a w = Samples.make x [ y ] [ a ] [ w ]

let private offSpan = edge [ [ 1, 1; 0, 1 ] ] (1, 1) (5, 1) [ 3, 1; -4, 1 ]

let private near = edge [ [ 1, 1 ] ] (1, 1) (9, 10) [ 9, 10 ]

let claim: IClaim =
    Claim<Sample>(
        Id = "weakint/prop-2.upper",
        Title = "upper bound on the curvature under the group initialisation",
        File = "proofs/WeakInteraction/Proposition_2_upper.fs",
        Family =
            Samples.family
                "orthonormal inputs in groups, weights with (9)"
                Groups.hypotheses
                [
                    offSpan
                    near
                    edge [ [ 1, 1; 0, 1 ] ] (1, 1) (13, 5) [ 1, 1; -12, 5 ]
                    edge [ [ 1, 1 ] ] (20, 1) (1, 1) [ 1, 1 ]
                ]
                Groups.generator,
        Source = Source("weakint", "Proposition 2, Eq. (10), right inequality", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one input in dimension 2", offSpan, false)
            BoundaryRow("one input in dimension 1", near, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired inside.Name
            Mutation.constant "K_2 = 3 C_y^+" repaired (bounded 3)
            Mutation.constant "K_2 = C_y^+" repaired (bounded 1)
        ]
    )
