namespace ReluProofs.Symbolic.Optimise

open System
open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// How two piecewise formulas compare over all parameters that satisfy some hypotheses.
type AgreementKind =
    /// Proved equal, with witnesses that were re-checked.
    | Proved = 0
    /// Different at a rational point.
    | Refuted = 1
    /// Neither proof nor counterexample was found.
    | Undecided = 2

/// The outcome of PiecewiseFormula.AgreesWith.
[<Sealed; AllowNullLiteral(false)>]
type Agreement
    internal (kind: AgreementKind, reason: string, counterexample: IReadOnlyDictionary<string, Rational> | null) =
    member _.Kind = kind
    member _.IsProved = (kind = AgreementKind.Proved)
    member _.IsRefuted = (kind = AgreementKind.Refuted)

    /// What was proved, what differs, or what is missing.
    member _.Reason = reason

    /// A point inside the hypotheses where the two differ; null unless refuted.
    member _.Counterexample = counterexample

    override _.ToString() = sprintf "%O: %s" kind reason

/// One case of a piecewise formula.
[<Sealed; AllowNullLiteral(false)>]
type FormulaCase(guard: Guard, value: RationalFunction) =
    /// Where the case applies.
    member _.Guard = guard
    /// What the formula is there.
    member _.Value = value

    override _.ToString() = sprintf "%O  if %O" value guard

module internal Grid =

    /// Small rationals, simplest first.
    let private values =
        [ "1"; "0"; "-1"; "2"; "-2"; "1/2"; "-1/2"; "3"; "-3"; "1/3" ] |> List.map Rational.Parse

    /// At most this many points are looked at before a search gives up.
    [<Literal>]
    let private Limit = 20_000

    /// Points of a rational grid, simplest first.
    let points (names: string list) : seq<IReadOnlyDictionary<string, Rational>> =
        let rec choose (names: string list) (budget: int) : seq<(string * Rational) list> =
            match names with
            | [] -> if budget = 0 then Seq.singleton [] else Seq.empty
            | name :: rest ->
                seq {
                    for rank in 0 .. min budget (values.Length - 1) do
                        for later in choose rest (budget - rank) do
                            (name, values[rank]) :: later
                }

        seq { 0 .. names.Length * (values.Length - 1) }
        |> Seq.collect (choose names)
        |> Seq.truncate Limit
        |> Seq.map (fun pairs -> dict pairs :?> IReadOnlyDictionary<string, Rational>)

