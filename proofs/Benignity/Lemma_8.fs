module internal ReluProofs.Proofs.Benignity.Lemma_8

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The outputs of every minimiser are 0 exactly where no neuron of it is active: neurons of both signs are never active together.
let private vanishing (relevant: Rational -> bool) (i: Labelled) =
    let neurons = OrthogonalLandscape.regularisedNeurons i

    [ 0 .. Labelled.points i - 1 ]
    |> List.tryFind (fun k -> relevant i.Y[k] && neurons |> List.forall (fun (_, signs) -> List.item k signs = 0))

let private check relevant =
    OrthogonalLandscape.compare (fun i context ->
        match vanishing relevant i with
        | None -> Outcome.Holds Strength.Exact
        | Some k ->
            OrthogonalLandscape.fails
                false
                context
                i
                "a global minimum with output 0 at a label that is not 0"
                [
                    Terms.fact
                        (sprintf "y_%d is not 0" (k + 1))
                        (Term.Abs(Term.Label k))
                        Relation.Greater
                        (Term.Number 0)
                    Terms.fact
                        (sprintf "the output at x_%d is 0" (k + 1))
                        (Term.Output("theta", k))
                        Relation.Equal
                        (Term.Number 0)
                ]
                (sprintf "the output at x_%d is not 0" (k + 1))
                "it is 0 for every global minimum"
                "is")

let private isLabelled (y: Rational) = not y.IsZero

let private literal =
    Reading<Labelled>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs, m >= 2 and 0 < lambda <= min(sqrt(sum over y_k > 0 of y_k^2 ||x_k||^2), sqrt(sum over y_k < 0 of y_k^2 ||x_k||^2)): any global minimum of (Reg-lambda) has f(x_k) <> 0 wherever y_k <> 0",
        Check = check isLabelled,
        Added = []
    )

let private repaired =
    Reading<Labelled>(
        Name = "lambda below 1/n of the bound",
        Statement = "the same for 0 < lambda < 1/n min(...) and x_k <> 0 where y_k <> 0",
        Check = literal.Check,
        Added = [ OrthogonalLandscape.trueRange; OrthogonalLandscape.nonZeroPoints ],
        Note = "at lambda = 1/n min(...) one side is fitted by 0"
    )



let claim: IClaim =
    Claim<Labelled>(
        Id = "benignity/lem-8",
        Title = "outputs of the global minima that are not 0",
        File = "proofs/Benignity/Lemma_8.fs",
        Family = OrthogonalLandscape.family OrthogonalLandscape.range,
        Source = Source("benignity", "Lemma 8, Appendix E", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two points, small lambda", Labelled.axes [ 1; -1 ] (Q.frac 1 4) 2, true)
            BoundaryRow("two points, lambda at 1/n of the bound", Labelled.axes [ 1; -1 ] Q.half 2, false)
            BoundaryRow("two points, lambda at the bound", Labelled.axes [ 1; -1 ] Rational.One 2, false)
            BoundaryRow("a point 0", Labelled.make [ [ 1; 0 ]; [ 0; 1 ]; [ 0; 0 ] ] [ 1; -1; 1 ] (Q.frac 1 10) 2, false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired OrthogonalLandscape.trueRange.Name
            Mutation.dropping repaired OrthogonalLandscape.nonZeroPoints.Name
            Mutation.quantifier "f(x_k) <> 0 for all k" repaired (check (fun _ -> true))
        ],
        Thresholds = [ OrthogonalLandscape.adjustedRange literal ]
    )
