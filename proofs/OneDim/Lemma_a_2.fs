module internal ReluProofs.Proofs.OneDim.Lemma_a_2

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The objective of Eq. (12) at (gamma_P, gamma_N), exactly.
let private objective (i: Instance) (onP: Rational) (onN: Rational) =
    let residuals =
        List.map2
            (fun (x: Rational) (y: Rational) ->
                let gamma = if x.Sign >= 0 then onP else onN
                gamma * x / i.Alpha - y)
            i.X
            i.Y

    let squares =
        residuals |> List.fold (fun (sum: Rational) r -> sum + r * r) Rational.Zero

    squares / Rational.Two + i.Beta * (onP.Abs() + onN.Abs())

/// The numeric side: an interval around the minimiser of a strictly convex function of one variable, from its values alone.
/// Starts at [-radius, radius] and keeps the two thirds that must hold the minimiser.
let private enclose (f: Rational -> Rational) (radius: Rational) (steps: int) =
    let rec narrow (low: Rational) (high: Rational) steps =
        if steps = 0 then
            low, high
        else
            let third = (high - low) / Q.int 3
            // Short numbers keep the exact comparisons cheap, and any interior pair of points will do.
            let a = Rational.OfDouble((low + third).ToDouble())
            let b = Rational.OfDouble((high - third).ToDouble())

            if not (low < a && a < b && b < high) then low, high
            elif f a < f b then narrow low b (steps - 1)
            else narrow a high (steps - 1)

    narrow -radius radius steps

let private deviations = [
    for a in [ -1; 0; 1 ] do
        for b in [ -1; 0; 1 ] do
            for scale in [ Q.int 1; Q.frac 1 1000; Q.frac 1 1000000000 ] do
                if a <> 0 || b <> 0 then
                    Q.int a * scale, Q.int b * scale
]

/// The stated point has a smaller value than every other one tried, and lies in the interval of each variable.
let private uniqueMinimiser (stated: Instance -> Rational * Rational) =
    Check<Instance>(fun i context ->
        if not (Instance.isDefined i) then
            Optimum.undefined i
        else
            let onP, onN = stated i
            let value = objective i onP onN
            let unit = Rational.Max(Rational.Max(onP.Abs(), onN.Abs()), i.Alpha)

            let refutedBy (a: Rational) (b: Rational) =
                Outcome.Fails(
                    Witness(
                        sprintf "the unique minimiser is (%O, %O), with value %O" onP onN value,
                        sprintf "(%O, %O) has the value %O" a b (objective i a b),
                        "is not larger",
                        Strength.Exact,
                        null,
                        null
                    )
                )

            let random k =
                let draw name = context.Draw(Gen.choose (-1000, 1000), name, k)

                onP + unit * Q.frac (draw "gamma_P") 997, onN + unit * Q.frac (draw "gamma_N") 991

            let rivals =
                Seq.append (deviations |> Seq.map (fun (a, b) -> onP + unit * a, onN + unit * b)) (Seq.init 8 random)

            let better =
                rivals |> Seq.tryFind (fun (a, b) -> (a <> onP || b <> onN) && objective i a b <= value)

            match better with
            | Some(a, b) -> refutedBy a b
            | None ->
                // f(g) <= f(0) gives ||X||^2 g^2/(2 alpha^2) <= |X^T Y| |g|/alpha, which bounds the minimiser without any formula.
                let radius (inner: Rational) (square: Rational) =
                    Rational.Two * i.Alpha * inner.Abs() / square + Rational.One

                let lowP, highP =
                    enclose (fun g -> objective i g onN) (radius (Instance.p i) (Instance.squareP i)) 60

                let lowN, highN =
                    enclose (fun g -> objective i onP g) (radius (Instance.q i) (Instance.squareN i)) 60

                if onP < lowP || onP > highP then
                    refutedBy ((lowP + highP) / Rational.Two) onN
                elif onN < lowN || onN > highN then
                    refutedBy onP ((lowN + highN) / Rational.Two)
                else
                    Outcome.Holds Strength.Exact)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "for all admissible X, Y and all alpha, beta > 0, 1/2 ||gamma_P X_S/alpha + gamma_N X_{S^c}/alpha - Y||^2 + beta (|gamma_P| + |gamma_N|) has the unique minimiser (alpha S_{alpha beta}(X_S^T Y)/||X_S||^2, alpha S_{alpha beta}(X_{S^c}^T Y)/||X_{S^c}||^2)",
        Check = uniqueMinimiser (fun i -> Instance.gammaP i, Instance.gammaN i),
        Added = [],
        Proof = Proved.softThreshold,
        Note =
            "Eq. (13) names S with the index alpha beta and defines it under the index beta; the definition with the index as threshold is meant"
    )

let private changed onP onN = uniqueMinimiser (fun i -> onP i, onN i)

let claim: IClaim =
    Claim<Instance>(
        Id = "onedim/lem-a.2",
        Title = "convex two-variable problem",
        File = "proofs/OneDim/Lemma_a_2.fs",
        Family = Families.regularised,
        Source = Source("onedim", "Lemma A.2, Eqs. (12)-(13)", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("both thresholds met exactly", Given.pair 1 1 (Q.int 1) (Q.int 1) 1, true)
            BoundaryRow("labels of both signs", Given.pair -2 1 (Q.int 1) Q.half 1, true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.constant
                "threshold beta in place of alpha beta"
                literal
                (changed (fun i -> i.Alpha * Instance.soft i.Beta (Instance.p i) / Instance.squareP i) Instance.gammaN)
            Mutation.sign
                "threshold added"
                literal
                (changed (fun i -> Instance.gammaP { i with Beta = -i.Beta }) Instance.gammaN)
            Mutation.exponent "alpha squared" literal (changed (fun i -> i.Alpha * Instance.gammaP i) Instance.gammaN)
        ]
    )
