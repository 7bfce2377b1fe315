namespace ReluProofs.Kernel

open System
open System.Collections.Generic
open System.Numerics

/// Quantities of a certificate in interval arithmetic, at states that lie in boxes.
[<Sealed>]
type internal MovingQuantities(grid: Grid, field: FlowField, instance: CertifiedInstance, network: string) =

    let model = instance.Constants
    let scale = grid.OfRational model.OutputScale
    let lossConstant = grid.OfRational model.LossConstant
    let decay = grid.OfRational model.WeightDecay

    let labels =
        Array.init field.Count (fun k -> grid.OfRational instance.Data.Labels[k])

    // Loops: descent asks for the loss after every step.
    let output (state: NeuronBoxes) k =
        let mutable total = Interval.Zero

        for j in 0 .. state.A.Length - 1 do
            let z = field.Preactivation(state.W[j], k)

            if z.High.Sign > 0 then
                total <- total +. grid.Multiply(state.A[j], z.Relu())

        grid.Multiply(scale, total)

    let sum (items: seq<Interval>) = Seq.fold (+.) Interval.Zero items

    let normSquared (state: NeuronBoxes) =
        Seq.append state.A (Seq.concat state.W) |> Seq.map grid.Square |> sum

    let loss state =
        let mutable squares = Interval.Zero

        for k in 0 .. field.Count - 1 do
            squares <- squares +. grid.Square(output state k -. labels[k])

        let fit = grid.Multiply(lossConstant, squares)

        if decay.IsZero then
            fit
        else
            fit +. grid.Multiply(decay, normSquared state)

    let entry (items: 'item[]) i =
        if i < 0 || i >= items.Length then
            invalidOp (sprintf "index %d is outside 0..%d" i (items.Length - 1))
        else
            items[i]

    /// Whether the quantity speaks of the moving network.
    let rec moves (node: Node) =
        match node with
        | OutputWeight(name, _)
        | HiddenWeight(name, _, _)
        | Loss name
        | NormSquared name
        | Output(name, _)
        | MinimumLoss(_, name, _, _) -> name = network
        | Add items
        | Multiply items -> List.exists moves items
        | Negate item
        | Absolute item
        | SignOf item
        | Relu item
        | SquareRoot item -> moves item
        | Divide(top, bottom) -> moves top || moves bottom
        | _ -> false

    let rec value (state: NeuronBoxes) (node: Node) : Interval =
        match node with
        | still when not (moves still) -> grid.OfReal(Node.evaluate instance still)
        | OutputWeight(_, j) -> entry state.A j
        | HiddenWeight(_, j, i) -> entry (entry state.W j) i
        | Loss _ -> loss state
        | NormSquared _ -> normSquared state
        | Output(_, k) ->
            if k < 0 || k >= field.Count then
                invalidOp (sprintf "index %d is outside 0..%d" k (field.Count - 1))

            output state k
        | Add items -> items |> List.map (value state) |> sum
        | Multiply items ->
            items |> List.map (value state) |> List.reduce (fun product item -> grid.Multiply(product, item))
        | Negate item -> (value state item).Negated
        | Divide(top, bottom) -> grid.Multiply(value state top, grid.Inverse(value state bottom))
        | Absolute item ->
            let x = value state item

            if x.StrictSign < 0 then
                x.Negated
            elif x.StrictSign > 0 then
                x
            else
                {
                    Low = BigInteger.Zero
                    High = x.Magnitude
                }
        | SignOf item ->
            match (value state item).StrictSign with
            | 0 -> invalidOp "a sign is open"
            | sign -> grid.OfRational(Rational.OfInt sign)
        | Relu item -> (value state item).Relu()
        | SquareRoot item -> grid.Sqrt(value state item)
        | _ -> invalidOp "a moving network has no such quantity"

    member _.Value(state: NeuronBoxes, node: Node) = value state node

/// The trajectories that the facts of one certificate speak of. What a fact is told does not depend on the others: a path is
/// the same sequence of pieces whoever asks, and is only kept so that later times need not begin again.
[<Sealed>]
type internal EnclosedPaths(instance: CertifiedInstance) =

    let known =
        Dictionary<struct (string * Motion * int), EnclosedPath * MovingQuantities>()

    /// More coefficients than any claim needs in one step.
    let mostCoefficients = 400_000L

    let within low high name value =
        if value < low || value > high then
            invalidOp (sprintf "'%s' is outside %d..%d" name low high)

    let start (journey: Journey) : EnclosedPath * MovingQuantities =
        within 32 4096 "bits" journey.Bits

        let network =
            match instance.Networks.TryGetValue journey.Network with
            | true, found -> found
            | false, _ -> invalidOp (sprintf "the instance has no network '%s'" journey.Network)

        if network.Width > 0 && network.Dimension <> instance.Data.Dimension then
            invalidOp "the network and the points have two dimensions"

        let speed, order =
            match journey.Motion with
            | Flow(speed, order) ->
                within 2 256 "order" order

                // Backwards, weight decay would push pre-activations away from their kinks.
                if speed.Sign <= 0 then
                    invalidOp "the speed of a flow is positive"

                speed, order
            | Descent step -> step, 1

        let size =
            int64 network.Width
            * (1L + int64 instance.Data.Dimension + int64 instance.Data.Count)
            * int64 (order + 2)

        if size > mostCoefficients then
            invalidOp "not enclosed: the network is too large"

        let grid = Grid journey.Bits
        let field = FlowField(grid, instance.Constants, instance.Data, speed)

        let boxes = {
            A = Array.init network.Width (fun j -> grid.OfReal(network.OutputWeight j))
            W =
                Array.init network.Width (fun j ->
                    Array.init network.Dimension (fun i -> grid.OfReal(network.HiddenWeight(j, i))))
        }

        let path: EnclosedPath =
            match journey.Motion with
            | Flow _ -> FlowPath(field, order, boxes)
            | Descent _ -> DescentPath(field, boxes)

        path, MovingQuantities(grid, field, instance, journey.Network)

    /// The quantity at the times low..high of the present piece, in parts where that is sharper.
    let rec over (path: EnclosedPath) (value: NeuronBoxes -> Interval) depth (low: BigInteger) (high: BigInteger) =
        let whole = value (path.At(low, high))

        if depth = 0 || high - low <= BigInteger.One then
            whole
        else
            let ends = Interval.Hull(value (path.At(low, low)), value (path.At(high, high)))

            if whole.Width <= BigInteger 2 * ends.Width + BigInteger 256 then
                whole
            else
                let middle = (low + high) >>> 1
                Interval.Hull(over path value (depth - 1) low middle, over path value (depth - 1) middle high)

    /// A bound of few digits, outward.
    let short (grid: Grid) (value: BigInteger) upward =
        let excess = int (value.GetBitLength()) - 53

        if excess <= 0 then
            grid.ToRational value
        else
            let unit = BigInteger.One <<< excess
            let below = BigInteger.Divide(value, unit) * unit

            let cut =
                if upward && below < value then below + unit
                elif not upward && below > value then below - unit
                else below

            grid.ToRational cut

    /// Bounds of a quantity at all times of a journey. Throws InvalidOperationException, "not enclosed: ...", where the
    /// enclosure ends before.
    member _.Enclose(journey: Journey, quantity: Node) : struct (Rational * Rational) =
        if journey.From.Sign < 0 || journey.Until < journey.From then
            invalidOp "the times of a trajectory are 0 <= from <= until"

        let isDescent =
            match journey.Motion with
            | Descent _ -> true
            | Flow _ -> false

        if isDescent && not (journey.From.IsInteger && journey.Until.IsInteger) then
            invalidOp "the times of gradient descent are whole numbers of steps"

        let key = struct (journey.Network, journey.Motion, journey.Bits)

        let path, quantities =
            let grid = Grid(max 1 (min journey.Bits 4096))

            let asked =
                if isDescent then
                    journey.From.Numerator
                else
                    (grid.OfRational journey.From).Low

            match known.TryGetValue key with
            | true, ((path, _) as found) when path.From <= asked -> found
            | _ -> start journey

        known[key] <- (path, quantities)
        let grid = path.Grid

        let from, until =
            if isDescent then
                journey.From.Numerator, journey.Until.Numerator
            else
                (grid.OfRational journey.From).Low, (grid.OfRational journey.Until).High

        let value state = quantities.Value(state, quantity)

        while path.Until < from do
            path.Advance()

        let part () =
            over path value 6 (BigInteger.Max(from, path.From)) (BigInteger.Min(until, path.Until))

        let mutable result = part ()

        while path.Until < until do
            path.Advance()
            result <- Interval.Hull(result, part ())

        struct (short grid result.Low false, short grid result.High true)

/// Rigorous bounds of quantities along trajectories.
[<AbstractClass; Sealed>]
type TrajectoryEnclosure private () =

    static let bounds (instance: CertifiedInstance) (quantity: Term) =
        match quantity.Node with
        | Along(journey, inner) -> EnclosedPaths(instance).Enclose(journey, inner)
        | _ -> invalidArg (nameof quantity) "the term speaks of no trajectory"

    /// A number that the quantity (made by Term.Flow or Term.Descent) is never below. Throws InvalidOperationException,
    /// "not enclosed: ...", where the trajectory cannot be enclosed, and ArgumentException for other terms.
    static member Lower(instance: CertifiedInstance, quantity: Term) : Rational =
        let struct (low, _) = bounds instance quantity
        low

    /// A number that the quantity is never above; as for Lower.
    static member Upper(instance: CertifiedInstance, quantity: Term) : Rational =
        let struct (_, high) = bounds instance quantity
        high
