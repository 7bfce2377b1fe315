namespace ReluProofs.Symbolic.Logic

/// Witnesses that cases cover everything the facts allow, and that no two of them overlap. Branches of the negation are
/// enumerated in a fixed order, so a witness needs no label.
[<NoComparison>]
type internal CaseSplitWitness = {
    Coverage: Refutation list
    Disjointness: Refutation list
}

module internal CaseSplit =

    /// All ways to make every case fail: one negated condition from each case.
    let private failing (cases: SignCondition list list) : SignCondition list list =
        List.foldBack
            (fun (conditions: SignCondition list) later -> [
                for condition in conditions do
                    for negated in condition.Negation do
                        for rest in later do
                            negated :: rest
            ])
            cases
            [ [] ]

    let private overlaps (cases: SignCondition list list) : SignCondition list list = [
        for i, first in List.indexed cases do
            for j, second in List.indexed cases do
                if i < j then
                    first @ second
    ]

    /// Witnesses for both properties, or nothing when undecided.
    let tryProve (facts: SignCondition list) (cases: SignCondition list list) : CaseSplitWitness option =
        let prove branches =
            let found =
                branches |> List.map (fun branch -> Prover.tryRefute Hints.None (facts @ branch))

            if List.forall Option.isSome found then
                Some(List.choose id found)
            else
                None

        match prove (failing cases), prove (overlaps cases) with
        | Some coverage, Some disjointness ->
            Some {
                Coverage = coverage
                Disjointness = disjointness
            }
        | _ -> None

    /// Only the coverage.
    let tryCover (facts: SignCondition list) (cases: SignCondition list list) : Refutation list option =
        let found =
            failing cases |> List.map (fun branch -> Prover.tryRefute Hints.None (facts @ branch))

        if List.forall Option.isSome found then
            Some(List.choose id found)
        else
            None

    let private checkAll (facts: SignCondition list) branches witnesses =
        List.length branches = List.length witnesses
        && List.forall2
            (fun branch witness -> Refutation.refutes (List.toArray (facts @ branch)) witness)
            branches
            witnesses

    /// Re-checks the coverage.
    let covers facts cases witnesses = checkAll facts (failing cases) witnesses

    /// Re-checks that the cases are pairwise disjoint.
    let disjoint facts cases witnesses = checkAll facts (overlaps cases) witnesses
