namespace ReluProofs.Kernel

open System
open System.Buffers
open System.Collections.Generic
open System.Security.Cryptography
open System.Text
open System.Text.Encodings.Web
open System.Text.Json

/// How two exact numbers compare.
type Relation =
    | Less = 0
    | LessOrEqual = 1
    | Equal = 2
    | GreaterOrEqual = 3
    | Greater = 4

module internal Relations =
    let symbols = [
        Relation.Less, "<"
        Relation.LessOrEqual, "<="
        Relation.Equal, "="
        Relation.GreaterOrEqual, ">="
        Relation.Greater, ">"
    ]

    let symbol relation = symbols |> List.find (fun (r, _) -> r = relation) |> snd

    let ofSymbol text =
        match symbols |> List.tryFind (fun (_, s) -> s = text) with
        | Some(relation, _) -> relation
        | None -> raise (FormatException(sprintf "'%s' is no relation; allowed are <, <=, =, >= and >" text))

    let holds relation (left: RealAlgebraic) (right: RealAlgebraic) =
        let order = left.CompareTo right

        match relation with
        | Relation.Less -> order < 0
        | Relation.LessOrEqual -> order <= 0
        | Relation.Equal -> order = 0
        | Relation.GreaterOrEqual -> order >= 0
        | Relation.Greater -> order > 0
        | _ -> false

/// One statement "left relation right" about exact quantities of an instance, with what it is for.
[<Sealed; AllowNullLiteral(false)>]
type Fact(name: string, left: Term, relation: Relation, right: Term) =
    do
        if not (Enum.IsDefined relation) then
            raise (ArgumentOutOfRangeException(nameof relation))

    /// What the fact says, in words.
    member _.Name = name
    member _.Left = left
    member _.Relation = relation
    member _.Right = right

    /// `<`, `<=`, `=`, `>=` or `>`.
    member _.Symbol = Relations.symbol relation

/// What is to be certified: the claim it is about, an instance, and the facts. Not trusted until the checker has seen it.
[<Sealed; AllowNullLiteral(false)>]
type CertificateDraft
    (claim: string, statement: string, title: string, instance: CertifiedInstance, facts: IEnumerable<Fact>) =
    let facts = Seq.toArray facts

    do
        if facts.Length = 0 then
            invalidArg (nameof facts) "a certificate states at least one fact"

    /// The claim's id, with its reading.
    member _.Claim = claim
    /// The text of the statement the certificate speaks about.
    member _.Statement = statement
    /// What the certificate shows, in a sentence.
    member _.Title = title
    member _.Instance = instance
    /// The facts, hypotheses first; the last one is what it shows.
    member _.Facts: IReadOnlyList<Fact> = facts

