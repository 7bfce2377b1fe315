module internal ReluProofs.Proofs.OneDim.Proposition_4_9

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The point printed in Proposition 4.9.
let private printed (i: Instance) : ConePoint =
    let p, q, t = Instance.p i, Instance.q i, Instance.threshold i
    let onP, onN = Instance.squareP i, Instance.squareN i
    let zero = Rational.Zero

    let v1, t1 =
        if p > t then i.Alpha * (p - t) / onP, zero
        elif p < -t then zero, -i.Alpha * (p + t) / onP
        else zero, zero

    let v2, t2 =
        if q > t then zero, i.Alpha * (-q + t) / onN
        elif q < -t then i.Alpha * (q + t) / onN, zero
        else zero, zero

    { V1 = v1; V2 = v2; T1 = t1; T2 = t2 }

/// Feasible points near and far of a point, none of which may do as well.
let private rivals (context: CheckContext) (i: Instance) (point: ConePoint) =
    let unit = Rational.Max(Rational.One, i.Alpha)

    let draw k name = context.Draw(Gen.choose (0, 40), name, k)

    seq {
        for k in 0..11 do
            let step name =
                unit * Q.frac (draw k name) (if k % 2 = 0 then 40 else 1_000_000)
            // Moves away from 0 keep every sign constraint; moves to 0 as well.
            let shift sign (x: Rational) name =
                if draw k (name + "?") % 3 = 0 then Rational.Zero
                elif draw k (name + "?") % 3 = 1 then x
                else x + Q.int sign * step name

            {
                V1 = shift 1 point.V1 "v1"
                T1 = shift 1 point.T1 "t1"
                V2 = shift -1 point.V2 "v2"
                T2 = shift -1 point.T2 "t2"
            }
    }

let private uniqueSolution (stated: Instance -> ConePoint) =
    Check<Instance>(fun i context ->
        if not (Instance.isDefined i) then
            Optimum.undefined i
        else
            let point = stated i

            let fails actual =
                Outcome.Fails(
                    Witness(
                        "the only solution of (9) is " + ConeProgram.describe point,
                        actual,
                        "is not",
                        Strength.Exact,
                        null,
                        null
                    )
                )

            match ConeProgram.minimisers i with
            | [ solution ] when solution <> point -> fails ("its only KKT point is " + ConeProgram.describe solution)
            | [ solution ] ->
                let rival =
                    rivals context i point
                    |> Seq.tryFind (fun r -> r <> point && ConeProgram.value i r <= ConeProgram.value i point)

                match rival, ConvexEngine.contradiction i solution context.Cancellation with
                | Some r, _ ->
                    Outcome.EnginesDisagree(
                        sprintf "%s does at least as well as the only KKT point" (ConeProgram.describe r)
                    )
                | None, NonNull reason -> Outcome.EnginesDisagree reason
                | None, Null -> Outcome.Holds Strength.Exact
            | several -> fails (sprintf "(9) has %d KKT points among the vertices of its faces" several.Length))

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y, alpha, beta > 0 the solution set of (9) is one point: (v_1*, t_1*) = (alpha (p - alpha beta)/||X_S||^2, 0) if p > alpha beta, (0, 0) if |p| <= alpha beta, (0, -alpha (p + alpha beta)/||X_S||^2) if p < -alpha beta, where p = X_S^T Y; and (v_2*, t_2*) = (0, alpha (-q + alpha beta)/||X_{S^c}||^2) if q > alpha beta, (0, 0) if |q| <= alpha beta, (alpha (q + alpha beta)/||X_{S^c}||^2, 0) if q < -alpha beta, where q = X_{S^c}^T Y",
        Check = uniqueSolution printed,
        Added = [],
        Proof = Proved.coneProgram
    )

let private changed change = uniqueSolution (fun i -> change i (printed i))

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/prop-4.9",
        Title = "solution of the convex problem",
        File = "proofs/OneDim/Proposition_4_9.fs",
        Family = Families.regularised,
        Source = Source("onedim", "Proposition 4.9 = A.8", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both thresholds met exactly", Given.pair 1 1 (Q.int 1) (Q.int 1) 1, true)
            BoundaryRow("both inner products positive", Given.pair 2 -2 (Q.int 1) Q.half 2, true)
            BoundaryRow("both inner products negative", Given.pair -2 2 (Q.int 1) Q.half 2, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.sign
                "v_2 and t_2 exchanged"
                literal
                (changed (fun _ point -> {
                    point with
                        V2 = point.T2
                        T2 = point.V2
                }))
            Mutation.constant "threshold 2 alpha beta" literal (uniqueSolution (Mutation.doubledDecay >> printed))
            Mutation.exponent
                "alpha squared in v_1"
                literal
                (changed (fun i point -> { point with V1 = i.Alpha * point.V1 }))
        ]
    )
