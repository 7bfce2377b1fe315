namespace ReluProofs.Kernel

open System
open System.Collections.Generic

/// An immutable vector of rational numbers.
[<Sealed; AllowNullLiteral(false)>]
type ExactVector(entries: IEnumerable<Rational>) =
    let entries = Seq.toArray entries

    member internal _.Entries = entries
    member _.Length = entries.Length

    /// The entry with 0-based index i.
    member _.Item
        with get (i: int) = entries[i]

    /// The entries, in order.
    member _.ToReadOnlyList() : IReadOnlyList<Rational> = Array.AsReadOnly entries

    static member Zero(length: int) = ExactVector(Array.create length Rational.Zero)

    /// The inner product. Throws ArgumentException when the lengths differ.
    member _.Dot(other: ExactVector) : Rational =
        if other.Length <> entries.Length then
            invalidArg (nameof other) "an inner product needs two vectors of one length"

        Seq.fold2 (fun sum (x: Rational) y -> sum + x * y) Rational.Zero entries other.Entries

    /// The squared Euclidean norm.
    member this.NormSquared() = this.Dot this

    member _.IsZero = entries |> Array.forall (fun x -> x.IsZero)

    static member (+)(a: ExactVector, b: ExactVector) =
        ExactVector(Array.map2 (fun (x: Rational) y -> x + y) a.Entries b.Entries)

    static member (-)(a: ExactVector, b: ExactVector) =
        ExactVector(Array.map2 (fun (x: Rational) y -> x - y) a.Entries b.Entries)

    static member (*)(k: Rational, a: ExactVector) = ExactVector(a.Entries |> Array.map (fun x -> k * x))

    override _.Equals(other: obj) =
        match other with
        | :? ExactVector as v -> v.Entries.AsSpan().SequenceEqual(entries.AsSpan())
        | _ -> false

    override _.GetHashCode() =
        entries |> Array.fold (fun hash x -> HashCode.Combine(hash, x)) 17

    override _.ToString() = "(" + String.Join(", ", entries) + ")"

/// An immutable matrix of rational numbers, given by its rows.
[<Sealed; AllowNullLiteral(false)>]
type ExactMatrix(rows: IEnumerable<ExactVector>) =
    let rows = Seq.toArray rows

    do
        if rows.Length > 0 && rows |> Array.exists (fun r -> r.Length <> rows[0].Length) then
            invalidArg (nameof rows) "all rows of a matrix have one length"

    member _.RowCount = rows.Length
    member _.ColumnCount = if rows.Length = 0 then 0 else rows[0].Length

    /// The row with 0-based index i.
    member _.Row(i: int) : ExactVector = rows[i]

    member _.Item
        with get (i: int, j: int): Rational = rows[i].[j]

    /// The matrix whose single column is the vector.
    static member Column(vector: ExactVector) =
        ExactMatrix(vector.Entries |> Seq.map (fun x -> ExactVector [| x |]))

    /// Matrix times vector. Throws ArgumentException when the sizes do not fit.
    member _.Times(vector: ExactVector) = ExactVector(rows |> Array.map (fun r -> r.Dot vector))

    member this.Transpose() =
        ExactMatrix(
            Seq.init this.ColumnCount (fun j -> ExactVector(Seq.init rows.Length (fun i -> rows[i].[j])))
            |> Seq.toArray
        )

    /// The rank, by exact elimination.
    member this.Rank() : int =
        let work = rows |> Array.map (fun r -> Array.copy r.Entries)
        let mutable rank = 0

        for j in 0 .. this.ColumnCount - 1 do
            let pivot =
                seq { rank .. work.Length - 1 } |> Seq.tryFind (fun i -> not work[i].[j].IsZero)

            match pivot with
            | None -> ()
            | Some i ->
                let chosen = work[i]
                work[i] <- work[rank]
                work[rank] <- chosen

                for k in rank + 1 .. work.Length - 1 do
                    if not work[k].[j].IsZero then
                        let factor = work[k].[j] / chosen[j]
                        work[k] <- Array.map2 (fun (x: Rational) y -> x - factor * y) work[k] chosen

                rank <- rank + 1

        rank
