namespace ReluProofs.Symbolic.Asymptotics

open System
open System.Collections.Generic
open ReluProofs.Kernel

/// A decided statement about growth orders for all exponents of a region.
[<Sealed; AllowNullLiteral(false)>]
type GrowthDecision
    internal
    (
        statement: string,
        isVacuous: bool,
        counterexample: IReadOnlyDictionary<string, Rational> | null,
        witnesses: FarkasWitness list
    ) =

    /// The statement, with its hypotheses.
    member _.Statement = statement

    /// Whether it holds for all exponents of the region; true also when the region is empty.
    member _.Holds = isNull counterexample

    /// Whether no exponents satisfy the hypotheses.
    member _.IsVacuous = isVacuous

    /// Rational exponents inside the region where the statement fails; null when it holds.
    member _.Counterexample: IReadOnlyDictionary<string, Rational> | null = counterexample

    /// The proofs, one for every way in which the statement could fail; empty when it fails.
    member _.Witnesses: IReadOnlyList<FarkasWitness> = Array.ofList witnesses

    override _.ToString() =
        match counterexample with
        | null -> statement + (if isVacuous then ": vacuous" else ": holds")
        | point ->
            let values = point |> Seq.map (fun pair -> sprintf "%s = %O" pair.Key pair.Value)
            sprintf "%s: fails at %s" statement (String.Join(", ", values))

/// What a growth order does as m tends to infinity, over a region of exponents.
type GrowthLimitKind =
    /// It tends to 0, for all exponents of the region.
    | Zero = 0
    /// It stays between two positive constants (a single power m^0 is 1), for all exponents of the region.
    | Constant = 1
    /// It tends to infinity, for all exponents of the region.
    | Infinity = 2
    /// Different exponents of the region behave differently.
    | Depends = 3
    /// No exponents satisfy the hypotheses.
    | Vacuous = 4

/// The behaviour of a growth order over a region, with an example of each behaviour that occurs.
[<Sealed; AllowNullLiteral(false)>]
type GrowthLimit
    internal
    (
        kind: GrowthLimitKind,
        zero: IReadOnlyDictionary<string, Rational> | null,
        constant: IReadOnlyDictionary<string, Rational> | null,
        infinity: IReadOnlyDictionary<string, Rational> | null
    ) =
    member _.Kind = kind

    /// Exponents of the region where it tends to 0; null when there are none, proved.
    member _.ZeroAt: IReadOnlyDictionary<string, Rational> | null = zero

    /// Exponents of the region where it stays between two positive constants; null when there are none, proved.
    member _.ConstantAt: IReadOnlyDictionary<string, Rational> | null = constant

    /// Exponents of the region where it tends to infinity; null when there are none, proved.
    member _.InfinityAt: IReadOnlyDictionary<string, Rational> | null = infinity

