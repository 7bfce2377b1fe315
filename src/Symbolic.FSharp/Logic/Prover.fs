namespace ReluProofs.Symbolic.Logic

open System.Collections.Generic
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra

/// What a search may use beside the facts: expressions to square, and expressions to multiply equations by.
[<NoComparison>]
type internal Hints = {
    Squares: RationalFunction list
    Factors: RationalFunction list
} with

    static member None = { Squares = []; Factors = [] }

/// Searches for Farkas witnesses. Untrusted: whatever it returns has passed Refutation.refutes.
module internal Prover =

    /// A positive multiple of a polynomial as a product of facts that say "> 0", if there is one.
    let private positiveProduct (given: SignCondition[]) (polynomial: Polynomial) : Premise option =
        let rec build (rest: Polynomial) (product: Premise) =
            if rest.IsConstant then
                if rest.ConstantTerm.Sign > 0 then Some product else None
            else
                given
                |> Seq.indexed
                |> Seq.filter (fun (_, c) ->
                    c.Relation = SignRelation.Positive && c.Expression.IsPolynomial && not c.Expression.IsConstant)
                |> Seq.tryPick (fun (i, c) ->
                    match rest.TryDivideExactly c.Expression.Numerator with
                    | null -> None
                    | quotient ->
                        build
                            quotient
                            (if product = Unit then
                                 Given i
                             else
                                 ProductOf(product, Given i)))

        build polynomial Unit

    let private solve (given: SignCondition[]) (premises: Premise list) : Refutation option =
        let facts =
            premises
            |> List.choose (fun premise ->
                match Premise.fact given premise with
                | Some(_, SignRelation.NonZero)
                | None -> None
                | Some(e, relation) -> Some(premise, e, relation))
            |> List.toArray

        let common =
            facts
            |> Array.fold
                (fun lcm (_, e, _) ->
                    if e.IsPolynomial then
                        lcm
                    else
                        PolynomialGcd.lcm lcm e.Denominator)
                Polynomial.One

        let rows = Dictionary<Monomial, int>()

        let rowOf monomial =
            match rows.TryGetValue monomial with
            | true, row -> row
            | false, _ ->
                rows[monomial] <- rows.Count
                rows.Count - 1

        let column (e: RationalFunction) =
            let scaled = e * RationalFunction.OfPolynomial common

            scaled.Numerator.Terms |> Map.toSeq |> Seq.map (fun (m, c) -> rowOf m, c) |> Map.ofSeq

        let columns =
            facts
            |> Array.collect (fun (premise, e, relation) ->
                let entries = column e

                match relation with
                | SignRelation.Zero -> [|
                    premise, Rational.One, entries, false
                    premise, Rational.MinusOne, Map.map (fun _ c -> -c) entries, false
                  |]
                | _ -> [| premise, Rational.One, entries, (relation = SignRelation.Positive) |])

        Simplex.combination (columns |> Array.map (fun (_, _, entries, strict) -> entries, strict))
        |> Option.map (fun multipliers -> {
            Combination =
                Array.zip columns multipliers
                |> Array.filter (fun (_, x) -> not x.IsZero)
                |> Array.map (fun ((premise, sign, _, _), x) -> sign * x, premise)
                |> Array.toList
        })

    /// A witness that the facts contradict each other: first linearly, then with products of two facts. Nothing means
    /// undecided, not consistent.
    let tryRefute (hints: Hints) (given: SignCondition list) : Refutation option =
        let given = List.toArray given
        let indices = [ 0 .. given.Length - 1 ]

        let clear index =
            let e = given[index].Expression

            if e.IsPolynomial then
                []
            else
                match positiveProduct given e.Denominator with
                | Some product -> [ ProductOf(product, Given index) ]
                | None -> []

        let cleared = indices |> List.collect clear

        let nonZero =
            indices
            |> List.filter (fun i -> given[i].Relation = SignRelation.NonZero)
            |> List.map SquareOfNonZero

        let squares = hints.Squares |> List.map SquareOf

        let equations =
            indices |> List.filter (fun i -> given[i].Relation = SignRelation.Zero) |> List.map Given

        let multiples =
            List.allPairs hints.Factors equations |> List.map (fun (f, e) -> Multiple(f, e))

        let linear =
            Unit :: (indices |> List.map Given) @ cleared @ nonZero @ squares @ multiples

        let attempt premises =
            solve given premises |> Option.filter (Refutation.refutes given)

        match attempt linear with
        | Some found -> Some found
        | None ->
            let factors =
                (indices
                 |> List.filter (fun i ->
                     given[i].Relation <> SignRelation.NonZero && not given[i].Expression.IsConstant)
                 |> List.map Given)
                @ cleared
                @ nonZero
                @ squares
                |> List.toArray

            let products = [
                for i in 0 .. factors.Length - 1 do
                    for j in i .. factors.Length - 1 do
                        ProductOf(factors[i], factors[j])
            ]

            attempt (linear @ products)

    /// Witnesses that a conclusion follows: one for each branch of its negation, which comes last in the list of facts.
    let tryEntail (hints: Hints) (given: SignCondition list) (conclusion: SignCondition) : Refutation list option =
        let witnesses =
            conclusion.Negation |> Seq.map (fun negated -> tryRefute hints (given @ [ negated ])) |> Seq.toList

        if List.forall Option.isSome witnesses then
            Some(List.choose id witnesses)
        else
            None

    /// Re-checks what tryEntail returns.
    let entails (given: SignCondition list) (conclusion: SignCondition) (witnesses: Refutation list) : bool =
        let branches = List.ofSeq conclusion.Negation

        branches.Length = witnesses.Length
        && List.forall2
            (fun negated witness -> Refutation.refutes (List.toArray (given @ [ negated ])) witness)
            branches
            witnesses
