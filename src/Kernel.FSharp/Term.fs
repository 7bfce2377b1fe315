namespace ReluProofs.Kernel

open System
open System.Collections.Generic
open System.Collections.ObjectModel
open System.Text.Json

/// What a term may speak of: one exact instance.
[<Sealed; AllowNullLiteral(false)>]
type CertifiedInstance
    (
        data: Dataset,
        constants: ModelConstants,
        parameters: IReadOnlyDictionary<string, Rational>,
        networks: IReadOnlyDictionary<string, TwoLayerNetwork>
    ) =
    // Copies: a certificate must not change when the caller's dictionaries do.
    let parameters =
        ReadOnlyDictionary(Dictionary(parameters |> Seq.map id, StringComparer.Ordinal))

    let networks =
        ReadOnlyDictionary(Dictionary(networks |> Seq.map id, StringComparer.Ordinal))

    /// The labelled points.
    member _.Data = data
    /// c, s and rho.
    member _.Constants = constants
    /// Further named numbers, such as alpha, beta and m.
    member _.Parameters: IReadOnlyDictionary<string, Rational> = parameters
    /// Named networks of the data's dimension.
    member _.Networks: IReadOnlyDictionary<string, TwoLayerNetwork> = networks

/// How a network moves from its weights at time 0.
type internal Motion =
    /// The flow -speed grad L, enclosed by Taylor series of this order.
    | Flow of speed: Rational * order: int
    /// Gradient descent with this step and relu'(0) = 0; times are numbers of steps.
    | Descent of step: Rational

/// A named network on its way, at all times From <= t <= Until, enclosed on the multiples of 2^-Bits.
type internal Journey = {
    Network: string
    Motion: Motion
    Bits: int
    From: Rational
    Until: Rational
}

/// The grammar of certified quantities. Internal: C# sees the factory members of Term.
[<NoComparison; NoEquality>]
type internal Node =
    | Number of RealAlgebraic
    | Parameter of name: string
    | LossConstant
    | OutputScale
    | WeightDecay
    | Point of k: int * i: int
    | Label of k: int
    | Add of Node list
    | Multiply of Node list
    | Negate of Node
    | Divide of Node * Node
    | Absolute of Node
    | SignOf of Node
    | Relu of Node
    | SquareRoot of Node
    | OutputWeight of network: string * j: int
    | HiddenWeight of network: string * j: int * i: int
    | Loss of network: string
    | NormSquared of network: string
    | Output of network: string * k: int
    | MinimumLoss of width: int * attainedBy: string * duals: ExactVector list * multipliers: ConeMultiplier list
    /// A bound below the loss of every network none of whose neurons needs this cone with this sign.
    | LossOutside of cone: string * sign: int * dual: ExactVector * multipliers: ConeMultiplier list
    /// A quantity at the times of a journey, in which the network's name is that of the moving network.
    | Along of Journey * quantity: Node