/// A function of named parameters given by cases: a rational function on each guard.
[<Sealed; AllowNullLiteral(false)>]
type PiecewiseFormula(cases: IEnumerable<FormulaCase>) =
    let cases = Seq.toArray cases

    do
        if cases.Length = 0 then
            invalidArg (nameof cases) "a piecewise formula has at least one case"

    member _.Cases: IReadOnlyList<FormulaCase> = cases

    /// One value everywhere.
    static member Everywhere(value: RationalFunction) = PiecewiseFormula [ FormulaCase(Guard [], value) ]

    /// A formula from alternating texts, guard then value: `Parse("p > a", "p - a", "-a <= p <= a", "0", ...)`.
    /// Throws FormatException for text that is no formula, ArgumentException for an odd number of texts.
    static member Parse([<ParamArray>] guardsAndValues: string[]) =
        if guardsAndValues.Length % 2 <> 0 then
            invalidArg (nameof guardsAndValues) "each guard has a value"

        guardsAndValues
        |> Array.chunkBySize 2
        |> Array.map (fun pair -> FormulaCase(Guard.Parse pair[0], Expression.Parse pair[1]))
        |> PiecewiseFormula

    /// The formula with parameters replaced, in guards and values.
    member _.Substitute(values: IReadOnlyDictionary<string, RationalFunction>) =
        PiecewiseFormula(
            cases |> Array.map (fun c -> FormulaCase(c.Guard.Substitute values, c.Value.Substitute values))
        )

    /// The formula with every value v replaced by change(v), guards kept.
    member _.Map(change: Func<RationalFunction, RationalFunction>) =
        PiecewiseFormula(cases |> Array.map (fun c -> FormulaCase(c.Guard, change.Invoke c.Value)))

    /// The exact value by the first case that applies. Throws ArgumentException where none does or a parameter is missing,
    /// DivideByZeroException where a denominator vanishes.
    member _.Evaluate(values: IReadOnlyDictionary<string, Rational>) : Rational =
        match cases |> Array.tryFind (fun c -> c.Guard.Holds values) with
        | Some case -> case.Value.Evaluate values
        | None -> invalidArg (nameof values) "no case of the formula applies at this point"

    /// The names of all parameters, ascending.
    member _.Variables: IReadOnlyList<string> =
        cases
        |> Seq.collect (fun c ->
            Seq.append c.Value.Variables (c.Guard.Conditions |> Seq.collect (fun g -> g.Expression.Variables)))
        |> Seq.distinct
        |> Seq.sortWith (fun a b -> String.CompareOrdinal(a, b))
        |> Seq.toArray
        :> IReadOnlyList<string>

    /// Compares with another formula for all parameters that satisfy the hypotheses: both must cover all of them, and
    /// where a case of one overlaps a case of the other the values must be equal there. A difference is shown at a
    /// rational point; what is neither proved nor refuted is undecided.
    member this.AgreesWith(other: PiecewiseFormula, hypotheses: Guard) : Agreement =
        let given = hypotheses.List

        let guards (formula: PiecewiseFormula) =
            formula.Cases |> Seq.map (fun c -> c.Guard.List) |> Seq.toList

        let covered name formula =
            match CaseSplit.tryCover given (guards formula) with
            | Some witnesses when CaseSplit.covers given (guards formula) witnesses -> None
            | _ -> Some(sprintf "the cases of the %s formula were not proved to cover the hypotheses" name)

        let missing = [
            yield! Option.toList (covered "first" this)
            yield! Option.toList (covered "second" other)

            for a in this.Cases do
                for b in other.Cases do
                    let facts = given @ a.Guard.List @ b.Guard.List
                    let difference = a.Value - b.Value

                    let defined =
                        [ a.Value; b.Value ] |> List.forall (Refutation.denominatorStands facts)

                    let equal () =
                        defined
                        && (difference.IsZero
                            || Prover.tryEntail Hints.None facts (SignCondition.Zero difference) |> Option.isSome)

                    let apart () = Prover.tryRefute Hints.None facts |> Option.isSome

                    if not (equal () || apart ()) then
                        sprintf
                            "%O and %O were not proved equal where both (%O) and (%O)"
                            a.Value
                            b.Value
                            a.Guard
                            b.Guard
        ]

        match missing with
        | [] -> Agreement(AgreementKind.Proved, "equal wherever the hypotheses hold, case by case", null)
        | first :: _ ->
            let names =
                Seq.concat [
                    this.Variables
                    other.Variables
                    hypotheses.Conditions |> Seq.collect (fun c -> c.Expression.Variables) |> Seq.toArray
                    :> IReadOnlyList<string>
                ]
                |> Seq.distinct
                |> Seq.sort
                |> Seq.toList

            let valueAt (formula: PiecewiseFormula) point =
                try
                    string (formula.Evaluate point)
                with
                | :? ArgumentException
                | :? DivideByZeroException -> "undefined"

            let inside point =
                try
                    hypotheses.Holds point
                with :? DivideByZeroException ->
                    false

            let different =
                Grid.points names
                |> Seq.filter inside
                |> Seq.tryPick (fun point ->
                    let left, right = valueAt this point, valueAt other point
                    if left <> right then Some(point, left, right) else None)

            match different with
            | Some(point, left, right) ->
                let at =
                    point |> Seq.map (fun pair -> sprintf "%s = %O" pair.Key pair.Value) |> String.concat ", "

                Agreement(AgreementKind.Refuted, sprintf "%s against %s at %s" left right at, point)
            | None -> Agreement(AgreementKind.Undecided, first, null)

    override _.ToString() = String.Join(";  ", cases |> Array.map string)