module internal CertificateText =

    [<Literal>]
    let Schema = "relu-proofs/certificate@1"

    let private options =
        JsonWriterOptions(Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping)

    let sha256 (text: string) =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes text))

    let private strings (json: Utf8JsonWriter) (items: seq<string>) =
        json.WriteStartArray()

        for item in items do
            json.WriteStringValue item

        json.WriteEndArray()

    let private writeInstance (json: Utf8JsonWriter) (instance: CertifiedInstance) =
        json.WriteStartObject "instance"
        json.WriteStartArray "points"

        for k in 0 .. instance.Data.Count - 1 do
            strings json (instance.Data.Points.Row(k).Entries |> Seq.map string)

        json.WriteEndArray()
        json.WritePropertyName "labels"
        strings json (instance.Data.Labels.Entries |> Seq.map string)
        json.WriteStartObject "constants"
        json.WriteString("c", string instance.Constants.LossConstant)
        json.WriteString("s", string instance.Constants.OutputScale)
        json.WriteString("rho", string instance.Constants.WeightDecay)
        json.WriteEndObject()
        json.WriteStartObject "parameters"

        for name in Seq.sortWith (fun a b -> String.CompareOrdinal(a, b)) instance.Parameters.Keys do
            json.WriteString(name, string instance.Parameters[name])

        json.WriteEndObject()
        json.WriteStartObject "networks"

        for name in Seq.sortWith (fun a b -> String.CompareOrdinal(a, b)) instance.Networks.Keys do
            let net = instance.Networks[name]
            json.WriteStartObject name
            json.WritePropertyName "a"
            strings json (Seq.init net.Width (fun j -> string (net.OutputWeight j)))
            json.WriteStartArray "W"

            for j in 0 .. net.Width - 1 do
                strings json (Seq.init net.Dimension (fun i -> string (net.HiddenWeight(j, i))))

            json.WriteEndArray()
            json.WriteEndObject()

        json.WriteEndObject()
        json.WriteEndObject()

    /// The one text of a certificate; `values` are the two sides of each fact, and `hash` is left out of what is hashed.
    let write (draft: CertificateDraft) (values: (string * string) list) (hash: string) =
        let buffer = ArrayBufferWriter<byte>()
        use json = new Utf8JsonWriter(buffer, options)
        json.WriteStartObject()
        json.WriteString("schema", Schema)
        json.WriteString("claim", draft.Claim)
        json.WriteString("title", draft.Title)
        json.WriteString("statement", draft.Statement)
        json.WriteString("statementHash", sha256 draft.Statement)
        writeInstance json draft.Instance
        json.WriteStartArray "facts"

        for fact, (left, right) in Seq.zip draft.Facts values do
            json.WriteStartObject()
            json.WriteString("name", fact.Name)
            json.WritePropertyName "left"
            Node.write json fact.Left.Node
            json.WriteString("relation", fact.Symbol)
            json.WritePropertyName "right"
            Node.write json fact.Right.Node
            json.WriteString("leftValue", left)
            json.WriteString("rightValue", right)
            json.WriteEndObject()

        json.WriteEndArray()

        if hash <> "" then
            json.WriteString("hash", hash)

        json.WriteEndObject()
        json.Flush()
        Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n"

    let private text (e: JsonElement) (key: string) =
        match e.GetProperty(key).GetString() with
        | null -> raise (FormatException(sprintf "'%s' is null" key))
        | s -> s

    let private numbers (e: JsonElement) = [|
        for item in e.EnumerateArray() ->
            match item.GetString() with
            | null -> raise (FormatException "a number is null")
            | s -> s
    |]

    let private readInstance (e: JsonElement) =
        let rationals (e: JsonElement) = ExactVector(numbers e |> Array.map Rational.Parse)

        let points =
            ExactMatrix [| for row in e.GetProperty("points").EnumerateArray() -> rationals row |]

        let constants = e.GetProperty "constants"
        let number key = Rational.Parse(text constants key)

        let parameters =
            dict [
                for p in e.GetProperty("parameters").EnumerateObject() ->
                    p.Name, Rational.Parse(text (e.GetProperty "parameters") p.Name)
            ]

        let networks =
            dict [
                for p in e.GetProperty("networks").EnumerateObject() ->
                    p.Name,
                    TwoLayerNetwork(
                        numbers (p.Value.GetProperty "a") |> Array.map RealAlgebraic.Parse,
                        [|
                            for row in p.Value.GetProperty("W").EnumerateArray() ->
                                (numbers row |> Array.map RealAlgebraic.Parse) :> IReadOnlyList<RealAlgebraic>
                        |]
                    )
            ]

        CertifiedInstance(
            Dataset(points, rationals (e.GetProperty "labels")),
            ModelConstants(number "c", number "s", number "rho"),
            Dictionary parameters,
            Dictionary networks
        )

    /// Reads a certificate's text: the draft, the recorded values and the recorded hashes. Throws on anything malformed.
    let read (json: string) =
        use document = JsonDocument.Parse(json, JsonDocumentOptions(MaxDepth = 256))
        let root = document.RootElement

        if text root "schema" <> Schema then
            raise (FormatException(sprintf "the schema is not %s" Schema))

        let recorded = [
            for f in root.GetProperty("facts").EnumerateArray() -> text f "leftValue", text f "rightValue"
        ]

        let facts = [
            for f in root.GetProperty("facts").EnumerateArray() ->
                Fact(
                    text f "name",
                    Term(Node.read (f.GetProperty "left")),
                    Relations.ofSymbol (text f "relation"),
                    Term(Node.read (f.GetProperty "right"))
                )
        ]

        let draft =
            CertificateDraft(
                text root "claim",
                text root "statement",
                text root "title",
                readInstance (root.GetProperty "instance"),
                facts
            )

        draft, recorded, text root "statementHash", text root "hash"

/// Facts about an exact instance that the checker has recomputed. Only the checker makes one.
[<Sealed; AllowNullLiteral(false)>]
type Certificate internal (draft: CertificateDraft, values: (RealAlgebraic * RealAlgebraic) list) =
    let printed = values |> List.map (fun (left, right) -> string left, string right)
    let hash = CertificateText.sha256 (CertificateText.write draft printed "")

    /// The claim's id, with its reading.
    member _.Claim = draft.Claim
    member _.Title = draft.Title
    member _.Statement = draft.Statement
    member _.Instance = draft.Instance
    member _.Facts = draft.Facts

    /// The exact value of the left side of fact number i (0-based).
    member _.LeftValue(i: int) : RealAlgebraic = fst values[i]

    /// The exact value of the right side of fact number i (0-based).
    member _.RightValue(i: int) : RealAlgebraic = snd values[i]

    /// SHA-256 of the canonical text without the hash itself, lower-case hexadecimal.
    member _.Hash = hash

    /// The canonical JSON text: fixed key order, two-space indentation, LF line ends.
    member _.ToJson() : string = CertificateText.write draft printed hash
