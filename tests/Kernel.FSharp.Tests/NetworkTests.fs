module ReluProofs.Kernel.Tests.NetworkTests

open System
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Kernel.Tests.Generators

let private real (r: Rational) = RealAlgebraic.OfRational r

let private outputs (net: TwoLayerNetwork) = [ for j in 0 .. net.Width - 1 -> net.OutputWeight j ]

let private hidden (net: TwoLayerNetwork) = [
    for j in 0 .. net.Width - 1 -> [ for i in 0 .. net.Dimension - 1 -> net.HiddenWeight(j, i) ]
]

/// The network with entry i of w_j replaced.
let private withHidden (net: TwoLayerNetwork) j i value =
    networkOf (outputs net) (hidden net |> List.mapi (fun j' row -> if j' = j then List.updateAt i value row else row))

let private withOutput (net: TwoLayerNetwork) j value =
    networkOf (List.updateAt j value (outputs net)) (hidden net)

let private close (expected: double) (actual: double) = abs (actual - expected) <= 1e-9 * (1.0 + abs expected)

[<Fact>]
let ``Output, norm and loss agree with floating-point evaluation`` () =
    check 150 (problem 3) (fun (model, data, net) ->
        let a = outputs net |> List.map (fun x -> x.ToDouble())
        let w = hidden net |> List.map (List.map (fun x -> x.ToDouble()))

        let output k =
            let x = [ for i in 0 .. data.Dimension - 1 -> data.Points[k, i].ToDouble() ]

            model.OutputScale.ToDouble()
            * List.sum (List.map2 (fun aj wj -> aj * max 0.0 (List.sum (List.map2 (*) wj x))) a w)

        let norm = List.sumBy (fun x -> x * x) (a @ List.concat w)

        let squares =
            List.sumBy (fun k -> pown (output k - data.Labels[k].ToDouble()) 2) [ 0 .. data.Count - 1 ]

        let loss =
            model.LossConstant.ToDouble() * squares + model.WeightDecay.ToDouble() * norm

        close norm (net.NormSquared().ToDouble())
        && close loss (net.Loss(model, data).ToDouble())
        && List.forall (fun k -> close (output k) (net.Output(model, data.Points.Row k).ToDouble())) [
            0 .. data.Count - 1
        ])

[<Fact>]
let ``A known network`` () =
    // f(x) = 2 (3 relu(x1) - relu(-x1 + x2)), at (1, 0), (0, 1) with labels 5 and 0.
    let model = ModelConstants(Rational.Half, Rational.Two, ratio 1 10)
    let data = Dataset(matrix [ [ 1; 0 ]; [ 0; 1 ] ], vector [ 5; 0 ])
    let number (k: int) = RealAlgebraic.OfInt k

    let net =
        networkOf [ number 3; number -1 ] [ [ number 1; number 0 ]; [ number -1; number 1 ] ]

    Assert.Equal(number 6, net.Output(model, data.Points.Row 0))
    Assert.Equal(number -2, net.Output(model, data.Points.Row 1))
    Assert.Equal(number 13, net.NormSquared())
    // 1/2 (1 + 4) + 13/10
    Assert.Equal(real (ratio 19 5), net.Loss(model, data))
    Assert.Equal(number -1, net.Preactivation(1, data.Points.Row 0))
    Assert.Equal(2, net.Dimension)

[<Fact>]
let ``The empty network is the zero function`` () =
    let model = ModelConstants(Rational.Two, Rational.One, Rational.One)
    let data = Dataset(matrix [ [ 1 ]; [ 2 ] ], vector [ 1; -3 ])
    let net = networkOf [] []
    Assert.Equal(0, net.Width)
    Assert.Equal(RealAlgebraic.OfInt 20, net.Loss(model, data))

[<Fact>]
let ``Scaling a neuron inversely in its two layers changes no output`` () =
    check 100 (Gen.zip (problem 3) (Gen.choose (1, 7))) (fun ((model, data, net), k) ->
        let t = RealAlgebraic.Sqrt(Rational.OfInt k)

        let scaled =
            networkOf
                (outputs net |> List.map (fun a -> a / Rational.OfInt k * t))
                (hidden net |> List.map (List.map (fun w -> w * t)))

        // a / sqrt(k) = a sqrt(k) / k, and relu(sqrt(k) z) = sqrt(k) relu(z).
        List.forall (fun k -> scaled.Output(model, data.Points.Row k) = net.Output(model, data.Points.Row k)) [
            0 .. data.Count - 1
        ])

