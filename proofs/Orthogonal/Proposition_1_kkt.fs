module internal ReluProofs.Proofs.Orthogonal.Proposition_1_kkt

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private isActive (i: Instance) (neuron: Neuron) k = (Setting.dot neuron.W i.X[k]).Sign > 0

/// The multiplier of point k, from (37): an active neuron has <w_j, x_k> = lambda_k a_j, so all active ones must agree.
/// Without an active neuron it plays no part, and 0 is taken.
let private multiplier (i: Instance) k =
    i.Theta
    |> List.tryFind (fun neuron -> isActive i neuron k && not neuron.A.IsZero)
    |> Option.map (fun neuron -> Setting.dot neuron.W i.X[k] / neuron.A)
    |> Option.defaultValue Rational.Zero

/// Eqs. (36)-(37), with relu'(0) = 0.
let private isStationary (i: Instance) =
    i.Theta
    |> List.forall (fun neuron ->
        let gradient =
            [ 0 .. Setting.points i - 1 ]
            |> List.filter (isActive i neuron)
            |> List.fold
                (fun total k -> Setting.plus total (Setting.scaled (multiplier i k) i.X[k]))
                (List.replicate (Setting.dimension i) Rational.Zero)

        Setting.dot gradient neuron.W = neuron.A && Setting.scaled neuron.A gradient = neuron.W)

let private kkt =
    Hypotheses.structural
        "KKT"
        "theta is a KKT point (35)-(37) of min ||theta||^2 subject to h(x_k) = y_k, with relu'(0) = 0"
        (fun i -> Setting.isInterpolator i i.Theta && isStationary i)

/// The step of the proof that fails in general.
let private activity =
    Hypotheses.own
        "activity"
        "every non-zero neuron is active at all labels of its sign"
        (fun i ->
            i.Theta
            |> List.forall (fun neuron ->
                neuron.A.IsZero
                || i.Y |> List.indexed |> List.forall (fun (k, y) -> neuron.A.Sign <> y.Sign || isActive i neuron k)))
        id

let private multipliers i = [
    for k in 0 .. Setting.points i - 1 -> sprintf "lambda_%d" (k + 1), multiplier i k
]

let private stationaryFacts i =
    let points = Facts.all i
    let lambda k = Term.Parameter(sprintf "lambda_%d" (k + 1))

    [
        for j in 0 .. i.M - 1 do
            Facts.fact
                (sprintf "(36) for neuron %d" (j + 1))
                (Term.OutputWeight("theta", j))
                Relation.Equal
                (Term.Sum [
                    for k in points -> Facts.active i "theta" j k * lambda k * Facts.preactivation i "theta" j k
                ])

            for e in 0 .. Setting.dimension i - 1 do
                Facts.fact
                    (sprintf "(37) for entry %d of neuron %d" (e + 1) (j + 1))
                    (Term.HiddenWeight("theta", j, e))
                    Relation.Equal
                    (Term.Sum [
                        for k in points ->
                            Facts.active i "theta" j k * lambda k * Term.Point(k, e) * Term.OutputWeight("theta", j)
                    ])
    ]

/// The point has the smallest objective value.
let private isGlobal =
    Check<Instance>(fun i context ->
        let value = RealAlgebraic.OfRational(Setting.parameterNorm i.Theta)
        let smallest = Interpolation.lower i

        if value = smallest then
            Facts.holds
        elif value < smallest then
            Outcome.EnginesDisagree "an interpolator lies below the lower bound"
        else
            match Interpolation.below (Setting.parameterNorm i.Theta) i with
            | None -> Outcome.TooClose "no rational interpolator was found below theta"
            | Some better ->
                Facts.refuted
                    context
                    "a balanced KKT point that is no global minimiser"
                    (Facts.certified i (multipliers i) [
                        "theta", Setting.network i.Theta
                        "better", Setting.network better
                    ])
                    (Facts.setting i
                     @ Facts.balanced i "theta" i.M
                     @ Facts.interpolates i "theta"
                     @ stationaryFacts i
                     @ Facts.interpolates i "better"
                     @ [
                         Facts.fact
                             "better has no more neurons"
                             (Facts.number better.Length)
                             Relation.LessOrEqual
                             (Facts.number i.M)
                         Facts.fact
                             "better is shorter than theta"
                             (Term.NormSquared "better")
                             Relation.Less
                             (Term.NormSquared "theta")
                     ])
                    (sprintf "theta is a global minimiser, with ||theta||^2 = %O" smallest)
                    (sprintf "||theta||^2 = %O, and an interpolator has %O" value smallest)
                    "is not")

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "all KKT points (35) of min ||theta||^2 subject to L(theta) = 0 that are balanced are global minimisers, with objective value 2n(||D_+|| + ||D_-||)",
        Check = isGlobal,
        Added = []
    )

let private repaired =
    Reading<Instance>(
        Name = "active on its labels",
        Statement = "the same for KKT points at which every non-zero neuron is active at all labels of its sign",
        Check = isGlobal,
        Added = [ activity ],
        Note =
            "the proof takes {j : <w_j, x_k> > 0} = {j : s_j lambda_k > 0} for granted; with relu'(0) = 0 it is a hypothesis"
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/prop-1-kkt",
        Title = "balanced KKT points are global minimisers",
        File = "proofs/Orthogonal/Proposition_1_kkt.fs",
        Family =
            Generator.family
                "orthonormal labelled points and balanced interpolators"
                [ Hypotheses.width; Hypotheses.orthonormal; Hypotheses.balanced; kkt ]
                Interpolation.edges
                Interpolation.grouped,
        Source = Source("orthogonal", "Proposition 1, first sentence", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label, one neuron", Generator.state [ 1 ] [ 1, [ 1 ] ], true)
            BoundaryRow(
                "a neuron for each of two positive labels",
                Generator.state [ 1; 1 ] [ 1, [ 1; 0 ]; 1, [ 0; 1 ] ],
                false
            )
            BoundaryRow("a neuron for each sign", Generator.state [ 4; -1 ] [ 2, [ 2; 0 ]; -1, [ 0; 1 ] ], true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired "activity"
            Mutation.constant
                "objective value n(||D_+|| + ||D_-||)"
                repaired
                (Check<Instance>(fun i _ ->
                    let value = RealAlgebraic.OfRational(Setting.parameterNorm i.Theta)

                    if RealAlgebraic.OfInt 2 * value = Interpolation.lower i then
                        Facts.holds
                    else
                        Facts.fails "n(||D_+|| + ||D_-||)" (sprintf "%O" value) ">"))
        ]
    )
