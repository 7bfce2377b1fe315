module internal ReluProofs.Proofs.OneDim.Theorem_4_5_2

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private zero = Rational.Zero, Term.Number 0

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement = "for all admissible X, Y, alpha, beta > 0 with m < M*, the set of global minimisers of L is empty",
        Check = OptimumSet.equals Regularised (fun _ -> StatedSet.empty),
        Added = [],
        Note =
            "Theta*(m) is the set of global minimisers of L, as Theorem 4.2 defines it; the right-hand side of Eq. (7) is empty for m < M*, the set of minimisers is not"
    )

let private onlyP (i: Instance) =
    StatedSet.balanced i.M (Instance.gammaP i, Terms.gammaP i) zero

let private onlyN (i: Instance) =
    StatedSet.balanced i.M zero (Instance.gammaN i, Terms.gammaN i)

let private better = StatedSet.better onlyP onlyN

let private softP i = Instance.soft (Instance.threshold i) (Instance.p i)

let private softN i = Instance.soft (Instance.threshold i) (Instance.q i)

let private gainP i = softP i * softP i / Instance.squareP i
let private gainN i = softN i * softN i / Instance.squareN i

let private repaired =
    Reading<Instance>(
        Name = "the better side",
        Statement =
            "for m < M* (so m = 1, M* = 2) it is the one point of Eq. (7) with gamma_N* = 0 if S(X_S^T Y)^2/||X_S||^2 > S(X_{S^c}^T Y)^2/||X_{S^c}||^2, with gamma_P* = 0 if it is smaller, and both points if they are equal",
        Check = OptimumSet.equals Regularised (better gainP gainN),
        Added = []
    )

let private conditions =
    Reading<Instance>(
        Name = "the conditions of Eq. (7)",
        Statement =
            "for m < M* no parameters, minimisers or not, have sum over u_i >= 0 of u_i^2 = |gamma_P*|, sum over u_i <= 0 of u_i^2 = |gamma_N*| and w_i = sign(gamma) u_i",
        Check = PrintedSet.isEmpty Regularised,
        Added = [],
        Note =
            "this is what the proof shows: M* non-zero neurons are needed for the two sums. What Eq. (7) describes for m < M* is then not the set of minimisers"
    )

let private tooNarrow =
    Hypothesis<Instance>(
        "m<M*",
        "m < M* = 1[S(X_S^T Y) <> 0] + 1[S(X_{S^c}^T Y) <> 0]",
        (fun i -> i.M < Instance.criticalWidth i),
        (fun i -> { i with M = i.M + 1 })
    )

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/thm-4.5-2",
        Title = "width below the critical width",
        File = "proofs/OneDim/Theorem_4_5_2.fs",
        Family = Families.regularisedWith tooNarrow (fun i -> Generator.belowBothThresholds { i with M = 1 }),
        Source = Source("onedim", "Theorem 4.5(2) = A.5(2)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both sides gain the same", Given.pair 1 1 (Q.int 1) Q.half 1, false)
            BoundaryRow("the negative side gains more", Given.pair 1 2 (Q.int 1) Q.half 1, false)
        ],
        Repairs = [ repaired; conditions ],
        Mutants = [
            Mutation.sign
                "the worse side"
                repaired
                (OptimumSet.equals Regularised (better (gainP >> (~-)) (gainN >> (~-))))
            Mutation.exponent
                "|S| in place of its square"
                repaired
                (OptimumSet.equals
                    Regularised
                    (better (fun i -> (softP i).Abs() / Instance.squareP i) (fun i ->
                        (softN i).Abs() / Instance.squareN i)))
            Mutation.constant
                "gains without the threshold"
                repaired
                (OptimumSet.equals
                    Regularised
                    (better (fun i -> Instance.p i * Instance.p i / Instance.squareP i) (fun i ->
                        Instance.q i * Instance.q i / Instance.squareN i)))
            Mutation.dropping repaired "m<M*"
            Mutation.dropping conditions "m<M*"
        ]
    )