[<Fact>]
let ``The output is positively homogeneous of degree two in all weights`` () =
    check 100 (Gen.zip (problem 2) (Gen.choose (0, 5))) (fun ((model, data, net), k) ->
        let t = RealAlgebraic.OfInt k

        let scaled =
            networkOf (outputs net |> List.map ((*) t)) (hidden net |> List.map (List.map ((*) t)))

        scaled.NormSquared() = t * t * net.NormSquared()
        && List.forall
            (fun k -> scaled.Output(model, data.Points.Row k) = t * t * net.Output(model, data.Points.Row k))
            [ 0 .. data.Count - 1 ])

[<Fact>]
let ``The order of neurons and of points does not matter`` () =
    check 100 (problem 3) (fun (model, data, net) ->
        let reversed = networkOf (List.rev (outputs net)) (List.rev (hidden net))
        let last = data.Count - 1

        let backwards =
            Dataset(
                ExactMatrix [| for k in last .. -1 .. 0 -> data.Points.Row k |],
                ExactVector [| for k in last .. -1 .. 0 -> data.Labels[k] |]
            )

        let loss = net.Loss(model, data)
        reversed.Loss(model, data) = loss && net.Loss(model, backwards) = loss)

let private sameVector (left: RealAlgebraic seq) (right: RealAlgebraic seq) =
    Seq.length left = Seq.length right && Seq.forall2 (fun (x: RealAlgebraic) y -> x = y) left right

let private isSmooth (data: Dataset) (net: TwoLayerNetwork) =
    Seq.forall
        (fun (j, k) -> data.Points.Row(k).IsZero || not (net.Preactivation(j, data.Points.Row k)).IsZero)
        (Seq.allPairs (seq { 0 .. net.Width - 1 }) (seq { 0 .. data.Count - 1 }))

/// The derivative of the loss in one weight. Near a smooth point the loss is a quadratic polynomial in each single
/// weight, so the central difference is exact once the step reaches no kink; two steps must agree.
let private difference
    (model: ModelConstants)
    (data: Dataset)
    (at: RealAlgebraic -> TwoLayerNetwork)
    (value: RealAlgebraic)
    =
    let central (h: Rational) =
        let loss (t: RealAlgebraic) = (at t).Loss(model, data)
        (loss (value + real h) - loss (value - real h)) / (Rational.Two * h)

    let h = Rational.Create(1, 1_000_000)
    let first, second = central h, central (h / Rational.OfInt 7)
    Assert.Equal(first, second)
    first

[<Fact>]
let ``At smooth points the subdifferential is the gradient`` () =
    let smooth = problem 3 |> Gen.filter (fun (_, data, net) -> isSmooth data net)

    check 60 smooth (fun (model, data, net) ->
        Seq.forall
            (fun j ->
                let sub = net.ClarkeSubdifferential(model, data, j)

                let expected = [
                    for i in 0 .. data.Dimension - 1 ->
                        difference model data (withHidden net j i) (net.HiddenWeight(j, i))
                ]

                sub.HiddenVertices.Count = 1
                && sameVector sub.HiddenVertices[0] expected
                && sub.OutputDerivative = difference model data (withOutput net j) (net.OutputWeight j))
            (seq { 0 .. net.Width - 1 }))

/// Networks with kinks: hidden weights with entries -1, 0 and 1, so that many preactivations vanish.
let private kinky =
    gen {
        let! n = Gen.choose (1, 4)
        let! d = Gen.choose (1, 3)
        let! model = constants
        let! data = dataset n d
        let! a = Gen.listOfLength 2 weight

        let! w =
            Gen.listOfLength 2 (Gen.listOfLength d (Gen.choose (-1, 1) |> Gen.map RealAlgebraic.OfInt))

        return model, data, networkOf a w
    }

