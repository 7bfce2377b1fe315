module internal ReluProofs.Proofs.Orthogonal.Equation_8

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The smallest total mass of a signed measure on the sphere whose function fits the labels: from below by v = y_k over the
/// norm of its class, for which |sum v_k relu(<u, x_k>)| <= 1 on the unit sphere; attained by the two directions of the classes.
let private variation i =
    [ Positive; Negative ]
    |> List.fold
        (fun (total: RealAlgebraic) side -> total + RealAlgebraic.Sqrt(Setting.squares side i))
        RealAlgebraic.Zero

/// factor * min ||theta||^2 = min ||f||, where both minima exist.
let private equal (factor: Rational) (isMeasureSigned: bool) =
    Check<Instance>(fun i context ->
        let negative = Setting.members Negative i

        if not isMeasureSigned && not negative.IsEmpty && i.M >= (Interpolation.present i).Length then
            let k = negative.Head
            let network = Setting.network (Interpolation.near i)

            Facts.refuted
                context
                "a positive measure gives a function f >= 0, which fits no negative label, and the left side is finite"
                (Facts.certified i [] [ "theta", network ])
                (Facts.standing i
                 @ [
                     Facts.fact
                         "theta has at most m neurons"
                         (Facts.number network.Width)
                         Relation.LessOrEqual
                         (Facts.number i.M)
                 ]
                 @ Facts.interpolates i "theta"
                 @ [
                     Facts.fact
                         (sprintf "y_%d < 0 <= f(x_%d)" (k + 1) (k + 1))
                         (Term.Label k)
                         Relation.Less
                         (Facts.number 0)
                 ])
                "both minima are equal"
                "the left one is finite, and no f on the right fits the labels"
                "<"
        elif i.M < (Interpolation.present i).Length then
            let zero = Facts.number 0

            Facts.refuted
                context
                "one neuron has outputs of one sign only, so there is no interpolator of width 1"
                (Facts.certified i [ "m", Rational.OfInt i.M ] [])
                (Facts.standing i
                 @ [
                     Facts.fact "m is 1" (Term.Parameter "m") Relation.Equal (Facts.number 1)
                     Facts.fact
                         "a label is positive"
                         (Term.Label((Setting.members Positive i).Head))
                         Relation.Greater
                         zero
                     Facts.fact "a label is negative" (Term.Label negative.Head) Relation.Less zero
                 ])
                "both minima are equal"
                "no network of width 1 fits labels of both signs"
                "is not"
        else
            let near = Interpolation.near i

            let lower = RealAlgebraic.OfRational factor * Interpolation.lower i
            let upper = RealAlgebraic.OfRational(factor * Setting.parameterNorm near)
            let right = variation i

            if not (Setting.isInterpolator i near) || upper < lower then
                Outcome.EnginesDisagree "the bounds of the smallest norm contradict each other"
            elif right < lower || right > upper then
                Facts.fails
                    (sprintf "the left minimum is %O" right)
                    (sprintf "it lies in [%O, %O]" lower upper)
                    "is not"
            elif lower = upper then
                Facts.holds
            else
                Outcome.Holds Strength.Enclosed)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "min over L(theta) = 0 of ||theta||^2/2 = min over L(f) = 0 of ||f||_F1, with ||f||_F1 the smallest mass of a positive measure mu on the sphere with f(x) = integral of relu(<u, x>) dmu(u)",
        Check = equal Rational.Half false,
        Added = []
    )

let private repaired =
    Reading<Instance>(
        Name = "signed measure, two neurons",
        Statement = "the same with a signed measure and its total variation, for m >= 2",
        Check = equal Rational.Half true,
        Added = [ Hypotheses.widthAtLeast 2 ]
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/eq-8",
        Title = "parameter norm and variation norm",
        File = "proofs/Orthogonal/Equation_8.fs",
        Family = Generator.widths [ Hypotheses.width; yield! Hypotheses.standing ],
        Source = Source("orthogonal", "Sec. 3.2, Eq. (8)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one positive label", Generator.axes [ Rational.One ] 1, true)
            BoundaryRow("one negative label", Generator.axes [ Rational.MinusOne ] 1, false)
            BoundaryRow("both signs, one neuron", Generator.axes [ Rational.Two; Rational.MinusOne ] 1, false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "without the factor 1/2" repaired (equal Rational.One true)
            Mutation.dropping repaired "m2"
            Mutation.quantifier "a positive measure" repaired (equal Rational.Half false)
        ]
    )
