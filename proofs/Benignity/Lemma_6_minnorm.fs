module internal ReluProofs.Proofs.Benignity.Lemma_6_minnorm

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private covers (i: Labelled) labelSign (signs: int list) =
    List.forall2 (fun (y: Rational) s -> y.Sign <> labelSign || s > 0) i.Y signs

/// All minimisers, if there are any, have such neurons. Each is made of positive multiples of the same directions, one for each sign.
let private check (stated: string) (holds: Labelled -> (int * int list) list -> bool) =
    Interpolators.compare (fun i _ ->
        if not (OrthogonalLandscape.isInterpolable i) || holds i (OrthogonalLandscape.interpolatingNeurons i) then
            Outcome.Holds Strength.Exact
        else
            Interpolators.fails stated "the interpolators of minimal norm have none" "is not")

let private displayed (i: Labelled) (neurons: (int * int list) list) =
    [ -1; 1 ] |> List.forall (fun s -> neurons |> List.exists (fun (_, signs) -> covers i s signs))

let private literal =
    Reading<Labelled>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs, m >= 2 and 0 < lambda < min(sqrt(sum over y_k > 0 of y_k^2 ||x_k||^2), sqrt(sum over y_k < 0 of y_k^2 ||x_k||^2)): any global minimum of (min-norm) has j_-, j_+ with <x_k, w_{j_+}> > 0 wherever y_k < 0 and <x_k, w_{j_-}> > 0 wherever y_k > 0",
        Check = check "neurons that are positive at all labels of a sign" displayed,
        Added = [],
        Note =
            "the range of lambda only asks for labels of both signs here; the minimisers are those derived for orthogonal points of any norm"
    )

let claim: IClaim =
    Claim<Labelled>(
        Id = "benignity/lem-6-minnorm",
        Title = "neurons of the global minima, of minimal norm",
        File = "proofs/Benignity/Lemma_6_minnorm.fs",
        Family = OrthogonalLandscape.family OrthogonalLandscape.strictRange,
        Source = Source("benignity", "Lemma 6, Appendix E", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two points", Labelled.axes [ 1; -1 ] Q.half 2, true)
            BoundaryRow("three points", Labelled.axes [ 1; 1; -1 ] Q.half 2, true)
            BoundaryRow(
                "no interpolator",
                Labelled.make [ [ 1; 0 ]; [ 0; 1 ]; [ 0; 0 ] ] [ 1; -1; 1 ] (Q.frac 1 10) 2,
                true
            )
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier
                "one neuron positive at all labels"
                literal
                (check "a neuron positive at all labels" (fun i neurons ->
                    neurons |> List.exists (fun (_, signs) -> covers i 1 signs && covers i -1 signs)))
            Mutation.sign
                "a neuron with a < 0 at all positive labels"
                literal
                (check "neurons of the opposite sign" (fun i neurons ->
                    [ 1; -1 ]
                    |> List.forall (fun s -> neurons |> List.exists (fun (a, signs) -> a = -s && covers i s signs))))
            Mutation.quantifier
                "every neuron"
                literal
                (check "every neuron is positive at all positive labels" (fun i neurons ->
                    neurons |> List.forall (fun (_, signs) -> covers i 1 signs)))
        ]
    )
