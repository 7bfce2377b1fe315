module internal ReluProofs.Proofs.Orthogonal.Proposition_1_value

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private two = RealAlgebraic.OfInt 2

/// 2n(||D_+|| + ||D_-||), as printed.
let private printed i =
    two
    * RealAlgebraic.OfRational(Setting.count i)
    * (Setting.keyNorm Positive i + Setting.keyNorm Negative i)

/// The stated number lies between the dual lower bound and the norm of an interpolator of this width; the general convex engine, whose
/// dual vector is checked as well, has to enclose the lower bound. Where the width is
/// too small for the signs that occur there is no interpolator, and `whenEmpty` decides.
let private equals (whenEmpty: Outcome) (stated: Instance -> RealAlgebraic) =
    Check<Instance>(fun i context ->
        if i.M < (Interpolation.present i).Length then
            whenEmpty
        else
            let lower = Interpolation.lower i
            let near = Interpolation.near i

            let upper =
                if Setting.isInterpolator i near then
                    Some(RealAlgebraic.OfRational(Setting.parameterNorm near))
                else
                    None

            match upper, DualBound.contradiction i lower context.Cancellation with
            | None, _ -> Outcome.EnginesDisagree "the constructed network does not interpolate"
            | Some upper, _ when upper < lower -> Outcome.EnginesDisagree "an interpolator lies below the lower bound"
            | Some _, NonNull reason -> Outcome.EnginesDisagree reason
            | Some upper, Null ->
                let value = stated i

                if value < lower then
                    Facts.fails
                        (sprintf "the smallest ||theta||^2 is %O" value)
                        (sprintf "it is at least %O" lower)
                        ">"
                elif value > upper then
                    Facts.fails
                        (sprintf "the smallest ||theta||^2 is %O" value)
                        (sprintf "an interpolator has %O" upper)
                        "<"
                elif lower = upper then
                    Facts.holds
                else
                    Outcome.Holds Strength.Enclosed)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "the global minimisers of ||theta||^2 subject to L(theta) = 0 have the objective value 2n(||D_+|| + ||D_-||)",
        Check = equals Facts.holds printed,
        Added = [],
        Note =
            "the value is enclosed by a dual lower bound and an exact interpolator; for m = 1 and labels of both signs there is no interpolator, and nothing is said"
    )

let private noInterpolator =
    Facts.fails "there is an interpolator" "one neuron cannot have outputs of both signs" "is not"

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/prop-1-value",
        Title = "smallest norm of an interpolator",
        File = "proofs/Orthogonal/Proposition_1_value.fs",
        Family = Generator.widths [ Hypotheses.width; Hypotheses.orthonormal; Hypotheses.labelled ],
        Source = Source("orthogonal", "Proposition 1", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one label, one neuron", Generator.axes [ Rational.One ] 1, true)
            BoundaryRow("two equal labels", Generator.axes [ Rational.One; Rational.One ] 1, true)
            BoundaryRow("both signs, two neurons", Generator.axes [ Rational.One; Rational.MinusOne ] 2, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "without the factor n" literal (equals Facts.holds (fun i -> printed i / Setting.count i))
            Mutation.sign
                "2n(||D_+|| - ||D_-||)"
                literal
                (equals Facts.holds (fun i ->
                    two
                    * RealAlgebraic.OfRational(Setting.count i)
                    * (Setting.keyNorm Positive i - Setting.keyNorm Negative i)))
            Mutation.exponent
                "2n sqrt(||D_+||^2 + ||D_-||^2)"
                literal
                (equals Facts.holds (fun i ->
                    two
                    * RealAlgebraic.OfRational(Setting.count i)
                    * RealAlgebraic.Sqrt(
                        Setting.normSquared (Setting.key Positive i) + Setting.normSquared (Setting.key Negative i)
                    )))
            Mutation.quantifier "a minimiser exists for every m >= 1" literal (equals noInterpolator printed)
        ]
    )
