module ReluProofs.Kernel.Tests.TrajectoryTests

open System
open System.Collections.Generic
open System.Diagnostics
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Kernel.Tests.Generators

/// What Math.Exp and a few operations on doubles may lose, relative to the value.
[<Literal>]
let private ClosedFormAccuracy = 1e-13

/// What the steps of the independent integrator lose where they pass a kink.
[<Literal>]
let private KinkAccuracy = 2e-3

let private net = "net"
let private real (r: Rational) = RealAlgebraic.OfRational r

let private instanceOf data model network =
    CertifiedInstance(data, model, Dictionary<string, Rational>(), Dictionary(dict [ net, network ]))

let private rationalNetwork (a: Rational list) (w: Rational list list) =
    networkOf (List.map real a) (List.map (List.map real) w)

let private flowAt bits order (time: Rational) quantity =
    Term.Flow(quantity, net, Rational.One, time, time, order, bits)

let private bounds instance (term: Term) =
    struct (TrajectoryEnclosure.Lower(instance, term), TrajectoryEnclosure.Upper(instance, term))

let private contains struct (low: Rational, high: Rational) (value: RealAlgebraic) =
    real low <= value && value <= real high

/// One point 1 and one neuron in d = 1, c = 1/2: the product p = a w has p' = (a^2 + w^2)(y - p).
let private onePoint y a w =
    instanceOf
        (Dataset(matrix [ [ 1 ] ], vector [ y ]))
        (ModelConstants(Rational.Half, Rational.One, Rational.Zero))
        (rationalNetwork [ a ] [ [ w ] ])

let private certify facts instance =
    Checker.Certify(CertificateDraft("paper/claim@literal", "the statement", "what it shows", instance, facts))

// ---------------------------------------------------------------- closed forms

[<Fact>]
let ``A balanced neuron without label decays as w0/sqrt(1 + 2 w0^2 t)`` () =
    let cases =
        Gen.zip3 (Gen.choose (1, 9)) (Gen.choose (1, 30)) (Gen.elements [ 2, 40; 4, 40; 10, 40; 24, 64; 44, 128 ])

    check 25 cases (fun (p, t, (order, bits)) ->
        let w0, t = ratio p 5, ratio t 7

        let closed =
            real w0 * RealAlgebraic.Sqrt((Rational.One + Rational.Two * w0 * w0 * t).Inverse())

        // Orders 2 and 4 take small steps; long times are left to the others.
        let t, closed =
            if order < 10 then
                let t = t / Rational.OfInt 64
                t, real w0 * RealAlgebraic.Sqrt((Rational.One + Rational.Two * w0 * w0 * t).Inverse())
            else
                t, closed

        let struct (low, high) =
            bounds (onePoint 0 w0 w0) (flowAt bits order t (Term.HiddenWeight(net, 0, 0)))

        contains struct (low, high) closed && high - low < ratio 1 1000)

[<Fact>]
let ``A balanced neuron grows as the logistic function`` () =
    for order, bits in [ 16, 64; 30, 96 ] do
        for t in [ 1; 4; 7; 9 ] do
            let p0 = 1e-4

            let struct (low, high) =
                bounds
                    (onePoint 1 (ratio 1 100) (ratio 1 100))
                    (flowAt bits order (Rational.OfInt t) (Term.Output(net, 0)))

            let grown = Math.Exp(2.0 * float t)
            let closed = p0 * grown / (1.0 - p0 + p0 * grown)
            let error = ClosedFormAccuracy * closed
            Assert.True(low.ToDouble() <= closed + error && closed - error <= high.ToDouble())
            Assert.True((high - low).ToDouble() < 1e-8)

