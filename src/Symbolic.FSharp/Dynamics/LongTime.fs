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

                if not x.IsRational || rate.DependsOnTime || not (x.AtZero().IsZero) then
                    name, 0
                elif entails hypotheses [] (SignCondition.Positive rate.Body) then
                    name, 1
                elif entails hypotheses [] (SignCondition.Positive -rate.Body) then
                    name, -1
                else
                    name, 0
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

    static let onlyExponentials (f: ElementaryFunction) = f.Generators |> Map.forall (fun _ g -> g.IsExponential)

    /// The sign that a polynomial shows (1: positive, 0: not negative; nothing when it shows none): it has no negative
    /// coefficient once every fact e >= 0 or e > 0 that is linear in some variable, with a positive number as its
    /// coefficient, has become a variable in the place of that one; it is positive when one of its monomials is.
    static let signByExpansion (given: SignCondition list) (p: Polynomial) : int option =
        let rec replace (pending: (Polynomial * bool) list) (slacks: Map<string, bool>) number (p: Polynomial) =
            match pending with
            | [] ->
                let positive (m: Monomial) = m.Powers |> List.forall (fun (v, _) -> slacks[v])

                if
                    not (Seq.forall (fun v -> Map.containsKey v slacks) p.Variables)
                    || p.Terms |> Map.exists (fun _ c -> c.Sign < 0)
                then
                    None
                elif p.Terms |> Map.exists (fun m _ -> positive m) then
                    Some 1
                else
                    Some 0
            | (e, strict) :: rest ->
                let solved (name: string) =
                    let slope = e.Derivative name

                    slope.IsConstant && slope.ConstantTerm.Sign > 0 && not (Map.containsKey name slacks)

                match e.Variables |> Seq.tryFind solved with
                | None -> replace rest slacks number p
                | Some name ->
                    let scale = (e.Derivative name).ConstantTerm.Inverse()
                    let slack = sprintf "#%d" number
                    let value = Polynomial.Variable name + scale * (Polynomial.Variable slack - e)
                    let inside (q: Polynomial) = q.Substitute(name, value)
                    let rest = rest |> List.map (fun (q, strict) -> inside q, strict)
                    replace rest (Map.add slack strict slacks) (number + 1) (inside p)

        let usable =
            given
            |> List.filter (fun c ->
                c.Expression.IsPolynomial
                && (c.Relation = SignRelation.Positive || c.Relation = SignRelation.NonNegative))
            |> List.map (fun c -> c.Expression.Numerator, (c.Relation = SignRelation.Positive))
            // Facts about several variables first: they say more than the signs of each.
            |> List.sortByDescending (fun (e, _) -> e.Variables.Count)

        replace usable Map.empty 0 p

    /// The limit as t tends to infinity of a function of one exponential; null when it is not one, when the hypotheses do
    /// not decide the sign of its rate or the leading coefficient, or when there is no finite limit.
    static member TryLimit(f: ElementaryFunction, hypotheses: Guard) : RationalFunction | null =
        match signs hypotheses f with
        | [ name, sign ] when sign <> 0 && not (Seq.contains ElementaryFunction.TimeName f.Body.Variables) ->
            // The exponents that dominate: the largest for a growing exponential, the smallest for a decaying one.
            let dominant (p: Polynomial) =
                let parts = p.CoefficientsIn name |> Map.toList
                if sign > 0 then List.last parts else List.head parts

            let k, above = dominant f.Body.Numerator
            let l, below = dominant f.Body.Denominator
            let limit = RationalFunction.Create(above, below)

            if not (entails hypotheses [] (SignCondition.NonZero(RationalFunction.OfPolynomial below))) then
                null
            elif (k - l) * sign < 0 then
                RationalFunction.Zero
            elif k = l then
                limit
            else
                null
        | _ -> null

    /// Whether the denominator was shown to keep away from 0 for all t >= 0 under the hypotheses. False: not shown.
    static member IsDefined(f: ElementaryFunction, hypotheses: Guard) : bool =
        let given = facts hypotheses f
        let denominator = RationalFunction.OfPolynomial f.Body.Denominator

        onlyExponentials f
        && (denominator.IsConstant
            || signByExpansion (hypotheses.List @ given) f.Body.Denominator = Some 1
            || signByExpansion (hypotheses.List @ given) -f.Body.Denominator = Some 1
            || entails hypotheses given (SignCondition.Positive denominator)
            || entails hypotheses given (SignCondition.Positive -denominator))

    /// Whether the function was shown to be >= 0, where it is defined, for all t >= 0 under the hypotheses. False: not
    /// shown.
    static member IsNonNegative(f: ElementaryFunction, hypotheses: Guard) : bool =
        let given = facts hypotheses f
        let all = hypotheses.List @ given
        let top = RationalFunction.OfPolynomial f.Body.Numerator
        let bottom = RationalFunction.OfPolynomial f.Body.Denominator
        let holds condition = entails hypotheses given condition

        onlyExponentials f
        && (((signByExpansion all f.Body.Denominator).IsSome && (signByExpansion all f.Body.Numerator).IsSome)
            || (holds (SignCondition.Positive bottom) && holds (SignCondition.NonNegative top))
            || (holds (SignCondition.Positive -bottom) && holds (SignCondition.NonNegative -top)))
