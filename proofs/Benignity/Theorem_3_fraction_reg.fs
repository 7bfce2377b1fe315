module internal ReluProofs.Proofs.Benignity.Theorem_3_fraction_reg

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private largest i =
    max (OrthogonalLandscape.count 1 i) (OrthogonalLandscape.count -1 i)

/// At most m 2^-exponent of the cones, times a factor.
let private atMost (factor: Rational) (exponent: Labelled -> int) =
    OrthogonalLandscape.compare (fun i context ->
        let bound = context.Stated(factor * Q.int i.M * Rational.Half.Pow(exponent i))
        let actual = OrthogonalLandscape.fraction i

        if actual <= bound then
            Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational(bound - actual))
        else
            OrthogonalLandscape.fails
                false
                context
                i
                "the zero network, which lies in the closure of every cone, is a global minimum"
                [
                    Terms.fact "all cones are more than stated" (Term.Number 1) Relation.Greater (Term.Number bound)
                ]
                (sprintf "a fraction of at most %O" bound)
                (sprintf "the fraction is %O" actual)
                ">")

let private literal =
    Reading<Labelled>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs, m >= 2 and 0 < lambda <= min(sqrt(sum over y_k > 0 of y_k^2 ||x_k||^2), sqrt(sum over y_k < 0 of y_k^2 ||x_k||^2)): at most a fraction m 2^-max(card {k : y_k > 0}, card {k : y_k < 0}) of the activation cones contain a global minimum of (Reg-lambda) in their closure",
        Check = atMost Rational.One largest,
        Added = [],
        Note = "the fraction is among the 2^m(n+1) activation cones, fewer where an input is 0"
    )

let private repaired =
    Reading<Labelled>(
        Name = "lambda below 1/n of the bound",
        Statement =
            "the same for 0 < lambda < 1/n min(...), the range in which neurons of both output signs are needed, and x_k <> 0 where y_k <> 0",
        Check = literal.Check,
        Added = [ OrthogonalLandscape.trueRange; OrthogonalLandscape.nonZeroPoints ]
    )



let claim: IClaim =
    Claim<Labelled>(
        Id = "benignity/thm-3-fraction-reg",
        Title = "few good cones at orthogonal inputs, with weight decay",
        File = "proofs/Benignity/Theorem_3_fraction_reg.fs",
        Family = OrthogonalLandscape.family OrthogonalLandscape.range,
        Source = Source("benignity", "Theorem 3, first part", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two points, small lambda", Labelled.axes [ 1; -1 ] (Q.frac 1 4) 2, true)
            BoundaryRow("two points, lambda at the bound", Labelled.axes [ 1; -1 ] Rational.One 2, true)
            BoundaryRow("three points, lambda at the bound", Labelled.axes [ 1; 1; -1 ] Rational.One 2, false)
            BoundaryRow("three points, small lambda", Labelled.axes [ 1; 1; -1 ] (Q.frac 1 4) 2, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired OrthogonalLandscape.trueRange.Name
            Mutation.exponent "2^-n" repaired (atMost Rational.One Labelled.points)
            Mutation.constant "a fourth of the bound" repaired (atMost (Q.frac 1 4) largest)
        ],
        Thresholds = [ OrthogonalLandscape.adjustedRange literal ]
    )