[<Fact>]
let ``With weight decay an inactive neuron shrinks as exp(-2 rho t)`` () =
    let instance =
        instanceOf
            (Dataset(matrix [ [ 1 ] ], vector [ 3 ]))
            (ModelConstants(Rational.One, Rational.One, ratio 1 4))
            (rationalNetwork [ Rational.Two ] [ [ Rational.MinusOne ] ])

    for t in [ 0; 1; 5 ] do
        for term, start in [ Term.OutputWeight(net, 0), 2.0; Term.HiddenWeight(net, 0, 0), -1.0 ] do
            let struct (low, high) = bounds instance (flowAt 80 24 (Rational.OfInt t) term)
            let closed = start * Math.Exp(-0.5 * float t)
            let error = ClosedFormAccuracy * abs closed
            Assert.True(low.ToDouble() <= closed + error && closed - error <= high.ToDouble())
            Assert.True((high - low).ToDouble() < 1e-12)

[<Fact>]
let ``A neuron that is switched off comes to rest on its kink`` () =
    // a^2 - w^2 = 1 stays, and w falls to 0: a = 1 from then on, whatever the rule at the kink.
    let instance = onePoint -1 (ratio 5 4) (ratio 3 4)

    for t in [ 2; 10; 50 ] do
        let at term = bounds instance (flowAt 80 24 (Rational.OfInt t) term)
        let struct (low, high) as a = at (Term.OutputWeight(net, 0))
        Assert.True(contains a RealAlgebraic.One)
        Assert.True((high - low).ToDouble() < 1e-12)
        let struct (low, high) as w = at (Term.HiddenWeight(net, 0, 0))
        Assert.True(contains w RealAlgebraic.Zero)
        Assert.True((high - low).ToDouble() < 1e-12)

[<Fact>]
let ``More bits give narrower bounds`` () =
    let width order bits =
        let struct (low, high) =
            bounds (onePoint 1 (ratio 1 3) (ratio 1 2)) (flowAt bits order (Rational.OfInt 2) (Term.Output(net, 0)))

        (high - low).ToDouble()

    let widths = [ for bits in [ 34; 38; 42; 46 ] -> width 12 bits ]

    for wider, narrower in List.pairwise widths do
        Assert.True(narrower < wider / 8.0, sprintf "%g after %g" narrower wider)

// ---------------------------------------------------------------- random networks

/// Random small problems without weight decay, kinks at the start among them.
let private withoutDecay =
    problem 3
    |> Gen.map (fun (model, data, network) ->
        instanceOf data (ModelConstants(model.LossConstant, model.OutputScale, Rational.Zero)) network)

/// The bounds of quantities along one path, which is followed once; none where it is not enclosed.
let private tryBounds instance (terms: Term list) =
    let far = Term.Number((Rational.OfInt 10).Pow 30)

    let facts = [
        for term in terms do
            Fact("low", term, Relation.Greater, -far)
            Fact("high", term, Relation.Less, far)
    ]

    let result = certify facts instance

    match result.Certificate with
    | null ->
        Assert.Contains("not enclosed: ", result.Wrong)
        ValueNone
    | certificate ->
        let value (side: RealAlgebraic) = side.TryRational().Value

        ValueSome [
            for i in 0 .. terms.Length - 1 ->
                struct (value (certificate.LeftValue(2 * i)), value (certificate.LeftValue(2 * i + 1)))
        ]

/// At least this many of the problems are enclosed: so the property is about something.
let private enclosedOf count (cases: FsCheck.Gen<'a>) (property: 'a -> bool voption) least =
    let mutable enclosed = 0

    check count cases (fun case ->
        match property case with
        | ValueSome holds ->
            enclosed <- enclosed + 1
            holds
        | ValueNone -> true)

    Assert.True(enclosed >= least, sprintf "only %d were enclosed" enclosed)

[<Fact>]
let ``Before anything moves the bounds contain the exact quantities`` () =
    check 60 (problem 3) (fun (model, data, network) ->
        let instance = instanceOf data model network

        let quantities = [
            Term.Loss net
            Term.NormSquared net
            Term.Output(net, data.Count - 1)
            Term.OutputWeight(net, 0)
            Term.HiddenWeight(net, 0, data.Dimension - 1)
            Term.Abs(Term.OutputWeight(net, 0)) + Term.Sqrt(Term.Number 2 * Term.Number 3) * Term.Loss net
            Term.Loss net / (Term.NormSquared net + Term.Number 1) - Term.WeightDecay
            Term.Relu(-(Term.OutputWeight(net, 0))) * Term.Label 0 * Term.Point(0, 0)
        ]

        quantities
        |> List.forall (fun quantity ->
            let exact =
                // Quotients of irrational numbers have no exact value.
                try
                    ValueSome(quantity.Evaluate instance)
                with :? InvalidOperationException ->
                    ValueNone

            let descent = Term.Descent(quantity, net, Rational.One, 0, 0, 80)

            match exact with
            | ValueSome value ->
                contains (bounds instance (flowAt 80 8 Rational.Zero quantity)) value
                && contains (bounds instance descent) value
            | ValueNone -> true))