[<Fact>]
let ``At kinks the vertices are the limits of gradients from nearby smooth points`` () =
    let withDirections =
        kinky
        |> Gen.bind (fun (model, data, net) ->
            Gen.listOfLength 12 (Gen.listOfLength data.Dimension (Gen.choose (-30, 30)))
            |> Gen.map (fun directions -> model, data, net, directions))

    check 60 withDirections (fun (model, data, net, directions) ->
        let j = 0
        let sub = net.ClarkeSubdifferential(model, data, j)
        let vertices = sub.HiddenVertices

        // The gradient at w_0 + t u is a polynomial in small t; its value at t = 0 is the limit.
        let gradientAt (u: Rational list) (t: Rational) =
            let row = List.mapi (fun i ui -> net.HiddenWeight(j, i) + real (t * ui)) u
            let moved = networkOf (outputs net) (List.updateAt j row (hidden net))

            let alone =
                Seq.forall
                    (fun k -> data.Points.Row(k).IsZero || not (moved.Preactivation(j, data.Points.Row k)).IsZero)
                    (seq { 0 .. data.Count - 1 })

            if alone then
                let at = moved.ClarkeSubdifferential(model, data, j).HiddenVertices
                Assert.Equal(1, at.Count)
                Some at[0]
            else
                None

        let limit (u: Rational list) =
            let t = Rational.Create(1, 1_000_000)

            match gradientAt u t, gradientAt u (t / Rational.Two) with
            | Some far, Some near ->
                // The gradient is affine in t along the ray.
                Some(Array.map2 (fun (f: RealAlgebraic) (n: RealAlgebraic) -> n + n - f) far near)
            | _ -> None

        let isVertex g = vertices |> Seq.exists (fun v -> sameVector v g)

        // Every limit is a vertex.
        let limitsAreVertices =
            directions |> List.choose (List.map Rational.OfInt >> limit) |> List.forall isVertex

        // Every vertex is a limit: from the witnesses of the cells of the points at the kink.
        let kinks = [
            for k in 0 .. data.Count - 1 do
                if (net.Preactivation(j, data.Points.Row k)).IsZero then
                    data.Points.Row k
        ]

        let limits =
            if kinks.IsEmpty then
                [ limit [ for _ in 1 .. data.Dimension -> Rational.Zero ] ]
            else
                [
                    for cell in ActivationPatterns.OpenCells(ExactMatrix kinks) ->
                        limit (List.ofSeq (cell.Witness.ToReadOnlyList()))
                ]
            |> List.choose id

        let verticesAreLimits =
            vertices |> Seq.forall (fun v -> limits |> List.exists (sameVector v))

        limitsAreVertices && verticesAreLimits)

[<Fact>]
let ``The kink of a single neuron at a single point`` () =
    // L = (a relu(w) - 1)^2 at a = 1, w = 0: the gradient in w jumps from 0 to -2.
    let model = ModelConstants(Rational.One, Rational.One, Rational.Zero)
    let data = Dataset(matrix [ [ 1 ] ], vector [ 1 ])
    let net = networkOf [ RealAlgebraic.One ] [ [ RealAlgebraic.Zero ] ]
    let sub = net.ClarkeSubdifferential(model, data, 0)
    Assert.True(sub.OutputDerivative.IsZero)

    Assert.Equal<string list>(
        [ "-2"; "0" ],
        sub.HiddenVertices |> Seq.map (fun v -> string v[0]) |> Seq.sort |> Seq.toList
    )

[<Fact>]
let ``Bad constants, shapes and sizes are refused`` () =
    let one = RealAlgebraic.One
    throws<ArgumentOutOfRangeException>(fun () -> ignore (ModelConstants(Rational.Zero, Rational.One, Rational.One)))
    throws<ArgumentOutOfRangeException>(fun () -> ignore (ModelConstants(Rational.One, Rational.One, ratio -1 9)))
    throws<ArgumentException>(fun () -> ignore (Dataset(matrix [ [ 1 ] ], vector [ 1; 2 ])))
    throws<ArgumentException>(fun () -> ignore (networkOf [ one ] []))
    throws<ArgumentException>(fun () -> ignore (networkOf [ one; one ] [ [ one ]; [ one; one ] ]))
    throws<ArgumentException>(fun () -> ignore ((networkOf [ one ] [ [ one ] ]).Preactivation(0, vector [ 1; 2 ])))
