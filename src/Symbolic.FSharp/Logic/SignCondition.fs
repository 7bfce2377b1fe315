namespace ReluProofs.Symbolic.Logic

open System
open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra

/// How an expression compares with zero.
type SignRelation =
    | Positive = 0
    | NonNegative = 1
    | Zero = 2
    | NonZero = 3

/// An expression compared with zero. Canonical up to positive factors from Q (any factor for = and <>).
[<Sealed; AllowNullLiteral(false)>]
type SignCondition(expression: RationalFunction, relation: SignRelation) =

    let expression =
        if expression.IsZero then
            expression
        else
            let leading = expression.Numerator.LeadingCoefficient

            let scale =
                match relation with
                | SignRelation.Zero
                | SignRelation.NonZero -> leading
                | _ -> leading.Abs()

            scale.Inverse() * expression

    do
        if not (Enum.IsDefined relation) then
            raise (ArgumentOutOfRangeException(nameof relation))

    static let comparisons = [ ">="; "<="; "<>"; ">"; "<"; "=" ]

    /// The expression, scaled to a leading coefficient of 1 or -1.
    member _.Expression = expression
    member _.Relation = relation

    static member Positive(e: RationalFunction) = SignCondition(e, SignRelation.Positive)

    static member NonNegative(e: RationalFunction) = SignCondition(e, SignRelation.NonNegative)

    static member Zero(e: RationalFunction) = SignCondition(e, SignRelation.Zero)
    static member NonZero(e: RationalFunction) = SignCondition(e, SignRelation.NonZero)

    static member internal SignHolds(relation: SignRelation, sign: int) =
        match relation with
        | SignRelation.Positive -> sign > 0
        | SignRelation.NonNegative -> sign >= 0
        | SignRelation.Zero -> sign = 0
        | _ -> sign <> 0

    /// Whether it holds at a point. Throws as RationalFunction.Evaluate does.
    member _.Holds(values: IReadOnlyDictionary<string, Rational>) : bool =
        SignCondition.SignHolds(relation, (expression.Evaluate values).Sign)

    /// Conditions of which at least one holds exactly where this one fails.
    member _.Negation: IReadOnlyList<SignCondition> =
        match relation with
        | SignRelation.Positive -> [| SignCondition.NonNegative -expression |]
        | SignRelation.NonNegative -> [| SignCondition.Positive -expression |]
        | SignRelation.Zero -> [| SignCondition.Positive expression; SignCondition.Positive -expression |]
        | _ -> [| SignCondition.Zero expression |]

    /// The condition with parameters replaced.
    member _.Substitute(values: IReadOnlyDictionary<string, RationalFunction>) =
        SignCondition(expression.Substitute values, relation)

    /// Whether this condition, taken alone, contains the other: the same, or `> 0` for `>= 0` and `<> 0`, or `= 0` for
    /// `>= 0` of either sign.
    member internal this.Contains(other: SignCondition) =
        let same (e: RationalFunction) = e.Equals other.Expression

        match relation, other.Relation with
        | r, s when r = s -> same expression
        | SignRelation.Positive, SignRelation.NonNegative -> same expression
        | SignRelation.Positive, SignRelation.NonZero ->
            SignCondition.NonZero(expression).Expression.Equals other.Expression
        | SignRelation.Zero, SignRelation.NonNegative -> same expression || same -expression
        | _ -> false

    member this.Equals(other: SignCondition) =
        relation = other.Relation && expression.Equals other.Expression

    override this.Equals(other: obj) =
        match other with
        | :? SignCondition as c -> this.Equals c
        | _ -> false

    override _.GetHashCode() = HashCode.Combine(expression.GetHashCode(), relation)

    override _.ToString() =
        let symbol =
            match relation with
            | SignRelation.Positive -> ">"
            | SignRelation.NonNegative -> ">="
            | SignRelation.Zero -> "="
            | _ -> "<>"

        sprintf "%O %s 0" expression symbol

    /// Conditions from text such as `p > alpha*beta`, or a chain `-a <= p <= a`, one for each comparison.
    /// Throws FormatException when there is none.
    static member Parse(text: string) : IReadOnlyList<SignCondition> =
        ArgumentNullException.ThrowIfNull text

        let rec split (rest: string) : (string * string) list =
            let next =
                comparisons
                |> List.map (fun symbol -> rest.IndexOf(symbol, StringComparison.Ordinal), symbol)
                |> List.filter (fun (at, _) -> at >= 0)
                // The two-character symbols come first in the list, so they win where both start.
                |> List.sortBy (fun (at, symbol) -> at, -symbol.Length)

            match next with
            | [] -> [ rest, "" ]
            | (at, symbol) :: _ -> (rest.Substring(0, at), symbol) :: split (rest.Substring(at + symbol.Length))

        let sides =
            split text |> List.map (fun (side, symbol) -> Expression.Parse side, symbol)

        match sides with
        | [ _ ] -> raise (FormatException(sprintf "'%s' compares nothing" text))
        | _ ->
            List.pairwise sides
            |> List.map (fun ((left, symbol), (right, _)) ->
                match symbol with
                | ">=" -> SignCondition.NonNegative(left - right)
                | "<=" -> SignCondition.NonNegative(right - left)
                | "<>" -> SignCondition.NonZero(left - right)
                | ">" -> SignCondition.Positive(left - right)
                | "<" -> SignCondition.Positive(right - left)
                | _ -> SignCondition.Zero(left - right))
            |> List.toArray
            :> IReadOnlyList<SignCondition>

/// A conjunction of sign conditions; the empty one always holds.
[<Sealed; AllowNullLiteral(false)>]
type Guard(conditions: IEnumerable<SignCondition>) =
    let conditions = Seq.toArray conditions

    member internal _.List = List.ofArray conditions

    member _.Conditions: IReadOnlyList<SignCondition> = conditions

    /// Whether all conditions hold at a point.
    member _.Holds(values: IReadOnlyDictionary<string, Rational>) : bool =
        conditions |> Array.forall (fun c -> c.Holds values)

    /// The guard with parameters replaced.
    member _.Substitute(values: IReadOnlyDictionary<string, RationalFunction>) =
        Guard(conditions |> Array.map (fun c -> c.Substitute values))

    /// A guard from comma-separated comparisons; empty text is the guard that always holds. Throws FormatException.
    static member Parse(text: string) =
        ArgumentNullException.ThrowIfNull text

        if String.IsNullOrWhiteSpace text then
            Guard []
        else
            Guard(text.Split(',') |> Seq.collect SignCondition.Parse)

    override _.ToString() =
        if conditions.Length = 0 then
            "always"
        else
            String.Join(", ", conditions)
