namespace ReluProofs.Proofs.OneDim

open System.Collections.Generic
open System.Numerics
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Checking

// How far theta_0 is from phi*(m), m >= 2, for u_j, w_j ~ N(0, tau^2), tau = m^-b. Write h = sum u_j w_j and B = B_+ + B_-, the
// value of h on phi*(m). All bounds hold for every m; r is a bound on ||theta_0||, and phi in phi*(m) at distance delta from
// theta_0 needs |h - B| <= R = delta r + delta^2/2 (Cauchy-Schwarz).
//
// Too near (1): for even m the characteristic function of h/tau^2 is (1+t^2)^(-m/2), so its density is at most
// C(m-2, m/2-1)/2^(m-1) <= 1/(2 sqrt m) from m = 4 on, and P(|h - B| <= R) <= R/(tau^2 sqrt m). With r = 4 sqrt(m) tau,
// P(||theta_0|| > r) <= 1/8 (Markov).
// Too near (2): if R < |B|/2 then |h| >= |B|/2, which has probability at most 4 m tau^4/B^2 (Chebyshev).
// Too far: u_1 w_1 + u_2 w_2 over tau^2 has the Laplace law and the rest is symmetric, so P(h/tau^2 >= x) >= e^-x/4. With
// r = 3 sqrt(m) tau, P(||theta_0|| > r) <= (9/2 e^(-7/2))^m <= e^-m. So for x = (|B| + R)/tau^2 and x + 5 <= C m, C <= 1, the distance
// is above delta with probability at least e^-x/4 - e^-m > 8 exp(-C m).
// Near enough: the optimum (34) has distance^2 (B_+ - S_+)^2/U_+^2 + (B_- - S_-)^2/U_-^2. P(U_+^2 < m tau^2/4) <= e^(-m/28) and
// P(|S_+| > m tau^2/4) <= 2 e^(-m/28) by Chernoff's bound at 2/5, and E(S_+^2 + S_-^2) = m tau^4.