module internal Node =

    let private network (instance: CertifiedInstance) name =
        match instance.Networks.TryGetValue name with
        | true, found -> found
        | false, _ -> invalidOp (sprintf "the instance has no network '%s'" name)

    let private rational what (value: RealAlgebraic) =
        let r = value.TryRational()

        if r.HasValue then
            r.Value
        else
            invalidOp (sprintf "%s must be rational, and %O is not" what value)

    /// Deeper terms than any claim needs are refused, so that a hostile one cannot exhaust the stack.
    [<Literal>]
    let private MaxDepth = 64

    let private tooDeep = "a term is nested too deeply"

    let rec private evaluateAt depth (instance: CertifiedInstance) (node: Node) : RealAlgebraic =
        if depth > MaxDepth then
            invalidOp tooDeep

        let value = evaluateAt (depth + 1) instance
        let ofRational (r: Rational) = RealAlgebraic.OfRational r

        let index bound k =
            if k < 0 || k >= bound then
                invalidOp (sprintf "index %d is outside 0..%d" k (bound - 1))
            else
                k

        match node with
        | Number x -> x
        | Parameter name ->
            match instance.Parameters.TryGetValue name with
            | true, found -> ofRational found
            | false, _ -> invalidOp (sprintf "the instance has no parameter '%s'" name)
        | LossConstant -> ofRational instance.Constants.LossConstant
        | OutputScale -> ofRational instance.Constants.OutputScale
        | WeightDecay -> ofRational instance.Constants.WeightDecay
        | Point(k, i) -> ofRational instance.Data.Points[index instance.Data.Count k, index instance.Data.Dimension i]
        | Label k -> ofRational instance.Data.Labels[index instance.Data.Count k]
        | Add items -> items |> List.fold (fun sum item -> sum + value item) RealAlgebraic.Zero
        | Multiply items -> items |> List.fold (fun product item -> product * value item) RealAlgebraic.One
        | Negate item -> -(value item)
        | Divide(top, bottom) ->
            let bottom = rational "a divisor" (value bottom)

            if bottom.IsZero then
                invalidOp "division by zero"

            value top / bottom
        | Absolute item -> (value item).Abs()
        | SignOf item -> RealAlgebraic.OfInt (value item).Sign
        | Relu item ->
            let z = value item
            if z.Sign > 0 then z else RealAlgebraic.Zero
        | SquareRoot item ->
            let radicand = rational "a radicand" (value item)

            if radicand.Sign < 0 then
                invalidOp "the radicand is negative"

            RealAlgebraic.Sqrt radicand
        | OutputWeight(name, j) ->
            let net = network instance name
            net.OutputWeight(index net.Width j)
        | HiddenWeight(name, j, i) ->
            let net = network instance name
            net.HiddenWeight(index net.Width j, index net.Dimension i)
        | Loss name -> (network instance name).Loss(instance.Constants, instance.Data)
        | NormSquared name -> (network instance name).NormSquared()
        | Output(name, k) ->
            (network instance name).Output(instance.Constants, instance.Data.Points.Row(index instance.Data.Count k))
        | MinimumLoss(width, name, duals, multipliers) ->
            let attained = network instance name

            if attained.Width > width then
                invalidOp (sprintf "network '%s' has %d neurons, more than the width %d" name attained.Width width)

            let upper = attained.Loss(instance.Constants, instance.Data)

            let lower =
                LowerBound.OverWidth(
                    instance.Constants,
                    instance.Data,
                    width,
                    List.toArray duals,
                    List.toArray multipliers
                )

            if upper <> ofRational lower then
                invalidOp (
                    sprintf
                        "the dual vectors prove a minimum of at least %O, but network '%s' has loss %O"
                        lower
                        name
                        upper
                )

            upper
        | LossOutside(cone, sign, dual, multipliers) ->
            LowerBound.Outside(instance.Constants, instance.Data, cone, sign, dual, List.toArray multipliers)
            |> ofRational
        | Along _ ->
            invalidOp "a quantity along a trajectory has no exact value; it stands alone on the left of <, <=, >= or >"

    /// The exact value. Throws InvalidOperationException or ArgumentException when the term has none at this instance.
    let evaluate instance node = evaluateAt 0 instance node

    let rec write (json: Utf8JsonWriter) (node: Node) =
        let object (key: string) (body: unit -> unit) =
            json.WriteStartObject()
            json.WritePropertyName key
            body ()
            json.WriteEndObject()

        let array (items: Node list) =
            json.WriteStartArray()
            items |> List.iter (write json)
            json.WriteEndArray()

        let indexed (name: string) (indices: int list) =
            json.WriteStartArray()
            json.WriteStringValue name
            indices |> List.iter json.WriteNumberValue
            json.WriteEndArray()

        let vector (v: ExactVector) =
            json.WriteStartArray()

            for entry in v.Entries do
                json.WriteStringValue(entry.ToString())

            json.WriteEndArray()

        // Left out where there are none: so it was before there were any.
        let writeMultipliers (multipliers: ConeMultiplier list) =
            if not multipliers.IsEmpty then
                json.WriteStartArray "multipliers"

                for multiplier in multipliers do
                    json.WriteStartObject()
                    json.WriteNumber("dual", multiplier.Dual)
                    json.WriteString("cone", multiplier.Pattern)
                    json.WriteNumber("sign", multiplier.Sign)
                    json.WritePropertyName "z"
                    vector multiplier.Values
                    json.WriteEndObject()

                json.WriteEndArray()

        match node with
        | Number x -> json.WriteStringValue(x.ToString())
        | Parameter name -> object "parameter" (fun () -> json.WriteStringValue name)
        | LossConstant -> object "constant" (fun () -> json.WriteStringValue "c")
        | OutputScale -> object "constant" (fun () -> json.WriteStringValue "s")
        | WeightDecay -> object "constant" (fun () -> json.WriteStringValue "rho")
        | Point(k, i) ->
            object "x" (fun () ->
                json.WriteStartArray()
                json.WriteNumberValue k
                json.WriteNumberValue i
                json.WriteEndArray())
        | Label k -> object "y" (fun () -> json.WriteNumberValue k)
        | Add items -> object "add" (fun () -> array items)
        | Multiply items -> object "multiply" (fun () -> array items)
        | Negate item -> object "negate" (fun () -> write json item)
        | Divide(top, bottom) -> object "divide" (fun () -> array [ top; bottom ])
        | Absolute item -> object "abs" (fun () -> write json item)
        | SignOf item -> object "sign" (fun () -> write json item)
        | Relu item -> object "relu" (fun () -> write json item)
        | SquareRoot item -> object "sqrt" (fun () -> write json item)
        | OutputWeight(name, j) -> object "a" (fun () -> indexed name [ j ])
        | HiddenWeight(name, j, i) -> object "w" (fun () -> indexed name [ j; i ])
        | Loss name -> object "loss" (fun () -> json.WriteStringValue name)
        | NormSquared name -> object "normSquared" (fun () -> json.WriteStringValue name)
        | Output(name, k) -> object "output" (fun () -> indexed name [ k ])
        | MinimumLoss(width, name, duals, multipliers) ->
            object "minimumLoss" (fun () ->
                json.WriteStartObject()
                json.WriteNumber("width", width)
                json.WriteString("attainedBy", name)
                json.WriteStartArray "duals"
                List.iter vector duals
                json.WriteEndArray()

                writeMultipliers multipliers
                json.WriteEndObject())
        | LossOutside(cone, sign, dual, multipliers) ->
            object "lossOutside" (fun () ->
                json.WriteStartObject()
                json.WriteString("cone", cone)
                json.WriteNumber("sign", sign)
                json.WritePropertyName "dual"
                vector dual
                writeMultipliers multipliers
                json.WriteEndObject())
        | Along(journey, quantity) ->
            let kind =
                match journey.Motion with
                | Flow _ -> "flow"
                | Descent _ -> "descent"

            object kind (fun () ->
                json.WriteStartObject()
                json.WriteString("network", journey.Network)

                match journey.Motion with
                | Flow(speed, order) ->
                    json.WriteString("speed", string speed)
                    json.WriteNumber("order", order)
                | Descent step -> json.WriteString("step", string step)

                json.WriteNumber("bits", journey.Bits)
                json.WriteString("from", string journey.From)
                json.WriteString("until", string journey.Until)
                json.WritePropertyName "of"
                write json quantity
                json.WriteEndObject())

    let read (root: JsonElement) : Node =
        let bad why = raise (FormatException why)

        let text (e: JsonElement) =
            match e.GetString() with
            | null -> bad "a string is expected, not null"
            | s -> s

        let only (known: string list) (e: JsonElement) =
            for member' in e.EnumerateObject() do
                if not (List.contains member'.Name known) then
                    bad (sprintf "field '%s' is unknown" member'.Name)

        let vector (e: JsonElement) =
            ExactVector [| for entry in e.EnumerateArray() -> Rational.Parse(text entry) |]

        let multipliers (e: JsonElement) = [
            match e.TryGetProperty "multipliers" with
            | true, list ->
                for multiplier in list.EnumerateArray() do
                    only [ "dual"; "cone"; "sign"; "z" ] multiplier

                    ConeMultiplier(
                        multiplier.GetProperty("dual").GetInt32(),
                        text (multiplier.GetProperty "cone"),
                        multiplier.GetProperty("sign").GetInt32(),
                        vector (multiplier.GetProperty "z")
                    )
            | false, _ -> ()
        ]

        let rec node depth (e: JsonElement) : Node =
            if depth > MaxDepth then
                bad tooDeep

            let items (e: JsonElement) = [ for item in e.EnumerateArray() -> node (depth + 1) item ]

            let one (e: JsonElement) = node (depth + 1) e

            /// The entries of an array of exactly this length.
            let entries count (e: JsonElement) =
                if e.GetArrayLength() <> count then
                    bad (sprintf "an array of %d is expected" count)

                e

            if e.ValueKind = JsonValueKind.String then
                Number(RealAlgebraic.Parse(text e))
            else
                match [ for property in e.EnumerateObject() -> property ] with
                | [ property ] ->
                    let v = property.Value

                    match property.Name with
                    | "parameter" -> Parameter(text v)
                    | "constant" ->
                        match text v with
                        | "c" -> LossConstant
                        | "s" -> OutputScale
                        | "rho" -> WeightDecay
                        | other -> bad (sprintf "'%s' is no constant; allowed are c, s and rho" other)
                    | "x" -> let v = entries 2 v in Point(v[0].GetInt32(), v[1].GetInt32())
                    | "y" -> Label(v.GetInt32())
                    | "add" -> Add(items v)
                    | "multiply" -> Multiply(items v)
                    | "negate" -> Negate(one v)
                    | "divide" -> let v = entries 2 v in Divide(one v[0], one v[1])
                    | "abs" -> Absolute(one v)
                    | "sign" -> SignOf(one v)
                    | "relu" -> Relu(one v)
                    | "sqrt" -> SquareRoot(one v)
                    | "a" -> let v = entries 2 v in OutputWeight(text v[0], v[1].GetInt32())
                    | "w" -> let v = entries 3 v in HiddenWeight(text v[0], v[1].GetInt32(), v[2].GetInt32())
                    | "loss" -> Loss(text v)
                    | "normSquared" -> NormSquared(text v)
                    | "output" -> let v = entries 2 v in Output(text v[0], v[1].GetInt32())
                    | "minimumLoss" ->
                        only [ "width"; "attainedBy"; "duals"; "multipliers" ] v

                        let duals = [ for dual in v.GetProperty("duals").EnumerateArray() -> vector dual ]

                        MinimumLoss(
                            v.GetProperty("width").GetInt32(),
                            text (v.GetProperty "attainedBy"),
                            duals,
                            multipliers v
                        )
                    | "lossOutside" ->
                        only [ "cone"; "sign"; "dual"; "multipliers" ] v

                        LossOutside(
                            text (v.GetProperty "cone"),
                            v.GetProperty("sign").GetInt32(),
                            vector (v.GetProperty "dual"),
                            multipliers v
                        )
                    | "flow"
                    | "descent" ->
                        let isFlow = property.Name = "flow"

                        let known =
                            "network"
                            :: "bits"
                            :: "from"
                            :: "until"
                            :: "of"
                            :: (if isFlow then [ "speed"; "order" ] else [ "step" ])

                        only known v

                        let number (key: string) = Rational.Parse(text (v.GetProperty key))

                        Along(
                            {
                                Network = text (v.GetProperty "network")
                                Motion =
                                    if isFlow then
                                        Flow(number "speed", v.GetProperty("order").GetInt32())
                                    else
                                        Descent(number "step")
                                Bits = v.GetProperty("bits").GetInt32()
                                From = number "from"
                                Until = number "until"
                            },
                            one (v.GetProperty "of")
                        )
                    | other -> bad (sprintf "'%s' is no term" other)
                | _ -> bad "a term is a number or an object with one key"

        node 0 root

/// An exact quantity at an instance: what the two sides of a certified relation are made of. Immutable.
[<Sealed; AllowNullLiteral(false)>]
type Term internal (node: Node) =
    member internal _.Node = node

    /// The value at an instance. Throws InvalidOperationException or ArgumentException where it has none.
    member _.Evaluate(instance: CertifiedInstance) : RealAlgebraic = Node.evaluate instance node

    static member private Nodes(terms: IEnumerable<Term>) = [ for t in terms -> t.Node ]

    static member Number(value: RealAlgebraic) = Term(Number value)
    static member Number(value: Rational) = Term(Number(RealAlgebraic.OfRational value))
    static member Number(value: int) = Term(Number(RealAlgebraic.OfInt value))
    static member Parameter(name: string) = Term(Parameter name)
    /// The constant c of the model.
    static member LossConstant = Term LossConstant
    /// The constant s of the model.
    static member OutputScale = Term OutputScale
    /// The constant rho of the model.
    static member WeightDecay = Term WeightDecay
    /// Entry i of point k, both 0-based.
    static member Point(k: int, i: int) = Term(Point(k, i))
    /// Label k, 0-based.
    static member Label(k: int) = Term(Label k)
    static member Sum(terms: IEnumerable<Term>) = Term(Add(Term.Nodes terms))
    static member Product(terms: IEnumerable<Term>) = Term(Multiply(Term.Nodes terms))
    static member Abs(term: Term) = Term(Absolute term.Node)
    /// -1, 0 or 1.
    static member Sign(term: Term) = Term(SignOf term.Node)
    /// max(term, 0).
    static member Relu(term: Term) = Term(Relu term.Node)
    /// The square root of a term with a rational value >= 0.
    static member Sqrt(term: Term) = Term(SquareRoot term.Node)
    /// a_j of a named network.
    static member OutputWeight(network: string, j: int) = Term(OutputWeight(network, j))
    /// Entry i of w_j of a named network.
    static member HiddenWeight(network: string, j: int, i: int) = Term(HiddenWeight(network, j, i))
    /// The loss of a named network on the instance's data.
    static member Loss(network: string) = Term(Loss network)
    /// The squared parameter norm of a named network.
    static member NormSquared(network: string) = Term(NormSquared network)
    /// The output of a named network at point k.
    static member Output(network: string, k: int) = Term(Output(network, k))

    /// The smallest loss of any network with at most `width` neurons: attained by a named network, and bounded from below
    /// by dual vectors (one list entry per dual vector of length n; see LowerBound). It has a value only if both agree.
    static member MinimumLoss(width: int, attainedBy: string, duals: IEnumerable<ExactVector>) =
        Term(MinimumLoss(width, attainedBy, List.ofSeq duals, []))

    /// The same with multipliers that show some of the dual vectors feasible on a closed cone for one sign of the output weight.
    static member MinimumLoss
        (width: int, attainedBy: string, duals: IEnumerable<ExactVector>, multipliers: IEnumerable<ConeMultiplier>)
        =
        Term(MinimumLoss(width, attainedBy, List.ofSeq duals, List.ofSeq multipliers))

    /// A number that the loss of no network, of any width, is below whose neurons all lie in other closed cones than `cone` or have an
    /// output weight of the other sign: the value of a dual vector that is feasible there, with multipliers (of dual vector 0) where it
    /// needs them. `cone` has one character a point, '+' active, '-' inactive; `sign` is 1 or -1.
    static member LossOutside(cone: string, sign: int, dual: ExactVector, multipliers: IEnumerable<ConeMultiplier>) =
        Term(LossOutside(cone, sign, dual, List.ofSeq multipliers))

    /// A quantity of a named network that moves along the gradient flow -speed grad L from its weights, at all times
    /// from <= t <= until; within `quantity` the network's name means the moving network. It is enclosed by Taylor series
    /// of this order on the multiples of 2^-bits, has no exact value, and stands alone on the left of <, <=, >= or >.
    static member Flow
        (quantity: Term, network: string, speed: Rational, from: Rational, until: Rational, order: int, bits: int)
        =
        Term(
            Along(
                {
                    Network = network
                    Motion = Flow(speed, order)
                    Bits = bits
                    From = from
                    Until = until
                },
                quantity.Node
            )
        )

    /// The same for gradient descent with a fixed step and relu'(0) = 0, after each of from, ..., until steps.
    static member Descent(quantity: Term, network: string, step: Rational, from: int, until: int, bits: int) =
        Term(
            Along(
                {
                    Network = network
                    Motion = Descent step
                    Bits = bits
                    From = Rational.OfInt from
                    Until = Rational.OfInt until
                },
                quantity.Node
            )
        )

    static member (~-)(a: Term) = Term(Negate a.Node)
    static member (+)(a: Term, b: Term) = Term(Add [ a.Node; b.Node ])
    static member (-)(a: Term, b: Term) = Term(Add [ a.Node; Negate b.Node ])
    static member (*)(a: Term, b: Term) = Term(Multiply [ a.Node; b.Node ])
    /// a/b; b must have a rational value other than 0.
    static member (/)(a: Term, b: Term) = Term(Divide(a.Node, b.Node))
