module internal ReluProofs.Proofs.OneDim.Lemma_a_17

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private joined (required: TwoLayerNetwork -> bool) (outputs: int list -> int list) =
    Optimum.withOptimum Regularised (Permutations.connected required outputs)

/// Members with the fewest active neurons; the condition of Definition A.13 alone does not ask for that.
let private minimal theta = MinimalSet.satisfies MinimalSet.opposite theta

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 and m >= M* + 1, all permutations of a minimal optimal solution are joined to it by paths in Theta*(m)",
        Check = joined minimal id,
        Added = [],
        Note = "minimal optimal solutions are elements of Theta*(m) here; Definition A.13 leaves that out"
    )

let private wider =
    Hypotheses.widthAtLeast "m>=M*+1" "m >= M* + 1" (fun i -> Instance.criticalWidth i + 1)

let private family =
    Families.regularisedWith wider (fun i -> Generator.atWidth (fun i -> Instance.criticalWidth i + 1 + i.M % 3) i)

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/lem-a.17",
        Title = "permutations are connected above the critical width",
        File = "proofs/OneDim/Lemma_a_17.fs",
        Family = family.Costing 2,
        Source = Source("onedim", "Lemma A.17", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("only the origin, one neuron", Given.pair 1 1 (Q.int 1) (Q.int 2) 1, true)
            BoundaryRow("M* = 1, two neurons", Given.pair 2 1 (Q.int 1) (Q.int 1) 2, true)
            BoundaryRow("M* = 2, three neurons, labels of both signs", Given.pair 1 -1 (Q.int 1) Q.half 3, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "m>=M*+1"
            Mutation.quantifier "only the hidden weights permuted" literal (joined minimal List.sort)
        ]
    )