[<Fact>]
let ``Along the flow a_j^2 - ||w_j||^2 stays, across kinks`` () =
    let property (instance: CertifiedInstance) =
        let start = instance.Networks[net]
        let square (x: Term) = x * x

        let balance j =
            Term.Sum [
                square (Term.OutputWeight(net, j))
                for i in 0 .. start.Dimension - 1 do
                    -(square (Term.HiddenWeight(net, j, i)))
            ]

        let neurons = [ 0 .. start.Width - 1 ]

        match tryBounds instance (neurons |> List.map (balance >> flowAt 64 16 (ratio 1 8))) with
        | ValueSome bounds ->
            ValueSome(List.forall2 (fun b j -> contains b ((balance j).Evaluate instance)) bounds neurons)
        | ValueNone -> ValueNone

    enclosedOf 40 withoutDecay property 15

/// A state in doubles and its derivative with relu'(0) = 0, written from the definition.
let private derivative (instance: CertifiedInstance) (a: float[], w: float[][]) =
    let data, model = instance.Data, instance.Constants

    let c, s, rho =
        model.LossConstant.ToDouble(), model.OutputScale.ToDouble(), model.WeightDecay.ToDouble()

    let x =
        Array.init data.Count (fun k -> Array.init data.Dimension (fun i -> (data.Points[k, i]).ToDouble()))

    let z =
        w
        |> Array.map (fun wj -> x |> Array.map (fun xk -> Array.fold2 (fun sum p q -> sum + p * q) 0.0 wj xk))

    let residual =
        Array.init data.Count (fun k ->
            s * (Array.mapi (fun j aj -> aj * max 0.0 z[j].[k]) a |> Array.sum) - (data.Labels[k]).ToDouble())

    let da =
        a
        |> Array.mapi (fun j aj ->
            -2.0 * c * s * (Array.mapi (fun k r -> r * max 0.0 z[j].[k]) residual |> Array.sum) - 2.0 * rho * aj)

    let dw =
        w
        |> Array.mapi (fun j wj ->
            wj
            |> Array.mapi (fun i wi ->
                let pull =
                    residual |> Array.mapi (fun k r -> if z[j].[k] > 0.0 then r * x[k].[i] else 0.0) |> Array.sum

                -2.0 * c * s * a[j] * pull - 2.0 * rho * wi))

    da, dw

/// Classical Runge-Kutta with small steps, which knows of no kinks.
let private runge (instance: CertifiedInstance) (time: float) steps =
    let start = instance.Networks[net]

    let mutable a = Array.init start.Width (fun j -> (start.OutputWeight j).ToDouble())

    let mutable w =
        Array.init start.Width (fun j -> Array.init start.Dimension (fun i -> (start.HiddenWeight(j, i)).ToDouble()))

    let h = time / float steps

    let moved (da: float[], dw: float[][]) (size: float) =
        Array.map2 (fun x v -> x + size * v) a da, Array.map2 (Array.map2 (fun x v -> x + size * v)) w dw

    for _ in 1..steps do
        let k1 = derivative instance (a, w)
        let k2 = derivative instance (moved k1 (h / 2.0))
        let k3 = derivative instance (moved k2 (h / 2.0))
        let k4 = derivative instance (moved k3 h)
        let mean p q r s = (p + 2.0 * q + 2.0 * r + s) / 6.0
        let (a1, w1), (a2, w2), (a3, w3), (a4, w4) = k1, k2, k3, k4

        let slope =
            Array.init a.Length (fun j -> mean a1[j] a2[j] a3[j] a4[j]),
            Array.init w.Length (fun j ->
                Array.init w[j].Length (fun i -> mean w1[j].[i] w2[j].[i] w3[j].[i] w4[j].[i]))

        let next = moved slope h
        a <- fst next
        w <- snd next

    a, w

