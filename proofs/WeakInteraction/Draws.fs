namespace ReluProofs.Proofs.WeakInteraction

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Symbolic.Counting
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Which draws Lemma 5 and its neighbours are tried at: given ones, random ones at and inside the borders of the hypotheses, and how they
/// shrink.
module internal Draws =

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

            orthogonal (Draw.points d) 0 d.Neurons d.Failure

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
            (fun d -> Draw.compareRatio d (Q.frac d.Neurons 4) <= 0),
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
            (fun d -> Draw.compareRatio d (Q.frac (d.Neurons + 2) 3) >= 0),
            (fun d -> {
                d with
                    Neurons = 10 * d.Neurons + 10
                    Failure = Rational.Min(d.Failure, Q.half)
            })
        )

    let orthogonalInputs =
        structural "orthogonal" "the inputs are orthogonal" Draw.isOrthogonal

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
        // A small eps, at which the event I is likely with few neurons for it.
        orthogonal 1 0 10 (Q.frac 1 256)
    ]

    let private family name withFailure hypotheses tight towards =
        Family<Draw>(
            name,
            [ inputs; width; positive ] @ hypotheses,
            edges,
            Arb.fromGenShrink (generator tight towards, shrink),
            Draw.size,
            Draw.describe withFailure,
            (fun d ->
                if Draw.isOrthogonal d then "orthogonal"
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
