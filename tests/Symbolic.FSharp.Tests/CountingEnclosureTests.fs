namespace ReluProofs.Symbolic.FSharp.Tests

open System
open System.Collections.Generic
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Symbolic.Counting
open ReluProofs.Symbolic.FSharp.Tests.CountingTools

type CountingEnclosureTests() =

    // Published digits, cut off: the true value lies within one unit of the last digit.
    let digits = [
        Elementary.Exp(Rational.One, 200), "2.71828182845904523536028747135266249775724709369995"
        Elementary.Exp(Rational.MinusOne, 200), "0.36787944117144232159552377016146086744581113103176"
        Elementary.Exp(integer 10, 200), "22026.46579480671651695790064528424436635351261855"
        Elementary.Log(Rational.Two, 200), "0.69314718055994530941723212145817656807550013436025"
        Elementary.Log(integer 10, 200), "2.30258509299404568401799145468436420760110148862877"
        Elementary.Log(integer 3, 200), "1.09861228866810969139524523692252570464749055782274"
        Elementary.Root(Rational.Two, 2, 200), "1.41421356237309504880168872420969807856967187537694"
        Elementary.Power(Rational.Two, rational 1 3, 200), "1.25992104989487316476721060727822835057025146470150"
    ]

    let coordinates (point: IReadOnlyList<Rational> | null) : Rational seq =
        match point with
        | null -> Seq.empty
        | p -> p

    [<Fact>]
    member _.``Enclosures contain the published digits of e, log 2 and their kin``() =
        let unit = (integer 10).Pow -40

        for enclosure, text in digits do
            let below = Rational.Parse text
            Assert.True(enclosure.Lower <= below + unit && below <= enclosure.Upper, text)
            Assert.True(enclosure.Width < unit, text)

    [<Fact>]
    member _.``Every enclosure is as narrow as its precision promises, and meets the coarser ones``() =
        let gen =
            Gen.map3
                (fun x n m -> (x: Rational).Abs() + rational 1 97, n, m)
                (genRational 200)
                (Gen.choose (-9, 9))
                (Gen.choose (1, 9))

        holds 60 gen (fun (x, n, m) ->
            let functions = [
                fun bits -> Elementary.Exp(x, bits)
                fun bits -> Elementary.Exp(-x, bits)
                fun bits -> Elementary.Log(x, bits)
                fun bits -> Elementary.Root(x, m, bits)
                fun bits -> Elementary.Power(x, rational n m, bits)
                fun bits -> Elementary.Power(x, rational (37 * n + 1) 37, bits)
            ]

            functions
            |> List.forall (fun f ->
                [ 10; 40; 160; 640 ]
                |> List.map f
                |> List.pairwise
                |> List.forall (fun (wide, narrow) -> wide.Lower <= narrow.Upper && narrow.Lower <= wide.Upper)
                && [ 10; 40; 160; 640 ]
                   |> List.forall (fun bits ->
                       let e = f bits
                       e.Width <= Rational.Max(e.Lower.Abs(), e.Upper.Abs()) * Rational.Half.Pow(bits - 2))))

    [<Fact>]
    member _.``Coarse enclosures contain fine ones' centres``() =
        holds 80 (genRational 60) (fun x ->
            let centre (e: Enclosure) = Rational.Half * (e.Lower + e.Upper)
            let positive = x.Abs() + rational 1 1000

            [ 2; 5; 17; 53 ]
            |> List.forall (fun bits ->
                Elementary.Exp(x, bits).Contains(centre (Elementary.Exp(x, bits + 200)))
                && Elementary.Log(positive, bits).Contains(centre (Elementary.Log(positive, bits + 200)))
                && Elementary.Root(positive, 7, bits).Contains(centre (Elementary.Root(positive, 7, bits + 200)))))

    [<Fact>]
    member _.``Exp and log undo each other, and exp of a sum is a product``() =
        holds 40 (Gen.zip (genRational 30) (genRational 30)) (fun (x, y) ->
            let number (r: Rational) = RealNumber.Of r

            let close (a: RealNumber) (b: RealNumber) =
                match (a - b).TryEnclose 200 with
                | null -> false
                | e -> e.Contains Rational.Zero && e.Width < Rational.Half.Pow 60

            close (RealNumber.Log(RealNumber.Exp(number x))) (number x)
            && close (RealNumber.Exp(number (x + y))) (RealNumber.Exp(number x) * RealNumber.Exp(number y)))

    [<Fact>]
    member _.``Rational values are found exactly``() =
        Assert.Equal(rational 4 9, Elementary.Power(rational 8 27, rational 2 3, 20).Lower)
        Assert.True(Elementary.Power(rational 8 27, rational 2 3, 20).IsPoint)
        Assert.True(Elementary.Exp(Rational.Zero, 20).IsPoint)
        Assert.True(Elementary.Log(Rational.One, 20).IsPoint)
        Assert.True(Elementary.Power(Rational.Zero, Rational.Zero, 20).Contains Rational.One)

    [<Fact>]
    member _.``Arguments outside the domain are refused``() =
        Assert.Throws<ArgumentOutOfRangeException>(fun () -> Elementary.Log(Rational.Zero, 20) |> ignore)
        |> ignore

        Assert.Throws<ArgumentOutOfRangeException>(fun () -> Elementary.Root(Rational.MinusOne, 2, 20) |> ignore)
        |> ignore

        Assert.Throws<ArgumentOutOfRangeException>(fun () -> Elementary.Exp(integer 2000000, 20) |> ignore)
        |> ignore

        Assert.Throws<DivideByZeroException>(fun () -> Elementary.Power(Rational.Zero, Rational.MinusOne, 20) |> ignore)
        |> ignore

        Assert.Throws<ArgumentException>(fun () -> Enclosure(Rational.One, Rational.Zero) |> ignore)
        |> ignore

    [<Fact>]
    member _.``Bounds are decided, refined when close, and left open when equal``() =
        let e = RealNumber.Exp(RealNumber.Of 1)
        let shift (k: int) = RealNumber.Of((integer 10).Pow k)
        let log2 = RealNumber.Log(RealNumber.Of 2)
        Assert.Equal(BoundOutcome.Holds, Bound.Less(RealNumber.Of(rational 271 100), e).Outcome)
        Assert.Equal(BoundOutcome.Fails, Bound.AtMost(e, RealNumber.Of(rational 271 100)).Outcome)

        // exp(log 2 + 10^-60) exceeds 2 by so little that 64 bits cannot see it.
        let close = Bound.Less(RealNumber.Of 2, RealNumber.Exp(log2 + shift -60))
        Assert.Equal(BoundOutcome.Holds, close.Outcome)
        Assert.Equal(256, close.Bits)
        Assert.Equal(BoundOutcome.TooClose, Bound.AtMost(RealNumber.Exp log2, RealNumber.Of 2, 500).Outcome)
        Assert.Equal(BoundOutcome.Holds, Bound.AtMost(RealNumber.Of 2, RealNumber.Of 2).Outcome)
        Assert.Equal(BoundOutcome.Fails, Bound.Less(RealNumber.Of 2, RealNumber.Of 2).Outcome)

        // Large powers of an inexact number, and an irrational exponent: 2^(3 log 2) = exp(3 (log 2)^2).
        let power = RealNumber.Exp(RealNumber.Of(rational 1 1000)).Pow(integer 1000)
        Assert.Equal(BoundOutcome.Holds, Bound.Less(power - e, shift -40).Outcome)
        Assert.Equal(BoundOutcome.Holds, Bound.Less(e - power, shift -40).Outcome)
        let irrational = RealNumber.Of(2).Pow(RealNumber.Of 3 * log2)

        let difference =
            irrational - RealNumber.Exp(RealNumber.Of 3 * log2.Pow Rational.Two)

        Assert.Equal(BoundOutcome.Holds, Bound.Less(RealNumber.Max(difference, -difference), shift -40).Outcome)

        // The argument of this logarithm is positive, but 64 bits do not show it.
        let tiny = RealNumber.Log(RealNumber.Exp(log2 + shift -60) - RealNumber.Of 2)
        Assert.Null(tiny.TryEnclose 64)
        Assert.Equal(BoundOutcome.Holds, Bound.Less(tiny, RealNumber.Of -137).Outcome)
        Assert.Equal(BoundOutcome.Holds, Bound.Less(RealNumber.Of -138, tiny).Outcome)

    [<Fact>]
    member _.``A grid reports its first violation and its least slack``() =
        let axes: IReadOnlyList<IReadOnlyList<Rational>> = [| GridBound.Integers(1, 6); GridBound.Integers(1, 4) |]

        // n^2 <= 2^n k fails first at n = 3, k = 1, and worst there: 8 - 9 = -1.
        let left =
            Func<IReadOnlyList<Rational>, RealNumber>(fun p -> RealNumber.Of(p[0] * p[0]))

        let right =
            Func<IReadOnlyList<Rational>, RealNumber>(fun p ->
                RealNumber.Of(p[1]) * RealNumber.Exp(RealNumber.Of(p[0]) * RealNumber.Log(RealNumber.Of 2)))

        let strict = GridBound.Less(GridBound.Product axes, left, right, 256)
        Assert.Equal(24, strict.Points)
        Assert.Equal(1, strict.Violations)
        // 2^2 = 4 and 2^4 = 16 exactly: no precision separates them.
        Assert.Equal(2, strict.Undecided)
        Assert.Equal(BoundOutcome.Fails, strict.Outcome)
        Assert.Equal<Rational seq>([ integer 3; integer 1 ], coordinates strict.FirstViolation)
        Assert.Equal<Rational seq>([ integer 2; integer 1 ], coordinates strict.FirstUndecided)
        Assert.Equal<Rational seq>([ integer 3; integer 1 ], coordinates strict.LeastSlackAt)

        match strict.LeastSlack with
        | null -> failwith "there is a least slack"
        | slack -> Assert.True(slack.Contains Rational.MinusOne)

    [<Fact>]
    member _.``Coupon collector's bound holds over a whole grid``() =
        // benignity, Lemma 2: q ln(p/eps) draws of q uniform coupons hit p of them with probability at least 1 - eps.
        let axes: IReadOnlyList<IReadOnlyList<Rational>> = [|
            GridBound.Integers(1, 7)
            GridBound.Integers(1, 7)
            [| rational 99 100; rational 1 2; rational 1 50 |]
        |]

        let points = GridBound.Product axes |> Seq.filter (fun p -> p[1] <= p[0])

        let needed (p: IReadOnlyList<Rational>) =
            RealNumber.Of(p[0]) * RealNumber.Log(RealNumber.Of(p[1] / p[2]))

        let least (p: IReadOnlyList<Rational>) =
            CouponCollector.Uniform(int p[0].Numerator, int p[1].Numerator).LeastDraws(p[2], 1000).Value

        let ceiling (p: IReadOnlyList<Rational>) = RealNumber.Of(least p - 1)
        let result = GridBound.Less(points, Func<_, _> ceiling, Func<_, _> needed, 512)
        Assert.Equal(BoundOutcome.Holds, result.Outcome)

        // Three tenths of the draws are not enough everywhere.
        let tooFew (p: IReadOnlyList<Rational>) = RealNumber.Of(rational 3 10) * needed p

        let wrong = GridBound.Less(points, Func<_, _> ceiling, Func<_, _> tooFew, 512)
        Assert.Equal(BoundOutcome.Fails, wrong.Outcome)