[<Fact>]
let ``Runge and Kutta's integrator agrees, across kinks and with weight decay`` () =
    let cases =
        problem 3 |> Gen.map (fun (model, data, network) -> instanceOf data model network)

    let property (instance: CertifiedInstance) =
        let time = ratio 1 16
        let start = instance.Networks[net]

        let quantities = [
            for j in 0 .. start.Width - 1 do
                Term.OutputWeight(net, j)

                for i in 0 .. start.Dimension - 1 do
                    Term.HiddenWeight(net, j, i)
        ]

        match tryBounds instance (quantities |> List.map (flowAt 64 16 time)) with
        | ValueSome found ->
            let a, w = runge instance (time.ToDouble()) 1000

            let values = [
                for j in 0 .. a.Length - 1 do
                    a[j]
                    yield! w[j]
            ]

            let size = 1.0 + (List.map abs values |> List.max)

            for struct (low, high), value in List.zip found values do
                Assert.True((high - low).ToDouble() < 1e-6, sprintf "width %g" ((high - low).ToDouble()))
                Assert.InRange(value, low.ToDouble() - KinkAccuracy * size, high.ToDouble() + KinkAccuracy * size)

            ValueSome true
        | ValueNone -> ValueNone

    enclosedOf 40 cases property 15

[<Fact>]
let ``The loss does not rise, and the bounds of a whole time contain those of its times`` () =
    let property (instance: CertifiedInstance) =
        let loss (from: Rational) until =
            Term.Flow(Term.Loss net, net, Rational.One, from, until, 16, 64)

        let times = [ Rational.Zero; ratio 1 40; ratio 1 16 ]
        let terms = [ for t in times -> loss t t ] @ [ loss Rational.Zero (ratio 1 16) ]

        match tryBounds instance terms with
        | ValueSome found ->
            let struct (least, most) = List.last found
            let points = List.take times.Length found
            let inside struct (low, high) = least <= low && high <= most
            let falling (struct (_, before), struct (after, _)) = after <= before
            ValueSome(List.forall inside points && List.forall falling (List.pairwise points))
        | ValueNone -> ValueNone

    enclosedOf 20 withoutDecay property 6

[<Fact>]
let ``Gradient descent contains the exact steps`` () =
    /// One exact step on a network of rational weights in d = 1, relu'(0) = 0.
    let step (model: ModelConstants) (data: Dataset) (eta: Rational) (a: Rational list, w: Rational list) =
        let relu (z: Rational) = if z.Sign > 0 then z else Rational.Zero
        let x k = data.Points[k, 0]
        let ks = [ 0 .. data.Count - 1 ]
        let sum (items: Rational list) = List.fold (+) Rational.Zero items

        let residual k =
            model.OutputScale * sum (List.map2 (fun aj wj -> aj * relu (wj * x k)) a w) - data.Labels[k]

        let rate = Rational.Two * model.LossConstant * model.OutputScale
        let decay = Rational.Two * model.WeightDecay

        List.map2
            (fun aj wj ->
                aj - eta * (rate * sum [ for k in ks -> residual k * relu (wj * x k) ] + decay * aj),
                wj
                - eta
                  * (rate
                     * aj
                     * sum [
                         for k in ks ->
                             if (wj * x k).Sign > 0 then
                                 residual k * x k
                             else
                                 Rational.Zero
                     ]
                     + decay * wj))
            a
            w
        |> List.unzip

    let cases =
        gen {
            let! model = constants
            let! data = dataset 2 1
            let! a = Gen.listOfLength 2 (smallRational 2)
            let! w = Gen.listOfLength 2 (smallRational 2)
            return model, data, a, w
        }

    let property (model, data, a, w) =
        let instance = instanceOf data model (rationalNetwork a (List.map List.singleton w))
        let eta = ratio 1 50

        let a3, w3 =
            Seq.fold (fun state _ -> step model data eta state) (a, w) (seq { 1..3 })

        let along term = Term.Descent(term, net, eta, 3, 3, 80)

        match tryBounds instance [ along (Term.OutputWeight(net, 1)); along (Term.HiddenWeight(net, 0, 0)) ] with
        | ValueSome [ a; w ] -> ValueSome(contains a (real a3[1]) && contains w (real w3[0]))
        | _ -> ValueNone

    enclosedOf 100 cases property 80

