module internal ReluProofs.Proofs.OneDim.Theorem_4_4_2

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// u_1 u_2 < 0 at every minimiser, which no path can change: the two signs of u_1 are the two components.
let private opposite (required: int) =
    EveryMinimiser.has Unregularised (fun _ theta ->
        let product = theta.HiddenWeight(0, 0) * theta.HiddenWeight(1, 0)

        if product.Sign = required then
            None
        else
            Some {
                Stated = "u_1 u_2 has the stated sign"
                Actual = sprintf "u_1 u_2 = %O" product
                Facts = fun _ -> []
            })

let private components (sign: int) (number: int) =
    let counted = Components.has Unregularised (fun _ -> number)
    let signs = opposite sign

    ReluProofs.Verify.Claims.Check<Instance>(fun i context ->
        Seq.delay (fun () ->
            seq {
                counted.Invoke(i, context)
                signs.Invoke(i, context)
            })
        |> Outcome.All)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y and alpha > 0, the set of global minimisers of l for m = 2 has exactly 2 connected components",
        Check = components -1 2,
        Added = [],
        Note =
            "they are the parts u_1 > 0 > u_2 and u_1 < 0 < u_2: no minimiser has u_1 u_2 >= 0, and within a part any two are joined by a path on which both sums of Eq. (6) are constant"
    )

let private family =
    let two =
        Hypothesis<Instance>("m2", "m = 2", (fun i -> i.M = 2), (fun i -> { i with M = 3 }))

    Families.unregularisedWith two (Generator.atWidth (fun _ -> 2))

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/thm-4.4-2",
        Title = "unregularised optimum at width two",
        File = "proofs/OneDim/Theorem_4_4_2.fs",
        Family = family,
        Source = Source("onedim", "Theorem 4.4(2)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both sides explain the same", Given.plain 1 1 2, true)
            BoundaryRow("labels of both signs", Given.plain 1 -1 2, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "one component" literal (components -1 1)
            Mutation.quantifier "a component for each sign pattern of (u_1, u_2)" literal (components -1 4)
            Mutation.sign "u_1 u_2 > 0" literal (components 1 2)
            Mutation.dropping literal "m2"
        ]
    )
