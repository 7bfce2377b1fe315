module internal ReluProofs.Proofs.Benignity.Lemma_6_reg

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Whether a non-zero number of inner-product signs is positive at all points of a label sign.
let private covers (i: Labelled) labelSign (signs: int list) =
    List.forall2 (fun (y: Rational) s -> y.Sign <> labelSign || s > 0) i.Y signs

/// Some neuron is positive at all negative labels, and some at all positive ones, as displayed.
let private displayed (i: Labelled) (neurons: (int * int list) list) =
    [ -1; 1 ]
    |> List.tryFind (fun s -> not (neurons |> List.exists (fun (_, signs) -> covers i s signs)))

let private check (holds: Labelled -> (int * int list) list -> int option) =
    OrthogonalLandscape.compare (fun i context ->
        match holds i (OrthogonalLandscape.regularisedNeurons i) with
        | None -> Outcome.Holds Strength.Exact
        | Some s ->
            let side = if s > 0 then "positive" else "negative"
            let k = i.Y |> List.tryFindIndex (fun y -> y.Sign = s) |> Option.defaultValue 0

            let inner j =
                Term.Sum [
                    for c in 0 .. Labelled.dimension i - 1 -> Term.HiddenWeight("theta", j, c) * Term.Point(k, c)
                ]

            OrthogonalLandscape.fails
                true
                context
                i
                "a global minimum none of whose neurons is positive at some label"
                [
                    Terms.fact
                        (sprintf "y_%d is %s" (k + 1) side)
                        (if s > 0 then Term.Label k else -(Term.Label k))
                        Relation.Greater
                        (Term.Number 0)
                    for j in 0 .. i.M - 1 do
                        Terms.fact
                            (sprintf "<w_%d, x_%d> is not positive" (j + 1) (k + 1))
                            (inner j)
                            Relation.LessOrEqual
                            (Term.Number 0)
                ]
                (sprintf "a neuron w with <w, x_k> > 0 at all %s labels" side)
                "a global minimum has none"
                "is not")

let private literal =
    Reading<Labelled>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs, m >= 2 and 0 < lambda < min(sqrt(sum over y_k > 0 of y_k^2 ||x_k||^2), sqrt(sum over y_k < 0 of y_k^2 ||x_k||^2)): any global minimum of (Reg-lambda) has j_-, j_+ with <x_k, w_{j_+}> > 0 wherever y_k < 0 and <x_k, w_{j_-}> > 0 wherever y_k > 0",
        Check = check displayed,
        Added = [],
        Note = "the names j_- and j_+ are exchanged in the display, which changes nothing as both only exist"
    )

let private repaired =
    Reading<Labelled>(
        Name = "lambda below 1/n of the bound",
        Statement = "the same for 0 < lambda < 1/n min(...) and x_k <> 0 where y_k <> 0",
        Check = literal.Check,
        Added = [ OrthogonalLandscape.trueRange; OrthogonalLandscape.nonZeroPoints ]
    )



let claim: IClaim =
    Claim<Labelled>(
        Id = "benignity/lem-6-reg",
        Title = "neurons of the global minima, with weight decay",
        File = "proofs/Benignity/Lemma_6_reg.fs",
        Family = OrthogonalLandscape.family OrthogonalLandscape.strictRange,
        Source = Source("benignity", "Lemma 6, Appendix E", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two points, small lambda", Labelled.axes [ 1; -1 ] (Q.frac 1 4) 2, true)
            BoundaryRow("two points, lambda at 1/n of the bound", Labelled.axes [ 1; -1 ] Q.half 2, false)
            BoundaryRow("three points, small lambda", Labelled.axes [ 1; 1; -1 ] (Q.frac 1 4) 2, true)
            BoundaryRow("a point 0", Labelled.make [ [ 1; 0 ]; [ 0; 1 ]; [ 0; 0 ] ] [ 1; -1; 1 ] (Q.frac 1 10) 2, false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired OrthogonalLandscape.trueRange.Name
            Mutation.dropping repaired OrthogonalLandscape.nonZeroPoints.Name
            Mutation.quantifier
                "one neuron positive at all labels"
                repaired
                (check (fun i neurons ->
                    if neurons |> List.exists (fun (_, signs) -> covers i 1 signs && covers i -1 signs) then
                        None
                    else
                        Some 1))
            Mutation.sign
                "a neuron with a >= 0 at all negative labels"
                repaired
                (check (fun i neurons ->
                    [ 1; -1 ]
                    |> List.tryFind (fun s ->
                        not (neurons |> List.exists (fun (a, signs) -> a = -s && covers i s signs)))))
        ],
        Thresholds = [ OrthogonalLandscape.adjustedRange literal ]
    )
