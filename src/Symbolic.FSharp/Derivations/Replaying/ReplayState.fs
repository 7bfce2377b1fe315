namespace ReluProofs.Symbolic.Derivations

open System.Collections.Generic
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// Why a step is wrong.
exception internal StepRejected of reason: string

/// What the steps so far have established.
[<NoComparison>]
type internal ReplayState = {
    /// Statements by step, in order of their items.
    Items: Map<int, Sequent list>
    /// Hypotheses and the unconditional facts of definitions.
    Context: SignCondition list
    /// Symbols that may be used.
    Known: Set<string>
    /// Symbols defined by a step, with the symbols they depend on (transitively).
    Depends: Map<string, Set<string>>
    /// The facts that came with a defined symbol.
    Defining: Map<string, Sequent list>
    Splits: Map<int, SignCondition list list>
    Folds: Map<int, Fold>
    /// Functions of the time, by symbol.
    Functions: Map<string, TimeFunction>
    Coins: Set<string>
    Copies: Copies option
}

/// What a step may use of the earlier ones: their statements, the symbols and functions they gave a meaning to.
module internal Established =

    let reject reason = raise (StepRejected reason)

    let require condition reason =
        if not condition then
            reject reason

    let variables (e: RationalFunction) = Set.ofSeq e.Variables

    let variablesOf (conditions: SignCondition list) =
        conditions |> List.map (fun c -> variables c.Expression) |> Set.unionMany

    let fact conclusion = {
        Assumptions = []
        Universal = []
        Conclusion = conclusion
    }

    let substitution (pairs: seq<string * RationalFunction>) =
        dict pairs :?> IReadOnlyDictionary<string, RationalFunction>

    /// All symbols that a set of symbols depends on, itself included.
    let closure (state: ReplayState) (names: Set<string>) =
        names
        |> Set.map (fun name ->
            match Map.tryFind name state.Depends with
            | Some more -> Set.add name more
            | None -> Set.singleton name)
        |> Set.unionMany

    let referred (script: Script) (state: ReplayState) reference : Sequent =
        match reference with
        | Hypothesis index when index >= 0 && index < script.Hypotheses.Length ->
            fact script.Hypotheses[index].Condition
        | Hypothesis _ -> reject "a hypothesis is cited that does not exist"
        | Item(step, item) ->
            match Map.tryFind step state.Items with
            | Some items when item >= 0 && item < items.Length -> items[item]
            | _ -> reject (sprintf "statement %d of step %d is cited, which is not an earlier one" item step)

    let available (facts: SignCondition list) (wanted: SignCondition) =
        facts |> List.exists (fun known -> known.Contains wanted)

    /// The conclusions of cited statements, whose own assumptions must be at hand: assumed here, given by the context, or
    /// concluded by a statement cited before.
    let cite script state (assumptions: SignCondition list) references =
        let step (facts, universal, conclusions) reference =
            let cited = referred script state reference

            for wanted in cited.Assumptions do
                require
                    (available facts wanted)
                    (sprintf "the assumption %O of a cited statement is not at hand" wanted)

            cited.Conclusion :: facts, universal @ cited.Universal, conclusions @ [ cited.Conclusion ]

        let _, universal, conclusions =
            references |> List.fold step (state.Context @ assumptions, [], [])

        List.distinct universal, conclusions

    let requireDefined (state: ReplayState) assumptions (expressions: RationalFunction list) =
        for e in expressions do
            require
                (Refutation.denominatorStands (state.Context @ assumptions) e)
                (sprintf "the denominator of %O was not shown to stay away from 0" e)

    let requireKnown (state: ReplayState) (names: Set<string>) =
        for name in names do
            require (state.Known.Contains name) (sprintf "the symbol %s is used before it is introduced" name)

    let sequent assumptions universal conclusion = {
        Assumptions = assumptions
        Universal = universal
        Conclusion = conclusion
    }

    /// Whether a symbol has one value at all times.
    let isConstant (state: ReplayState) name =
        closure state (Set.singleton name)
        |> Set.forall (fun needed -> not (state.Functions.ContainsKey needed))

    /// Symbols whose values are left to chance, as they are introduced.
    let random (state: ReplayState) =
        match state.Copies with
        | Some copies -> Set.union state.Coins (copies.Events |> List.map fst |> Set.ofList)
        | None -> state.Coins

    let define (state: ReplayState) names depends sequents =
        for name in names do
            require
                (not (state.Known.Contains name))
                (sprintf "the symbol %s is defined, but it has a meaning already" name)

        let depends = closure state depends

        {
            state with
                Known = Set.union state.Known (Set.ofList names)
                Depends = names |> List.fold (fun map name -> Map.add name depends map) state.Depends
                Defining = names |> List.fold (fun map name -> Map.add name sequents map) state.Defining
                Context =
                    state.Context
                    @ (sequents |> List.filter (fun s -> s.Assumptions.IsEmpty) |> List.map (fun s -> s.Conclusion))
        }

    /// The cited statement must be the wanted one, from assumptions that are at hand.
    let requireProof script state reference (assumptions: SignCondition list) (conclusion: SignCondition) =
        let proof = referred script state reference
        require proof.Universal.IsEmpty "a step of an induction is conditional on all elements"

        require
            (proof.Conclusion.Contains conclusion)
            (sprintf "%O is wanted, but %O was shown" conclusion proof.Conclusion)

        for wanted in proof.Assumptions do
            require
                (available (state.Context @ assumptions) wanted)
                (sprintf "the assumption %O of a cited statement is not at hand" wanted)

    let holdsAsConstant (condition: SignCondition) =
        condition.Expression.IsConstant && condition.Holds(Dictionary<string, ReluProofs.Kernel.Rational>())
