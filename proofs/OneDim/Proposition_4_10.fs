module internal ReluProofs.Proofs.OneDim.Proposition_4_10

open FsCheck.FSharp
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private dimension (stated: int -> int) =
    Phases.at (Optimum.withOptimum Regularised (Dimension.outcome stated))

let private literal =
    Reading<Scaling>(
        Name = Reading.Literal,
        Statement = "for all admissible X, Y under Assumption 4.3 and all sufficiently large m, dim Theta*(m) = m - 2",
        Check = dimension (fun m -> m - 2),
        Added = [],
        Note =
            "m is sufficiently large from max(2, M^-) on; the dimension is the largest k for which the set contains a k-dimensional C^1 submanifold"
    )

let private edges = [
    Phases.edge (Q.int 2) (Q.int 2) 0 1 2
    Phases.edge (Q.int 1) (Q.int -1) 0 1 2
    Phases.edge (Q.int 2) (Q.int 3) 1 2 3
    Phases.edge (Q.int 2) (Q.int 2) 0 1 5
]

let private towards (s: Scaling) =
    Gen.choose (2, 3) |> Gen.bind (fun root -> Phases.aboveBoth { s with Root = root })

let claim: IClaim =
    Claim<Scaling>(
        Id = "onedim/prop-4.10",
        Title = "dimension of the regularised optimum",
        File = "proofs/OneDim/Proposition_4_10.fs",
        Family = (Scaling.familyWith [ Scaling.largeWidth; Scaling.widthTwo ] edges towards).Costing 4,
        Source = Source("onedim", "Proposition 4.10 = A.20", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two neurons: two points", edges[0], true)
            BoundaryRow("three neurons", edges[2], true)
            BoundaryRow("five neurons", edges[3], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "m - 1" literal (dimension (fun m -> m - 1))
            Mutation.constant "2m - 4" literal (dimension (fun m -> 2 * m - 4))
            Mutation.dropping literal Scaling.largeWidth.Name
        ]
    )
