namespace ReluProofs.Proofs.Benignity

open System.Numerics
open System.Threading
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Cones
open ReluProofs.Numeric.Convex
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

/// The landscape at pairwise orthogonal inputs (Appendix E), in closed form. The labels of each sign are fitted by neurons of that output
/// sign alone, all in one direction D_s, the minimiser of 1/n sum (t_k - y_k)^2 + 2 lambda ||D_s|| over the outputs t_k = <D_s, x_k>. It is
/// not 0 exactly when sum y_k^2 ||x_k||^2 > (n lambda)^2 over the side, and then <D_s, x_k> > 0 at all its points x_k <> 0.
module internal OrthogonalLandscape =

    let private labelled (sign: int) (i: Labelled) =
        List.zip i.X i.Y |> List.filter (fun (_, y) -> y.Sign = sign)

    /// card {k : y_k > 0} for sign 1, card {k : y_k < 0} for sign -1.
    let count sign i = (labelled sign i).Length

    /// The sum of y_k^2 ||x_k||^2 over the labels of a sign.
    let weight sign (i: Labelled) =
        labelled sign i
        |> List.fold (fun (sum: Rational) (x, y) -> sum + y * y * Labelled.dot x x) Rational.Zero

    /// How many points of a sign a neuron has to be active at: a point 0 asks for nothing.
    let private asked sign i =
        labelled sign i |> List.filter (fun (x, _) -> not (Labelled.isZeroPoint x)) |> List.length

    /// Whether the minimisers of (Reg-lambda) have a neuron of this output sign.
    let isUsed sign (i: Labelled) =
        let threshold = Q.int (Labelled.points i) * i.Lambda
        weight sign i > threshold * threshold

    /// The probability that a uniform neuron cone (pattern, sign) has this sign and is active at all points of it.
    let share sign i = Rational.Half.Pow(asked sign i + 1)

    /// The probability that m uniform neuron cones hit all groups of these probabilities; groups of different output signs are disjoint.
    let private hitting (shares: Rational list) (m: int) =
        let missing (p: Rational) = (Rational.One - p).Pow m

        match shares with
        | [] -> Rational.One
        | [ p ] -> Rational.One - missing p
        | [ p; q ] -> Rational.One - missing p - missing q + missing (p + q)
        | _ -> invalidArg (nameof shares) "a network has neurons of two output signs"

    let private usedSigns i = [ 1; -1 ] |> List.filter (fun s -> isUsed s i)

    /// The proportion of activation cones of width m >= 2 whose closure contains a global minimum of (Reg-lambda).
    let fraction (i: Labelled) = hitting (usedSigns i |> List.map (fun s -> share s i)) i.M

    /// Whether some network interpolates: labels of points 0 are 0.
    let isInterpolable (i: Labelled) =
        List.forall2 (fun x (y: Rational) -> y.IsZero || not (Labelled.isZeroPoint x)) i.X i.Y

    /// The same for (min-norm): 0 when there is no interpolator at all.
    let interpolating (i: Labelled) =
        if isInterpolable i then
            hitting ([ 1; -1 ] |> List.filter (fun s -> count s i > 0) |> List.map (fun s -> share s i)) i.M
        else
            Rational.Zero

    /// The signs of <w, x_k> for a non-zero neuron of an output sign of any minimiser.
    let neuronSigns sign (i: Labelled) =
        List.map2
            (fun x (y: Rational) ->
                if y.Sign = sign && not (Labelled.isZeroPoint x) then
                    1
                else
                    0)
            i.X
            i.Y

    /// The neurons of minimisers of (Reg-lambda), by the signs of their inner products: one for each output sign in use, and zero neurons
    /// where the width leaves room.
    let neurons (signs: int list) (i: Labelled) =
        (signs |> List.map (fun s -> s, neuronSigns s i))
        @ (if i.M > signs.Length then
               [ 0, i.Y |> List.map (fun _ -> 0) ]
           else
               [])

    let regularisedNeurons i = neurons (usedSigns i) i

    let interpolatingNeurons i =
        neurons ([ 1; -1 ] |> List.filter (fun s -> count s i > 0)) i

    let private enumerated =
        Memory<struct (Rational list list * Rational list * Rational), GoodCones>()

    /// The largest number of points at which the closed form is compared with the cones of the certified optimum.
    let private compared = 3

    /// A contradiction between the closed form and the certified convex program, which knows no orthogonality; null for none.
    let contradiction (i: Labelled) : string | null =
        if Labelled.points i > compared then
            null
        else
            let good =
                enumerated.Get(
                    struct (i.X, i.Y, i.Lambda),
                    fun () ->
                        LandscapeAnalysis
                            .Run(
                                Labelled.data i,
                                Labelled.constants i,
                                false,
                                ConvexSettings.Default,
                                CancellationToken.None
                            )
                            .Good
                )

            let enclosed = good.At i.M
            let closed = fraction i

            if
                enclosed.Reference = ProportionReference.ConvexOptimum
                && (closed < enclosed.Low || closed > enclosed.High)
            then
                sprintf
                    "the closed form gives the proportion %O, the certified optimum one in [%O, %O]"
                    closed
                    enclosed.Low
                    enclosed.High
            else
                null

    let orthogonal =
        Hypothesis<Labelled>(
            "orthogonal",
            "x_j^T x_k = 0 for j <> k",
            (fun i ->
                let x = List.toArray i.X

                Seq.forall
                    (fun j -> Seq.forall (fun k -> (Labelled.dot x[j] x[k]).IsZero) (seq { 0 .. j - 1 }))
                    (seq { 0 .. x.Length - 1 })),
            null
        )

    let width = Labelled.structural "m" "m >= 2" (fun i -> i.M >= 2)

    let private below (strict: bool) (factor: Labelled -> Rational) (i: Labelled) =
        let scaled = factor i * i.Lambda
        let square = scaled * scaled

        i.Lambda.Sign > 0
        && [ 1; -1 ] |> List.forall (fun s -> if strict then square < weight s i else square <= weight s i)

    /// A lambda far above the range, for a hypothesis dropped.
    let private far (i: Labelled) = {
        i with
            Lambda = Q.int (2 + Labelled.points i) * (Rational.One + weight 1 i + weight -1 i)
    }

    let private bound =
        "min(sqrt(sum over y_k > 0 of y_k^2 ||x_k||^2), sqrt(sum over y_k < 0 of y_k^2 ||x_k||^2))"

    /// The range of lambda as printed in Theorem 3 and Lemma 8.
    let range =
        Hypothesis<Labelled>("lambda", "0 < lambda <= " + bound, below false (fun _ -> Rational.One), far)

    /// The range as printed in Lemma 6.
    let strictRange =
        Hypothesis<Labelled>("lambda", "0 < lambda < " + bound, below true (fun _ -> Rational.One), far)

    /// The range in which both sides are fitted: the loss has the factor 1/n, which the printed range leaves out.
    let trueRange =
        Hypothesis<Labelled>(
            "lambda/n",
            "0 < lambda < 1/n " + bound,
            below true (fun i -> Q.int (Labelled.points i)),
            (fun i -> {
                i with
                    Lambda = i.Lambda * Q.int (Labelled.points i)
            })
        )

    let nonZeroPoints =
        Hypothesis<Labelled>(
            "points",
            "x_k <> 0 where y_k <> 0",
            isInterpolable,
            (fun i -> {
                i with
                    X = i.X |> List.mapi (fun k x -> if k = 0 then x |> List.map (fun _ -> Rational.Zero) else x)
            })
        )

    /// The power of n that is missing under the bound of lambda, at points that can be fitted.
    let adjustedRange (literal: Reading<Labelled>) =
        Threshold<Labelled>(
            "the power of 1/n in the bound of lambda, with x_k <> 0 where y_k <> 0",
            Rational.Zero,
            System.Nullable(Q.int 4),
            (fun k ->
                let power = int k.Numerator
                let text = sprintf "0 < lambda < 1/n^%d min(...)" power

                Reading<Labelled>(
                    Name = "found",
                    Statement = sprintf "the same for %s and x_k <> 0 where y_k <> 0" text,
                    Check = literal.Check,
                    Added = [
                        Hypothesis<Labelled>(
                            text,
                            text,
                            below true (fun i -> (Q.int (Labelled.points i)).Pow power),
                            null
                        )
                        nonZeroPoints
                    ]
                )),
            true
        )

    let private orthogonalPoints n d =
        gen {
            let! mirrors =
                Gen.choose (0, 2)
                |> Gen.bind (fun k -> Gen.listOfLength k (Gen.listOfLength d (Gen.choose (-2, 2) |> Gen.map Q.int)))

            let! sizes =
                Gen.listOfLength n (Gen.elements [ Q.int 1; Q.int 1; Q.int 1; Q.int 2; Q.half; Q.int -3; Q.int 0 ])

            let reflect (x: Rational list) (mirror: Rational list) =
                let square = Labelled.dot mirror mirror

                if square.IsZero then
                    x
                else
                    let k = Rational.Two * Labelled.dot x mirror / square
                    List.map2 (fun a b -> a - k * b) x mirror

            return [
                for k, size in List.indexed sizes ->
                    List.fold reflect (Labelled.axis d k) mirrors |> List.map (fun c -> size * c)
            ]
        }

    let private label = Gen.elements [ 1; 1; -1; -1; 2; -2; 3; -5; 0 ]

    /// A rational at most sqrt(min over the signs): the square root itself where it is rational.
    let private root (i: Labelled) =
        let least = Rational.Min(weight 1 i, weight -1 i)
        let exact = least.TrySqrt()

        if exact.HasValue then
            exact.Value
        else
            Rational.Create(BigInteger(floor (64.0 * sqrt (least.ToDouble()))), BigInteger 64)

    let generator =
        gen {
            let! n =
                Gen.frequency [ 3, Gen.choose (2, 3); 2, Gen.choose (4, 6); 2, Gen.choose (7, 40) ]

            let! more = Gen.choose (0, 1)
            // Many points are axes: rotations of them change nothing that is asked here.
            let! x =
                if n <= 4 then
                    orthogonalPoints n (n + more)
                else
                    Gen.constant [ for k in 0 .. n - 1 -> Labelled.axis n k ]

            let! y = Gen.listOfLength n label
            let! m = Gen.frequency [ 3, Gen.choose (2, 5); 2, Gen.choose (6, 300) ]

            let! factor =
                Gen.elements [ Q.int 1; Q.half; Q.frac 1 10; Q.frac 99 100; Q.frac 1 1000 ]

            let! divided = Gen.elements [ true; false ]

            let i = {
                X = x
                Y =
                    y
                    |> List.mapi (fun k v ->
                        if k = 0 then Q.int 1
                        elif k = 1 then Q.int -1
                        else Q.int v)
                Lambda = Rational.One
                M = m
            }

            let largest = root i / (if divided then Q.int n else Rational.One)

            return {
                i with
                    Lambda = if largest.Sign > 0 then factor * largest else Rational.One
            }
        }

    let private alternating n = [ for k in 1..n -> if k % 2 = 1 then 1 else -1 ]

    let edges = [
        Labelled.axes [ 1; -1 ] (Q.frac 1 4) 2
        Labelled.axes [ 1; -1 ] Q.half 2
        Labelled.axes [ 1; -1 ] Rational.One 2
        Labelled.axes [ 1; 1; -1 ] Rational.One 2
        Labelled.axes [ 1; 1; -1 ] (Q.frac 1 4) 2
        Labelled.axes [ 1; -1; -1; -1; -1; -1 ] (Q.frac 1 100) 40
        Labelled.axes [ 100; -100; 100 ] (Q.frac 1 100) 3
        Labelled.make [ [ 1; 0 ]; [ 0; 1 ]; [ 0; 0 ] ] [ 1; -1; 1 ] (Q.frac 1 10) 2
        Labelled.axes [ 1; -1; 1; -1; 1; -1; 1; 1 ] (Q.frac 1 1000) 200
        Labelled.axes (alternating 12) (Q.frac 1 100) 300
        Labelled.axes (alternating 40) (Q.frac 1 1000) 1000
    ]

    let classify (i: Labelled) = sprintf "%d signs fitted" (usedSigns i).Length

    let family range =
        Labelled.family "orthogonal labelled points" [ orthogonal; width; range ] edges generator classify 4

    let private orthogonality (i: Labelled) = [
        for j in 0 .. Labelled.points i - 1 do
            for k in 0 .. j - 1 do
                Terms.fact
                    (sprintf "x_%d and x_%d are orthogonal" (k + 1) (j + 1))
                    (Term.Sum [
                        for c in 0 .. Labelled.dimension i - 1 -> Term.Point(j, c) * Term.Point(k, c)
                    ])
                    Relation.Equal
                    (Term.Number 0)
    ]

    let private weightTerm sign (i: Labelled) =
        let part k =
            Term.Relu(if sign > 0 then Term.Label k else -(Term.Label k))

        Term.Sum [
            for k in 0 .. Labelled.points i - 1 ->
                part k
                * part k
                * Term.Sum [
                    for c in 0 .. Labelled.dimension i - 1 -> Term.Point(k, c) * Term.Point(k, c)
                ]
        ]

    let hypotheses strict (i: Labelled) = [
        yield! Labelled.setting i
        yield! orthogonality i
        Terms.fact "m >= 2" (Term.Parameter "m") Relation.GreaterOrEqual (Term.Number 2)
        for sign, name in [ 1, "positive"; -1, "negative" ] do
            Terms.fact
                (sprintf "lambda^2 is below the sum over %s labels" name)
                (Term.Parameter "lambda" * Term.Parameter "lambda")
                (if strict then Relation.Less else Relation.LessOrEqual)
                (weightTerm sign i)
    ]

    /// More points have more cones than a certificate of them all is good for.
    let private mostPoints = 6

    /// Where labels of both signs together are too large for the dual vector of the zero network: a neuron of one output sign on a
    /// cone only ever loses from the active points whose labels have the other sign, and z takes these out.
    let private zeroMultipliers (i: Labelled) = [
        let v = Labelled.zeroDual i

        for pattern in ActivationPatterns.OpenCells((Labelled.data i).Points) do
            let active =
                [ 0 .. Labelled.points i - 1 ] |> List.filter (fun k -> pattern.IsActive k)

            let pull =
                active
                |> List.fold (fun (sum: Rational) k -> sum + v[k] * v[k] * Labelled.dot i.X[k] i.X[k]) Rational.Zero

            if pull > Rational.OfInt 4 * i.Lambda * i.Lambda then
                for sign in [ 1; -1 ] do
                    let z k =
                        if pattern.IsActive k then
                            Rational.Max(Rational.OfInt sign * v[k], Rational.Zero)
                        else
                            Rational.Zero

                    ConeMultiplier(0, string pattern, sign, ExactVector(Seq.init (Labelled.points i) z))
    ]

    /// A failure of a statement about (Reg-lambda). Where the zero network is the minimiser, with a certificate of that and of whatever
    /// else contradicts the statement.
    let fails strict (context: CheckContext) (i: Labelled) title (facts: Fact list) stated actual relation =
        let threshold = Q.int (Labelled.points i) * i.Lambda
        let isZero = (usedSigns i).IsEmpty
        // All labels together are so small that no cone needs a multiplier.
        let isPlain = isZero && weight 1 i + weight -1 i <= threshold * threshold
        let isCertified = isPlain || (isZero && Labelled.points i <= mostPoints)

        let certificate: CertificateDraft | null =
            if isCertified then
                let multipliers = if isPlain then [] else zeroMultipliers i

                CertificateDraft(
                    context.Claim,
                    context.Statement,
                    title,
                    Labelled.certified i [ "theta", Labelled.zeroNetwork i ],
                    hypotheses strict i @ [ Labelled.zeroIsMinimalBy multipliers i ] @ facts
                )
            else
                null

        Outcome.Fails(
            Witness(
                stated,
                actual,
                relation,
                (if isCertified then Strength.Exact else Strength.Enclosed),
                "the closed form agrees with the cones of the certified optimum, where n is at most 3",
                certificate
            )
        )

    /// A check that first compares the closed form with the certified optimum.
    let compare (check: Labelled -> CheckContext -> Outcome) =
        Check<Labelled>(fun i context ->
            match contradiction i with
            | null -> check i context
            | reason -> Outcome.EnginesDisagree reason)
