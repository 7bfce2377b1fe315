namespace ReluProofs.Proofs

open System
open System.Collections.Generic
open System.IO
open System.Reflection

/// The numbered statements of the four papers, in the papers' order: what a complete catalogue has to hold.
[<AbstractClass; Sealed>]
type Statements private () =

    static let resource = "ReluProofs.Proofs.statements.tsv"

    static let read () =
        use stream = Assembly.GetExecutingAssembly().GetManifestResourceStream resource
        use reader = new StreamReader(nonNull stream)

        [|
            for line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries) |> Array.skip 1 do
                let cells = line.TrimEnd('\r').Split '\t'
                KeyValuePair(cells[0], cells[1])
        |]

    static let all = lazy (read ())

    /// The id of each numbered statement with its kind: theorem-like content by shape (identity, inequality, probability, ...).
    static member All: IReadOnlyList<KeyValuePair<string, string>> = all.Value
