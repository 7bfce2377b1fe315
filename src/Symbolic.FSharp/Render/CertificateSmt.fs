namespace ReluProofs.Symbolic.Render

open System
open System.Collections.Generic
open System.Text
open System.Text.Json
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra

/// What real arithmetic cannot say of a certificate.
exception internal BeyondRealArithmetic of reason: string

/// Writes the facts of one certificate, from its canonical text: the networks' outputs, losses and norms are written out,
/// so that a solver computes them again by its own means. A square root is a number r >= 0 with r r = e.
type internal CertificateSmt(root: JsonElement) =
    let roots = Dictionary<string, string>()
    let definitions = ResizeArray<string>()

    let text (e: JsonElement) =
        match e.GetString() with
        | null -> invalidArg (nameof e) "a text is expected"
        | s -> s

    let rootOf (radicand: string) =
        match roots.TryGetValue radicand with
        | true, known -> known
        | false, _ ->
            let name = sprintf "root%d" (roots.Count + 1)
            roots[radicand] <- name
            definitions.Add(sprintf "(declare-const %s Real)" name)
            definitions.Add(sprintf "(assert (>= %s 0.0))" name)
            definitions.Add(sprintf "(assert (= (* %s %s) %s))" name name radicand)
            name

    let rational (words: string) = SmtTerm.rational (Rational.Parse words)

    /// A sum of square roots as the kernel prints it.
    let real (words: string) =
        let item (sign: string) (word: string) =
            let start = word.IndexOf("sqrt(", StringComparison.Ordinal)

            let value =
                if start < 0 then
                    rational word
                else
                    let root = rootOf (rational (word.Substring(start + 5, word.Length - start - 6)))

                    if start = 0 then
                        root
                    else
                        SmtTerm.multiply [ rational (word.Substring(0, start - 1)); root ]

            if sign = "-" then sprintf "(- %s)" value else value

        let words = words.Split ' '

        let first =
            if words[0].StartsWith '-' then
                item "-" (words[0].Substring 1)
            else
                item "+" words[0]

        SmtTerm.add (first :: [ for i in 1..2 .. words.Length - 2 -> item words[i] words[i + 1] ])

    let instance = root.GetProperty "instance"

    let constant (name: string) =
        rational (text (instance.GetProperty("constants").GetProperty name))

    let entries (e: JsonElement) = [ for x in e.EnumerateArray() -> text x ]
    let points = [ for row in instance.GetProperty("points").EnumerateArray() -> entries row ]
    let labels = entries (instance.GetProperty "labels")

    let network (name: string) =
        let found = instance.GetProperty("networks").GetProperty name
        List.zip (entries (found.GetProperty "a")) [ for row in found.GetProperty("W").EnumerateArray() -> entries row ]

    let neuronAt (v: JsonElement) = (network (text v[0])).[v[1].GetInt32()]

    let square (t: string) = sprintf "(let ((t %s)) (* t t))" t
    let relu (t: string) = sprintf "(let ((t %s)) (ite (> t 0.0) t 0.0))" t

    let output name k =
        let neuron (a: string, w: string list) =
            let inner =
                List.map2 (fun x weight -> SmtTerm.multiply [ rational x; real weight ]) points[k] w

            SmtTerm.multiply [ real a; relu (SmtTerm.add inner) ]

        SmtTerm.multiply [ constant "s"; SmtTerm.add (network name |> List.map neuron) ]

    let normSquared name =
        network name |> List.collect (fun (a, w) -> a :: w) |> List.map (real >> square) |> SmtTerm.add

    let loss name =
        let residuals =
            labels
            |> List.mapi (fun k label -> square (SmtTerm.add [ output name k; sprintf "(- %s)" (rational label) ]))

        SmtTerm.add [
            SmtTerm.multiply [ constant "c"; SmtTerm.add residuals ]
            SmtTerm.multiply [ constant "rho"; normSquared name ]
        ]

    let rec term (e: JsonElement) : string =
        let items (e: JsonElement) = [ for x in e.EnumerateArray() -> term x ]

        if e.ValueKind = JsonValueKind.String then
            real (text e)
        else
            let property = Seq.head (e.EnumerateObject())
            let v = property.Value

            match property.Name with
            | "parameter" -> rational (text (instance.GetProperty("parameters").GetProperty(text v)))
            | "constant" -> constant (text v)
            | "x" -> rational points[v[0].GetInt32()].[v[1].GetInt32()]
            | "y" -> rational labels[v.GetInt32()]
            | "add" -> SmtTerm.add (items v)
            | "multiply" -> SmtTerm.multiply (items v)
            | "negate" -> sprintf "(- %s)" (term v)
            | "divide" -> sprintf "(/ %s %s)" (term v[0]) (term v[1])
            | "abs" -> sprintf "(let ((t %s)) (ite (>= t 0.0) t (- t)))" (term v)
            | "sign" -> sprintf "(let ((t %s)) (ite (> t 0.0) 1.0 (ite (< t 0.0) (- 1.0) 0.0)))" (term v)
            | "relu" -> relu (term v)
            | "sqrt" -> rootOf (term v)
            | "a" -> real (fst (neuronAt v))
            | "w" -> real ((snd (neuronAt v)).[v[2].GetInt32()])
            | "loss" -> loss (text v)
            | "normSquared" -> normSquared (text v)
            | "output" -> output (text v[0]) (v[1].GetInt32())
            | "minimumLoss" -> raise (BeyondRealArithmetic "the least loss of a width speaks of all networks")
            | other -> raise (BeyondRealArithmetic(sprintf "a term of the kind '%s'" other))

    /// The fact's name, and its question or why there is none. Used once.
    member _.Question(fact: JsonElement) : string * SmtStep =
        let name = text (fact.GetProperty "name")

        let asked =
            try
                let left, right = term (fact.GetProperty "left"), term (fact.GetProperty "right")
                Query [ sprintf "(not (%s %s %s))" (text (fact.GetProperty "relation")) left right ]
            with BeyondRealArithmetic reason ->
                Remark reason

        name, asked

    /// Declarations and defining facts of the square roots in the questions so far.
    member _.Definitions: string list = List.ofSeq definitions

/// Questions for solvers of real arithmetic.
[<AbstractClass; Sealed>]
type SmtLib private () =

    /// The facts of a certificate in SMT-LIB, whose expected answers are all `unsat`; facts that real arithmetic cannot
    /// say are comments.
    static member OfCertificate(certificate: Certificate) : string =
        use document = JsonDocument.Parse(certificate.ToJson())
        let root = document.RootElement
        let output = StringBuilder()
        let line (words: string) = output.Append(words).Append('\n') |> ignore
        let comment (words: string) = line ("; " + words.ReplaceLineEndings " ")
        comment certificate.Claim
        comment certificate.Statement
        comment (sprintf "certificate sha256 %s" certificate.Hash)
        line "(set-logic QF_NRA)"

        for fact in root.GetProperty("facts").EnumerateArray() do
            let writer = CertificateSmt root
            let name, asked = writer.Question fact
            line ""
            comment name

            match asked with
            | Remark words -> comment (sprintf "not asked: %s" words)
            | Query assertions ->
                line "(push 1)"
                line "(set-info :status unsat)"
                writer.Definitions |> List.iter line
                assertions |> List.iter (fun a -> line (sprintf "(assert %s)" a))
                line "(check-sat)"
                line "(pop 1)"

        output.ToString()
