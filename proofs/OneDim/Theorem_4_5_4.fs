module internal ReluProofs.Proofs.OneDim.Theorem_4_5_4

open FsCheck.FSharp
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private wider =
    Hypotheses.widthAtLeast "m>M*" "m > M* = 1[S(X_S^T Y) <> 0] + 1[S(X_{S^c}^T Y) <> 0]" (fun i ->
        Instance.criticalWidth i + 1)

let private positive =
    Hypothesis<Instance>("M*>0", "M* > 0", (fun i -> Instance.criticalWidth i > 0), null)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 with m > M* > 0, the set of global minimisers of L is path-connected",
        Check = Components.connected Regularised,
        Added = [],
        Note =
            "decided for the whole set by its cells of constant signs of u, and by exact paths between sampled members; one side below its threshold included"
    )

let private family =
    let aimed =
        Families.regularisedWith wider (fun i ->
            Gen.elements [ 1; 1; 2; 3 ]
            |> Gen.map (fun more -> {
                i with
                    M = Instance.criticalWidth i + more
            }))

    aimed.With [ positive ]

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/thm-4.5-4",
        Title = "width above the critical width",
        File = "proofs/OneDim/Theorem_4_5_4.fs",
        Family = family.Costing 2,
        Source = Source("onedim", "Theorem 4.5(4) = A.5(4)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("M* = 1, two neurons, a threshold met exactly", Given.pair 2 1 (Q.int 1) (Q.int 1) 2, true)
            BoundaryRow("M* = 1 on the negative side", Given.pair 1 2 (Q.int 1) (Q.int 1) 2, true)
            BoundaryRow("M* = 2, three neurons", Given.pair 1 1 (Q.int 1) Q.half 3, true)
            BoundaryRow("M* = 2, labels of both signs", Given.pair 1 -1 (Q.int 1) Q.half 4, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "m>M*"
            Mutation.quantifier "M* components" literal (Components.has Regularised (fun o -> o.Derived.CriticalWidth))
        ]
    )
