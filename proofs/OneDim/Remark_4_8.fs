module internal ReluProofs.Proofs.OneDim.Remark_4_8

open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// gamma_P* and gamma_N* of Theorem 4.2 and both M* from the printed formulas, v* and t* from the KKT conditions of (9).
let private sameWidth (onP: ConePoint -> Rational) (onN: ConePoint -> Rational) (width: Instance -> int) =
    Check<Instance>(fun i _ ->
        if not (Instance.isDefined i) then
            Optimum.undefined i
        else
            let differs stated actual =
                Outcome.Fails(Witness(stated, actual, "is not", Strength.Exact, null, null))

            match ConeProgram.minimisers i with
            | [ point ] ->
                if onP point <> Instance.gammaP i then
                    differs
                        (sprintf "gamma_P* = %O" (onP point))
                        (sprintf "gamma_P* = %O at %s" (Instance.gammaP i) (ConeProgram.describe point))
                elif onN point <> Instance.gammaN i then
                    differs
                        (sprintf "gamma_N* = %O" (onN point))
                        (sprintf "gamma_N* = %O at %s" (Instance.gammaN i) (ConeProgram.describe point))
                elif width i <> ConeProgram.criticalWidth point then
                    differs
                        (sprintf "M* = %d" (width i))
                        (sprintf
                            "%s has %d non-zero entries"
                            (ConeProgram.describe point)
                            (ConeProgram.criticalWidth point))
                else
                    Outcome.Holds Strength.Exact
            | several ->
                Outcome.EnginesDisagree(sprintf "(9) is strictly convex in v - t and has %d solutions" several.Length))

let private onP (point: ConePoint) = point.V1 - point.T1
let private onN (point: ConePoint) = point.V2 - point.T2

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0, gamma_P* = v_1* - t_1*, gamma_N* = v_2* - t_2* for the optimal solution of (9), and M* = 1[S(X_S^T Y) <> 0] + 1[S(X_{S^c}^T Y) <> 0] is the number of its non-zero entries",
        Check = sameWidth onP onN Instance.criticalWidth,
        Added = []
    )

/// M* with |b| >= alpha beta in place of |b| > alpha beta.
let private closedWidth (i: Instance) =
    let counts (b: Rational) = if b.Abs() >= Instance.threshold i then 1 else 0
    counts (Instance.p i) + counts (Instance.q i)

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/rem-4.8",
        Title = "two definitions of the critical width agree",
        File = "proofs/OneDim/Remark_4_8.fs",
        Family = Families.regularised,
        Source = Source("onedim", "Remark 4.8", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both thresholds met exactly", Given.pair 1 1 (Q.int 1) (Q.int 1) 1, true)
            BoundaryRow("one threshold met exactly", Given.pair 2 1 (Q.int 1) (Q.int 1) 2, true)
            BoundaryRow("inner products of both signs", Given.pair 2 2 (Q.int 1) Q.half 2, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign "gamma_N* = t_2* - v_2*" literal (sameWidth onP (onN >> (~-)) Instance.criticalWidth)
            Mutation.quantifier "a side that meets its threshold exactly counts" literal (sameWidth onP onN closedWidth)
            Mutation.constant
                "threshold 2 alpha beta in M*"
                literal
                (sameWidth onP onN (Mutation.doubledDecay >> Instance.criticalWidth))
            Mutation.exponent
                "gamma_P* = (v_1* - t_1*)^2"
                literal
                (sameWidth (fun x -> onP x * onP x) onN Instance.criticalWidth)
        ]
    )
