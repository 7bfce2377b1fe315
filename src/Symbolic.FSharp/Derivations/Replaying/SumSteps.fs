namespace ReluProofs.Symbolic.Derivations

open ReluProofs.Symbolic.Algebra
open ReluProofs.Symbolic.Logic

/// Steps about sums over any number of elements, each of one of finitely many kinds.
[<RequireQualifiedAccess>]
module internal SumSteps =

    open Established

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

    let induct script state number assumptions (given: SignCondition list list) invariants steps =
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

    let vanish script state number assumptions (expression: RationalFunction) signs consequences =
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

    let oneElement state number (expression: RationalFunction) =
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
