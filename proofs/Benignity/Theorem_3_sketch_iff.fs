module internal ReluProofs.Proofs.Benignity.Theorem_3_sketch_iff

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Numeric.Convex
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// A row (pattern, sign of a) of A.
type private Row = { Pattern: bool list; Sign: int }

/// The rows whose closed cone holds the neuron of an output sign: active where it is, of its sign.
let private offers (i: Labelled) sign (row: Row) =
    row.Sign = sign
    && List.forall2 (fun s active -> active || s = 0) (OrthogonalLandscape.neuronSigns sign i) row.Pattern

/// All rows with a non-empty cone: a point 0 is active for every w.
let private rows (i: Labelled) =
    let patterns =
        List.foldBack
            (fun x rest ->
                if Labelled.isZeroPoint x then
                    rest |> List.map (fun p -> true :: p)
                else
                    (rest |> List.map (fun p -> true :: p)) @ (rest |> List.map (fun p -> false :: p)))
            i.X
            [ [] ]

    [
        for p in patterns do
            { Pattern = p; Sign = 1 }
            { Pattern = p; Sign = -1 }
    ]

let private used i =
    [ 1; -1 ] |> List.filter (fun s -> OrthogonalLandscape.isUsed s i)

/// The rows of which a good cone has at least one, for each output sign in use.
let private groups i =
    used i |> List.map (fun s -> rows i |> List.filter (offers i s))

/// How many rows each of the groups has.
let private groupSizes (i: Labelled) =
    let nonZero =
        i.X |> List.filter (fun x -> not (Labelled.isZeroPoint x)) |> List.length

    used i |> List.map (fun s -> OrthogonalLandscape.share s i * Rational.Two.Pow(nonZero + 1))

/// For two points on the axes with both signs in use: the minimiser with one neuron a sign, when its weights are square roots.
let private twoNeurons (i: Labelled) =
    if
        Labelled.points i = 2
        && i.X = [ Labelled.axis 2 0; Labelled.axis 2 1 ]
        && i.M = 2
        && (used i).Length = 2
    then
        let output k = i.Y[k].Abs() - Q.int 2 * i.Lambda

        let hidden k =
            Array.init 2 (fun c ->
                if c = k then
                    RealAlgebraic.Sqrt(output k)
                else
                    RealAlgebraic.Zero)
            :> IReadOnlyList<RealAlgebraic>

        Some(
            TwoLayerNetwork(
                [
                    for k in 0..1 -> RealAlgebraic.OfInt i.Y[k].Sign * RealAlgebraic.Sqrt(output k)
                ],
                [ hidden 0; hidden 1 ]
            ),
            ExactVector [ for k in 0..1 -> Q.int i.Y[k].Sign * output k - i.Y[k] ]
        )
    else
        None

let private draft (context: CheckContext) (i: Labelled) : CertificateDraft | null =
    match twoNeurons i with
    | None when (used i).IsEmpty ->
        CertificateDraft(
            context.Claim,
            context.Statement,
            "the zero network, which lies in the closure of every cone, is a global minimum: no row is needed",
            Labelled.certified i [ "theta", Labelled.zeroNetwork i ],
            OrthogonalLandscape.hypotheses false i @ [ Labelled.zeroIsMinimal i ]
        )
    | None -> null
    | Some(network, dual) ->
        CertificateDraft(
            context.Claim,
            context.Statement,
            "a global minimum in the closures of two cones that share no row",
            Labelled.certified i [ "theta", network ],
            [
                yield! OrthogonalLandscape.hypotheses false i
                Terms.fact
                    "theta attains the least loss of any network of width 2"
                    (Term.Loss "theta")
                    Relation.Equal
                    (Term.MinimumLoss(2, "theta", [ dual ]))
                for j in 0..1 do
                    Terms.fact
                        (sprintf "neuron %d is active at its own point, in both cones" (j + 1))
                        (Term.HiddenWeight("theta", j, j))
                        Relation.Greater
                        (Term.Number 0)

                    Terms.fact
                        (sprintf
                            "neuron %d is on the boundary of the other point: active in one cone, not in the other"
                            (j + 1))
                        (Term.HiddenWeight("theta", j, 1 - j))
                        Relation.Equal
                        (Term.Number 0)
            ]
        )

