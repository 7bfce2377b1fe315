module internal ReluProofs.Proofs.OneDim.Corollary_a_18

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private joined (required: TwoLayerNetwork -> bool) (outputs: int list -> int list) =
    Optimum.withOptimum Regularised (Permutations.connected required outputs)

let private hasInactive (theta: TwoLayerNetwork) =
    EveryMinimiser.neurons theta |> List.exists Permutations.isInactive

let private reading name check =
    Reading<Instance>(
        Name = name,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 and all m, every element of Theta*(m) with some (u_k, w_k) = (0, 0), and every permutation of {1, ..., m}, the element and its permutation are joined by a path in Theta*(m)",
        Check = check,
        Added = []
    )

let private literal = reading Reading.Literal (joined hasInactive id)

/// At m <= M* all neurons of every minimiser are active, and the statement is empty.
let private inactive =
    Hypothesis<Instance>(
        "inactive",
        "some element of Theta*(m) has an inactive neuron, which is m > M*",
        (fun i -> i.M > Instance.criticalWidth i),
        (fun i -> {
            i with
                M = max 1 (Instance.criticalWidth i)
        })
    )

let private family =
    Families.regularisedWith inactive (Generator.atWidth (fun i -> Instance.criticalWidth i + 1 + i.M % 3))

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/cor-a.18",
        Title = "optima with an inactive neuron are connected to their permutations",
        File = "proofs/OneDim/Corollary_a_18.fs",
        Family = family.Costing 4,
        Source = Source("onedim", "Corollary A.18", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("only the origin", Given.pair 1 1 (Q.int 1) (Q.int 2) 2, true)
            BoundaryRow("M* = 1, three neurons", Given.pair 2 1 (Q.int 1) (Q.int 1) 3, true)
            BoundaryRow("M* = 2, three neurons", Given.pair 1 1 (Q.int 1) Q.half 3, true)
            BoundaryRow("M* = 2, five neurons, labels of both signs", Given.pair 1 -1 (Q.int 1) Q.half 5, true)
        ],
        Repairs = [],
        Mutants = [
            Mutant<Instance>(
                MutationKind.Hypothesis,
                "every element of Theta*(m), with an inactive neuron or not",
                reading "without an inactive neuron" (joined (fun _ -> true) id),
                inactive.Name
            )
            Mutation.quantifier "only the hidden weights permuted" literal (joined hasInactive List.sort)
        ]
    )
