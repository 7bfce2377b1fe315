namespace ReluProofs.Proofs.WeakInteraction

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Data and parameters of the paper's Section 2: h(x) = 1/p sum_j a_j relu(<w_j, x>), L = 1/(2n) sum_i r_i^2, r_i = y_i - h(x_i).
type internal Sample = {
    X: Rational list list
    Y: Rational list
    A: Rational list
    W: Rational list list
}

module internal Sample =

    let sum (xs: Rational seq) = xs |> Seq.fold (fun (s: Rational) x -> s + x) Rational.Zero

    let dot (u: Rational list) (v: Rational list) = sum (List.map2 (fun (a: Rational) b -> a * b) u v)

    let square u = dot u u

    let points (s: Sample) = s.Y.Length
    let neurons (s: Sample) = s.A.Length
    let dimension (s: Sample) = s.X.Head.Length

    /// 1_{j,i}, with 0 at a kink.
    let active (s: Sample) j i = (dot s.W[j] s.X[i]).Sign > 0

    let private relu (r: Rational) = Rational.Max(r, Rational.Zero)

    let output (s: Sample) i =
        sum (List.map2 (fun (a: Rational) w -> a * relu (dot w s.X[i])) s.A s.W) / Rational.OfInt(neurons s)

    let residuals (s: Sample) = s.Y |> List.mapi (fun i y -> y - output s i)

    let loss (s: Sample) = square (residuals s) / Rational.OfInt(2 * points s)

    /// X P_j R.
    let pull (s: Sample) j =
        let r = residuals s

        List.init (dimension s) (fun k ->
            sum (
                seq {
                    for i in 0 .. points s - 1 do
                        if active s j i then
                            r[i] * s.X[i].[k]
                }
            ))

    /// mu = p ||grad L||^2 / L with sigma'(0) = 0, from the gradients written out.
    let curvature (s: Sample) =
        let total =
            sum (
                seq {
                    for j in 0 .. neurons s - 1 do
                        let pulled = pull s j
                        let onWeight = dot s.W[j] pulled
                        s.A[j] * s.A[j] * square pulled + onWeight * onWeight
                }
            )

        total / (Rational.OfInt(points s * points s * neurons s) * loss s)

    let private algebraic (r: Rational) = RealAlgebraic.OfRational r

    let constants (s: Sample) =
        ModelConstants(Rational.Create(1, 2 * points s), Rational.Create(1, neurons s), Rational.Zero)

    let data (s: Sample) =
        Dataset(ExactMatrix(s.X |> List.map ExactVector), ExactVector s.Y)

    let network (s: Sample) =
        TwoLayerNetwork(
            s.A |> List.map algebraic,
            s.W |> List.map (fun w -> w |> List.map algebraic :> IReadOnlyList<RealAlgebraic>)
        )

    /// The same from the kernel's gradient; none at a kink.
    let kernelCurvature (s: Sample) =
        let net, data, constants = network s, data s, constants s

        let kink =
            s.W |> List.exists (fun w -> s.X |> List.exists (fun x -> (dot w x).IsZero))

        if kink then
            None
        else
            let squares =
                Seq.init (neurons s) (fun j ->
                    let part = net.ClarkeSubdifferential(constants, data, j)

                    Seq.append [ part.OutputDerivative ] part.HiddenVertices[0]
                    |> Seq.fold (fun sum z -> sum + z * z) RealAlgebraic.Zero)
                |> Seq.fold (+) RealAlgebraic.Zero

            Some(algebraic (Rational.OfInt(neurons s) / loss s) * squares)

    /// (1/p) sum_j term_j 1_{j,i} for each i.
    let private averages (term: int -> Rational) (s: Sample) = [
        for i in 0 .. points s - 1 ->
            sum (
                seq {
                    for j in 0 .. neurons s - 1 do
                        if active s j i then
                            term j
                }
            )
            / Rational.OfInt(neurons s)
    ]

    /// max_i (1/p) sum_j (a_j^2 + ||w_j||^2) 1_{j,i}.
    let largestEnergy (s: Sample) =
        s |> averages (fun j -> s.A[j] * s.A[j] + square s.W[j]) |> List.max

    /// min_i (1/p) sum_j a_j^2 1_{j,i}.
    let smallestOutput (s: Sample) = s |> averages (fun j -> s.A[j] * s.A[j]) |> List.min

    let shortest (s: Sample) = s.X |> List.map square |> List.min
    let longest (s: Sample) = s.X |> List.map square |> List.max
    let smallestLabel (s: Sample) = s.Y |> List.map (fun y -> y.Abs()) |> List.min
    let largestLabel (s: Sample) = s.Y |> List.map (fun y -> y.Abs()) |> List.max

    let rec private determinant zero add multiply negate (rows: 'T list list) : 'T =
        match rows with
        | [] -> failwith "a determinant of nothing"
        | [ [ only ] ] -> only
        | first :: rest ->
            first
            |> List.mapi (fun k entry ->
                let minor =
                    determinant zero add multiply negate (rest |> List.map (List.removeAt k))

                let product = multiply entry minor
                if k % 2 = 0 then product else negate product)
            |> List.fold add zero

    /// The leading principal minors of t I - M and t I + M, for M = X^T X - D_X: all positive exactly when ||M|| < t.
    let private minors inner zero add multiply negate n (t: 'T) = [
        for sign in [ negate; id ] do
            for k in 1..n do
                determinant zero add multiply negate [
                    for i in 0 .. k - 1 -> [ for j in 0 .. k - 1 -> if i = j then t else sign (inner i j) ]
                ]
    ]

    /// Whether ||X^T X - D_X|| < t, exactly.
    let normBelow (s: Sample) (t: RealAlgebraic) =
        minors (fun i j -> algebraic (dot s.X[i] s.X[j])) RealAlgebraic.Zero (+) (*) (~-) (points s) t
        |> List.forall (fun (m: RealAlgebraic) -> m.Sign > 0)

    /// Terms over the instance with the network "theta".
    module Terms =
        let private theta = "theta"
        let private one = Term.Number 1
        let private zero = Term.Number 0

        let innerPoints (s: Sample) i j =
            Term.Sum [ for k in 0 .. dimension s - 1 -> Term.Point(i, k) * Term.Point(j, k) ]

        let preactivation (s: Sample) j i =
            Term.Sum [
                for k in 0 .. dimension s - 1 -> Term.HiddenWeight(theta, j, k) * Term.Point(i, k)
            ]

        let residual i = Term.Label i - Term.Output(theta, i)

        let private residualSquare (s: Sample) =
            Term.Sum [ for i in 0 .. points s - 1 -> residual i * residual i ]

        let private pulled (s: Sample) j = [
            for k in 0 .. dimension s - 1 ->
                Term.Sum [
                    for i in 0 .. points s - 1 ->
                        residual i * Term.Sign(Term.Relu(preactivation s j i)) * Term.Point(i, k)
                ]
        ]

        /// n^2 p ||grad L||^2 times p, as in (16): sum_j a_j^2 ||X P_j R||^2 + (w_j^T X P_j R)^2.
        let speed (s: Sample) =
            Term.Sum [
                for j in 0 .. neurons s - 1 do
                    let pull = pulled s j
                    let a = Term.OutputWeight(theta, j)
                    a * a * Term.Sum [ for x in pull -> x * x ]

                    let onWeight =
                        Term.Sum [ for k, x in List.indexed pull -> Term.HiddenWeight(theta, j, k) * x ]

                    onWeight * onWeight
            ]

        /// mu.
        let curvature (s: Sample) =
            Term.Number 2 * speed s / (Term.Number(points s * neurons s) * residualSquare s)

        let certified (s: Sample) =
            CertifiedInstance(data s, constants s, Dictionary(), Dictionary(dict [ theta, network s ]))

        let loss = Term.Loss theta

        let standing (s: Sample) = [
            Terms.fact "L is the mean of halves" (Term.Number(2 * points s) * Term.LossConstant) Relation.Equal one
            Terms.fact "h is the mean over the neurons" (Term.Number(neurons s) * Term.OutputScale) Relation.Equal one
            Terms.fact "there is no weight decay" Term.WeightDecay Relation.Equal zero
            Terms.fact "L(theta) > 0" loss Relation.Greater zero
            for i in 0 .. points s - 1 do
                Terms.fact (sprintf "x_%d is not 0" (i + 1)) (innerPoints s i i) Relation.Greater zero
                Terms.fact (sprintf "y_%d is not 0" (i + 1)) (Term.Abs(Term.Label i)) Relation.Greater zero
        ]

        /// ||X^T X - D_X|| < t.
        let normBelow (s: Sample) name (t: Term) =
            minors (innerPoints s) zero (+) (*) (~-) (points s) t
            |> List.mapi (fun k minor ->
                Terms.fact
                    (sprintf "%s: leading minor %d of %d" name (k + 1) (2 * points s))
                    minor
                    Relation.Greater
                    zero)

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
            points s,
            neurons s,
            dimension s,
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
            if points s > 1 then
                for i in 0 .. points s - 1 do
                    {
                        s with
                            X = List.removeAt i s.X
                            Y = List.removeAt i s.Y
                    }

            if neurons s > 1 then
                for j in 0 .. neurons s - 1 do
                    {
                        s with
                            A = List.removeAt j s.A
                            W = List.removeAt j s.W
                    }

            if dimension s > 1 then
                for k in 0 .. dimension s - 1 do
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
                let scaled = Q.int 10_000 * square w

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
                            Y = offsets |> List.mapi (fun i e -> output draft i + e / Q.int 4)
                    }
        }

    let structural name text (holds: Sample -> bool) = Hypothesis<Sample>(name, text, holds, null)

    let hypotheses = [
        structural "inputs" "x_i <> 0 for all i" (fun s -> s.X |> List.forall (fun x -> (square x).Sign > 0))
        structural "labels" "y_i <> 0 for all i" (fun s -> s.Y |> List.forall (fun y -> not y.IsZero))
        structural "loss" "L(theta) > 0" (fun s -> (loss s).Sign > 0)
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
            List.allPairs [ 0 .. points s - 1 ] [ 0 .. points s - 1 ]
            |> List.forall (fun (i, k) -> i = k || (dot s.X[i] s.X[k]).IsZero))
        structural "unit inputs" "||x_i|| = 1 for all i" (fun s ->
            s.X |> List.forall (fun x -> square x = Rational.One))
        structural "short inputs" "||x_i|| <= 1 for all i" (fun s ->
            s.X |> List.forall (fun x -> square x <= Rational.One))
        structural "long inputs" "||x_i|| >= 1 for all i" (fun s ->
            s.X |> List.forall (fun x -> square x >= Rational.One))
        structural "d >= n" "d >= n" (fun s -> dimension s >= points s)
        structural "dominated" "|a_j| >= ||w_j|| for all j" (fun s ->
            List.forall2 (fun (a: Rational) w -> a * a >= square w) s.A s.W)
        structural "no overshoot" "no output is beyond its label: r_i y_i >= 0" (fun s ->
            List.forall2 (fun (r: Rational) (y: Rational) -> (r * y).Sign >= 0) (residuals s) s.Y)
    ]

    let family name hypotheses edges generator =
        Family<Sample>(
            name,
            hypotheses,
            edges,
            Arb.fromGenShrink (generator, shrink),
            size,
            describe,
            (fun s -> sprintf "n=%d" (points s)),
            Coordinates = Coordinates.ofRecord Coordinates.small [],
            Natural = natural
        )

    let any = family "data and parameters" hypotheses edges general
