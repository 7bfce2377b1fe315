namespace ReluProofs.Proofs.OneDim

open ReluProofs.Kernel
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// What the right-hand sides of Eqs. (6) and (7) describe by their conditions alone, whether it is minimisers or not.
module internal PrintedSet =

    /// How many of m hidden weights are above and below 0.
    let private patterns m = [
        for above in 0..m do
            for below in 0 .. m - above -> above, below
    ]

    /// Whether so many neurons of a side can have the sum that is asked of it. In (6) the products u_j w_j add up to anything with
    /// a neuron and to 0 without; in (7) the squares u_i^2 add up to anything above 0 with a neuron and to 0 without.
    let private carries problem (neurons: int) (sum: Rational) =
        match problem with
        | Unregularised -> neurons > 0 || sum.IsZero
        | Regularised -> (neurons > 0) = not sum.IsZero

    let private conditions problem (i: Instance) =
        match problem with
        | Unregularised ->
            (Instance.plainP i, Instance.plainN i),
            StatedSet.withSums i.M (Instance.plainP i, Terms.plainP i) (Instance.plainN i, Terms.plainN i)
        | Regularised ->
            (Instance.gammaP i, Instance.gammaN i),
            StatedSet.balanced i.M (Instance.gammaP i, Terms.gammaP i) (Instance.gammaN i, Terms.gammaN i)

    /// No parameters of width m satisfy the conditions, decided over all sign patterns of the hidden weights. That there are some is
    /// believed only of exact parameters that do.
    let isEmpty (problem: Problem) =
        Check<Instance>(fun i context ->
            if not (Instance.isDefined i) then
                Optimum.undefined i
            else
                let (onP, onN), set = conditions problem i

                let solvable =
                    patterns i.M
                    |> List.exists (fun (above, below) -> carries problem above onP && carries problem below onN)

                match solvable, context.Draw(set.Sample, "member", 0) with
                | false, None -> Outcome.Holds Strength.Exact
                | true, Some theta when set.Contains theta ->
                    Outcome.Fails(
                        Witness(
                            sprintf "no parameters of width %d have: %s" i.M set.Text,
                            sprintf "theta = %s has it" (Optimum.describeNetwork theta),
                            "is not",
                            Strength.Exact,
                            null,
                            null
                        )
                    )
                | _ -> Outcome.EnginesDisagree "the sign patterns and the constructed parameters contradict each other")