/// The distance of the random start from the set of unregularised optima.
module internal NearestOptimum =

    let private two = Rational.Two

    /// m = root^q with q such that sqrt(m), m^-b and m^(a1+a2) are rational for every root.
    let private denominator (s: Initialised) =
        let p, q = s.Regime.Scale.Denominator, s.Deviation.Denominator
        BigInteger 2 * p * q / BigInteger.GreatestCommonDivisor(p, q)

    let private power (s: Initialised) (root: BigInteger) (exponent: Rational) =
        (Rational.OfInteger root).Pow(int (exponent * Rational.OfInteger(denominator s)).Numerator)

    let private width s root = power s root Rational.One

    /// (X_S^T Y)/||X_S||^2 and (X_{S^c}^T Y)/||X_{S^c}||^2.
    let private ratios (s: Initialised) =
        let i = Regime.data s.Regime
        Instance.p i / Instance.squareP i, Instance.q i / Instance.squareN i

    /// 2(a1 + a2) - 1 + 2 b_1, the printed order of the squared distance.
    let printedOrder (s: Initialised) = two * s.Regime.Scale - Rational.One + two * s.Deviation

    /// -2 b_1, the order that the fluctuation of the initial output gives it.
    let fluctuationOrder (s: Initialised) = -two * s.Deviation

    /// A statement "dist^2 = O(m^Order)" with what is said of its probability.
    [<NoComparison; NoEquality>]
    type Stated = {
        Order: Initialised -> Rational
        /// With probability at least 1 - 8 exp(-C m); else in probability: for each eps > 0 some constant has probability at
        /// least 1 - eps for all large m.
        Exponential: bool
    }

    /// The numbers of the bounds at a width.
    type private Numbers = {
        Width: Rational
        Alpha: Rational
        Tau: Rational
        RootOfWidth: Rational
        Delta: Rational
        Target: Rational
    }

    let private numbers (s: Initialised) (order: Rational) (constant: Rational) root =
        let b1, b2 = ratios s
        let alpha = power s root s.Regime.Scale

        {
            Width = width s root
            Alpha = alpha
            Tau = power s root -s.Deviation
            RootOfWidth = power s root Rational.Half
            // sqrt(constant) m^(order/2), the order being a multiple of 1/q.
            Delta = constant * power s root (order / two)
            Target = alpha * (b1 + b2)
        }

    /// R for ||theta_0|| <= radius sqrt(m) tau.
    let private reach (radius: int) (n: Numbers) =
        n.Delta * Rational.OfInt radius * n.RootOfWidth * n.Tau + n.Delta * n.Delta / two

    /// C of 8 exp(-C m) where it is exhibited to the kernel.
    let private firstRate = Q.frac 1 100

    /// A way to see that the statement fails at a width.
    type private Reason =
        | Fluctuation
        | Target
        | Tail

    let private decides (rate: Rational) (n: Numbers) reason =
        let m = n.Width
        let eighth, half = Q.frac 1 8, Rational.Half

        match reason with
        | Fluctuation -> m >= Rational.OfInt 4 && eighth + reach 4 n / (n.Tau * n.Tau * n.RootOfWidth) < half
        | Target ->
            two * reach 4 n < n.Target.Abs()
            && eighth + Rational.OfInt 4 * m * n.Tau.Pow 4 / (n.Target * n.Target) < half
        | Tail -> (n.Target.Abs() + reach 3 n) / (n.Tau * n.Tau) + Rational.OfInt 5 <= rate * m

    let private radiusOf reason =
        match reason with
        | Tail -> 3
        | _ -> 4

    /// Whether the reason decides all large widths, whatever the constants are: a comparison of exponents.
    let private applies (stated: Stated) (s: Initialised) reason =
        let order, b, scale = stated.Order s, s.Deviation, s.Regime.Scale
        let b1, b2 = ratios s
        let one, half = Rational.One, Rational.Half

        match reason with
        | Fluctuation -> order < -two * b
        | Target -> not (b1 + b2).IsZero && order < scale && order < printedOrder s && scale + two * b > half
        | Tail -> stated.Exponential && scale + two * b < one && order < one - two * b

    /// Constants for which a width is exhibited, with C; their squares are the constants K of the squared distance.
    let private constants = [
        Q.int 1, firstRate
        Q.int 10, Q.frac 1 10_000
        Q.int 1000, Q.frac 1 1_000_000
    ]

    let private search = 4000

    /// The first of the widths 2^(qj) at which the reason decides.
    let private firstRoot (s: Initialised) order (constant, rate) reason =
        Seq.init search (fun j -> BigInteger.Pow(BigInteger 2, j + 1))
        |> Seq.tryFind (fun root -> decides rate (numbers s order constant root) reason)

    let private facts (s: Initialised) (order: Rational) reason (i: Instance) =
        let m, tau, root, delta =
            Term.Parameter "m", Term.Parameter "tau", Term.Parameter "sqrt m", Term.Parameter "delta"

        let times count term = Term.Product(List.replicate count term)

        // term^q = m^p for the exponent p/q, without division.
        let tie name term (exponent: Rational) =
            let left, powered =
                times (int exponent.Denominator) term, times (int (BigInteger.Abs exponent.Numerator)) m

            if exponent.Sign >= 0 then
                Terms.fact name left Relation.Equal powered
            else
                Terms.fact name (Term.Product [ left; powered ]) Relation.Equal (Term.Number 1)

        let reach =
            delta * Term.Number(radiusOf reason) * root * tau + delta * delta / Term.Number 2

        let target = Terms.plainP i + Terms.plainN i
        let number (k: Rational) = Term.Number k

        [
            Terms.fact "X has a positive entry" (Terms.squareP i) Relation.Greater (Term.Number 0)
            Terms.fact "X has a negative entry" (Terms.squareN i) Relation.Greater (Term.Number 0)
            Terms.fact "X_S^T Y is not 0" (Term.Abs(Terms.p i)) Relation.Greater (Term.Number 0)
            Terms.fact "X_{S^c}^T Y is not 0" (Term.Abs(Terms.q i)) Relation.Greater (Term.Number 0)
            tie (sprintf "alpha = m^(%O)" s.Regime.Scale) Terms.alpha s.Regime.Scale
            tie (sprintf "tau = m^(%O)" -s.Deviation) tau -s.Deviation
            Terms.fact "sqrt m is the root of m" (root * root) Relation.Equal m
            tie (sprintf "delta^2 = m^(%O)" order) (delta * delta) order
            match reason with
            | Fluctuation ->
                Terms.fact
                    "the distance is at most delta with probability below 1/2: 1/8 for a large start, R/(tau^2 sqrt m) for h near B"
                    (number (Q.frac 1 8) + reach / (tau * tau * root))
                    Relation.Less
                    (number Rational.Half)
            | Target ->
                Terms.fact "R < |B|/2" (Term.Number 2 * reach) Relation.Less (Term.Abs target)

                Terms.fact
                    "the distance is at most delta with probability below 1/2: 1/8 for a large start, 4 m tau^4/B^2 for large h"
                    (number (Q.frac 1 8) + Term.Number 4 * m * times 4 tau / (target * target))
                    Relation.Less
                    (number Rational.Half)
            | Tail ->
                Terms.fact
                    "x + 5 <= m/100 for x = (|B| + R)/tau^2: the distance is above delta with probability above 8 exp(-m/100)"
                    ((Term.Abs target + reach) / (tau * tau) + Term.Number 5)
                    Relation.LessOrEqual
                    (number firstRate * m)
        ]

    let private refuted (stated: Stated) (s: Initialised) (context: CheckContext) reason =
        let order = stated.Order s

        let roots =
            constants |> List.map (fun constant -> constant, firstRoot s order constant reason)

        match roots |> List.tryFind (fun (_, root) -> root.IsNone) with
        | Some((constant, _), _) ->
            Outcome.EnginesDisagree(
                sprintf "no width up to 2^%d shows it for the constant %O" search (constant * constant)
            )
        | None ->
            let root = (snd roots.Head).Value
            let b1, b2 = ratios s
            let n = numbers s order (fst constants.Head) root

            let i = {
                Regime.data s.Regime with
                    Alpha = n.Alpha
            }

            let parameters = Dictionary<string, Rational>()

            for name, value in
                [
                    "m", n.Width
                    "alpha", n.Alpha
                    "tau", n.Tau
                    "sqrt m", n.RootOfWidth
                    "delta", n.Delta
                ] do
                parameters[name] <- value

            let shown =
                roots
                |> List.map (fun ((constant, rate), root) ->
                    let named =
                        match reason with
                        | Tail -> sprintf "K = %O, C = %O" (constant * constant) rate
                        | _ -> sprintf "K = %O" (constant * constant)

                    sprintf "%s at m = %O" named (width s root.Value))
                |> String.concat "; "

            let probability, every =
                match reason with
                | Tail -> "the probability of a larger distance is above 8 exp(-C m)", "every K and C"
                | _ -> "the probability is below 1/2", (if stated.Exponential then "every K and C" else "every K")

            Outcome.Fails(
                Witness(
                    sprintf
                        "dist(theta_0, phi*(m))^2 <= K m^(%O) %s for all large m"
                        order
                        (if stated.Exponential then
                             "with probability at least 1 - 8 exp(-C m)"
                         else
                             "with a probability as near to 1 as K is large"),
                    sprintf "%s for %s; and so for %s at all large m, by the orders of m" probability shown every,
                    "is not",
                    Strength.Exact,
                    SimulatedDistance.text
                        context
                        (s.Regime.Scale.ToDouble())
                        (s.Deviation.ToDouble())
                        (b1.ToDouble())
                        (b2.ToDouble()),
                    CertificateDraft(
                        context.Claim,
                        context.Statement,
                        "the random start is farther from the optima than stated",
                        CertifiedInstance(
                            Instance.data i,
                            Instance.unregularised i,
                            parameters,
                            Dictionary<string, TwoLayerNetwork>()
                        ),
                        facts s order reason i
                    )
                )
            )

    /// Chernoff's factors for U_+^2 and for S_+ at 2/5 are at most e^(-1/28), so 6 e^(-m/28) bounds all failures together.
    let private factors =
        lazy
            (let real (n: int) (d: int) = RealNumber.Of(Q.frac n d)
             let factor = RealNumber.Exp(real -1 28)
             // E exp(-2/5 u^2 1[u >= 0]) and E exp(2/5 u w 1[u >= 0]), for u, w ~ N(0, 1).
             let square = real 1 2 + real 1 2 * (real 5 9).Pow(Rational.Half)
             let cross = real 1 2 + real 1 2 * (real 25 21).Pow(Rational.Half)

             [ RealNumber.Exp(real 1 10) * square; RealNumber.Exp(real -1 10) * cross ]
             |> List.forall (fun left -> Bound.AtMost(left, factor).Outcome = BoundOutcome.Holds))

    let private starts = 4
    let private sampledWidth = 300

    let private weight =
        Gen.map2
            (fun n negative -> if negative then Q.frac -n 4 else Q.frac n 4)
            (Gen.choose (1, 8))
            (Gen.elements [ true; false ])

    /// The optimum (34) near a start: in phi*(m), and near enough where the start is in the event.
    let private constructed (s: Initialised) (context: CheckContext) =
        let root = BigInteger 2
        let n = numbers s Rational.Zero Rational.One root
        let b1, b2 = ratios s
        let tauSquare = n.Tau * n.Tau
        let total = List.fold (fun (sum: Rational) x -> sum + x) Rational.Zero
        let targets = [ 1, n.Alpha * b1; -1, n.Alpha * b2 ]

        let start k =
            let draw name =
                context.Draw(Gen.listOfLength (int n.Width.Numerator) weight, name, k)
                |> List.map (fun x -> n.Tau * x)

            List.zip (draw "u0") (draw "w0")

        let fault k =
            let neurons = start k

            let onSide side = neurons |> List.filter (fun (u, _) -> u.Sign = side)

            let energy side = onSide side |> List.map (fun (u, _) -> u * u) |> total
            let sum side = onSide side |> List.map (fun (u, w) -> u * w) |> total

            if targets |> List.exists (fun (side, _) -> energy side < n.Width * tauSquare / Rational.OfInt 4) then
                // Not in the event.
                None
            else
                let step side target = (target - sum side) / energy side

                let steps =
                    dict (targets |> List.map (fun (side, target) -> side, step side target))

                let moved = neurons |> List.map (fun (u, w) -> u, w + steps[u.Sign] * u)

                let distance =
                    List.map2 (fun (_, w) (_, v: Rational) -> (w - v) * (w - v)) neurons moved |> total

                let reached side =
                    moved |> List.filter (fun (u, _) -> u.Sign = side) |> List.map (fun (u, w) -> u * w) |> total

                let sums = sum 1 * sum 1 + sum -1 * sum -1

                let bound =
                    Rational.OfInt 8 / (n.Width * tauSquare)
                    * (total (targets |> List.map (fun (_, target) -> target * target)) + sums)

                if targets |> List.exists (fun (side, target) -> reached side <> target) then
                    Some "the constructed point is not in phi*(m)"
                elif distance > bound then
                    Some "the constructed optimum is farther away than derived"
                else
                    None

        if n.Width > Rational.OfInt sampledWidth then
            None
        else
            Seq.init starts fault |> Seq.tryPick id

    /// Whether (34) gives the statement: its squared distance is at most 8 (b_1^2 + b_2^2) m^(2(a1+a2)-1+2b_1) plus
    /// m^(1-2b_1) with probability at least 1 - 6 exp(-m/28), or plus 8 L^2 m^(-2b_1) with probability at least
    /// 1 - 1/L^2 - 2 exp(-m/28).
    let private isReached (stated: Stated) (s: Initialised) =
        let order = stated.Order s

        let rest =
            if stated.Exponential then
                Rational.One - two * s.Deviation
            else
                fluctuationOrder s

        order >= printedOrder s && order >= rest

    let outcome (stated: Stated) (s: Initialised) (context: CheckContext) =
        if isReached stated s then
            match constructed s context with
            | Some why -> Outcome.EnginesDisagree why
            | None when factors.Value -> Outcome.Holds Strength.Enclosed
            | None -> Outcome.TooClose "Chernoff's factors are not seen to be at most exp(-1/28)"
        else
            match [ Tail; Fluctuation; Target ] |> List.tryFind (applies stated s) with
            | Some reason -> refuted stated s context reason
            | None -> Outcome.TooClose "neither the optimum (34) nor the bounds on the distance decide these exponents"
