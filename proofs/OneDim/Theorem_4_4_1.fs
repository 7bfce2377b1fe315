module internal ReluProofs.Proofs.OneDim.Theorem_4_4_1

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "for all admissible X, Y and alpha > 0, the set of global minimisers of l for m = 1 is empty",
        Check = OptimumSet.equals Unregularised (fun _ -> StatedSet.empty),
        Added = [],
        Note =
            "phi*(m) is the set of global minimisers of l, as Theorem 4.1 defines it; the right-hand side of Eq. (6) is empty for m = 1, the set of minimisers is not"
    )

let private onlyP (i: Instance) =
    StatedSet.withSums 1 (Instance.plainP i, Terms.plainP i) (Rational.Zero, Term.Number 0)

let private onlyN (i: Instance) =
    StatedSet.withSums 1 (Rational.Zero, Term.Number 0) (Instance.plainN i, Terms.plainN i)

let private better = StatedSet.better onlyP onlyN

let private gainP i = Instance.p i * Instance.p i / Instance.squareP i

let private gainN i = Instance.q i * Instance.q i / Instance.squareN i

let private repaired =
    Reading<Instance>(
        Name = "the better side",
        Statement =
            "for m = 1 it is { u > 0, u w = alpha X_S^T Y/||X_S||^2 } if (X_S^T Y)^2/||X_S||^2 > (X_{S^c}^T Y)^2/||X_{S^c}||^2, { u < 0, u w = alpha X_{S^c}^T Y/||X_{S^c}||^2 } if it is smaller, and the union of both if they are equal",
        Check = OptimumSet.equals Unregularised (better gainP gainN),
        Added = []
    )

let private conditions =
    Reading<Instance>(
        Name = "the conditions of Eq. (6)",
        Statement =
            "for m = 1 no parameters, minimisers or not, have sum over u_j >= 0 of u_j w_j = alpha X_S^T Y/||X_S||^2 and sum over u_j <= 0 of u_j w_j = alpha X_{S^c}^T Y/||X_{S^c}||^2",
        Check = PrintedSet.isEmpty Unregularised,
        Added = [],
        Note =
            "Eq. (6) is printed with ':=', and the proof shows this much: two neurons are needed for its two conditions. What it describes for m = 1 is then not the set of minimisers"
    )

let private family =
    let single =
        Hypothesis<Instance>("m1", "m = 1", (fun i -> i.M = 1), (fun i -> { i with M = 2 }))

    Families.unregularisedWith single (Generator.atWidth (fun _ -> 1))

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/thm-4.4-1",
        Title = "unregularised optimum at width one",
        File = "proofs/OneDim/Theorem_4_4_1.fs",
        Family = family,
        Source = Source("onedim", "Theorem 4.4(1) = A.4 first item", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both sides explain the same", Given.plain 1 1 1, false)
            BoundaryRow("the positive side explains more", Given.plain 2 1 1, false)
        ],
        Repairs = [ repaired; conditions ],
        Mutants = [
            Mutation.sign
                "the worse side"
                repaired
                (OptimumSet.equals Unregularised (better (gainP >> (~-)) (gainN >> (~-))))
            Mutation.exponent
                "|X_S^T Y| in place of its square"
                repaired
                (OptimumSet.equals
                    Unregularised
                    (better (fun i -> (Instance.p i).Abs() / Instance.squareP i) (fun i ->
                        (Instance.q i).Abs() / Instance.squareN i)))
            Mutation.quantifier
                "only one side when both are equal"
                repaired
                (OptimumSet.equals Unregularised (fun i -> if gainP i >= gainN i then onlyP i else onlyN i))
            Mutation.dropping repaired "m1"
            Mutation.dropping conditions "m1"
        ]
    )