/// There are two rows such that a cone is good exactly when it has both. A cone that avoids one of the two rows and is good, or has both
/// and is not, contradicts a pair; it is enough to look at cones of one row of each group.
let private twoRows =
    OrthogonalLandscape.compare (fun i context ->
        let fails actual =
            let certificate = draft context i

            Outcome.Fails(
                Witness(
                    "two rows decide whether a cone contains a global minimum",
                    actual,
                    "do not",
                    (if isNull certificate then
                         Strength.Enclosed
                     else
                         Strength.Exact),
                    "the closed form agrees with the cones of the certified optimum, where n is at most 3",
                    certificate
                )
            )

        match groupSizes i with
        | [] -> fails "the zero network is a global minimum, and every cone contains it"
        | found when found |> List.forall (fun size -> size = Rational.One) && found.Length = 2 ->
            Outcome.Holds Strength.Exact
        | found ->
            fails (
                sprintf
                    "a cone is good with one row of each of these groups: %s rows"
                    (found |> List.map string |> String.concat " and ")
            ))

/// A cone is good exactly when it has a row of every output sign, of the kind the rule asks for; decided for all cones of two rows by
/// comparing with the tight directions of the certified optimum.
let private rule (isWinning: Labelled -> int -> Row -> bool) =
    OrthogonalLandscape.compare (fun i _ ->
        if Labelled.points i > 4 then
            // The same groups by their sizes alone: too many cones to list.
            Outcome.Discarded "n is at most 4 where all cones are listed"
        else
            let all = rows i
            let winning = groups i
            let asked = [ 1; -1 ] |> List.map (fun s -> all |> List.filter (isWinning i s))

            let hits (kinds: Row list list) (cone: Row list) =
                kinds |> List.forall (fun g -> cone |> List.exists (fun row -> List.contains row g))

            let wrong =
                Seq.allPairs all all
                |> Seq.tryFind (fun (first, second) ->
                    let cone = [ first; second ]

                    hits winning cone <> hits asked cone)

            match wrong with
            | None -> Outcome.Holds Strength.Exact
            | Some(first, second) ->
                let text (row: Row) =
                    (row.Pattern |> List.map (fun active -> if active then "1" else "0") |> String.concat "")
                    + (if row.Sign > 0 then " a>=0" else " a<0")

                Interpolators.fails
                    "the rule tells the good cones"
                    (sprintf "the cone with the rows %s and %s is told wrongly" (text first) (text second))
                    "does not")

let private activeAtSide (i: Labelled) sign (row: Row) =
    row.Sign = sign
    && List.forall2 (fun (y: Rational) active -> active || y.Sign <> sign) i.Y row.Pattern

let private literal =
    Reading<Labelled>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs, m >= 2 and lambda in the range of Theorem 3 there are two rows such that the closure of an activation cone contains a global minimum of (Reg-lambda) if and only if the cone has both",
        Check = twoRows,
        Added = []
    )

let private repaired =
    Reading<Labelled>(
        Name = "two kinds of rows",
        Statement =
            "for 0 < lambda < 1/n min(...) and x_k <> 0 where y_k <> 0: the closure contains a global minimum if and only if the cone has a row with a >= 0 that is active at all y_k > 0 and a row with a < 0 that is active at all y_k < 0",
        Check = rule activeAtSide,
        Added = [
            OrthogonalLandscape.trueRange
            OrthogonalLandscape.nonZeroPoints
            Labelled.structural "n <= 4" "n <= 4, so that all cones of two rows are listed" (fun i ->
                Labelled.points i <= 4)
        ]
    )

let claim: IClaim =
    Claim<Labelled>(
        Id = "benignity/thm-3-sketch-iff",
        Title = "two patterns that decide whether a cone is good",
        File = "proofs/Benignity/Theorem_3_sketch_iff.fs",
        Family = OrthogonalLandscape.family OrthogonalLandscape.range,
        Source = Source("benignity", "Appendix E, sketch of proof", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two points", Labelled.axes [ 1; -1 ] (Q.frac 1 4) 2, false)
            BoundaryRow("three points, small lambda", Labelled.axes [ 1; 1; -1 ] (Q.frac 1 4) 2, false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired OrthogonalLandscape.trueRange.Name
            Mutation.quantifier
                "active at all points"
                repaired
                (rule (fun _ s row -> row.Sign = s && List.forall id row.Pattern))
            Mutation.sign
                "output signs exchanged"
                repaired
                (rule (fun i s row -> activeAtSide { i with Y = i.Y |> List.map (~-) } s row))
            Mutation.quantifier
                "active at some point of the side"
                repaired
                (rule (fun i s row ->
                    row.Sign = s && List.exists2 (fun (y: Rational) active -> active && y.Sign = s) i.Y row.Pattern))
        ]
    )
