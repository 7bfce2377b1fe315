namespace ReluProofs.Symbolic.Derivations

open System
open System.Collections.Generic
open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// Re-checks derivations from their steps alone. No search happens here.
module internal Replay =

    open Established

    /// What is established before the first step. Free symbols are declared, and not introduced by any step.
    let start (script: Script) : ReplayState =
        let introduced = script.Steps |> List.collect Definitions.introducedBy |> Set.ofList

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
                let state, items = Definitions.introduce script state number introduction
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
                finish state (SumSteps.induct script state fold assumptions given invariants steps)
            | Vanishing(fold, assumptions, expression, signs, consequences) ->
                finish state (SumSteps.vanish script state fold assumptions expression signs consequences)
            | OneElement(fold, expression) -> finish state [ SumSteps.oneElement state fold expression ]
            | Substitute(system, solution) -> finish state (TimeSteps.substitute script state system solution)
            | Invariant(expression, evidence) ->
                let slope = TimeSteps.derivative state expression

                match evidence with
                | None -> require slope.IsZero (sprintf "the derivative is %O" slope)
                | Some reference -> requireProof script state reference [] (SignCondition.Zero slope)

                finish state [
                    fact (SignCondition.Zero(expression - TimeCalculus.atStart state.Functions expression))
                ]
            | Monotone(expression, evidence) ->
                let slope = TimeSteps.derivative state expression
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
