module internal ReluProofs.Proofs.Benignity.Theorem_3_half_n

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// At most m 2^(-numerator n/2) of the cones, for (Reg-lambda) and (min-norm); compared by squares.
let private atMost (numerator: int) =
    OrthogonalLandscape.compare (fun i context ->
        let square =
            Q.int i.M * Q.int i.M * Rational.Half.Pow(numerator * Labelled.points i)

        let regularised = OrthogonalLandscape.fraction i
        let interpolating = OrthogonalLandscape.interpolating i
        let stated = sprintf "a fraction of at most %d 2^(-%d n/2)" i.M numerator

        if regularised * regularised > square then
            OrthogonalLandscape.fails
                false
                context
                i
                "the zero network, which lies in the closure of every cone, is a global minimum"
                [
                    Terms.fact
                        "all cones are more than stated, by squares"
                        (Term.Number 1)
                        Relation.Greater
                        (Term.Number square)
                ]
                stated
                (sprintf "the fraction is %O for (Reg-lambda)" regularised)
                ">"
        elif interpolating * interpolating > square then
            Interpolators.fails stated (sprintf "the fraction is %O for (min-norm)" interpolating) ">"
        else
            let bound = RealAlgebraic.Sqrt square

            Outcome.Holds(Strength.Exact, bound - RealAlgebraic.OfRational(Rational.Max(regularised, interpolating))))

let private literal =
    Reading<Labelled>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs, labels y_k <> 0, m >= 2 and lambda in the range of Theorem 3: at most a fraction m 2^(-n/2) of the activation cones contain a global minimum of (Reg-lambda), or of (min-norm), in their closure",
        Check = atMost 1,
        Added = [],
        Note =
            "'as long as m is small with respect to 2^(n/2), only a small fraction' is read with the fraction that Theorem 3 gives; with lambda = 1 and labels +-1 it is 1 for every n >= 2, so no other reading of 'small' holds either"
    )

let private repaired =
    Reading<Labelled>(
        Name = "lambda below 1/n of the bound",
        Statement = "the same for 0 < lambda < 1/n min(...) and x_k <> 0",
        Check = literal.Check,
        Added = [ OrthogonalLandscape.trueRange; OrthogonalLandscape.nonZeroPoints ]
    )

let private nonZeroLabels =
    Hypothesis<Labelled>(
        "labels",
        "y_k <> 0 for all k",
        (fun i -> i.Y |> List.forall (fun y -> not y.IsZero)),
        (fun i ->
            // Most labels 0: a cone is then good for the two others alone.
            let both = i.Y |> List.mapi (fun k y -> if k < 2 then y else Rational.Zero)
            { i with Y = both })
    )

let private family =
    (OrthogonalLandscape.family OrthogonalLandscape.range).With [ nonZeroLabels ]

let claim: IClaim =
    Claim<Labelled>(
        Id = "benignity/thm-3-half-n",
        Title = "few good cones for m well below 2^(n/2)",
        File = "proofs/Benignity/Theorem_3_half_n.fs",
        Family = family,
        Source = Source("benignity", "Appendix E, paragraph after Theorem 3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two points, small lambda", Labelled.axes [ 1; -1 ] (Q.frac 1 4) 2, true)
            BoundaryRow("two points, lambda at the bound", Labelled.axes [ 1; -1 ] Rational.One 2, true)
            BoundaryRow("three points, lambda at the bound", Labelled.axes [ 1; 1; -1 ] Rational.One 2, false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired OrthogonalLandscape.trueRange.Name
            Mutation.exponent "2^-n in place of 2^(-n/2)" repaired (atMost 2)
            Mutation.dropping repaired nonZeroLabels.Name
        ]
    )
