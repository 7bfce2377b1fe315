namespace ReluProofs.Proofs.WeakInteraction

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// The points on one line through 0: how many have a positive or a negative label, on one side of 0 (ahead) or the other.
type internal Line = {
    PositiveAhead: int
    PositiveBehind: int
    NegativeAhead: int
    NegativeBehind: int
}

/// What Lemma 5 speaks of: non-zero inputs on orthogonal lines (so orthogonal, repeated, scaled or antipodal ones), the signs of
/// their labels, p neurons and epsilon. The lengths of the inputs and the size of the labels play no part in the event I.
type internal Draw = {
    Lines: Line list
    Neurons: int
    Failure: Rational
}

module internal Line =

    let points (l: Line) =
        l.PositiveAhead + l.PositiveBehind + l.NegativeAhead + l.NegativeBehind

    let private side positive negative =
        (if positive > 0 then 1 else 0) + (if negative > 0 then 1 else 0)

    /// On how many sides there is a positive label.
    let positiveSides (l: Line) = side l.PositiveAhead l.PositiveBehind

    /// On how many sides there is a negative label.
    let negativeSides (l: Line) = side l.NegativeAhead l.NegativeBehind

/// The event I and its probability, under what the proof of Lemma 5 uses of the initialisation: fair signs of <w_j, x_i> and of
/// a_j, independent of each other and over j.
module internal Draw =

    /// n.
    let points (d: Draw) = d.Lines |> List.sumBy Line.points

    let private count (sides: Line -> int) wanted (d: Draw) =
        d.Lines |> List.filter (fun l -> sides l = wanted) |> List.length

    let isOrthogonal (d: Draw) = d.Lines |> List.forall (fun l -> Line.points l = 1)

    let private oneSided, private twoSided = 1, 2

    /// P(I) by the engine's closed form (inclusion-exclusion over uncovered points).
    let closedForm (d: Draw) =
        (SignEvents.GoodInitialisationFormula(
            count Line.positiveSides oneSided d,
            count Line.negativeSides oneSided d,
            count Line.positiveSides twoSided d,
            count Line.negativeSides twoSided d
        ))
            .Evaluate
            d.Neurons

    /// The probability that h neurons with independent fair signs on each line meet all sides asked for.
    let private factors h one two = [
        yield! List.replicate one (Rational.One - Rational.Half.Pow h)
        yield!
            List.replicate
                two
                (if h = 0 then
                     Rational.Zero
                 else
                     Rational.One - Rational.Two * Rational.Half.Pow h)
    ]

    /// P(I) conditioned on the number h of neurons with a_j > 0: the weight of h with the factors of its conditional probability.
    let conditioned (d: Draw) = [
        for h in 0 .. d.Neurons ->
            Binomial.Probability(d.Neurons, h, Rational.Half),
            factors h (count Line.positiveSides oneSided d) (count Line.positiveSides twoSided d)
            @ factors (d.Neurons - h) (count Line.negativeSides oneSided d) (count Line.negativeSides twoSided d)
    ]

    let private product (xs: Rational list) = xs |> List.fold (fun (p: Rational) x -> p * x) Rational.One

    /// P(I) by conditioning, the second route.
    let byConditioning (d: Draw) =
        conditioned d
        |> List.fold (fun (sum: Rational) (weight, xs) -> sum + weight * product xs) Rational.Zero

    /// P(I) as the kernel evaluates it.
    let term (d: Draw) =
        Term.Sum [
            for weight, xs in conditioned d ->
                Term.Product [ Term.Number weight; yield! List.map (fun (x: Rational) -> Term.Number x) xs ]
        ]

    /// The probability that every point has a neuron active on it, whatever its sign.
    let everyPointActive (d: Draw) =
        let sides (l: Line) =
            (if l.PositiveAhead + l.NegativeAhead > 0 then 1 else 0)
            + (if l.PositiveBehind + l.NegativeBehind > 0 then 1 else 0)

        factors d.Neurons (count sides oneSided d) (count sides twoSided d)

    /// n / epsilon.
    let ratio (d: Draw) = Rational.OfInt(points d) / d.Failure

    /// n / epsilon compared with e^power: positive, 0 or negative, decided by enclosures; equal only at e^0.
    let compareRatio (d: Draw) (power: Rational) =
        if power.IsZero then
            (ratio d).CompareTo Rational.One
        else
            let rec decide bits =
                let e = Elementary.Exp(power, bits)

                if ratio d > e.Upper then 1
                elif ratio d < e.Lower then -1
                else decide (2 * bits)

            decide 64

    let private decimals (k: int) = (Rational.OfInt 10).Pow k

    /// The shortest decimal above e for which the predicate holds, of those with at most 40 digits.
    let eulerAbove (fits: Rational -> bool) =
        Seq.init 40 (fun k ->
            let scaled = decimals k * Elementary.Exp(Rational.One, 256).Lower
            Rational.OfInteger(scaled.Numerator / scaled.Denominator + 1I) / decimals k)
        |> Seq.tryFind fits

    /// A certified instance with the inputs on the axes and labels of size 1.
    let certified (d: Draw) =
        let axes = d.Lines.Length

        let axis k (side: int) =
            ExactVector [
                for i in 0 .. axes - 1 -> if i = k then Rational.OfInt side else Rational.Zero
            ]

        let data = [
            for k, l in List.indexed d.Lines do
                yield! List.replicate l.PositiveAhead (axis k 1, Rational.One)
                yield! List.replicate l.PositiveBehind (axis k -1, Rational.One)
                yield! List.replicate l.NegativeAhead (axis k 1, Rational.MinusOne)
                yield! List.replicate l.NegativeBehind (axis k -1, Rational.MinusOne)
        ]

        CertifiedInstance(
            Dataset(ExactMatrix(List.map fst data), ExactVector(List.map snd data)),
            ModelConstants(Rational.Create(1, 2 * data.Length), Rational.Create(1, d.Neurons), Rational.Zero),
            dict [
                "n", Rational.OfInt data.Length
                "p", Rational.OfInt d.Neurons
                "epsilon", d.Failure
            ]
            |> Dictionary,
            Dictionary()
        )

    let size (d: Draw) =
        InstanceSize(
            points d,
            d.Neurons,
            // Orthogonal inputs are the simplest.
            points d - d.Lines.Length,
            InstanceSize.Complexity d.Failure
            + System.Numerics.BigInteger(
                d.Lines |> List.sumBy (fun l -> l.PositiveBehind + 2 * l.NegativeAhead + 3 * l.NegativeBehind)
            )
        )

    /// The axis of each point, with a minus sign for the other side of 0, and the signs of the labels.
    let describe withFailure (d: Draw) : IReadOnlyList<NamedValue> =
        let signed = [
            for k, l in List.indexed d.Lines do
                yield! List.replicate l.PositiveAhead (k + 1, 1)
                yield! List.replicate l.PositiveBehind (-k - 1, 1)
                yield! List.replicate l.NegativeAhead (k + 1, -1)
                yield! List.replicate l.NegativeBehind (-k - 1, -1)
        ]

        [|
            NamedValue("axis of x_i", signed |> List.map (fst >> string) |> List.toArray, true)
            NamedValue("sign y_i", signed |> List.map (snd >> string) |> List.toArray, true)
            NamedValue.Of("p", d.Neurons)
            if withFailure then
                NamedValue.Of("eps", d.Failure)
        |]

    let private ofSign positive = {
        PositiveAhead = (if positive then 1 else 0)
        PositiveBehind = 0
        NegativeAhead = (if positive then 0 else 1)
        NegativeBehind = 0
    }

    /// Orthogonal inputs, some with positive and some with negative labels.
    let orthogonal positive negative neurons failure = {
        Lines = List.replicate positive (ofSign true) @ List.replicate negative (ofSign false)
        Neurons = neurons
        Failure = failure
    }

    /// n times the same input and label.
    let repeated n neurons failure = {
        Lines = [ { ofSign true with PositiveAhead = n } ]
        Neurons = neurons
        Failure = failure
    }

    /// One antipodal pair with positive labels.
    let antipodal neurons failure = {
        Lines = [ { ofSign true with PositiveBehind = 1 } ]
        Neurons = neurons
        Failure = failure
    }

    let private lines =
        let orthogonalLines =
            gen {
                let! n = Gen.frequency [ 3, Gen.choose (1, 6); 2, Gen.choose (7, 40) ]

                let! positive =
                    Gen.frequency [ 2, Gen.constant n; 1, Gen.constant 0; 3, Gen.choose (0, n) ]

                return List.replicate positive (ofSign true) @ List.replicate (n - positive) (ofSign false)
            }

        let few =
            Gen.frequency [ 3, Gen.constant 0; 3, Gen.constant 1; 1, Gen.choose (2, 12) ]

        let line =
            gen {
                let! a = few
                let! b = few
                let! c = few
                let! e = few

                return
                    if a + b + c + e = 0 then
                        ofSign true
                    else
                        {
                            PositiveAhead = a
                            PositiveBehind = b
                            NegativeAhead = c
                            NegativeBehind = e
                        }
            }

        Gen.frequency [
            3, orthogonalLines
            1,
            gen {
                let! n = Gen.choose (1, 40)
                return [ { ofSign true with PositiveAhead = n } ]
            }
            2, Gen.choose (1, 4) |> Gen.bind (fun k -> Gen.listOfLength k line)
        ]

    let private rounded up (x: Rational) =
        let scale = Rational.OfInt 10_000
        let scaled = scale * x
        let floor = Rational.OfInteger(scaled.Numerator / scaled.Denominator)
        let value = (if up then floor + Rational.One else floor) / scale
        if value.Sign > 0 then value else scale.Inverse()

    /// n e^-power, rounded, with 4 decimals.
    let private atExponent up n (power: Rational) =
        let e = Elementary.Exp(-power, 64)
        rounded up (Rational.OfInt n * (if up then e.Upper else e.Lower))

    /// The failure probabilities at which the hypothesis of the first and of the second bullet just holds.
    let tightAbove n neurons = atExponent true n (Q.frac neurons 4)

    let tightBelow n neurons = atExponent false n (Q.frac (neurons + 2) 3)

    let private failure (tight: int -> int -> Rational) towards n neurons =
        Gen.frequency [
            3, Gen.constant (tight n neurons)
            3, Gen.elements towards |> Gen.map (fun k -> k * tight n neurons)
            1,
            Gen.elements [
                Q.frac 1 1000
                Q.frac 1 10
                Q.half
                Q.frac 9 10
                Q.frac 99 100
                Q.int 1
                Q.int 2
            ]
        ]

    let private generator tight towards =
        gen {
            let! lines = lines
            let n = lines |> List.sumBy Line.points

            let! neurons =
                Gen.frequency [ 4, Gen.choose (1, 6); 2, Gen.choose (7, 20); 1, Gen.choose (21, 40) ]

            let! failure = failure tight towards n neurons

            return {
                Lines = lines
                Neurons = neurons
                Failure = failure
            }
        }

    let private replaceAt k item items =
        items |> List.mapi (fun i old -> if i = k then item else old)

    let private shrink (d: Draw) : Draw seq =
        seq {
            for k in 0 .. d.Lines.Length - 1 do
                if d.Lines.Length > 1 then
                    {
                        d with
                            Lines = List.removeAt k d.Lines
                    }

            orthogonal (points d) 0 d.Neurons d.Failure

            for k, l in List.indexed d.Lines do
                for smaller in
                    [
                        {
                            l with
                                PositiveAhead = l.PositiveAhead - 1
                        }
                        {
                            l with
                                PositiveBehind = l.PositiveBehind - 1
                        }
                        {
                            l with
                                NegativeAhead = l.NegativeAhead - 1
                        }
                        {
                            l with
                                NegativeBehind = l.NegativeBehind - 1
                        }
                        {
                            PositiveAhead = Line.points l
                            PositiveBehind = 0
                            NegativeAhead = 0
                            NegativeBehind = 0
                        }
                    ] do
                    {
                        d with
                            Lines = replaceAt k smaller d.Lines
                    }

            for neurons in List.distinct [ 1; 2; 3; d.Neurons / 2; d.Neurons - 1 ] do
                { d with Neurons = neurons }

            for failure in
                [
                    for bottom in 1..40 do
                        for top in 1 .. min 3 bottom do
                            Q.frac top bottom

                            if bottom > top then
                                Q.frac (bottom - top) bottom
                ]
                |> List.distinct
                |> List.sortBy InstanceSize.Complexity do
                { d with Failure = failure }
        }

    let private structural (name: string) (text: string) (holds: Draw -> bool) =
        Hypothesis<Draw>(name, text, holds, null)

    let private inputs =
        structural "data" "n >= 1 non-zero inputs x_i, labels y_i <> 0" (fun d ->
            not d.Lines.IsEmpty
            && d.Lines
               |> List.forall (fun l ->
                   Line.points l >= 1
                   && List.forall (fun c -> c >= 0) [
                       l.PositiveAhead
                       l.PositiveBehind
                       l.NegativeAhead
                       l.NegativeBehind
                   ]))

    let private width = structural "p" "p >= 1 neurons" (fun d -> d.Neurons >= 1)
    let private positive = structural "eps" "eps > 0" (fun d -> d.Failure.Sign > 0)

    /// p >= 4 log(n/eps).
    let manyNeurons =
        Hypothesis<Draw>(
            "many neurons",
            "p >= 4 log(n/eps)",
            (fun d -> compareRatio d (Q.frac d.Neurons 4) <= 0),
            (fun d -> {
                d with
                    Failure = d.Failure / Rational.OfInt 1000
            })
        )

    /// p <= 3 log(n/eps) - 2.
    let fewNeurons =
        Hypothesis<Draw>(
            "few neurons",
            "p <= 3 log(n/eps) - 2",
            (fun d -> compareRatio d (Q.frac (d.Neurons + 2) 3) >= 0),
            (fun d -> {
                d with
                    Neurons = 10 * d.Neurons + 10
                    Failure = Rational.Min(d.Failure, Q.half)
            })
        )

    let orthogonalInputs =
        structural "orthogonal" "the inputs are orthogonal" isOrthogonal

    let failureAtMost (bound: Rational) =
        structural (sprintf "eps <= %O" bound) (sprintf "eps <= %O" bound) (fun d -> d.Failure <= bound)

    let failureBelowOne =
        structural "eps < 1" "eps < 1" (fun d -> d.Failure < Rational.One)

    let private edges = [
        orthogonal 1 0 1 (Q.int 1)
        orthogonal 1 1 1 (Q.int 1)
        orthogonal 0 1 1 Q.half
        orthogonal 1 0 1 (Q.frac 1 4)
        orthogonal 3 0 1 (Q.int 1)
        orthogonal 3 0 1 (Q.frac 31 32)
        orthogonal 5 0 3 (Q.frac 9 10)
        repeated 3 1 (Q.int 1)
        repeated 40 8 (Q.int 1)
        antipodal 1 (Q.frac 1 3)
        antipodal 4 (Q.frac 3 4)
        orthogonal 40 0 3 (Q.frac 3 8)
        orthogonal 40 0 7 (Q.frac 3 8)
        orthogonal 12 0 1 (Q.int 1)
        repeated 40 7 (Q.frac 3 8)
        orthogonal 20 20 3 (Q.frac 3 8)
    ]

    let private family name withFailure hypotheses tight towards =
        Family<Draw>(
            name,
            [ inputs; width; positive ] @ hypotheses,
            edges,
            Arb.fromGenShrink (generator tight towards, shrink),
            size,
            describe withFailure,
            (fun d ->
                if isOrthogonal d then "orthogonal"
                elif d.Lines.Length = 1 then "one line"
                else "repeated or antipodal")
        )

    let private allOf =
        "orthogonal, repeated and antipodal inputs with labels, p neurons and eps"

    let private smaller = [ Q.frac 9 10; Q.half; Q.frac 1 10; Q.frac 1 100; Q.int 2 ]

    /// Instances at and inside the border of p >= 4 log(n/eps).
    let many =
        family allOf true [ manyNeurons ] tightAbove [ Q.frac 11 10; Q.int 2; Q.int 10; Q.half ]

    /// Instances at and inside the border of p <= 3 log(n/eps) - 2.
    let few = family allOf true [ fewNeurons ] tightBelow smaller

    /// Any number of neurons; eps plays no part.
    let free =
        family "orthogonal, repeated and antipodal inputs with labels, and p neurons" false [] tightBelow smaller
