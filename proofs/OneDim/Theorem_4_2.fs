module internal ReluProofs.Proofs.OneDim.Theorem_4_2

open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private onP i = Instance.gammaP i, Terms.gammaP i
let private onN i = Instance.gammaN i, Terms.gammaN i

/// Eq. (7).
let private stated (i: Instance) = StatedSet.balanced i.M (onP i) (onN i)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 and all m >= 1, the set of global minimisers of L is { (u_i, w_i) : sum over u_i >= 0 of u_i^2 = |gamma_P*|, sum over u_i <= 0 of u_i^2 = |gamma_N*|, w_i = sign(gamma_P*) u_i (u_i > 0), sign(gamma_N*) u_i (u_i < 0), 0 (u_i = 0) } with gamma_P* = alpha S_{alpha beta}(X_S^T Y)/||X_S||^2, gamma_N* = alpha S_{alpha beta}(X_{S^c}^T Y)/||X_{S^c}||^2",
        Check = OptimumSet.equals Regularised stated,
        Added = []
    )

let private repaired =
    Reading<Instance>(
        Name = "critical width",
        Statement = "the same for m >= M*, the number of non-zero ones among gamma_P* and gamma_N*",
        Check = OptimumSet.equals Regularised stated,
        Added = [ Hypotheses.widthAtLeast "m>=M*" "m >= M*" Instance.criticalWidth ],
        Proof = Proved.regularisedSums
    )

let private changed p n =
    OptimumSet.equals Regularised (fun i -> StatedSet.balanced i.M (p i) (n i))

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/thm-4.2",
        Title = "global minimisers of the regularised loss",
        File = "proofs/OneDim/Theorem_4_2.fs",
        Family = Families.regularised,
        Source = Source("onedim", "Theorem 4.2 = A.3, Eqs. (7), (14)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both thresholds passed, one neuron", Given.pair 1 1 (Q.int 1) Q.half 1, false)
            BoundaryRow("both thresholds passed, two neurons", Given.pair 1 1 (Q.int 1) Q.half 2, true)
            BoundaryRow("one threshold met exactly, one neuron", Given.pair 2 1 (Q.int 1) (Q.int 1) 1, true)
            BoundaryRow("both thresholds met exactly: the origin", Given.pair 1 1 (Q.int 1) (Q.int 1) 1, true)
        ],
        Repairs = [ repaired ],
        Mutants = [
            Mutation.constant "threshold 2 alpha beta" repaired (changed (Mutation.doubledDecay >> onP) onN)
            Mutation.sign "gamma_N* negated" repaired (changed onP (onN >> Mutation.negated))
            Mutation.exponent
                "alpha squared in gamma_P*"
                repaired
                (changed (fun i -> Mutation.timesAlpha i (onP i)) onN)
            Mutation.constant
                "no threshold on the positive side"
                repaired
                (changed (fun i -> Instance.plainP i, Terms.plainP i) onN)
            Mutation.dropping repaired "m>=M*"
        ]
    )
