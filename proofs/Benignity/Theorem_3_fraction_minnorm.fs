module internal ReluProofs.Proofs.Benignity.Theorem_3_fraction_minnorm

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private largest i =
    max (OrthogonalLandscape.count 1 i) (OrthogonalLandscape.count -1 i)

/// At most m 2^-exponent of the cones, times a factor.
let private atMost (factor: Rational) (exponent: Labelled -> int) =
    Interpolators.compare (fun i context ->
        let bound = context.Stated(factor * Q.int i.M * Rational.Half.Pow(exponent i))
        let actual = OrthogonalLandscape.interpolating i

        if actual <= bound then
            Outcome.Holds(Strength.Exact, RealAlgebraic.OfRational(bound - actual))
        else
            Interpolators.fails (sprintf "a fraction of at most %O" bound) (sprintf "the fraction is %O" actual) ">")

let private literal =
    Reading<Labelled>(
        Name = Reading.Literal,
        Statement =
            "for orthogonal inputs, m >= 2 and 0 < lambda <= min(sqrt(sum over y_k > 0 of y_k^2 ||x_k||^2), sqrt(sum over y_k < 0 of y_k^2 ||x_k||^2)): at most a fraction m 2^-max(card {k : y_k > 0}, card {k : y_k < 0}) of the activation cones contain a global minimum of (min-norm) in their closure",
        Check = atMost Rational.One largest,
        Added = [],
        Note =
            "the range of lambda only asks for labels of both signs here; where no network interpolates no cone contains a minimum"
    )

let claim: IClaim =
    Claim<Labelled>(
        Id = "benignity/thm-3-fraction-minnorm",
        Title = "few good cones at orthogonal inputs, of minimal norm",
        File = "proofs/Benignity/Theorem_3_fraction_minnorm.fs",
        Family = OrthogonalLandscape.family OrthogonalLandscape.range,
        Source = Source("benignity", "Theorem 3, first part", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two points", Labelled.axes [ 1; -1 ] Rational.One 2, true)
            BoundaryRow("three points", Labelled.axes [ 1; 1; -1 ] Rational.One 2, true)
            BoundaryRow("a wide network", Labelled.axes [ 1; -1 ] Rational.One 300, true)
            BoundaryRow(
                "no interpolator",
                Labelled.make [ [ 1; 0 ]; [ 0; 1 ]; [ 0; 0 ] ] [ 1; -1; 1 ] (Q.frac 1 10) 2,
                true
            )
        ],
        Repairs = [],
        Mutants = [
            Mutation.exponent "2^-n" literal (atMost Rational.One Labelled.points)
            Mutation.constant "a fourth of the bound" literal (atMost (Q.frac 1 4) largest)
        ]
    )
