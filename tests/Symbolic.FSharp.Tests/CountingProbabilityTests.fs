namespace ReluProofs.Symbolic.FSharp.Tests

open System
open System.Collections.Generic
open System.Numerics
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Symbolic.Counting
open ReluProofs.Symbolic.FSharp.Tests.CountingTools

type CountingProbabilityTests() =

    let groupsOf (groups: int list list) : IReadOnlyList<IReadOnlyList<int>> =
        groups |> List.map (fun g -> Array.ofList g :> IReadOnlyList<int>) |> Array.ofList
        :> IReadOnlyList<IReadOnlyList<int>>

    let sum (values: Rational seq) =
        Seq.fold (fun (s: Rational) v -> s + v) Rational.Zero values

    /// The probability that a word of independent draws satisfies a condition, by adding up all words. The last letter is
    /// the draw that gives nothing.
    let bruteForce (weights: Rational list) draws (condition: int list -> bool) =
        let all = weights @ [ Rational.One - sum weights ] |> List.toArray

        words all.Length draws
        |> Seq.filter condition
        |> Seq.map (List.fold (fun (p: Rational) letter -> p * all[letter]) Rational.One)
        |> sum

    let hitsAll (groups: int list list) (word: int list) =
        groups |> List.forall (List.exists (fun c -> List.contains c word))

    let genCollector =
        gen {
            let! parts = Gen.listOfLength 4 (Gen.choose (0, 3))
            let! spare = Gen.choose (0, 2)
            let total = max 1 (List.sum parts + spare)
            let! count = Gen.choose (0, 4)
            let! masks = Gen.listOfLength count (Gen.choose (1, 15))

            let groups =
                masks |> List.map (fun mask -> [ 0..3 ] |> List.filter (fun c -> (mask >>> c) % 2 = 1))

            return parts |> List.map (fun p -> rational p total), groups
        }

    [<Fact>]
    member _.``Binomial probabilities agree with all outcomes of few trials``() =
        let gen =
            Gen.map2 (fun n (x: Rational) -> n, x.Abs() / (Rational.One + x.Abs())) (Gen.choose (0, 6)) (genRational 9)

        holds 40 gen (fun (n, p) ->
            [ -1 .. n + 1 ]
            |> List.forall (fun k ->
                let count condition =
                    bruteForce [ p ] n (List.filter ((=) 0) >> List.length >> condition)

                Binomial.Probability(n, k, p) = count ((=) k)
                && Binomial.AtMost(n, k, p) = count (fun c -> c <= k)
                && Binomial.AtLeast(n, k, p) = count (fun c -> c >= k)))

    [<Fact>]
    member _.``Binomial coefficients, factorials and power sums``() =
        for n in 0..12 do
            Assert.Equal(BigInteger.Pow(BigInteger 2, n), Binomial.PartialRowSum(n, n + 1))
            Assert.Equal(Binomial.PartialRowSum(n, n + 1), Binomial.PartialRowSum(n, 99))

            for k in 0..n do
                Assert.Equal(
                    Binomial.Factorial n,
                    Binomial.Coefficient(n, k) * Binomial.Factorial k * Binomial.Factorial(n - k)
                )

                Assert.Equal(
                    BigInteger(words (n + 1) 3 |> Seq.filter (fun w -> List.sort w = w) |> Seq.length),
                    Binomial.WithRepetition(n + 1, 3)
                )

            Assert.Equal(BigInteger(n * n * (n + 1) * (n + 1) / 4), Binomial.PowerSum(n, 3))

        Assert.Equal(BigInteger.Zero, Binomial.Coefficient(5, 6))

        Assert.Throws<ArgumentOutOfRangeException>(fun () -> Binomial.Coefficient(-1, 0) |> ignore)
        |> ignore

    [<Fact>]
    member _.``Coupon collector agrees with all sequences of draws``() =
        holds 60 genCollector (fun (weights, groups) ->
            let collector = CouponCollector.Create(Array.ofList weights, groupsOf groups)

            [ 0..4 ]
            |> List.forall (fun n -> collector.Probability.Evaluate n = bruteForce weights n (hitsAll groups)))

    [<Fact>]
    member _.``Coupon collector's probability grows with the draws, and LeastDraws is where it crosses``() =
        holds 60 genCollector (fun (weights, groups) ->
            let collector = CouponCollector.Create(Array.ofList weights, groupsOf groups)
            let values = [ 0..30 ] |> List.map collector.Probability.Evaluate
            let failure = rational 1 10

            let expected =
                match values |> List.tryFindIndex (fun p -> p >= Rational.One - failure) with
                | Some n -> Nullable n
                | None -> Nullable()

            List.pairwise values |> List.forall (fun (a, b) -> a <= b)
            && values |> List.forall (fun p -> p.Sign >= 0 && p <= Rational.One)
            && collector.LeastDraws(failure, 30) = expected)

    [<Fact>]
    member _.``Alternatives agree with all sequences of draws``() =
        holds 40 (Gen.zip genCollector genCollector) (fun ((weights, first), (_, second)) ->
            let alternatives = [| groupsOf first; groupsOf second; groupsOf [ [ 0 ]; [ 3 ] ] |]

            let probability =
                CouponCollector.ProbabilityOfSome(Array.ofList weights, alternatives)

            [ 0..4 ]
            |> List.forall (fun n ->
                let condition word =
                    hitsAll first word || hitsAll second word || hitsAll [ [ 0 ]; [ 3 ] ] word

                probability.Evaluate n = bruteForce weights n condition))

    [<Fact>]
    member _.``Uniform coupons are the special case of equal weights``() =
        for q in 1..6 do
            for k in 0..q do
                let weights = Array.create q (rational 1 q)
                let groups = groupsOf (List.init k List.singleton)

                let general, special =
                    CouponCollector.Create(weights, groups), CouponCollector.Uniform(q, k)

                Assert.Equal(general.Probability, special.Probability)
                Assert.Equal(general.ExpectedDraws, special.ExpectedDraws)

                // The i-th new coupon of k takes q/(k-i+1) draws on average.
                Assert.Equal(sum [ for i in 1..k -> rational q i ], special.ExpectedDraws.Value)

    [<Fact>]
    member _.``Impossible and trivial collections``() =
        let never = CouponCollector.Create([| Rational.One |], groupsOf [ [] ])
        Assert.False(never.LeastDraws(rational 1 2, 1000).HasValue)
        Assert.False(never.ExpectedDraws.HasValue)
        Assert.Equal(Nullable 0, never.LeastDraws(Rational.One, 1000))
        Assert.Equal(Nullable 0, CouponCollector.Uniform(3, 0).LeastDraws(Rational.Zero, 1000))
        Assert.Equal(Nullable 1, CouponCollector.Uniform(1, 1).LeastDraws(Rational.Zero, 1000))
        Assert.False(CouponCollector.Uniform(2, 1).LeastDraws(Rational.Zero, 1000).HasValue)

        Assert.Throws<ArgumentOutOfRangeException>(fun () ->
            CouponCollector.Create([| rational 2 3; rational 2 3 |], groupsOf []) |> ignore)
        |> ignore

        Assert.Throws<ArgumentOutOfRangeException>(fun () ->
            CouponCollector.Create([| Rational.One |], groupsOf [ [ 1 ] ]) |> ignore)
        |> ignore

    [<Fact>]
    member _.``Exponential sums are canonical and print``() =
        let collector =
            CouponCollector.Create([| rational 1 2; rational 1 4 |], groupsOf [ [ 0 ]; [ 1 ] ])

        Assert.Equal("1 - (3/4)^n - (1/2)^n + (1/4)^n", string collector.Probability)

        Assert.Equal(
            @"1 - \left(\tfrac{3}{4}\right)^{m} - \left(\tfrac{1}{2}\right)^{m} + \left(\tfrac{1}{4}\right)^{m}",
            collector.Probability.ToLatex "m"
        )

    /// All sign matrices: a neuron is its output sign and the set of lines it is positive on, each equally likely.
    static member Enumerated(neurons, lines, good: (bool * (int -> bool)) list -> bool) =
        let types = 2 <<< lines

        let neuron code = code % 2 = 1, (fun line -> (code >>> (line + 1)) % 2 = 1)

        let favourable =
            words types neurons |> Seq.filter (List.map neuron >> good) |> Seq.length

        Rational.Create(BigInteger favourable, BigInteger.Pow(BigInteger types, neurons))

    [<Fact>]
    member _.``Good initialisation agrees with all sign matrices``() =
        for positive in 0..2 do
            for negative in 0 .. 2 - positive + 1 do
                let n = positive + negative

                for m in 0 .. (if n = 3 then 3 else 4) do
                    let good neurons =
                        [ 0 .. n - 1 ]
                        |> List.forall (fun k ->
                            neurons |> List.exists (fun (output, active) -> output = (k < positive) && active k))

                    let expected = CountingProbabilityTests.Enumerated(m, n, good)
                    Assert.Equal(expected, SignEvents.GoodInitialisation(m, positive, negative))
                    Assert.Equal(expected, SignEvents.GoodInitialisationFormula(positive, negative).Evaluate m)

    [<Fact>]
    member _.``Good initialisation on repeated and antipodal points agrees with all sign matrices``() =
        // Points as (line, side, label sign).
        let cases = [
            [ 0, true, true; 0, true, true ], (1, 0, 0, 0)
            [ 0, true, true; 0, false, true ], (0, 0, 1, 0)
            [ 0, true, true; 0, true, false ], (1, 1, 0, 0)
            [ 0, true, true; 0, false, false; 1, true, true ], (2, 1, 0, 0)
            [ 0, true, true; 0, false, true; 0, true, false; 1, false, false ], (0, 2, 1, 0)
            [ 0, true, true; 0, false, true; 0, true, false; 0, false, false ], (0, 0, 1, 1)
            [ 0, true, true; 0, false, true; 1, true, true; 1, false, true ], (0, 0, 2, 0)
        ]

        for points, (p, q, pp, qq) in cases do
            for m in 0..4 do
                let good neurons =
                    points
                    |> List.forall (fun (line, side, label) ->
                        neurons |> List.exists (fun (output, active) -> output = label && active line = side))

                let expected = CountingProbabilityTests.Enumerated(m, 2, good)
                Assert.Equal(expected, SignEvents.GoodInitialisationFormula(p, q, pp, qq).Evaluate m)

    [<Fact>]
    member _.``Good initialisation is a coupon collector with overlapping groups``() =
        // A draw is a neuron's output sign and activation pattern; the group of a point is what serves it.
        for positive, negative in [ 1, 0; 1, 1; 2, 1; 3, 2; 0, 4 ] do
            let n = positive + negative
            let types = 2 <<< n

            let groups = [
                for k in 0 .. n - 1 ->
                    [ 0 .. types - 1 ]
                    |> List.filter (fun code -> (code % 2 = 1) = (k < positive) && (code >>> (k + 1)) % 2 = 1)
            ]

            let collector =
                CouponCollector.Create(Array.create types (rational 1 types), groupsOf groups)

            Assert.Equal(collector.Probability, SignEvents.GoodInitialisationFormula(positive, negative))

    [<Fact>]
    member _.``Both derivations of good initialisation agree on larger cases``() =
        let gen =
            Gen.map3 (fun m p q -> m, p, q) (Gen.choose (0, 40)) (Gen.choose (0, 12)) (Gen.choose (0, 12))

        holds 40 gen (fun (m, p, q) ->
            SignEvents.GoodInitialisation(m, p, q) = SignEvents.GoodInitialisationFormula(p, q).Evaluate m
            && SignEvents.GoodInitialisation(m, p, q) = SignEvents.GoodInitialisation(m, q, p)
            && SignEvents.GoodInitialisation(m, p, q) >= SignEvents.UnionBound(m, p + q)
            && SignEvents.GoodInitialisation(m, p, q) <= SignEvents.EveryPointActive(m, p + q)
            && SignEvents.GoodInitialisation(m, p, q) <= SignEvents.GoodInitialisation(m + 1, p, q))

    [<Fact>]
    member _.``Aligned neurons and active points agree with all sign matrices``() =
        for positive in 0..2 do
            for negative in 0 .. 2 - positive do
                let n = positive + negative

                for m in 0..4 do
                    let aligned neurons =
                        let serves label points =
                            neurons |> List.exists (fun (output, active) -> output = label && List.forall active points)

                        serves true [ 0 .. positive - 1 ] && serves false [ positive .. n - 1 ]

                    let active neurons =
                        [ 0 .. n - 1 ] |> List.forall (fun k -> neurons |> List.exists (fun (_, active) -> active k))

                    Assert.Equal(
                        CountingProbabilityTests.Enumerated(m, n, aligned),
                        SignEvents.AlignedNeurons(positive, negative).Evaluate m
                    )

                    Assert.Equal(CountingProbabilityTests.Enumerated(m, n, active), SignEvents.EveryPointActive(m, n))

    [<Fact>]
    member _.``The least widths are where the probabilities cross``() =
        let failure = rational 1 10

        for positive, negative in [ 1, 1; 3, 2; 10, 0 ] do
            let m = SignEvents.LeastNeurons(positive, negative, failure, 1000).Value
            Assert.True(SignEvents.GoodInitialisation(m, positive, negative) >= rational 9 10)
            Assert.True(SignEvents.GoodInitialisation(m - 1, positive, negative) < rational 9 10)

        let m = SignEvents.LeastAlignedNeurons(6, 0, failure, 100000).Value
        let probability = SignEvents.AlignedNeurons(6, 0)
        Assert.True(probability.Evaluate m >= rational 9 10 && probability.Evaluate(m - 1) < rational 9 10)
        Assert.False(SignEvents.LeastNeurons(5, 5, Rational.Zero, 200).HasValue)

    [<Fact>]
    member _.``Unfair signs agree with weighted enumeration``() =
        let q, r = rational 1 3, rational 3 4

        let weights = [
            for output in [ q; Rational.One - q ] do
                for first in [ r; Rational.One - r ] do
                    for second in [ r; Rational.One - r ] do
                        output * first * second
        ]

        for m in 0..3 do
            // Letters 0..7: output sign, then the two activations, most significant first, 0 meaning positive.
            let good word =
                List.exists (fun l -> l / 4 = 0 && l / 2 % 2 = 0) word
                && List.exists (fun l -> l / 4 = 1 && l % 2 = 0) word

            Assert.Equal(bruteForce weights m good, SignEvents.GoodInitialisation(m, 1, 1, q, r))
