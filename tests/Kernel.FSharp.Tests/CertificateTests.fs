module ReluProofs.Kernel.Tests.CertificateTests

open System
open System.Collections.Generic
open System.Diagnostics
open System.Text
open System.Text.Json.Nodes
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Kernel.Tests.Generators

type CheckResult with

    /// The certificate of a valid result.
    member private this.Granted: Certificate = Unchecked.nonNull this.Certificate

/// A JSON text as a tree that may be changed.
let private tree (text: string) : JsonNode = Unchecked.nonNull (JsonNode.Parse text)

let private real (r: Rational) = RealAlgebraic.OfRational r
let private number (k: int) = Term.Number k

let private dictionary (items: (string * 'value) list) =
    let result = Dictionary<string, 'value>()

    for name, value in items do
        result[name] <- value

    result

let internal instanceOf data model parameters networks =
    CertifiedInstance(data, model, dictionary parameters, dictionary networks)

let private certify facts instance =
    Checker.Certify(CertificateDraft("paper/claim@literal", "the statement", "what it shows", instance, facts))

/// One point 1 with label 1, c = s = 1, rho = 1/4: the minimum 7/16 is attained at a = w = sqrt(3)/2, with dual -1/2.
let private oneDimensional =
    let half = RealAlgebraic.Sqrt(ratio 3 4)

    instanceOf (Dataset(matrix [ [ 1 ] ], vector [ 1 ])) (ModelConstants(Rational.One, Rational.One, ratio 1 4)) [
        "alpha", ratio 2 3
    ] [
        "best", networkOf [ half ] [ [ half ] ]
        "other", networkOf [ RealAlgebraic.One ] [ [ RealAlgebraic.One ] ]
    ]

let private dual (entries: Rational list) = ExactVector entries

let private minimum = Term.MinimumLoss(1, "best", [ dual [ ratio -1 2 ] ])

/// A valid certificate in which every kind of term occurs.
let private sample =
    let facts = [
        Fact("alpha is positive", Term.Parameter "alpha", Relation.Greater, number 0)
        Fact("constants", Term.LossConstant * Term.OutputScale, Relation.Equal, number 4 * Term.WeightDecay)
        Fact("point and label", Term.Point(0, 0) - Term.Label 0, Relation.LessOrEqual, number 0)
        Fact("roots", Term.Sqrt(ratio 3 4 |> Term.Number), Relation.Equal, Term.HiddenWeight("best", 0, 0))
        Fact("signs", Term.Sign(-(Term.OutputWeight("best", 0))), Relation.Less, Term.Relu(number -2))
        Fact("sums", Term.Sum [ number 1; number 2 ], Relation.Equal, Term.Abs(Term.Product [ number -1; number 3 ]))
        Fact("quotients", number 1 / number 3, Relation.GreaterOrEqual, Term.Number(ratio 1 4))
        Fact("output", Term.Output("other", 0), Relation.Equal, number 1)
        Fact("norm", Term.NormSquared "other", Relation.Equal, number 2)
        Fact("minimum", minimum, Relation.Less, Term.Loss "other")
        Fact(
            "flow",
            Term.Flow(Term.NormSquared "other", "other", Rational.One, ratio 1 8, ratio 1 4, 8, 48),
            Relation.Less,
            number 2
        )
        Fact(
            "descent",
            Term.Descent(Term.Loss "other", "other", ratio 1 10, 1, 2, 48),
            Relation.GreaterOrEqual,
            Term.Number(ratio 1 4)
        )
    ]

    certify facts oneDimensional

let private sampleText = sample.Granted.ToJson()

let internal rejects (result: CheckResult) (part: string) =
    Assert.False result.IsValid
    Assert.True(isNull (box result.Certificate))
    Assert.Contains(part, result.Wrong)

// ---------------------------------------------------------------- lower bounds

/// The lower bound that the duals prove: read from the complaint of a term whose network is not optimal.
let internal boundBy (instance: CertifiedInstance) width name duals =
    let upper = Term.Loss(name).Evaluate instance

    try
        Term.MinimumLoss(width, name, duals).Evaluate instance
    with :? InvalidOperationException as error ->
        let words =
            error.Message.Split([| "at least "; ", but network" |], StringSplitOptions.None)

        Assert.Equal(3, words.Length)
        let bound = real (Rational.Parse words[1])
        Assert.NotEqual(upper, bound)
        bound

/// A dual vector feasible on every cone: a multiple of -y, scaled down by what the constraint needs.
let private feasibleDual (model: ModelConstants) (data: Dataset) =
    let y = data.Labels

    let violation =
        ActivationPatterns.OpenCells data.Points
        |> Seq.map (fun pattern ->
            let sum =
                Seq.init data.Count id
                |> Seq.filter pattern.IsActive
                |> Seq.fold (fun sum k -> sum + y[k] * data.Points.Row k) (ExactVector.Zero data.Dimension)

            model.OutputScale.Pow 2 * sum.NormSquared())
        |> Seq.fold (fun x y -> Rational.Max(x, y)) Rational.Zero

    let rho = model.WeightDecay

    if violation.IsZero then
        Some(-(Rational.Two * model.LossConstant) * y)
    elif rho.IsZero then
        None
    else
        // t^2 q <= 1 holds for t = 1/(1 + q).
        let q = violation / (Rational.OfInt 4 * rho * rho)

        let t =
            Rational.Min(Rational.Two * model.LossConstant, (Rational.One + q).Inverse())

        Some(-t * y)

[<Fact>]
let ``The proved minimum is never above the loss of any network of that width`` () =
    let cases =
        problem 2
        |> Gen.bind (fun (model, data, net) ->
            Gen.zip
                (Gen.listOfLength 4 (Gen.choose (1, 2) |> Gen.bind (fun m -> network m data.Dimension)))
                (Gen.listOfLength 6 (smallVector 1 data.Count))
            |> Gen.map (fun (others, duals) -> model, data, net, others, duals))

    let mutable positive = 0

    check 150 cases (fun (model, data, net, others, duals) ->
        let width = 2
        let instance = instanceOf data model [] [ "net", net ]
        let zero = ExactVector.Zero data.Count
        let duals = zero :: (Option.toList (feasibleDual model data)) @ duals
        let bound = boundBy instance width "net" duals

        if bound.Sign > 0 then
            positive <- positive + 1

        net :: networkOf [] [] :: others |> List.forall (fun other -> bound <= other.Loss(model, data)))

    Assert.True(positive > 30, sprintf "only %d bounds were above 0" positive)

[<Fact>]
let ``On a single point the bound is at most the known minimum, and the right dual reaches it`` () =
    let cases =
        gen {
            let! model = constants
            let! x = Gen.elements [ -3; -1; 1; 2 ]
            let! y = smallRational 4

            let! duals =
                Gen.listOfLength 40 (smallRational 20 |> Gen.map (fun v -> v / Rational.OfInt 4))

            return model, x, y, duals
        }

    check 300 cases (fun (model, x, y, duals) ->
        // min over g of c (s g x - y)^2 + 2 rho |g|: with u = |s g x| the slope is 2c (u - |y|) + 2 rho/|s x|.
        let c, s, rho = model.LossConstant, model.OutputScale, model.WeightDecay
        let reach = (s * Rational.OfInt x).Abs()

        let u =
            if reach.IsZero then
                Rational.Zero
            else
                Rational.Max(Rational.Zero, y.Abs() - rho / (c * reach))

        let least =
            c * (u - y.Abs()).Pow 2
            + (if reach.IsZero then
                   Rational.Zero
               else
                   Rational.Two * rho * u / reach)

        let data = Dataset(matrix [ [ x ] ], ExactVector [ y ])
        let instance = instanceOf data model [] [ "zero", networkOf [] [] ]

        let bound duals =
            boundBy instance 1 "zero" (List.map (fun v -> dual [ v ]) duals)

        let right = Rational.Two * c * (u - y.Abs()) * Rational.OfInt y.Sign
        bound (Rational.Zero :: duals) <= real least && bound [ right ] = real least)

[<Fact>]
let ``A minimum has its value, for every width`` () =
    for width in [ 1; 2; 3; 1000; Int32.MaxValue ] do
        let term = Term.MinimumLoss(width, "best", [ dual [ ratio -1 2 ] ])
        Assert.Equal(real (ratio 7 16), term.Evaluate oneDimensional)

[<Fact>]
let ``A minimum that the duals do not prove has no value`` () =
    let refused width name duals part =
        let fact =
            Fact("it", Term.MinimumLoss(width, name, duals), Relation.GreaterOrEqual, number -1000)

        rejects (certify [ fact ] oneDimensional) "fact 'it' cannot be evaluated"
        rejects (certify [ fact ] oneDimensional) part

    // Feasible means |v| <= 2 rho = 1/2 on the active cone; the slightest excess is refused.
    refused 1 "best" [ dual [ ratio -500001 1000000 ] ] "no dual vector is feasible"
    refused 1 "best" [] "no dual vector is feasible"
    refused 1 "best" [ dual [ ratio -1 3 ] ] "at least"
    refused 1 "other" [ dual [ ratio -1 2 ] ] "at least"
    refused 1 "nobody" [ dual [ ratio -1 2 ] ] "no network 'nobody'"
    refused 0 "best" [ dual [ ratio -1 2 ] ] "neurons"
    refused -1 "best" [ dual [ ratio -1 2 ] ] "neurons"
    refused 1 "best" [ dual [ ratio -1 2; Rational.Zero ] ] "length"
    refused 1 "best" [ dual [] ] ""

[<Fact>]
let ``Every choice of cones needs its dual`` () =
    // Points 1 and -1, labels 1 and 1: v = (-1/2, -5) is feasible where only the first is active, and not elsewhere.
    let model = ModelConstants(Rational.One, Rational.One, ratio 1 4)
    let data = Dataset(matrix [ [ 1 ]; [ -1 ] ], vector [ 1; 1 ])
    let half = RealAlgebraic.Sqrt(ratio 3 4)
    let instance = instanceOf data model [] [ "net", networkOf [ half ] [ [ half ] ] ]
    let right = dual [ ratio -1 2; Rational.OfInt -2 ]
    let left = dual [ Rational.OfInt -2; ratio -1 2 ]
    let both = dual [ ratio -1 2; ratio -1 2 ]
    let evaluate width duals = Term.MinimumLoss(width, "net", duals).Evaluate instance
    // One neuron serves one point: 7/16 + 1.
    Assert.Equal(real (ratio 23 16), evaluate 1 [ right; left ])
    throws<ArgumentException>(fun () -> ignore (evaluate 1 [ right ]))
    throws<ArgumentException>(fun () -> ignore (evaluate 2 [ right; left ]))
    // Two neurons do better, so the dual of both cones proves less than the loss of one neuron.
    Assert.Equal(real (ratio 7 8), boundBy instance 2 "net" [ right; left; both ])

// ---------------------------------------------------------------- terms and drafts

[<Fact>]
let ``Terms have the values of what they name`` () =
    let value (term: Term) = term.Evaluate oneDimensional
    let real (p: int) (q: int) = RealAlgebraic.OfRational(ratio p q)
    Assert.Equal(real 2 3, value (Term.Parameter "alpha"))
    Assert.Equal(real 1 4, value Term.WeightDecay)
    Assert.Equal(real 1 1, value Term.LossConstant)
    Assert.Equal(real 1 1, value Term.OutputScale)
    Assert.Equal(real 7 16, value (Term.Loss "best"))
    Assert.Equal(real 3 2, value (Term.NormSquared "best"))
    Assert.Equal(real 3 4, value (Term.Output("best", 0)))
    Assert.Equal(RealAlgebraic.Sqrt(ratio 3 4), value (Term.OutputWeight("best", 0)))
    Assert.Equal(real 0 1, value (Term.Sum []))
    Assert.Equal(real 1 1, value (Term.Product []))
    Assert.Equal(real -5 1, value (number 2 - number 7))
    Assert.Equal(real 0 1, value (Term.Relu(number -7)))
    Assert.Equal(real 7 1, value (Term.Relu(number 7)))
    Assert.Equal(real -1 1, value (Term.Sign(Term.Number(RealAlgebraic.One - RealAlgebraic.Sqrt Rational.Two))))

[<Fact>]
let ``Terms without a value are named, never guessed`` () =
    let root = Term.Number(RealAlgebraic.Sqrt Rational.Two)

    for term in
        [
            Term.Parameter "beta"
            Term.Point(1, 0)
            Term.Point(0, 1)
            Term.Point(-1, 0)
            Term.Label 1
            Term.Label -1
            number 1 / number 0
            number 1 / root
            Term.Sqrt(number -1)
            Term.Sqrt root
            Term.OutputWeight("best", 1)
            Term.OutputWeight("none", 0)
            Term.HiddenWeight("best", 0, 1)
            Term.Loss "none"
            Term.NormSquared "none"
            Term.Output("best", 1)
        ] do
        rejects (certify [ Fact("it", term, Relation.Equal, term) ] oneDimensional) "fact 'it' cannot be evaluated: "

        rejects
            (certify [ Fact("it", number 0, Relation.Equal, term) ] oneDimensional)
            "fact 'it' cannot be evaluated: "

[<Fact>]
let ``Random true facts certify and random false ones are named`` () =
    let cases = Gen.zip (problem 2) (Gen.zip (Gen.choose (0, 4)) (smallRational 3))

    check 100 cases (fun ((model, data, net), (relation, shift)) ->
        let relation = enum<Relation> relation
        let instance = instanceOf data model [ "shift", shift ] [ "net", net ]
        let left = net.Loss(model, data)
        let right = left + real shift
        let order = -shift.Sign

        let isTrue =
            match relation with
            | Relation.Less -> order < 0
            | Relation.LessOrEqual -> order <= 0
            | Relation.Equal -> order = 0
            | Relation.GreaterOrEqual -> order >= 0
            | _ -> order > 0

        let result =
            instance
            |> certify [
                Fact("first", number 0, Relation.LessOrEqual, Term.Loss "net")
                Fact("second", Term.Loss "net", relation, Term.Number left + Term.Parameter "shift")
                Fact("third", number 0, Relation.Equal, number 0)
            ]

        if isTrue then
            result.IsValid
            && result.Granted.LeftValue 1 = left
            && result.Granted.RightValue 1 = right
            && (Checker.CheckJson(result.Granted.ToJson())).IsValid
            && (Checker.CheckJson(result.Granted.ToJson())).Granted.ToJson() = result.Granted.ToJson()
        else
            not result.IsValid && result.Wrong.StartsWith "fact 'second' is false: " && result.IsReadable)

[<Fact>]
let ``The first false fact is named`` () =
    let facts = [
        Fact("one", number 1, Relation.Equal, number 1)
        Fact("two", number 1, Relation.Equal, number 2)
        Fact("three", number 1, Relation.Equal, number 3)
    ]

    Assert.Equal("fact 'two' is false: 1 = 2", (certify facts oneDimensional).Wrong)

[<Fact>]
let ``Near misses are told from equality`` () =
    let root = Term.Sqrt(number 2)

    let near =
        Term.Number(Rational.Parse "1.4142135623730950488016887242096980785696718753769480731766797379907324784621")

    Assert.True((certify [ Fact("above", root, Relation.Greater, near) ] oneDimensional).IsValid)
    Assert.False((certify [ Fact("same", root, Relation.Equal, near) ] oneDimensional).IsValid)

[<Fact>]
let ``A draft needs a fact, and a fact a relation`` () =
    throws<ArgumentException>(fun () -> ignore (certify [] oneDimensional))
    throws<ArgumentOutOfRangeException>(fun () -> ignore (Fact("x", number 0, enum<Relation> 5, number 0)))

[<Fact>]
let ``A certificate does not change after it was made`` () =
    let parameters = dictionary [ "alpha", Rational.One ]
    let networks = dictionary [ "net", networkOf [] [] ]
    let data = Dataset(matrix [ [ 1 ] ], vector [ 1 ])
    let model = ModelConstants(Rational.One, Rational.One, Rational.Zero)
    let facts = [| Fact("one", Term.Parameter "alpha", Relation.Equal, number 1) |]

    let draft =
        CertificateDraft("c", "s", "t", CertifiedInstance(data, model, parameters, networks), facts)

    let certificate = Checker.Certify(draft).Granted
    let before = certificate.ToJson()
    parameters["alpha"] <- Rational.Two
    networks.Clear()
    facts[0] <- Fact("two", number 1, Relation.Equal, number 2)

    match box certificate.Facts with
    | :? (Fact[]) as array -> array[0] <- facts[0]
    | _ -> ()

    Assert.Equal(before, certificate.ToJson())
    Assert.Equal(Rational.One, certificate.Instance.Parameters["alpha"])
    Assert.Equal("one", certificate.Facts[0].Name)

// ---------------------------------------------------------------- the text

[<Fact>]
let ``The sample is valid and its text round trips byte for byte`` () =
    Assert.Equal("", sample.Wrong)
    let again = Checker.CheckJson sampleText
    Assert.Equal("", again.Wrong)
    Assert.True(again.IsValid && again.IsReadable)
    Assert.Equal(sampleText, again.Granted.ToJson())
    Assert.Equal(sample.Granted.Hash, again.Granted.Hash)
    Assert.Matches("^[0-9a-f]{64}$", sample.Granted.Hash)
    Assert.EndsWith("}\n", sampleText)
    Assert.DoesNotContain("\r", sampleText)
    Assert.Equal(12, again.Granted.Facts.Count)

[<Fact>]
let ``Names and statements of any characters round trip`` () =
    let odd = "quotes \" \\ / <b> \u00e9 \u2264 \U0001F600 \t\r\n \u0000 \u2028 end"

    let instance =
        instanceOf oneDimensional.Data oneDimensional.Constants [ odd, Rational.One ] [ odd, networkOf [] [] ]

    let facts = [
        Fact(odd, Term.Parameter odd, Relation.Equal, Term.NormSquared odd + number 1)
    ]

    let text =
        Checker.Certify(CertificateDraft(odd, odd, odd, instance, facts)).Granted.ToJson()

    let again = Checker.CheckJson text
    Assert.Equal("", again.Wrong)
    Assert.Equal(text, again.Granted.ToJson())
    Assert.Equal(odd, again.Granted.Statement)

[<Fact>]
let ``Line ends and spaces do not matter`` () =
    Assert.True((Checker.CheckJson(sampleText.Replace("\n", "\r\n"))).IsValid)
    Assert.True((Checker.CheckJson((tree sampleText).ToJsonString())).IsValid)

[<Fact>]
let ``What certifies can be read back, or is refused`` () =
    let huge = Term.Number(Rational.OfInt(10).Pow 10001)
    let result = certify [ Fact("huge", huge, Relation.Equal, huge) ] oneDimensional
    Assert.False result.IsValid
    Assert.Contains("read back", result.Wrong)
    let nan = "lone \uD800 surrogate"

    let result =
        certify [ Fact(nan, number 1, Relation.Equal, number 1) ] oneDimensional

    if result.IsValid then
        Assert.Equal("", (Checker.CheckJson(result.Granted.ToJson())).Wrong)

/// Every place of a JSON tree: a way to reach it in a copy, and its name.
let rec private places
    (path: (JsonNode -> JsonNode) list)
    (name: string)
    (node: JsonNode)
    : ((JsonNode -> JsonNode) * string) list = [
    (fun root -> List.foldBack (fun step at -> step at) path root), name

    match node with
    | :? JsonObject as o ->
        for property in Seq.toList o do
            let key = property.Key

            yield!
                places
                    ((fun (at: JsonNode) -> Unchecked.nonNull at[key]) :: path)
                    key
                    (Unchecked.nonNull property.Value)
    | :? JsonArray as a ->
        for i in 0 .. a.Count - 1 do
            yield! places ((fun (at: JsonNode) -> Unchecked.nonNull at[i]) :: path) name (Unchecked.nonNull a[i])
    | _ -> ()
]

let private allPlaces = places [] "root" (tree sampleText)

let private tampered (place: JsonNode -> JsonNode) (change: JsonNode -> JsonNode | null) =
    let root = tree sampleText
    let node = place root
    node.ReplaceWith(change node)
    root.ToJsonString()

let private namesSomething (result: CheckResult) =
    Assert.False(result.IsValid, "a tampered certificate was accepted")
    Assert.Matches("field '|fact '", result.Wrong)

[<Fact>]
let ``Every single changed field is rejected by name`` () =
    let values =
        allPlaces |> List.filter (fun (place, _) -> place (tree sampleText) :? JsonValue)

    Assert.True(values.Length > 80)

    let changes: (JsonNode -> JsonNode | null) list = [
        fun node ->
            if node.GetValueKind() = Text.Json.JsonValueKind.String then
                JsonValue.Create(node.GetValue<string>() + "1")
            else
                JsonValue.Create(node.GetValue<int>() + 1)
        fun node ->
            if node.GetValueKind() = Text.Json.JsonValueKind.String then
                JsonValue.Create("-" + node.GetValue<string>())
            else
                JsonValue.Create(-1 - node.GetValue<int>())
        fun _ -> JsonValue.Create ""
        fun _ -> JsonValue.Create "0"
        fun _ -> JsonValue.Create 7
        fun _ -> JsonValue.Create 0.5
        fun _ -> JsonValue.Create true
        fun _ -> JsonArray()
        fun _ -> JsonObject()
        fun _ -> null
    ]

    for place, _ in values do
        for change in changes do
            let original = place (tree sampleText)
            let text = tampered place change

            if not (JsonNode.DeepEquals(original, change original)) then
                let result = Checker.CheckJson text

                // "-0" for "0" is the same certificate, spelt in another way.
                if result.IsValid && original.ToString() = "0" then
                    Assert.Equal(sampleText, result.Granted.ToJson())
                else
                    namesSomething result

[<Fact>]
let ``Every missing, emptied, added or repeated part is rejected by name`` () =
    for place, name in allPlaces |> List.tail do
        let root = tree sampleText
        let node = place root

        match node.Parent with
        | :? JsonObject as parent ->
            parent.Remove(node.GetPropertyName()) |> ignore
            namesSomething (Checker.CheckJson(root.ToJsonString()))
        | :? JsonArray as parent ->
            parent.Remove node |> ignore
            namesSomething (Checker.CheckJson(root.ToJsonString()))
        | _ -> ()

        if node :? JsonObject || node :? JsonArray then
            Assert.NotEqual<string>("", name)

            // An additional member of an object, or a repeated element.
            let more =
                tampered place (fun node ->
                    match node.DeepClone() with
                    | :? JsonObject as o ->
                        o["more"] <- JsonValue.Create "1"
                        o
                    | :? JsonArray as a when a.Count > 0 ->
                        a.Add((Unchecked.nonNull a[0]).DeepClone())
                        a
                    | other ->
                        (other :?> JsonArray).Add(JsonValue.Create 1)
                        other)

            namesSomething (Checker.CheckJson more)

[<Fact>]
let ``A repeated key is no certificate`` () =
    for key in [ "title"; "claim"; "instance"; "c"; "alpha"; "best"; "name"; "relation" ] do
        let at = sampleText.IndexOf("\"" + key + "\":", StringComparison.Ordinal)
        let text = sampleText.Insert(at, sprintf "\"%s\": \"something else\", " key)
        let result = Checker.CheckJson text
        Assert.False(result.IsValid, key)
        Assert.False result.IsReadable
        Assert.Contains(key, result.Wrong)

[<Fact>]
let ``Text that is no certificate is unreadable`` () =
    for text in
        [
            ""
            " "
            "null"
            "1"
            "\"x\""
            "[]"
            "{}"
            "{"
            "[[["
            "{\"schema\":1}"
            sampleText + "x"
            "\uFEFF"
            "\uD800"
        ] do
        let result = Checker.CheckJson text
        Assert.False result.IsValid
        Assert.False result.IsReadable
        Assert.StartsWith("not a readable certificate: ", result.Wrong)

    Assert.Contains("schema", (Checker.CheckJson(sampleText.Replace("certificate@1", "certificate@2"))).Wrong)

[<Fact>]
let ``Mutated bytes never crash the checker and are never accepted with another meaning`` () =
    let bytes = Encoding.UTF8.GetBytes sampleText
    let random = Random 20250101

    for _ in 1..2000 do
        let mutated = Array.copy bytes

        for _ in 0 .. random.Next 3 do
            mutated[random.Next mutated.Length] <-
                if random.Next 2 = 0 then
                    byte (random.Next 256)
                else
                    bytes[random.Next bytes.Length]

        let kept =
            mutated[.. (if random.Next 10 = 0 then
                            random.Next bytes.Length
                        else
                            bytes.Length - 1)]

        let result = Checker.CheckJson(Encoding.UTF8.GetString kept)

        if result.IsValid then
            Assert.Equal(sampleText, result.Granted.ToJson())
        else
            Assert.NotEqual<string>("", result.Wrong)

// ---------------------------------------------------------------- hostile sizes

/// A certificate's text with one fact, its left side given as JSON, the hashes wrong.
let private hostile (left: string) =
    let root = tree sampleText
    let fact = Unchecked.nonNull ((Unchecked.nonNull root["facts"])[0])
    fact["left"] <- JsonNode.Parse(left, documentOptions = Text.Json.JsonDocumentOptions(MaxDepth = 10000))
    root.ToJsonString(Text.Json.JsonSerializerOptions(MaxDepth = 10000))

let private quickly (seconds: float) (work: unit -> 'result) =
    let watch = Stopwatch.StartNew()
    let result = work ()
    Assert.True(watch.Elapsed.TotalSeconds < seconds, sprintf "it took %.1f s" watch.Elapsed.TotalSeconds)
    result

let private quicklyRejected (text: string) =
    let result = quickly 40.0 (fun () -> Checker.CheckJson text)
    Assert.False result.IsValid
    Assert.True(result.Wrong.Length < 2000, "the complaint is as long as the file")

let private joined (count: int) (item: int -> string) = String.Join(",", Seq.init count item)

[<Fact>]
let ``Deeply nested terms are refused, in texts and in drafts`` () =
    let nested (depth: int) =
        String.replicate depth "{\"negate\":" + "\"1\"" + String.replicate depth "}"

    Assert.DoesNotContain("deep", (Checker.CheckJson(hostile (nested 60))).Wrong)
    Assert.Contains("deep", (Checker.CheckJson(hostile (nested 70))).Wrong)

    for depth in [ 200; 2000 ] do
        quicklyRejected (hostile (nested depth))

    quicklyRejected (String.replicate 1_000_000 "[")
    quicklyRejected (String.replicate 1_000_000 "{\"a\":")

    for depth in [ 70; 1000; 100_000 ] do
        let term = Seq.fold (fun term _ -> -term) (number 1) (seq { 1..depth })
        rejects (certify [ Fact("deep", term, Relation.Equal, number 1) ] oneDimensional) "nested too deeply"

[<Fact>]
let ``Hostile arithmetic ends soon`` () =
    // A product of a million digits and more.
    quicklyRejected (hostile (sprintf "{\"multiply\":[%s]}" (joined 2000 (fun _ -> "\"1e10000\""))))

    // Sums of thousands of independent roots, and a product that doubles its summands with every factor.
    let primes =
        [ 2..600 ] |> List.filter (fun n -> Seq.forall (fun d -> n % d <> 0) (seq { 2 .. n - 1 }))

    let root (n: int) = sprintf "\"1 + sqrt(%d)\"" n
    quicklyRejected (hostile (sprintf "{\"multiply\":[%s]}" (primes |> List.map root |> String.concat ",")))
    quicklyRejected (hostile (sprintf "{\"add\":[%s]}" (joined 5000 (fun k -> root (1_000_003 + 2 * k)))))

    quicklyRejected (
        hostile (sprintf "\"%s\"" (String.Join(" + ", Seq.init 20_000 (fun k -> sprintf "sqrt(%d)" (k + 2)))))
    )

    // Roots and divisions of numbers as long as the grammar allows.
    let digits = String.replicate 9999 "7"

    quicklyRejected (
        hostile (sprintf "{\"add\":[%s]}" (joined 300 (fun k -> sprintf "{\"sqrt\":\"%s/%d\"}" digits (k + 1))))
    )

    quicklyRejected (
        hostile (
            sprintf "{\"add\":[%s]}" (joined 500 (fun k -> sprintf "\"%d/%s\"" (k + 1) (digits + string (k % 9 + 1))))
        )
    )

[<Fact>]
let ``Hostile minima end soon`` () =
    let text (points: string list) (labels: string) width (duals: string) =
        let root =
            Unchecked.nonNull (
                JsonNode.Parse(
                    hostile (
                        sprintf "{\"minimumLoss\":{\"width\":%d,\"attainedBy\":\"best\",\"duals\":[%s]}}" width duals
                    )
                )
            )

        let instance = Unchecked.nonNull root["instance"]
        instance["points"] <- JsonNode.Parse("[" + String.Join(",", points) + "]")
        instance["labels"] <- JsonNode.Parse("[" + labels + "]")
        let networks = Unchecked.nonNull instance["networks"]
        networks["best"] <- JsonNode.Parse "{\"a\":[],\"W\":[]}"
        root.ToJsonString()

    let unit (n: int) (k: int) =
        "[" + joined n (fun i -> if i = k then "\"1\"" else "\"0\"") + "]"

    let circle (k: int) = sprintf "[\"%d\",\"%d\"]" (1 + k) (k * k - 3)
    let line (k: int) = sprintf "[\"%d\"]" (k + 1)
    let zeros (n: int) = joined n (fun _ -> "\"0\"")

    let duals count n =
        joined count (fun k -> "[" + joined n (fun _ -> sprintf "\"%d/1000003\"" (k + 1)) + "]")

    // Too many cones, too many choices of cones, too many points on a line, too many duals.
    quicklyRejected (text (List.init 30 (unit 30)) (zeros 30) 1 (duals 1 30))
    quicklyRejected (text (List.init 12 (unit 12)) (zeros 12) 4 (duals 1 12))
    quicklyRejected (text (List.init 20 circle) (zeros 20) 20 (duals 3 20))
    quicklyRejected (text (List.init 50 circle) (zeros 50) 1_000_000 (duals 3 50))
    quicklyRejected (text (List.init 20_000 line) (zeros 20_000) 3 (duals 1 20_000))
    quicklyRejected (text (List.init 6 circle) (zeros 6) 3 (duals 20_000 6))

[<Fact>]
let ``A term given up does not spoil its numbers`` () =
    let root = RealAlgebraic.One + RealAlgebraic.Sqrt(Rational.OfInt 2)
    let power = Term.Product(Seq.init 200_000 (fun _ -> Term.Number root))

    let result =
        quickly 40.0 (fun () -> certify [ Fact("big", power, Relation.Greater, number 0) ] oneDimensional)

    rejects result "fact 'big' cannot be evaluated"
    Assert.Equal(1, root.Sign)
    Assert.True((certify [ Fact("small", Term.Number root, Relation.Greater, number 2) ] oneDimensional).IsValid)

[<Fact>]
let ``A wide minimum of a small instance is answered`` () =
    // Eight points in the plane: 16 cones, all of them in use at width 16 and above.
    let data =
        Dataset(matrix [ for k in 0..7 -> [ 1 + k; k * k - 3 ] ], vector [ for _ in 0..7 -> 0 ])

    let model = ModelConstants(Rational.One, Rational.One, Rational.One)
    let instance = instanceOf data model [] [ "zero", networkOf [] [] ]

    for width in [ 1; 2; 3; 8; 15; 16; 1_000_000 ] do
        let term = Term.MinimumLoss(width, "zero", [ ExactVector.Zero 8 ])
        Assert.True((quickly 30.0 (fun () -> term.Evaluate instance)).IsZero)
