namespace ReluProofs.Symbolic.Logic

open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra

/// How a fact used in a refutation comes from the given ones; each rule is sound by itself.
[<NoComparison>]
type internal Premise =
    /// The given fact with this index.
    | Given of index: int
    /// 1 > 0.
    | Unit
    /// e^2 >= 0.
    | SquareOf of expression: RationalFunction
    /// e^2 > 0, where fact `index` says e > 0, e < 0 or e <> 0.
    | SquareOfNonZero of index: int
    /// The product of two facts.
    | ProductOf of Premise * Premise
    /// An equation multiplied by any expression.
    | Multiple of factor: RationalFunction * equation: Premise

/// A Farkas witness: non-negative multipliers (any sign for equations) of premises, one of them strict and used, whose
/// combination is identically zero. So the given facts have no common solution.
[<NoComparison>]
type internal Refutation = {
    Combination: (Rational * Premise) list
}

module internal Premise =

    /// The fact a premise establishes, or nothing when a rule does not apply.
    let rec fact (given: SignCondition[]) (premise: Premise) : (RationalFunction * SignRelation) option =
        match premise with
        | Given index when index >= 0 && index < given.Length -> Some(given[index].Expression, given[index].Relation)
        | Given _ -> None
        | Unit -> Some(RationalFunction.One, SignRelation.Positive)
        | SquareOf e -> Some(e * e, SignRelation.NonNegative)
        | SquareOfNonZero index ->
            match fact given (Given index) with
            | Some(e, (SignRelation.NonZero | SignRelation.Positive)) -> Some(e * e, SignRelation.Positive)
            | _ -> None
        | ProductOf(left, right) ->
            match fact given left, fact given right with
            | Some(a, r), Some(b, s) ->
                match r, s with
                | SignRelation.Zero, _
                | _, SignRelation.Zero -> Some(a * b, SignRelation.Zero)
                | SignRelation.Positive, SignRelation.Positive -> Some(a * b, SignRelation.Positive)
                | SignRelation.NonZero, (SignRelation.NonZero | SignRelation.Positive)
                | SignRelation.Positive, SignRelation.NonZero -> Some(a * b, SignRelation.NonZero)
                | SignRelation.NonZero, _
                | _, SignRelation.NonZero -> None
                | _ -> Some(a * b, SignRelation.NonNegative)
            | _ -> None
        | Multiple(factor, equation) ->
            match fact given equation with
            | Some(e, SignRelation.Zero) -> Some(factor * e, SignRelation.Zero)
            | _ -> None

module internal Refutation =

    /// Whether the witness shows that the given facts contradict each other: arithmetic only, no search.
    let check (given: SignCondition[]) (refutation: Refutation) : bool =
        let rec combine sum strict rest =
            match rest with
            | [] -> strict && (sum: RationalFunction).IsZero
            | (multiplier: Rational, premise) :: later ->
                match Premise.fact given premise with
                | None
                | Some(_, SignRelation.NonZero) -> false
                | Some(e, SignRelation.Zero) -> combine (sum + multiplier * e) strict later
                | Some(e, relation) ->
                    multiplier.Sign >= 0
                    && combine
                        (sum + multiplier * e)
                        (strict || (relation = SignRelation.Positive && multiplier.Sign > 0))
                        later

        combine RationalFunction.Zero false refutation.Combination

    /// Whether an expression's denominator vanishes nowhere where the facts hold: it is a product of expressions the
    /// facts keep away from zero. Sufficient, not necessary.
    let denominatorStands (given: seq<SignCondition>) (expression: RationalFunction) : bool =
        let factors =
            given
            |> Seq.filter (fun c -> c.Relation = SignRelation.Positive || c.Relation = SignRelation.NonZero)
            |> Seq.map (fun c -> c.Expression.Numerator)
            |> Seq.filter (fun p -> not p.IsConstant)
            |> Seq.toList

        let rec reduce (rest: Polynomial) =
            rest.IsConstant
            || factors
               |> List.exists (fun factor ->
                   match rest.TryDivideExactly factor with
                   | null -> false
                   | quotient -> reduce quotient)

        reduce expression.Denominator

    let rec private expressions (premise: Premise) =
        match premise with
        | Given _
        | Unit
        | SquareOfNonZero _ -> []
        | SquareOf e -> [ e ]
        | ProductOf(a, b) -> expressions a @ expressions b
        | Multiple(e, equation) -> e :: expressions equation

    /// As check, and every expression the witness brings along is defined where the facts hold.
    let refutes (given: SignCondition[]) (refutation: Refutation) : bool =
        check given refutation
        && refutation.Combination |> List.collect (snd >> expressions) |> List.forall (denominatorStands given)
