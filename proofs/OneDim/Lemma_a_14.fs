module internal ReluProofs.Proofs.OneDim.Lemma_a_14

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// Every member among the candidates is a permutation of Psi(v*, t*), and has M* active neurons.
let private permutations (required: int -> bool) (ofMinimisers: bool) (width: Instance -> int) =
    Optimum.withOptimum Regularised (fun o context ->
        let i = o.Instance

        let psi =
            ConvexMaps.psi ConvexMaps.ofV ConvexMaps.ofT i.M (ConeProgram.minimisers i).Head

        match psi with
        | None -> Outcome.EnginesDisagree "Psi needs more neurons than m >= M* has"
        | Some psi ->
            let members =
                Seq.append (MinimalSet.simple context i.M) (EveryMinimiser.candidates context o)
                |> Seq.filter (MinimalSet.satisfies required)
                |> Seq.filter (fun theta -> not ofMinimisers || EveryMinimiser.isMinimiser o theta)

            members
            |> Seq.map (fun theta ->
                let refuted stated actual facts =
                    MinimalSet.refuted
                        o
                        context
                        "a member that is no permutation of Psi"
                        stated
                        actual
                        [ "theta", theta ]
                        facts

                let size = Term.Number 2 * (Term.Abs(Terms.gammaP i) + Term.Abs(Terms.gammaN i))

                if not (MinimalSet.isPermutation theta psi) then
                    let instance = Terms.certified true i [ "theta", theta ]

                    refuted
                        (sprintf "every member is a permutation of Psi = %s" (Optimum.describeNetwork psi))
                        (sprintf "theta = %s is a member" (Optimum.describeNetwork theta))
                        (if theta.NormSquared() = psi.NormSquared() then
                             []
                         else
                             [
                                 Terms.differ
                                     "a permutation of Psi has the squared norm 2 (|v_1*| + |v_2*| + |t_1*| + |t_2*|) = 2 (|gamma_P*| + |gamma_N*|)"
                                     instance
                                     (Term.NormSquared "theta")
                                     size
                             ])
                elif MinimalSet.active theta <> width i then
                    refuted
                        (sprintf "every member has %d active neurons" (width i))
                        (sprintf "theta = %s has %d" (Optimum.describeNetwork theta) (MinimalSet.active theta))
                        []
                else
                    Outcome.Holds Strength.Exact)
            |> Outcome.All)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 and m >= M*, every element of Theta*_min(m) = { (u_j, w_j) : for all p <> q, w_p w_q > 0 implies u_p u_q < 0 } is a permutation of Psi(v*, t*), and M* = sum_i 1(u_i w_i <> 0)",
        Check = permutations MinimalSet.opposite false Instance.criticalWidth,
        Added = [],
        Note = "Definition A.13 prints no condition that the parameters be optimal"
    )

let private repaired =
    Reading<Instance>(
        Name = "optimal ones",
        Statement = "the same for the elements of Theta*(m) with that condition",
        Check = permutations MinimalSet.opposite true Instance.criticalWidth,
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/lem-a.14",
        Title = "minimal optimal solutions are permutations of one another",
        File = "proofs/OneDim/Lemma_a_14.fs",
        Family = CriticalWidth.familyAtLeast,
        Source = Source("onedim", "Lemma A.14", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron: the condition is empty", Given.pair 2 1 (Q.int 1) (Q.int 1) 1, false)
            BoundaryRow("critical width two, two neurons", Given.pair 1 1 (Q.int 1) Q.half 2, false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.sign "u_p u_q > 0" repaired (permutations (fun sign -> sign > 0) true Instance.criticalWidth)
            Mutation.constant "m active neurons" repaired (permutations MinimalSet.opposite true (fun i -> i.M))
            Mutation.quantifier
                "every element of Theta*(m)"
                repaired
                (permutations (fun _ -> true) true Instance.criticalWidth)
        ]
    )