// ---------------------------------------------------------------- what is not enclosed

/// Pulled up by x_1 while it is off at x_2, and pushed down harder while it is on: it slides along the kink.
let private sliding =
    instanceOf
        (Dataset(matrix [ [ 1; 0 ]; [ 1; 1 ] ], vector [ 10; -20 ]))
        (ModelConstants(Rational.Half, Rational.One, Rational.Zero))
        (rationalNetwork [ Rational.One ] [ [ Rational.One; ratio -11 10 ] ])

let private refusal (work: unit -> Rational) =
    let error = Assert.Throws<InvalidOperationException>(fun () -> ignore (work ()))
    error.Message

[<Fact>]
let ``A trajectory that slides along a kink is refused by name`` () =
    let loss = Term.Loss net
    let early = flowAt 64 16 (ratio 1 1000) loss
    Assert.True(TrajectoryEnclosure.Lower(sliding, early) < TrajectoryEnclosure.Upper(sliding, early))

    let reason =
        refusal (fun () -> TrajectoryEnclosure.Upper(sliding, flowAt 64 16 Rational.One loss))

    Assert.StartsWith("not enclosed: neuron 1 at point 2 touches its kink at time ", reason)

[<Fact>]
let ``A start on a kink is enclosed only where every rule agrees`` () =
    let start a y =
        instanceOf
            (Dataset(matrix [ [ 1; 0 ]; [ 1; 1 ] ], vector [ 3; y ]))
            (ModelConstants(Rational.Half, Rational.One, Rational.Zero))
            (rationalNetwork [ a ] [ [ Rational.One; Rational.MinusOne ] ])

    let second = Term.HiddenWeight(net, 0, 0) + Term.HiddenWeight(net, 0, 1)
    let after instance = bounds instance (flowAt 64 16 (ratio 1 100) second)
    // On or off, x_1 pulls the neuron towards x_2: it becomes active, for a negative output weight inactive.
    let struct (low, _) = after (start Rational.One 1)
    Assert.True(low.Sign > 0)
    let struct (_, high) = after (start (ratio -1 10) 1)
    Assert.True(high.Sign < 0)
    // One point alone: off it stays, on it would grow.
    let alone = onePoint 1 Rational.One Rational.Zero

    Assert.Contains(
        "touches its kink",
        refusal (fun () -> TrajectoryEnclosure.Upper(alone, flowAt 64 16 Rational.One (Term.Loss net)))
    )
    // With the other label it is pushed back whatever the rule.
    let struct (low, high) =
        bounds (onePoint -1 Rational.One Rational.Zero) (flowAt 64 16 Rational.One (Term.Loss net))

    Assert.True(low <= Rational.Half && Rational.Half <= high)

// ---------------------------------------------------------------- facts