/// Decides comparisons of growth orders for all exponents of a region, exactly: with a Farkas witness for each case when they
/// hold, with rational exponents when they do not.
[<AbstractClass; Sealed>]
type GrowthComparison private () =

    static let constraint' isStrict larger smaller = {
        Form = ExponentForm.Minus larger smaller
        IsStrict = isStrict
    }

    /// Sums of powers P, Q with a/b = P/Q.
    static let sides (a: GrowthOrder) (b: GrowthOrder) =
        (a / b).Numerator |> Set.toList, (a / b).Denominator |> Set.toList

    /// The systems of which one must be solvable where a exceeds b (strictly), or reaches it: some power of P exceeds, or
    /// reaches, all of Q.
    static let exceeding isStrict a b =
        let p, q = sides a b
        p |> List.map (fun x -> q |> List.map (constraint' isStrict x))

    /// Where a equals b: some power of P and one of Q are equal and the largest.
    static let meeting a b =
        let p, q = sides a b

        [
            for x in p do
                for y in q do
                    [
                        for other in p @ q do
                            constraint' false x other
                            constraint' false y other
                    ]
        ]

    static let names (a: GrowthOrder) (b: GrowthOrder) = Seq.append a.Names b.Names |> Seq.toList

    /// A point of the region that solves one of the systems, or the proofs that none does.
    static let solve names (region: ExponentRegion) (systems: ExponentConstraint list list) =
        let rec search proofs rest =
            match rest with
            | [] -> Error(List.rev proofs)
            | system :: later ->
                match ExponentSolver.decide names (region.Constraints @ system) with
                | ExponentSolver.Solution point -> Ok(point :> IReadOnlyDictionary<string, Rational>)
                | ExponentSolver.Contradiction proof -> search (proof :: proofs) later

        search [] systems

    static let decision statement names (region: ExponentRegion) systems =
        let statement =
            if region.Constraints.IsEmpty then
                statement + " for all exponents"
            else
                sprintf "%s for all exponents with %O" statement region

        match ExponentSolver.decide [] region.Constraints with
        | ExponentSolver.Contradiction proof -> GrowthDecision(statement, true, null, [ proof ])
        | ExponentSolver.Solution _ ->
            match solve names region systems with
            | Ok point -> GrowthDecision(statement, false, point, [])
            | Error proofs -> GrowthDecision(statement, false, null, proofs)

    /// Decides a = O(b), that is a <= constant * b, for all exponents of the region.
    static member AtMost(a: GrowthOrder, b: GrowthOrder, region: ExponentRegion) : GrowthDecision =
        decision (sprintf "%O = O(%O)" a b) (names a b) region (exceeding true a b)

    /// Decides a = o(b), that is a/b tends to 0, for all exponents of the region.
    static member LessThan(a: GrowthOrder, b: GrowthOrder, region: ExponentRegion) : GrowthDecision =
        decision (sprintf "%O = o(%O)" a b) (names a b) region (exceeding false a b)

    /// Decides a = Theta(b) for all exponents of the region. With a sum or a maximum for a and a single order for b this is
    /// "the maximum is attained by that one".
    static member Same(a: GrowthOrder, b: GrowthOrder, region: ExponentRegion) : GrowthDecision =
        decision (sprintf "%O = Theta(%O)" a b) (names a b) region (exceeding true a b @ exceeding true b a)

    /// What an order does as m tends to infinity, over the region: every behaviour that occurs, with an example.
    static member Limit(order: GrowthOrder, region: ExponentRegion) : GrowthLimit =
        let one = GrowthOrder.One

        let example systems : IReadOnlyDictionary<string, Rational> | null =
            match solve (names order one) region systems with
            | Ok point -> point
            | Error _ -> null

        let zero = example (exceeding true one order)
        let constant = example (meeting order one)
        let infinity = example (exceeding true order one)

        let kind =
            match isNull zero, isNull constant, isNull infinity with
            | true, true, true -> GrowthLimitKind.Vacuous
            | false, true, true -> GrowthLimitKind.Zero
            | true, false, true -> GrowthLimitKind.Constant
            | true, true, false -> GrowthLimitKind.Infinity
            | _ -> GrowthLimitKind.Depends

        GrowthLimit(kind, zero, constant, infinity)

    /// An order of the same growth on the region with as few powers as this method finds: a power is dropped when the others
    /// of its sum dominate it, proved, for all exponents of the region.
    static member Simplify(order: GrowthOrder, region: ExponentRegion) : GrowthOrder =
        let prune (forms: Set<ExponentForm>) =
            (forms, Set.toList forms)
            ||> List.fold (fun kept form ->
                let others = Set.remove form kept |> Set.toList

                if others.IsEmpty then
                    kept
                else
                    match solve [] region [ others |> List.map (constraint' true form) ] with
                    | Ok _ -> kept
                    | Error _ -> Set.remove form kept)

        GrowthOrder(prune order.Numerator, prune order.Denominator)
