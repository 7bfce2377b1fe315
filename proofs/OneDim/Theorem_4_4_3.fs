module internal ReluProofs.Proofs.OneDim.Theorem_4_4_3

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y and alpha > 0 and all m >= 3, the set of global minimisers of l is path-connected",
        Check = Components.connected Unregularised,
        Added = [],
        Note =
            "decided for the whole set by its cells of constant signs of u, and by exact paths between sampled members"
    )

let private family =
    let three = Hypotheses.widthAtLeast "m3" "m >= 3" (fun _ -> 3)

    Families.unregularisedWith three (fun i -> Generator.atWidth (fun i -> 3 + i.M % 3) i)

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/thm-4.4-3",
        Title = "unregularised optimum at width three or more",
        File = "proofs/OneDim/Theorem_4_4_3.fs",
        Family = family,
        Source = Source("onedim", "Theorem 4.4(3)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the smallest width", Given.plain 1 1 3, true)
            BoundaryRow("labels of both signs", Given.plain 1 -1 3, true)
            BoundaryRow("four neurons", Given.plain 2 1 4, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.dropping literal "m3"
            Mutation.quantifier "a component for each sign of u_1" literal (Components.has Unregularised (fun _ -> 2))
        ]
    )
