namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// Steps that give a meaning to new symbols.
[<RequireQualifiedAccess>]
module internal Definitions =

    open Established

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

    let introduce (script: Script) (state: ReplayState) number introduction : ReplayState * Sequent list =
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

    /// The symbols a step gives a meaning to.
    let introducedBy (step: Step) : string list =
        match step.Kind with
        | Introduce(ByCase(symbol, _, _)) -> [ symbol ]
        | Introduce(Sums fold) -> fold.Sums |> List.map (fun s -> s.Running)
        | Introduce other ->
            let names, _, _ = schema other
            names
        | _ -> []
