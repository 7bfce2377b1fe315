module internal ReluProofs.Proofs.OneDim.Equation_8_minimal

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// What is tried as a member: parameters chosen without regard to a loss, minimisers, changed minimisers.
let private candidates context (o: Optimum) =
    Seq.append (MinimalSet.simple context o.Instance.M) (EveryMinimiser.candidates context o)

/// All members among the candidates are permutations of each other; and a candidate is a member if and only if it is a
/// minimiser with the least number of active neurons.
let private leastActive (required: int -> bool) (ofMinimisers: bool) =
    Optimum.withOptimum Regularised (fun o context ->
        let tried =
            candidates context o
            |> Seq.map (fun theta -> theta, EveryMinimiser.isMinimiser o theta)
            |> Seq.toList

        let isMember (theta, minimal) =
            MinimalSet.satisfies required theta && (not ofMinimisers || minimal)

        let members = tried |> List.filter isMember |> List.map fst

        let least =
            tried |> List.filter snd |> List.map (fst >> MinimalSet.active) |> List.min

        let pair =
            List.allPairs (List.truncate 1 members) members
            |> List.tryFind (fun (a, b) -> not (MinimalSet.isPermutation a b))

        match pair with
        | Some(a, b) ->
            let instance = Terms.certified true o.Instance [ "theta", a; "other", b ]
            let norms = Term.NormSquared "theta", Term.NormSquared "other"

            MinimalSet.refuted
                o
                context
                "two members that are no permutations of each other"
                "all members of (8) are permutations of each other"
                (sprintf "%s and %s are members" (Optimum.describeNetwork a) (Optimum.describeNetwork b))
                [ "theta", a; "other", b ]
                (if a.NormSquared() = b.NormSquared() then
                     []
                 else
                     [
                         Terms.differ
                             "permutations have equal norms, and these differ"
                             instance
                             (fst norms)
                             (snd norms)
                     ])
        | None ->
            let isLeast (theta, minimal) = minimal && MinimalSet.active theta = least

            match tried |> List.tryFind (fun one -> isMember one <> isLeast one) with
            | None -> Outcome.Holds Strength.Exact
            | Some(theta, minimal) ->
                Outcome.Fails(
                    Witness(
                        "the members of (8) are the minimisers with the fewest active neurons",
                        sprintf
                            "theta = %s is %s with %d active neurons, the fewest are %d"
                            (Optimum.describeNetwork theta)
                            (if minimal then "a minimiser" else "no minimiser")
                            (MinimalSet.active theta)
                            least,
                        "is not",
                        Strength.Exact,
                        Optimum.numericText o,
                        null
                    )
                ))

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 and m >= M*, { (u_j, w_j)_{j=1}^m : for all p <> q, w_p w_q > 0 implies u_p u_q < 0 } is the set of the optimal parameters with the least possible number of active neurons, and all its elements are permutations of each other",
        Check = leastActive MinimalSet.opposite false,
        Added = [],
        Note = "Eq. (8) and Definition A.13 print no condition that the parameters be optimal"
    )

let private repaired =
    Reading<Instance>(
        Name = "optimal ones",
        Statement = "the same for the elements of Theta*(m) with that condition",
        Check = leastActive MinimalSet.opposite true,
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/eq-8-minimal",
        Title = "minimal optimal solutions: definition and uniqueness up to permutation",
        File = "proofs/OneDim/Equation_8_minimal.fs",
        Family = CriticalWidth.familyAtLeast,
        Source = Source("onedim", "Eq. (8), Definition A.13", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron: the condition is empty", Given.pair 2 1 (Q.int 1) (Q.int 1) 1, false)
            BoundaryRow("critical width two, two neurons", Given.pair 1 1 (Q.int 1) Q.half 2, false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.sign "u_p u_q > 0" repaired (leastActive (fun sign -> sign > 0) true)
            Mutation.quantifier "no condition on u_p u_q" repaired (leastActive (fun _ -> true) true)
            Mutation.quantifier "no two w_j of one sign" repaired (leastActive (fun _ -> false) true)
            Mutation.quantifier "members need not be optimal" repaired (leastActive MinimalSet.opposite false)
        ]
    )
