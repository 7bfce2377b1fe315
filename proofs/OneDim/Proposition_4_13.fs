module internal ReluProofs.Proofs.OneDim.Proposition_4_13

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private dimension (stated: int -> int) =
    Optimum.withOptimum Unregularised (Dimension.outcome stated)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "for all admissible X, Y and alpha > 0 and all sufficiently large m, dim phi*(m) = 2m - 2",
        Check = dimension (fun m -> 2 * m - 2),
        Added = [],
        Note =
            "the proof has m >= 2; the dimension is the largest k for which the set contains a k-dimensional C^1 submanifold"
    )

let private two =
    Hypothesis<Instance>("m2", "m >= 2", (fun i -> i.M >= 2), (fun i -> { i with M = 1 }))

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/prop-4.13",
        Title = "dimension of the unregularised optimum",
        File = "proofs/OneDim/Proposition_4_13.fs",
        Family = Families.unregularisedWith two (fun i -> Generator.atWidth (fun i -> 2 + i.M % 5) i),
        Source = Source("onedim", "Proposition 4.13 = A.23", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("two neurons", Given.plain 1 1 2, true)
            BoundaryRow("labels of both signs", Given.plain 1 -1 3, true)
            BoundaryRow("five neurons", Given.plain 2 1 5, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant "2m - 1" literal (dimension (fun m -> 2 * m - 1))
            Mutation.constant "m" literal (dimension id)
            Mutation.dropping literal "m2"
        ]
    )
