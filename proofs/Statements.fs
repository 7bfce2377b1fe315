namespace ReluProofs.Proofs

open System
open System.Collections.Generic
open System.IO
open System.Reflection

/// The tables that come with the claims.
module private Tables =

    /// The rows of a table without its head, cell by cell.
    let rows (name: string) =
        use stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("ReluProofs.Proofs." + name)

        use reader = new StreamReader(nonNull stream)

        [|
            for line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries) |> Array.skip 1 do
                line.TrimEnd('\r').Split '\t'
        |]

/// The numbered statements of the four papers, in the papers' order: what a complete catalogue has to hold.
[<AbstractClass; Sealed>]
type Statements private () =

    static let all =
        lazy
            [|
                for cells in Tables.rows "statements.tsv" -> KeyValuePair(cells[0], cells[1])
            |]

    /// The id of each numbered statement with its kind: theorem-like content by shape (identity, inequality, probability, ...).
    static member All: IReadOnlyList<KeyValuePair<string, string>> = all.Value

/// The papers whose statements are claims here.
[<AbstractClass; Sealed>]
type Papers private () =

    static let all =
        lazy
            [|
                for cells in Tables.rows "papers.tsv" -> KeyValuePair(cells[0], sprintf "%s: %s" cells[1] cells[2])
            |]

    /// The key of each paper with its authors and title.
    static member All: IReadOnlyList<KeyValuePair<string, string>> = all.Value
