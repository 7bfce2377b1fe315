namespace ReluProofs.Symbolic.Dynamics

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// What happens for t >= 0, and as t grows.
[<AbstractClass; Sealed>]
type LongTime private () =

    static let entails (hypotheses: Guard) facts condition =
        (Prover.tryEntail Hints.None (hypotheses.List @ facts) condition).IsSome

    /// The exponentials with the sign of their rate where the hypotheses decide it.
    static let signs (hypotheses: Guard) (f: ElementaryFunction) =
        f.Generators
        |> Map.toList
        |> List.map (fun (name, generator) ->
            match generator with
            | Exponential x ->
                let rate = x.Derivative()

                if not x.IsRational || rate.DependsOnTime || not (x.AtZero().IsZero) then name, 0
                elif entails hypotheses [] (SignCondition.Positive rate.Body) then name, 1
                elif entails hypotheses [] (SignCondition.Positive -rate.Body) then name, -1
                else name, 0
            | _ -> name, 0)

    static let facts (hypotheses: Guard) (f: ElementaryFunction) =
        let one = RationalFunction.One

        SignCondition.NonNegative(RationalFunction.Variable ElementaryFunction.TimeName)
        :: (signs hypotheses f
            |> List.collect (fun (name, sign) ->
                let e = RationalFunction.Variable name

                match sign with
                | 1 -> [ SignCondition.NonNegative(e - one) ]
                | -1 -> [ SignCondition.Positive e; SignCondition.NonNegative(one - e) ]
                | _ -> [ SignCondition.Positive e ]))

    static let onlyExponentials (f: ElementaryFunction) =
        f.Generators |> Map.forall (fun _ g -> g.IsExponential)

    /// The limit as t tends to infinity of a function of one exponential; null when it is not one, when the hypotheses do
    /// not decide the sign of its rate or the leading coefficient, or when there is no finite limit.
    static member TryLimit(f: ElementaryFunction, hypotheses: Guard) : RationalFunction | null =
        match signs hypotheses f with
        | [ name, sign ] when
            sign <> 0
            && not (Seq.contains ElementaryFunction.TimeName f.Body.Variables)
            ->
            // The exponents that dominate: the largest for a growing exponential, the smallest for a decaying one.
            let dominant (p: Polynomial) =
                let parts = p.CoefficientsIn name |> Map.toList
                if sign > 0 then List.last parts else List.head parts

            let k, above = dominant f.Body.Numerator
            let l, below = dominant f.Body.Denominator
            let limit = RationalFunction.Create(above, below)

            if not (entails hypotheses [] (SignCondition.NonZero(RationalFunction.OfPolynomial below))) then null
            elif (k - l) * sign < 0 then RationalFunction.Zero
            elif k = l then limit
            else null
        | _ -> null

    /// Whether the denominator was shown to keep away from 0 for all t >= 0 under the hypotheses. False: not shown.
    static member IsDefined(f: ElementaryFunction, hypotheses: Guard) : bool =
        let given = facts hypotheses f
        let denominator = RationalFunction.OfPolynomial f.Body.Denominator

        onlyExponentials f
        && (denominator.IsConstant
            || entails hypotheses given (SignCondition.Positive denominator)
            || entails hypotheses given (SignCondition.Positive -denominator))

    /// Whether the function was shown to be >= 0 for all t >= 0 under the hypotheses. False: not shown.
    static member IsNonNegative(f: ElementaryFunction, hypotheses: Guard) : bool =
        let given = facts hypotheses f
        let top = RationalFunction.OfPolynomial f.Body.Numerator
        let bottom = RationalFunction.OfPolynomial f.Body.Denominator
        let holds condition = entails hypotheses given condition

        onlyExponentials f
        && ((holds (SignCondition.Positive bottom) && holds (SignCondition.NonNegative top))
            || (holds (SignCondition.Positive -bottom) && holds (SignCondition.NonNegative -top)))
