namespace ReluProofs.Symbolic.Derivations

open System
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

/// Re-checks derivations from their steps alone. No search happens here.
module internal Replay =

    let private reject reason = raise (StepRejected reason)

    let private require condition reason =
        if not condition then
            reject reason

    let private variables (e: RationalFunction) = Set.ofSeq e.Variables

    let private variablesOf (conditions: SignCondition list) =
        conditions |> List.map (fun c -> variables c.Expression) |> Set.unionMany

    let private fact conclusion = {
        Assumptions = []
        Universal = []
        Conclusion = conclusion
    }

    let private substitution (pairs: seq<string * RationalFunction>) =
        dict pairs :?> IReadOnlyDictionary<string, RationalFunction>

    /// The fixed schemas of the definitions: the symbols defined, what they depend on, and their facts.
    let private schema introduction =
        let v = RationalFunction.Variable

        match introduction with
        | Let(symbol, e) -> [ symbol ], variables e, [ SignCondition.Zero(v symbol - e) ]
        | Parts(e, plus, minus) ->
            [ plus; minus ],
            variables e,
            [
                SignCondition.Zero(e - v plus + v minus)
                SignCondition.NonNegative(v plus)
                SignCondition.NonNegative(v minus)
                SignCondition.Zero(v plus * v minus)
            ]
        | Polar(e, magnitude, sign) ->
            [ magnitude; sign ],
            variables e,
            [
                SignCondition.NonNegative(v magnitude)
                SignCondition.Zero(e - v sign * v magnitude)
                SignCondition.Zero(v sign * v sign - RationalFunction.One)
                SignCondition.Zero(v magnitude * v magnitude - e * e)
            ]
        | SquareRoot(e, root, _) ->
            [ root ], variables e, [ SignCondition.NonNegative(v root); SignCondition.Zero(v root * v root - e) ]
        | Relu(e, value) ->
            [ value ],
            variables e,
            [
                SignCondition.NonNegative(v value)
                SignCondition.NonNegative(v value - e)
                SignCondition.Zero(v value * (v value - e))
            ]
        | SolutionOf system ->
            let names = system |> List.map (fun (name, _, _) -> name)

            let needed =
                system
                |> List.map (fun (_, side, start) -> Set.union (variables side) (variables start))
                |> Set.unionMany

            names, Set.difference needed (Set.ofList names), []
        | FunctionOf symbol -> [ symbol ], Set.empty, []
        | ExponentialOf(rate, symbol) -> [ symbol ], variables rate, [ SignCondition.Positive(v symbol) ]
        | IntegralOf(integrand, symbol) -> [ symbol ], variables integrand, []
        | Coins symbols -> symbols, Set.empty, symbols |> List.map (fun s -> SignCondition.Zero(v s * v s - v s))
        | Copies copies ->
            let events = copies.Events |> List.map fst

            events @ (copies.Powers |> List.map snd),
            Set.empty,
            events |> List.map (fun s -> SignCondition.Zero(v s * v s - v s))
        | MeanOf(_, symbol, value) -> [ symbol ], variables value, [ SignCondition.Zero(v symbol - value) ]
        | ByCase _
        | Sums _ -> [], Set.empty, []

    /// All symbols that a set of symbols depends on, itself included.
    let private closure (state: ReplayState) (names: Set<string>) =
        names
        |> Set.map (fun name ->
            match Map.tryFind name state.Depends with
            | Some more -> Set.add name more
            | None -> Set.singleton name)
        |> Set.unionMany

    let private referred (script: Script) (state: ReplayState) reference : Sequent =
        match reference with
        | Hypothesis index when index >= 0 && index < script.Hypotheses.Length ->
            fact script.Hypotheses[index].Condition
        | Hypothesis _ -> reject "a hypothesis is cited that does not exist"
        | Item(step, item) ->
            match Map.tryFind step state.Items with
            | Some items when item >= 0 && item < items.Length -> items[item]
            | _ -> reject (sprintf "statement %d of step %d is cited, which is not an earlier one" item step)

    let private available (facts: SignCondition list) (wanted: SignCondition) =
        facts |> List.exists (fun known -> known.Contains wanted)

    /// The conclusions of cited statements, whose own assumptions must be at hand: assumed here, given by the context, or
    /// concluded by a statement cited before.
    let private cite script state (assumptions: SignCondition list) references =
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

    let private requireDefined (state: ReplayState) assumptions (expressions: RationalFunction list) =
        for e in expressions do
            require
                (Refutation.denominatorStands (state.Context @ assumptions) e)
                (sprintf "the denominator of %O was not shown to stay away from 0" e)

    let private requireKnown (state: ReplayState) (names: Set<string>) =
        for name in names do
            require (state.Known.Contains name) (sprintf "the symbol %s is used before it is introduced" name)

    let private sequent assumptions universal conclusion = {
        Assumptions = assumptions
        Universal = universal
        Conclusion = conclusion
    }

    /// Whether a symbol has one value at all times.
    let private isConstant (state: ReplayState) name =
        closure state (Set.singleton name)
        |> Set.forall (fun needed -> not (state.Functions.ContainsKey needed))

    /// Symbols whose values are left to chance, as they are introduced.
    let private random (state: ReplayState) =
        match state.Copies with
        | Some copies -> Set.union state.Coins (copies.Events |> List.map fst |> Set.ofList)
        | None -> state.Coins

    let private define (state: ReplayState) names depends sequents =
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

    let private introduce (script: Script) (state: ReplayState) number introduction : ReplayState * Sequent list =
        let needs = closure state
        let names, depends, facts = schema introduction
        requireKnown state depends
        let sequents = facts |> List.map fact

        match introduction with
        | Let(_, e)
        | Parts(e, _, _)
        | Polar(e, _, _)
        | Relu(e, _) ->
            requireDefined state [] [ e ]
            require (List.distinct names = names) "two symbols of one definition have one name"
            define state names depends sequents, sequents
        | SolutionOf _
        | FunctionOf _
        | ExponentialOf _
        | IntegralOf _ ->
            require (List.distinct names = names) "two functions of one definition have one name"
            let functions = TimeCalculus.functionsOf introduction

            let defined = {
                define state names depends sequents with
                    Functions = functions |> List.fold (fun map (name, f) -> Map.add name f map) state.Functions
            }

            for name, f in functions do
                requireDefined defined [] (f.Start :: Option.toList f.Derivative)
                // Of a function that is only continuous the value at 0 is not known either: it stands for itself.
                require
                    (f.Derivative.IsNone || Set.forall (isConstant defined) (variables f.Start))
                    (sprintf "the value of %s at 0 depends on the time" name)

            defined, sequents
        | Coins symbols ->
            require (List.distinct names = names) "two coins have one name"
            require state.Coins.IsEmpty "the coins are introduced at once"
            let defined = define state names depends sequents

            {
                defined with
                    Coins = Set.ofList symbols
            },
            sequents
        | Copies copies ->
            require (List.distinct names = names) "two symbols of one definition have one name"
            require state.Copies.IsNone "there is one number of copies"

            for _, indicator in copies.Events do
                require
                    (indicator.IsPolynomial && Set.isSubset (variables indicator) state.Coins)
                    "an indicator is no polynomial in coins"

                let p = CoinCalculus.polynomial indicator

                require
                    ((CoinCalculus.reduce state.Coins (p * p)).Equals(CoinCalculus.reduce state.Coins p))
                    "an indicator has other values than 0 and 1"

            let defined = define state names depends sequents
            { defined with Copies = Some copies }, sequents
        | MeanOf(formula, _, value) ->
            let expression = Formula.value formula
            require expression.IsPolynomial "the expectation is one of a polynomial"
            requireKnown state (variables expression)
            let chance = random state

            require
                (Set.intersect (needs (variables value)) chance |> Set.isEmpty)
                "an expectation is no random variable"

            let random = Set.intersect (needs (variables expression)) chance
            require (Set.isSubset random (variables expression)) "a random variable is hidden in a symbol"

            let mean =
                match state.Copies with
                | _ when Set.isSubset random state.Coins ->
                    Ok(CoinCalculus.mean state.Coins (CoinCalculus.polynomial expression))
                | Some copies when Set.intersect random state.Coins |> Set.isEmpty ->
                    CoinCalculus.meanOfEvents state.Coins copies (CoinCalculus.polynomial expression)
                | _ -> Error "coins and events of copies do not mix"

            match mean with
            | Ok found -> require (found.Equals value) (sprintf "the expectation is %O, not %O" found value)
            | Error why -> reject why

            define state names depends sequents, sequents
        | SquareRoot(e, _, evidence) ->
            requireDefined state [] [ e ]
            let proof = referred script state evidence
            require proof.Universal.IsEmpty "the root needs an unconditional proof that it exists"

            for wanted in proof.Assumptions do
                require (available state.Context wanted) "the root needs an unconditional proof that it exists"

            require (proof.Conclusion.Contains(SignCondition.NonNegative e)) "what is under the root was not shown >= 0"
            define state names depends sequents, sequents
        | ByCase(symbol, split, values) ->
            let cases =
                match Map.tryFind split state.Splits with
                | Some cases when cases.Length = values.Length -> cases
                | _ -> reject "a symbol is defined by the cases of a split that does not exist or has other cases"

            let depends =
                Set.unionMany ((values |> List.map variables) @ (cases |> List.map variablesOf))

            requireKnown state depends

            let sequents =
                List.zip cases values
                |> List.map (fun (case, value) ->
                    requireDefined state case [ value ]
                    sequent case [] (SignCondition.Zero(RationalFunction.Variable symbol - value)))

            define state [ symbol ] depends sequents, sequents
        | Sums fold ->
            require
                (CaseSplit.covers [] (fold.Kinds |> List.map (fun k -> k.Facts)) fold.KindsWitness.Coverage
                 && CaseSplit.disjoint [] (fold.Kinds |> List.map (fun k -> k.Facts)) fold.KindsWitness.Disjointness)
                "the kinds of elements were not shown to be all, without overlap"

            let elements = Set.ofList fold.Elements
            let running = fold.Sums |> List.map (fun s -> s.Running)
            let totals = fold.Sums |> List.map (fun s -> s.Total)
            require (List.distinct (running @ totals) = running @ totals) "two sums have one name"
            requireKnown state elements

            for name in running do
                require (not (state.Known.Contains name)) (sprintf "the running sum %s has a meaning already" name)

            for name in totals do
                require (not (Map.containsKey name state.Defining)) (sprintf "the sum %s is defined twice" name)
                require (not (elements.Contains name)) "a sum is no element of itself"

                require
                    (state.Depends |> Map.forall (fun _ needed -> not (needed.Contains name)))
                    (sprintf "something was defined by the sum %s before the sum itself" name)

            // A hypothesis about an element would be about one element only.
            let hypotheses = script.Hypotheses |> List.map (fun h -> h.Condition) |> variablesOf
            require (Set.intersect (needs hypotheses) elements |> Set.isEmpty) "a hypothesis speaks of a single element"

            for sum in fold.Sums do
                require (sum.Increments.Length = fold.Kinds.Length) "a sum has one increment a kind"

            let used =
                Set.unionMany [
                    fold.Kinds |> List.map (fun k -> variablesOf k.Facts) |> Set.unionMany
                    fold.Sums |> List.collect (fun s -> s.Increments) |> List.map variables |> Set.unionMany
                ]

            requireKnown state used

            for name in used do
                let dependsOnElement =
                    not (Set.intersect (needs (Set.singleton name)) elements |> Set.isEmpty)

                require (not dependsOnElement || elements.Contains name) (sprintf "%s depends on the element" name)

            for kind, position in fold.Kinds |> List.mapi (fun i k -> k, i) do
                requireDefined state kind.Facts (fold.Sums |> List.map (fun s -> s.Increments[position]))

            let state =
                fold.Sums
                |> List.fold
                    (fun state sum ->
                        let depends =
                            Set.difference (needs (sum.Increments |> List.map variables |> Set.unionMany)) elements

                        {
                            state with
                                Known = state.Known |> Set.add sum.Total |> Set.add sum.Running
                                Depends = state.Depends |> Map.add sum.Total depends
                                Defining = state.Defining |> Map.add sum.Total [] |> Map.add sum.Running []
                        })
                    state

            {
                state with
                    Folds = Map.add number fold state.Folds
            },
            []

    let private foldOf state number =
        match Map.tryFind number state.Folds with
        | Some fold -> fold
        | None -> reject "the step speaks of sums that were not introduced"

    let private zeros (fold: Fold) =
        substitution (fold.Sums |> List.map (fun s -> s.Running, RationalFunction.Zero))

    let private totals (fold: Fold) =
        substitution (fold.Sums |> List.map (fun s -> s.Running, RationalFunction.Variable s.Total))

    let private updated (fold: Fold) kind =
        substitution (
            fold.Sums |> List.map (fun s -> s.Running, RationalFunction.Variable s.Running + s.Increments[kind])
        )

    /// What is assumed once for all elements, and what is claimed of the sums, must not depend on a single element.
    let private requireUniform state (fold: Fold) assumptions (claimed: Set<string>) =
        let elements = Set.ofList fold.Elements
        let running = fold.Sums |> List.map (fun s -> s.Running) |> Set.ofList

        let fixedNames =
            Set.union (variablesOf assumptions) (Set.difference claimed running)

        requireKnown state (Set.union fixedNames claimed)
        let needed = closure state fixedNames
        require (Set.intersect needed elements |> Set.isEmpty) "the statement depends on a single element"
        require (Set.intersect needed running |> Set.isEmpty) "the statement depends on a running sum"

    /// The cited statement must be the wanted one, from assumptions that are at hand.
    let private requireProof script state reference (assumptions: SignCondition list) (conclusion: SignCondition) =
        let proof = referred script state reference
        require proof.Universal.IsEmpty "a step of an induction is conditional on all elements"

        require
            (proof.Conclusion.Contains conclusion)
            (sprintf "%O is wanted, but %O was shown" conclusion proof.Conclusion)

        for wanted in proof.Assumptions do
            require
                (available (state.Context @ assumptions) wanted)
                (sprintf "the assumption %O of a cited statement is not at hand" wanted)

    let private holdsAsConstant (condition: SignCondition) =
        condition.Expression.IsConstant && condition.Holds(Dictionary<string, ReluProofs.Kernel.Rational>())

    let private induct script state number assumptions (given: SignCondition list list) invariants steps =
        let fold = foldOf state number
        requireUniform state fold assumptions (variablesOf invariants)
        require (given.Length = fold.Kinds.Length && List.length steps = fold.Kinds.Length) "there is one entry a kind"

        for (invariant: SignCondition) in invariants do
            require (holdsAsConstant (invariant.Substitute(zeros fold))) (sprintf "%O fails for empty sums" invariant)

        for kind, extra, proofs, position in
            List.zip3 fold.Kinds given steps |> List.mapi (fun i (k, g, s) -> k, g, s, i) do
            require (List.length proofs = invariants.Length) "there is one proof an invariant"

            for invariant, proof in List.zip invariants proofs do
                let wanted = invariant.Substitute(updated fold position)
                requireProof script state proof (assumptions @ kind.Facts @ extra @ invariants) wanted

        let universal =
            List.zip fold.Kinds given
            |> List.filter (fun (_, extra) -> not extra.IsEmpty)
            |> List.map (fun (kind, extra) -> sprintf "%s, %s" fold.Index kind.Name, extra)

        invariants
        |> List.map (fun invariant -> sequent assumptions universal (invariant.Substitute(totals fold)))

    let private vanish script state number assumptions (expression: RationalFunction) signs consequences =
        let fold = foldOf state number
        requireUniform state fold assumptions (variables expression)

        require
            (List.length signs = fold.Kinds.Length && List.length consequences = fold.Kinds.Length)
            "one entry a kind"

        require (expression.Substitute(zeros fold).IsZero) "the sum is not zero when it is empty"
        let running = fold.Sums |> List.map (fun s -> s.Running) |> Set.ofList
        let whole = expression.Substitute(totals fold)

        [
            for kind, sign, implied, position in
                List.zip3 fold.Kinds signs consequences |> List.mapi (fun i (k, s, c) -> k, s, c, i) do
                let increment = expression.Substitute(updated fold position) - expression

                require
                    (Set.intersect (closure state (variables increment)) running |> Set.isEmpty)
                    "the increment depends on the sum so far"

                requireProof script state sign (assumptions @ kind.Facts) (SignCondition.NonNegative increment)

                for reference in implied do
                    let proof = referred script state reference

                    requireProof
                        script
                        state
                        reference
                        (assumptions @ kind.Facts @ [ SignCondition.Zero increment ])
                        proof.Conclusion

                    sequent (assumptions @ kind.Facts @ [ SignCondition.Zero whole ]) [] proof.Conclusion
        ]

    let private oneElement state number (expression: RationalFunction) =
        let fold = foldOf state number
        requireUniform state fold [] (variables expression)

        for position in 0 .. fold.Kinds.Length - 1 do
            let increments =
                substitution (fold.Sums |> List.map (fun s -> s.Running, s.Increments[position]))

            require (expression.Substitute(increments).IsZero) "it fails for some kind of single element"

        sequent
            []
            [ sprintf "exactly one of the %s" fold.Index, [] ]
            (SignCondition.Zero(expression.Substitute(totals fold)))

    /// The derivative in the time of an expression that is defined at every time.
    let private derivative state (expression: RationalFunction) =
        requireKnown state (variables expression)
        requireDefined state [] [ expression ]

        match TimeCalculus.chain state.Functions (isConstant state) expression with
        | Ok sum ->
            let value = Formula.value sum
            requireDefined state [] [ value ]
            value
        | Error why -> reject why

    let private substitute script state number solution =
        let system =
            match List.tryItem (number - 1) script.Steps with
            | Some { Kind = Introduce(SolutionOf system) } when number <= state.Items.Count -> system
            | _ -> reject "the system that is solved was not introduced"

        let unknowns = system |> List.map (fun (name, _, _) -> name)
        require (List.length solution = system.Length) "there is one function an unknown"
        let used = solution |> List.map variables |> Set.unionMany

        require
            (Set.intersect (closure state used) (Set.ofList unknowns) |> Set.isEmpty)
            "a proposed solution speaks of the solution"

        let inserted = substitution (List.zip unknowns solution)

        List.zip system solution
        |> List.map (fun ((name, side, start), value) ->
            let slope, side = derivative state value, side.Substitute inserted
            requireDefined state [] [ side ]
            require ((slope - side).IsZero) (sprintf "the equation of %s leaves %O" name (slope - side))
            let first = TimeCalculus.atStart state.Functions value
            require ((first - start).IsZero) (sprintf "%s starts at %O, not at %O" name first start)
            fact (SignCondition.Zero(slope - side)))

    /// The symbols a step gives a meaning to.
    let introducedBy (step: Step) : string list =
        match step.Kind with
        | Introduce(ByCase(symbol, _, _)) -> [ symbol ]
        | Introduce(Sums fold) -> fold.Sums |> List.map (fun s -> s.Running)
        | Introduce other ->
            let names, _, _ = schema other
            names
        | _ -> []

    /// What is established before the first step. Free symbols are declared, and not introduced by any step.
    let start (script: Script) : ReplayState =
        let introduced = script.Steps |> List.collect introducedBy |> Set.ofList

        let state = {
            Items = Map.empty
            Context = script.Hypotheses |> List.map (fun h -> h.Condition)
            Known = Set.difference (script.Symbols |> List.map (fun s -> s.Name) |> Set.ofList) introduced
            Depends = Map.empty
            Defining = Map.empty
            Splits = Map.empty
            Folds = Map.empty
            Functions = Map.empty
            Coins = Set.empty
            Copies = None
        }

        requireKnown state (variablesOf state.Context)
        state

    /// Replays a derivation. Throws StepRejected with the step's number in front of the reason.
    let rec run (script: Script) : ReplayState =
        script.Steps |> List.indexed |> List.fold (check script) (start script)

    /// Checks one step, given by its index from 0, after the earlier ones.
    and check (script: Script) (state: ReplayState) (index: int, step: Step) : ReplayState =
        let number = index + 1

        let finish (state: ReplayState) (items: Sequent list) =
            for item in items do
                let conditions = item.Conclusion :: item.Assumptions
                requireKnown state (variablesOf conditions)
                requireDefined state item.Assumptions (conditions |> List.map (fun c -> c.Expression))

            {
                state with
                    Items = Map.add number items state.Items
            }

        try
            match step.Kind with
            | Introduce introduction ->
                let state, items = introduce script state number introduction
                finish state items
            | Identity(leftFormula, rightFormula) ->
                let left, right = Formula.value leftFormula, Formula.value rightFormula
                require ((left - right).IsZero) (sprintf "the sides differ by %O" (left - right))
                requireDefined state [] [ left; right ]
                finish state [ fact (SignCondition.Zero(left - right)) ]
            | Solve(expression, unknown, solution) ->
                require (not (Seq.contains unknown solution.Variables)) "the solution contains the unknown"
                let coefficient = expression.Derivative unknown
                require (not (Seq.contains unknown coefficient.Variables)) "the equation is not linear in the unknown"

                require
                    ((expression.Substitute(unknown, solution)).IsZero)
                    (sprintf "the solution leaves %O" (expression.Substitute(unknown, solution)))

                // coefficient <> 0 is what keeps 1/coefficient defined.
                require (not coefficient.IsZero) "the unknown does not occur"
                requireDefined state [] [ RationalFunction.One / coefficient; solution; expression ]
                let solved = SignCondition.Zero(RationalFunction.Variable unknown - solution)
                let equation = SignCondition.Zero expression
                finish state [ sequent [ equation ] [] solved; sequent [ solved ] [] equation ]
            | Entail(assumptions, cited, conclusion, witnesses) ->
                let universal, conclusions = cite script state assumptions cited

                require
                    (Prover.entails (conclusions @ assumptions) conclusion witnesses)
                    (sprintf "the witness does not show %O" conclusion)

                finish state [ sequent assumptions universal conclusion ]
            | Split(cited, cases, witness) ->
                let universal, facts = cite script state [] cited
                require universal.IsEmpty "a split is conditional on all elements"

                require
                    (CaseSplit.covers facts cases witness.Coverage)
                    "the witness does not show that the cases are all"

                require (CaseSplit.disjoint facts cases witness.Disjointness) "the witness does not show disjoint cases"

                for case in cases do
                    requireKnown state (variablesOf case)
                    requireDefined state case (case |> List.map (fun c -> c.Expression))

                finish
                    {
                        state with
                            Splits = Map.add number cases state.Splits
                    }
                    []
            | ByCases(assumptions, split, branches, conclusion) ->
                let cases =
                    match Map.tryFind split state.Splits with
                    | Some cases when cases.Length = branches.Length -> cases
                    | _ -> reject "the split does not exist or has other cases"

                let proofs = branches |> List.map (referred script state)

                for case, proof in List.zip cases proofs do
                    require (proof.Conclusion.Contains conclusion) (sprintf "%O was not shown in a case" conclusion)

                    for wanted in proof.Assumptions do
                        require
                            (available (state.Context @ assumptions @ case) wanted)
                            (sprintf "the assumption %O of a case is not at hand" wanted)

                let universal = proofs |> List.collect (fun p -> p.Universal) |> List.distinct
                finish state [ sequent assumptions universal conclusion ]
            | Induction(fold, assumptions, given, invariants, steps) ->
                finish state (induct script state fold assumptions given invariants steps)
            | Vanishing(fold, assumptions, expression, signs, consequences) ->
                finish state (vanish script state fold assumptions expression signs consequences)
            | OneElement(fold, expression) -> finish state [ oneElement state fold expression ]
            | Substitute(system, solution) -> finish state (substitute script state system solution)
            | Invariant(expression, evidence) ->
                let slope = derivative state expression

                match evidence with
                | None -> require slope.IsZero (sprintf "the derivative is %O" slope)
                | Some reference -> requireProof script state reference [] (SignCondition.Zero slope)

                finish state [
                    fact (SignCondition.Zero(expression - TimeCalculus.atStart state.Functions expression))
                ]
            | Monotone(expression, evidence) ->
                let slope = derivative state expression
                requireProof script state evidence [] (SignCondition.NonNegative slope)
                let start = TimeCalculus.atStart state.Functions expression
                finish state [ fact (SignCondition.NonNegative(expression - start)) ]
            | Keep reference ->
                let proof = referred script state reference
                requireProof script state reference [] proof.Conclusion

                finish
                    {
                        state with
                            Context = proof.Conclusion :: state.Context
                    }
                    [ fact proof.Conclusion ]
            | Apply(lemma, theorems, pairs) -> finish state (apply state lemma theorems pairs)
            | Conclude references -> finish state (references |> List.map (referred script state))
        with StepRejected reason when not (reason.StartsWith("step ", StringComparison.Ordinal)) ->
            reject (sprintf "step %d: %s" number reason)

    /// A lemma holds for all values of its symbols that satisfy its hypotheses and the definitions its theorem uses; the
    /// replaced ones become assumptions, conditional ones must be known here.
    and private apply state (lemma: Script) theorems pairs : Sequent list =
        let proved =
            try
                run lemma
            with StepRejected reason ->
                reject (sprintf "the derivation %s does not replay: %s" lemma.Name reason)

        require
            (proved.Functions.IsEmpty && proved.Coins.IsEmpty)
            "a theorem about functions of the time or chance is not applied to other symbols"

        let items = proved.Items[lemma.Steps.Length]
        let values = substitution pairs
        let hypotheses = lemma.Hypotheses |> List.map (fun h -> h.Condition)

        for theorem in theorems do
            require (theorem >= 0 && theorem < items.Length) "a theorem is applied that the derivation does not have"

        let totals =
            proved.Folds
            |> Map.toSeq
            |> Seq.collect (fun (_, f) -> f.Sums |> Seq.map (fun s -> s.Total))
            |> Set.ofSeq

        theorems
        |> List.map (fun theorem ->
            let item = items[theorem]
            require item.Universal.IsEmpty "a theorem about all elements is not applied to other symbols"

            let rec needed (names: Set<string>) =
                let facts =
                    names
                    |> Seq.collect (fun name -> Map.tryFind name proved.Defining |> Option.defaultValue [])
                    |> Seq.distinct
                    |> Seq.toList

                let more =
                    facts
                    |> List.map (fun f -> variablesOf (f.Conclusion :: f.Assumptions))
                    |> Set.unionMany
                    |> Set.union names

                if more = names then names, facts else needed more

            let names, facts =
                needed (variablesOf (item.Conclusion :: item.Assumptions @ hypotheses))

            for name in names do
                require (values.ContainsKey name) (sprintf "the symbol %s of %s is not replaced" name lemma.Name)
                require (not (totals.Contains name)) "a theorem about sums is not applied to other symbols"

            let replace (condition: SignCondition) = condition.Substitute values

            let unconditional, conditional =
                facts |> List.partition (fun f -> f.Assumptions.IsEmpty)

            let established = state.Items |> Map.toList |> List.collect snd

            for f in conditional do
                let wanted = replace f.Conclusion
                let assumed = f.Assumptions |> List.map replace

                require
                    (established
                     |> List.exists (fun known ->
                         known.Universal.IsEmpty
                         && known.Conclusion.Contains wanted
                         && known.Assumptions |> List.forall (available (state.Context @ assumed))))
                    (sprintf "the definition %O of %s has no counterpart here" f.Conclusion lemma.Name)

            let assumptions =
                hypotheses @ (unconditional |> List.map (fun f -> f.Conclusion)) @ item.Assumptions
                |> List.map replace
                |> List.distinct
                |> List.filter (fun c -> not (available state.Context c) && not (holdsAsConstant c))

            sequent assumptions [] (replace item.Conclusion))
