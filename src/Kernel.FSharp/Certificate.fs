namespace ReluProofs.Kernel

open System
open System.Buffers
open System.Collections.Generic
open System.Security.Cryptography
open System.Text
open System.Text.Encodings.Web
open System.Text.Json

module internal Rejection =

    /// The exceptions a malformed or false certificate may cause; anything else is a fault of the kernel and surfaces.
    let isRejection (error: exn) =
        error :? InvalidOperationException
        || error :? ArgumentException
        || error :? FormatException
        || error :? ArithmeticException
        || error :? IndexOutOfRangeException
        || error :? KeyNotFoundException
        || error :? JsonException

    /// Does the work; what is wrong in it is reported under this name.
    let within (name: string) (work: unit -> 'result) : 'result =
        try
            work ()
        with error when isRejection error ->
            raise (FormatException(sprintf "%s: %s" name error.Message))

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
    member _.Facts: IReadOnlyList<Fact> = Array.AsReadOnly facts

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

    /// Reads a field of an object; what is wrong in it is reported under its name.
    let private field (key: string) (read: JsonElement -> 'value) (e: JsonElement) : 'value =
        match e.TryGetProperty key with
        | true, value -> Rejection.within (sprintf "field '%s'" key) (fun () -> read value)
        | false, _ -> raise (FormatException(sprintf "field '%s' is missing" key))

    /// Refuses other fields than these: nothing in a certificate is unchecked.
    let private only (keys: string list) (e: JsonElement) =
        for p in e.EnumerateObject() do
            if not (List.contains p.Name keys) then
                raise (FormatException(sprintf "field '%s' is unknown" p.Name))

    let private words (e: JsonElement) =
        match e.GetString() with
        | null -> raise (FormatException "a text is expected, not null")
        | s -> s

    let private text (key: string) (e: JsonElement) = field key words e

    let private each (read: JsonElement -> 'value) (e: JsonElement) = [| for item in e.EnumerateArray() -> read item |]

    /// The fields of an object whose names are free.
    let private named (read: JsonElement -> 'value) (e: JsonElement) =
        let result = Dictionary<string, 'value>()

        for p in e.EnumerateObject() do
            result[p.Name] <- Rejection.within (sprintf "field '%s'" p.Name) (fun () -> read p.Value)

        result

    let private rational (e: JsonElement) = Rational.Parse(words e)
    let private vector (e: JsonElement) = ExactVector(each rational e)
    let private reals (e: JsonElement) = each (words >> RealAlgebraic.Parse) e

    let private readNetwork (e: JsonElement) =
        only [ "a"; "W" ] e

        TwoLayerNetwork(field "a" reals e, field "W" (each (fun row -> reals row :> IReadOnlyList<RealAlgebraic>)) e)

    let private readConstants (e: JsonElement) =
        only [ "c"; "s"; "rho" ] e
        ModelConstants(field "c" rational e, field "s" rational e, field "rho" rational e)

    let private readInstance (e: JsonElement) =
        only [ "points"; "labels"; "constants"; "parameters"; "networks" ] e

        CertifiedInstance(
            Dataset(field "points" (fun rows -> ExactMatrix(each vector rows)) e, field "labels" vector e),
            field "constants" readConstants e,
            field "parameters" (named rational) e,
            field "networks" (named readNetwork) e
        )

    let private readFact (e: JsonElement) =
        let name = text "name" e

        Rejection.within (sprintf "fact '%s'" name) (fun () ->
            only [ "name"; "left"; "relation"; "right"; "leftValue"; "rightValue" ] e

            Fact(
                name,
                Term(field "left" Node.read e),
                field "relation" (words >> Relations.ofSymbol) e,
                Term(field "right" Node.read e)
            ),
            (text "leftValue" e, text "rightValue" e))

    let private readSchema (e: JsonElement) =
        if words e <> Schema then
            raise (FormatException(sprintf "the schema is not %s" Schema))

    /// Reads a certificate's text: the draft, the recorded values and the recorded hashes. Throws on anything malformed.
    let read (json: string) =
        use document =
            JsonDocument.Parse(json, JsonDocumentOptions(MaxDepth = 256, AllowDuplicateProperties = false))

        let root = document.RootElement
        field "schema" readSchema root

        only
            [
                "schema"
                "claim"
                "title"
                "statement"
                "statementHash"
                "instance"
                "facts"
                "hash"
            ]
            root

        let draft, recorded =
            root
            |> field "facts" (fun e ->
                let facts = each readFact e

                CertificateDraft(
                    text "claim" root,
                    text "statement" root,
                    text "title" root,
                    field "instance" readInstance root,
                    Seq.map fst facts
                ),
                facts |> Seq.map snd |> Seq.toList)

        draft, recorded, text "statementHash" root, text "hash" root

/// Facts about an exact instance that the checker has recomputed. Only the checker makes one.
[<Sealed; AllowNullLiteral(false)>]
type Certificate internal (draft: CertificateDraft, values: (RealAlgebraic * RealAlgebraic) list) =
    let sides = List.toArray values
    let printed = values |> List.map (fun (left, right) -> string left, string right)
    let hash = CertificateText.sha256 (CertificateText.write draft printed "")

    /// The claim's id, with its reading.
    member _.Claim = draft.Claim
    member _.Title = draft.Title
    member _.Statement = draft.Statement
    member _.Instance = draft.Instance
    member _.Facts = draft.Facts

    /// The exact value of the left side of fact number i (0-based).
    member _.LeftValue(i: int) : RealAlgebraic = fst sides[i]

    /// The exact value of the right side of fact number i (0-based).
    member _.RightValue(i: int) : RealAlgebraic = snd sides[i]

    /// SHA-256 of the canonical text without the hash itself, lower-case hexadecimal.
    member _.Hash = hash

    /// The canonical JSON text: fixed key order, two-space indentation, LF line ends.
    member _.ToJson() : string = CertificateText.write draft printed hash
