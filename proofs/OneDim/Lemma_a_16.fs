module internal ReluProofs.Proofs.OneDim.Lemma_a_16

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private sampleFrom (networks: TwoLayerNetwork list) =
    match networks with
    | [] -> Gen.constant None
    | _ -> Gen.elements networks |> Gen.map Some

/// Small parameters that satisfy the condition of Definition A.13.
let private smallMembers (m: int) =
    let dead = List.replicate (m - 1) (RealAlgebraic.Zero, RealAlgebraic.Zero)

    [
        for k in 1..2 -> Members.network ((RealAlgebraic.OfInt k, RealAlgebraic.OfInt k) :: dead)
    ]

/// The stated set: what satisfies the condition, or of it only what is optimal.
let private stated (required: int -> bool) (ofMinimisers: bool) (i: Instance) : StatedSet = {
    Text =
        "the parameters with u_p u_q < 0 for all p <> q with w_p w_q > 0"
        + (if ofMinimisers then " among the minimisers" else "")
    Contains = MinimalSet.satisfies required
    Excludes = fun _ _ _ -> []
    Sample =
        if ofMinimisers then
            Gen.constant None
        else
            sampleFrom (smallMembers i.M)
}

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 with M* > 0, Theta*(M*) = Theta*_min(M*) = { (u_j, w_j) : for all p <> q, w_p w_q > 0 implies u_p u_q < 0 }",
        Check = OptimumSet.equals Regularised (stated MinimalSet.opposite false),
        Added = [],
        Note = "Definition A.13 prints no condition that the parameters be optimal"
    )

let private repaired =
    Reading<Instance>(
        Name = "optimal ones",
        Statement =
            "every element of Theta*(M*) satisfies that condition, so that Theta*(M*) is the set of its elements that do",
        Check = OptimumSet.equals Regularised (stated MinimalSet.opposite true),
        Added = []
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/lem-a.16",
        Title = "all optima are minimal at the critical width",
        File = "proofs/OneDim/Lemma_a_16.fs",
        Family = CriticalWidth.familyEqual,
        Source = Source("onedim", "Lemma A.16", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron: the condition is empty", Given.pair 2 1 (Q.int 1) (Q.int 1) 1, false)
            BoundaryRow("both thresholds passed, two neurons", Given.pair 1 1 (Q.int 1) Q.half 2, false)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.dropping repaired "m=M*"
            Mutation.sign "u_p u_q > 0" repaired (OptimumSet.equals Regularised (stated (fun sign -> sign > 0) true))
            Mutation.quantifier
                "members need not be optimal"
                repaired
                (OptimumSet.equals Regularised (stated MinimalSet.opposite false))
        ]
    )
