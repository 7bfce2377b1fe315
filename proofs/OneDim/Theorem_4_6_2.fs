module internal ReluProofs.Proofs.OneDim.Theorem_4_6_2

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims

let private zero = Rational.Zero, Term.Number 0

let private literal =
    Reading<Scaling>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y under Assumption 4.3 with M_ = M^- = m = 1, the set Theta*(m) of global minimisers of L is empty",
        Check = Phases.at (OptimumSet.equals Regularised (fun _ -> StatedSet.empty)),
        Added = [],
        Note =
            "Theta*(m) is the set of global minimisers of L, as Theorem 4.2 defines it; the right-hand side of Eq. (7) is empty here, the set of minimisers is not. alpha = beta = 1 at m = 1 whatever the exponents are"
    )

let private onlyP (i: Instance) =
    StatedSet.balanced i.M (Instance.gammaP i, Terms.gammaP i) zero

let private onlyN (i: Instance) =
    StatedSet.balanced i.M zero (Instance.gammaN i, Terms.gammaN i)

let private soft (inner: Instance -> Rational) i = Instance.soft (Instance.threshold i) (inner i)

let private gain inner square i = soft inner i * soft inner i / square i
let private gainP = gain Instance.p Instance.squareP
let private gainN = gain Instance.q Instance.squareN

let private better first second =
    Phases.at (OptimumSet.equals Regularised (StatedSet.better onlyP onlyN first second))

let private repaired =
    Reading<Scaling>(
        Name = "the better side",
        Statement =
            "with M_ = M^- = m = 1 it is the one point of Eq. (7) with gamma_N* = 0 if S(X_S^T Y)^2/||X_S||^2 > S(X_{S^c}^T Y)^2/||X_{S^c}||^2, with gamma_P* = 0 if it is smaller, and both points if they are equal",
        Check = better gainP gainN,
        Added = []
    )

let private conditions =
    Reading<Scaling>(
        Name = "the conditions of Eq. (7)",
        Statement =
            "with M_ = M^- = m = 1 no parameters, minimisers or not, have sum over u_i >= 0 of u_i^2 = |gamma_P*|, sum over u_i <= 0 of u_i^2 = |gamma_N*| and w_i = sign(gamma) u_i",
        Check = Phases.at (PrintedSet.isEmpty Regularised),
        Added = [],
        Note =
            "this is what the proof shows: M*(m) non-zero neurons are needed for the two sums. What Eq. (7) describes here is then not the set of minimisers"
    )

let private bothAtOne =
    Phases.hypothesis "M_=M^-=m=1" "M_ = M^- = m = 1" Phases.isBothAtOne (fun s -> { s with Root = 3 })

let private edges = [
    Phases.edge (Q.int 2) (Q.int 2) 0 1 1
    Phases.edge (Q.int 2) (Q.int 3) 0 1 1
    Phases.edge (Q.int 3) (Q.int 2) 0 1 1
    Phases.edge (Q.int -2) (Q.int 2) 1 2 1
]

let claim: IClaim =
    Claim<Scaling>(
        Id = "onedim/thm-4.6-2",
        Title = "both critical widths equal one, width one",
        File = "proofs/OneDim/Theorem_4_6_2.fs",
        Family = Scaling.familyWith [ bothAtOne ] edges (fun s -> Phases.aboveBoth { s with Root = 1 }),
        Source = Source("onedim", "Theorem 4.6(2)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both sides gain the same", edges[0], false)
            BoundaryRow("the negative side gains more", edges[1], false)
            BoundaryRow("labels of both signs", edges[3], false)
        ],
        Repairs = [ repaired; conditions ],
        Mutants = [
            Mutation.sign "the worse side" repaired (better (gainP >> (~-)) (gainN >> (~-)))
            Mutation.quantifier
                "only one side when both gain the same"
                repaired
                (Phases.at (OptimumSet.equals Regularised (fun i -> if gainP i >= gainN i then onlyP i else onlyN i)))
            Mutation.dropping repaired "M_=M^-=m=1"
            Mutation.dropping conditions "M_=M^-=m=1"
        ]
    )
