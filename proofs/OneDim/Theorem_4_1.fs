module internal ReluProofs.Proofs.OneDim.Theorem_4_1

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private onP i = Instance.plainP i, Terms.plainP i
let private onN i = Instance.plainN i, Terms.plainN i

/// Eq. (6).
let private stated (i: Instance) = StatedSet.withSums i.M (onP i) (onN i)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha and all m >= 1, the set of global minimisers of l is { (u_j, w_j) : sum over u_j >= 0 of u_j w_j = alpha X_S^T Y / ||X_S||^2, sum over u_j <= 0 of u_j w_j = alpha X_{S^c}^T Y / ||X_{S^c}||^2 }",
        Check = OptimumSet.equals Unregularised stated,
        Added = []
    )

let private repaired =
    Reading<Instance>(
        Name = "two neurons",
        Statement = "the same for m >= 2",
        Check = OptimumSet.equals Unregularised stated,
        Added = [ Hypotheses.widthAtLeast "m2" "m >= 2" (fun _ -> 2) ],
        Proof = Proved.unregularisedSums
    )

let private changed p n =
    OptimumSet.equals Unregularised (fun i -> StatedSet.withSums i.M (p i) (n i))

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/thm-4.1",
        Title = "global minimisers of the unregularised loss",
        File = "proofs/OneDim/Theorem_4_1.fs",
        Family = Families.unregularised,
        Source = Source("onedim", "Theorem 4.1 = A.1, Eq. (6)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("one neuron cannot serve both sides", Given.plain 1 1 1, false)
            BoundaryRow("two neurons can", Given.plain 1 1 2, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "first sum doubled" repaired (changed (onP >> Mutation.scaled (Q.int 2)) onN)
            Mutation.sign "second sum negated" repaired (changed onP (onN >> Mutation.negated))
            Mutation.exponent
                "alpha squared in the first sum"
                repaired
                (changed (fun i -> Mutation.timesAlpha i (onP i)) onN)
            Mutation.quantifier
                "a set that misses a neuron split"
                repaired
                (OptimumSet.equals Unregularised (fun i -> StatedSet.balanced i.M (onP i) (onN i)))
            Mutation.dropping repaired "m2"
        ]
    )