[<Fact>]
let ``Facts along trajectories are decided by the proved end`` () =
    let instance = onePoint 0 Rational.One Rational.One
    // w = 1/2 at time 3/2, exactly.
    let w = flowAt 64 16 (ratio 3 2) (Term.HiddenWeight(net, 0, 0))
    let number p q = Term.Number(ratio p q)
    let fact relation right = certify [ Fact("it", w, relation, right) ] instance
    Assert.True((fact Relation.Less (number 500001 1000000)).IsValid)
    Assert.True((fact Relation.Greater (number 499999 1000000)).IsValid)
    Assert.False((fact Relation.Less (number 499999 1000000)).IsValid)
    Assert.False((fact Relation.Greater (number 500001 1000000)).IsValid)
    // An enclosure cannot tell equality, nor what it does not separate.
    for relation in
        [
            Relation.Less
            Relation.Greater
            Relation.LessOrEqual
            Relation.GreaterOrEqual
        ] do
        Assert.Contains("fact 'it' is false", (fact relation (number 1 2)).Wrong)

    Assert.Contains("an enclosure decides no equality", (fact Relation.Equal (number 1 2)).Wrong)
    let result = fact Relation.Less (number 3 5)
    let certificate = Unchecked.nonNull result.Certificate
    Assert.True(certificate.LeftValue 0 >= RealAlgebraic.OfRational Rational.Half)
    let again = Checker.CheckJson(certificate.ToJson())
    Assert.Equal("", again.Wrong)
    Assert.Equal(certificate.Hash, (Unchecked.nonNull again.Certificate).Hash)

    for wrong in
        [
            Fact("it", number 1 2, Relation.Less, w)
            Fact("it", w + number 1 1, Relation.Less, number 9 1)
            Fact("it", flowAt 64 16 Rational.One w, Relation.Less, number 9 1)
        ] do
        Assert.Contains("stands alone on the left", (certify [ wrong ] instance).Wrong)

[<Fact>]
let ``What is told of a fact does not depend on the facts before it`` () =
    let instance = onePoint 1 (ratio 1 10) (ratio 1 5)
    let at (t: Rational) = flowAt 64 16 t (Term.Output(net, 0))
    let fact t = Fact(sprintf "at %O" t, at t, Relation.Less, Term.Number 2)
    let times = [ ratio 1 3; Rational.Two; Rational.Zero; ratio 7 2; Rational.Two ]

    let together =
        Unchecked.nonNull (certify (List.map fact times) instance).Certificate

    times
    |> List.iteri (fun i t ->
        let alone = Unchecked.nonNull (certify [ fact t ] instance).Certificate
        Assert.Equal(alone.LeftValue 0, together.LeftValue i))

[<Fact>]
let ``Hostile trajectories end soon, with a reason`` () =
    let instance = onePoint 1 (ratio 1 10) (ratio 1 10)
    let loss = Term.Loss net
    let far = Rational.OfInt 10 |> fun ten -> ten.Pow 60

    let flow bits order (from: Rational) until =
        Term.Flow(loss, net, Rational.One, from, until, order, bits)

    let terms = [
        flow 4096 256 Rational.Zero far
        flow 64 16 Rational.Zero Rational.MinusOne |> Term.Abs
        flow 64 16 Rational.MinusOne Rational.One
        flow 64 16 Rational.One Rational.Zero
        flow 0 16 Rational.Zero Rational.One
        flow Int32.MaxValue 16 Rational.Zero Rational.One
        flow 64 0 Rational.Zero Rational.One
        flow 64 Int32.MaxValue Rational.Zero Rational.One
        Term.Flow(loss, net, far, Rational.Zero, Rational.One, 16, 64)
        Term.Flow(loss, net, -far, Rational.Zero, Rational.One, 16, 64)
        Term.Flow(loss, "none", Rational.One, Rational.Zero, Rational.One, 16, 64)
        Term.Descent(loss, net, far, 0, 1_000, 64)
        Term.Descent(loss, net, Rational.Zero, 0, Int32.MaxValue, 64)
        Term.Descent(loss, net, Rational.One, -1, 1, 64)
        Term.Flow(Term.Product [], net, Rational.One, Rational.Zero, Rational.One, 16, -1)
        Term.Flow(Term.Number 1 / (loss - loss), net, Rational.One, Rational.Zero, Rational.One, 16, 64)
    ]

    for term in terms do
        let watch = Stopwatch.StartNew()
        let result = certify [ Fact("it", term, Relation.Less, Term.Number -1) ] instance
        Assert.False result.IsValid
        Assert.StartsWith("fact 'it' ", result.Wrong)
        Assert.True(watch.Elapsed.TotalSeconds < 60.0, sprintf "it took %.1f s" watch.Elapsed.TotalSeconds)
