namespace ReluProofs.Proofs.WeakInteraction

open System.Collections.Generic
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
