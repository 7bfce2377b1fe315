namespace ReluProofs.Proofs.WeakInteraction

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Which samples the claims of Section 2 are tried at: given ones, random ones, how they shrink and what is asked of them.
module internal Samples =

    let describe (s: Sample) : IReadOnlyList<NamedValue> = [|
        for i, x in List.indexed s.X do
            NamedValue.Of(sprintf "x_%d" (i + 1), ExactVector x)
        NamedValue.Of("y", ExactVector s.Y)
        NamedValue.Of("a", ExactVector s.A)
        for j, w in List.indexed s.W do
            NamedValue.Of(sprintf "w_%d" (j + 1), ExactVector w)
    |]

    let size (s: Sample) =
        let numbers = List.concat s.X @ s.Y @ s.A @ List.concat s.W

        InstanceSize(
            Sample.points s,
            Sample.neurons s,
            Sample.dimension s,
            numbers
            |> List.fold (fun total x -> total + InstanceSize.Complexity x) System.Numerics.BigInteger.Zero
        )

    let private replaceAt k item items =
        items |> List.mapi (fun i old -> if i = k then item else old)

    let private simpler (x: Rational) =
        [
            Q.int 0
            Q.int 1
            Q.int -1
            Q.int 2
            Q.int -2
            Q.half
            Q.frac -1 2
            Q.int 3
            -x
        ]
        |> List.filter (fun y -> InstanceSize.Complexity y < InstanceSize.Complexity x)

    let shrink (s: Sample) : Sample seq =
        let inRows (make: Rational list list -> Sample) rows =
            seq {
                for i, row in List.indexed rows do
                    for k, x in List.indexed row do
                        for y in simpler x do
                            yield make (replaceAt i (replaceAt k y row) rows)
            }

        let inRow (make: Rational list -> Sample) row =
            seq {
                for k, x in List.indexed row do
                    for y in simpler x do
                        make (replaceAt k y row)
            }

        seq {
            if Sample.points s > 1 then
                for i in 0 .. Sample.points s - 1 do
                    {
                        s with
                            X = List.removeAt i s.X
                            Y = List.removeAt i s.Y
                    }

            if Sample.neurons s > 1 then
                for j in 0 .. Sample.neurons s - 1 do
                    {
                        s with
                            A = List.removeAt j s.A
                            W = List.removeAt j s.W
                    }

            if Sample.dimension s > 1 then
                for k in 0 .. Sample.dimension s - 1 do
                    {
                        s with
                            X = List.map (List.removeAt k) s.X
                            W = List.map (List.removeAt k) s.W
                    }

            yield! inRow (fun y -> { s with Y = y }) s.Y
            yield! inRow (fun a -> { s with A = a }) s.A
            yield! inRows (fun x -> { s with X = x }) s.X
            yield! inRows (fun w -> { s with W = w }) s.W
        }

    let private number =
        Gen.frequency [
            4, Gen.choose (-4, 4) |> Gen.map Q.int
            3,
            gen {
                let! top = Gen.choose (-9, 9)
                let! bottom = Gen.choose (2, 5)
                return Q.frac top bottom
            }
            1, Gen.elements [ Q.int 100; Q.frac 1 100; Q.int -50 ]
        ]

    let private vector d = Gen.listOfLength d number

    /// Any data and parameters.
    let general =
        gen {
            let! n = Gen.choose (1, 3)
            let! d = Gen.choose (1, 3)
            let! p = Gen.choose (1, 3)
            let! x = Gen.listOfLength n (vector d)
            let! y = vector n
            let! a = vector p
            let! w = Gen.listOfLength p (vector d)
            return { X = x; Y = y; A = a; W = w }
        }

    let private small =
        Gen.frequency [
            2, Gen.constant Rational.Zero
            3, Gen.choose (-6, 6) |> Gen.map (fun k -> Q.frac k 10)
        ]

    /// Weakly interacting data with output weights that dominate, of an accuracy that varies.
    let dominated =
        gen {
            let! n = Gen.choose (1, 4)
            let! scale = Gen.elements [ Q.int 1; Q.int 2; Q.half ]

            let! noise = Gen.listOfLength n (Gen.listOfLength n small)

            let x =
                noise
                |> List.mapi (fun i row -> row |> List.mapi (fun k e -> if i = k then scale else scale * e / Q.int n))

            // As many neurons as 4 log n asks for, and more.
            let least = [ 1; 3; 5; 6 ][n - 1]
            let! p = Gen.choose (least, least + 1)

            let! w =
                Gen.listOfLength p (Gen.listOfLength n (Gen.choose (-3, 9) |> Gen.map (fun k -> Q.frac k 4)))

            let! signs = Gen.listOfLength p (Gen.elements [ 1; 1; -1 ])
            let! margins = Gen.listOfLength p (Gen.elements [ Q.frac 101 100; Q.int 1; Q.int 2 ])

            let norm (w: Rational list) =
                let scaled = Q.int 10_000 * Sample.square w

                Seq.initInfinite (fun k -> Rational.OfInt(k * k))
                |> Seq.findIndex (fun k -> k >= scaled)
                |> fun k -> Q.frac k 100

            let a =
                List.map3 (fun (sign: int) (margin: Rational) w -> Q.int sign * margin * norm w) signs margins w

            let! offsets = Gen.listOfLength n small
            let! free = Gen.elements [ true; false ]
            let! labels = vector n

            let draft = { X = x; Y = labels; A = a; W = w }

            return
                if free then
                    draft
                else
                    {
                        draft with
                            Y = offsets |> List.mapi (fun i e -> Sample.output draft i + e / Q.int 4)
                    }
        }

    let structural name text (holds: Sample -> bool) = Hypothesis<Sample>(name, text, holds, null)

    let hypotheses = [
        structural "inputs" "x_i <> 0 for all i" (fun s -> s.X |> List.forall (fun x -> (Sample.square x).Sign > 0))
        structural "labels" "y_i <> 0 for all i" (fun s -> s.Y |> List.forall (fun y -> not y.IsZero))
        structural "loss" "L(theta) > 0" (fun s -> (Sample.loss s).Sign > 0)
    ]

    let make x y a w =
        let rational = List.map (fun (n, d) -> Q.frac n d)

        {
            X = List.map rational x
            Y = rational y
            A = rational a
            W = List.map rational w
        }

    /// One input x, one neuron.
    let one x a w = make [ [ x ] ] [ 3, 1 ] [ a ] [ [ w ] ]

    let edges = [
        one (1, 1) (1, 1) (1, 1)
        one (2, 1) (1, 1) (1, 1)
        one (1, 2) (1, 1) (1, 1)
        one (2, 1) (0, 1) (1, 1)
        one (1, 1) (1, 1) (-1, 1)
        make [ [ 1, 1 ]; [ 1, 1 ] ] [ 1, 1; -1, 1 ] [ 1, 1 ] [ [ 1, 1 ] ]
        make [ [ 1, 1 ]; [ -1, 1 ] ] [ 1, 1; 1, 1 ] [ 2, 1 ] [ [ 1, 1 ] ]
        make [ [ 1, 1; 0, 1 ]; [ 0, 1; 1, 1 ] ] [ 1, 1; 1, 1 ] [ 2, 1 ] [ [ 1, 1; 1, 1 ] ]
        make [ [ 1, 1; 0, 1 ]; [ 0, 1; 1, 1 ] ] [ 1, 1; 1, 1 ] [ 2, 1; -1, 1 ] [ [ 1, 1; 0, 1 ]; [ 1, 1; 1, 1 ] ]
        // Small weights, where bounds of another degree part.
        one (1, 1) (1, 10) (1, 10)
    ]

    /// What one would think of first when a statement of this setting fails.
    let private natural = [
        structural "labels of both signs" "labels of both signs occur" (fun s ->
            s.Y |> List.exists (fun y -> y.Sign > 0) && s.Y |> List.exists (fun y -> y.Sign < 0))
        structural "one sign" "the labels have one sign" (fun s ->
            s.Y |> List.forall (fun y -> y.Sign > 0) || s.Y |> List.forall (fun y -> y.Sign < 0))
        structural "orthogonal" "the inputs are orthogonal" (fun s ->
            List.allPairs [ 0 .. Sample.points s - 1 ] [ 0 .. Sample.points s - 1 ]
            |> List.forall (fun (i, k) -> i = k || (Sample.dot s.X[i] s.X[k]).IsZero))
        structural "unit inputs" "||x_i|| = 1 for all i" (fun s ->
            s.X |> List.forall (fun x -> Sample.square x = Rational.One))
        structural "short inputs" "||x_i|| <= 1 for all i" (fun s ->
            s.X |> List.forall (fun x -> Sample.square x <= Rational.One))
        structural "long inputs" "||x_i|| >= 1 for all i" (fun s ->
            s.X |> List.forall (fun x -> Sample.square x >= Rational.One))
        structural "d >= n" "d >= n" (fun s -> Sample.dimension s >= Sample.points s)
        structural "dominated" "|a_j| >= ||w_j|| for all j" (fun s ->
            List.forall2 (fun (a: Rational) w -> a * a >= Sample.square w) s.A s.W)
        structural "no overshoot" "no output is beyond its label: r_i y_i >= 0" (fun s ->
            List.forall2 (fun (r: Rational) (y: Rational) -> (r * y).Sign >= 0) (Sample.residuals s) s.Y)
    ]

    let family name hypotheses edges generator =
        Family<Sample>(
            name,
            hypotheses,
            edges,
            Arb.fromGenShrink (generator, shrink),
            size,
            describe,
            (fun s -> sprintf "n=%d" (Sample.points s)),
            Coordinates = Coordinates.ofRecord Coordinates.small [],
            Natural = natural
        )

    let any = family "data and parameters" hypotheses edges general
