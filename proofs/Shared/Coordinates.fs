namespace ReluProofs.Proofs

open System
open System.Collections.Generic
open System.Reflection
open FSharp.Reflection
open ReluProofs.Kernel
open ReluProofs.Verify.Instances

/// The exact numbers of an instance, found in the record that it is: rational numbers in fields, lists, tuples and maps, and whole
/// numbers in fields of their own.
module internal Coordinates =

    /// A number inside an object: its name there, and how it is read and replaced.
    [<NoEquality; NoComparison>]
    type private Entry = {
        Path: string list
        IsInteger: bool
        Get: obj -> Rational
        Set: obj -> Rational -> obj
    }

    /// Records, lists and numbers are never null; reflection does not know it.
    let private present (value: objnull) : obj =
        match value with
        | null -> invalidOp "an instance holds null"
        | value -> value

    let private flags = BindingFlags.Public ||| BindingFlags.NonPublic

    let private inside (part: obj -> obj) (replace: obj -> obj -> obj) (name: string option) (entry: Entry) = {
        Path = Option.toList name @ entry.Path
        IsInteger = entry.IsInteger
        Get = part >> entry.Get
        Set = fun whole value -> replace whole (entry.Set (part whole) value)
    }

    let private isGeneric (definition: Type) (t: Type) =
        t.IsGenericType && t.GetGenericTypeDefinition() = definition

    let private listOf (t: Type) (items: obj list) =
        let cases = FSharpType.GetUnionCases t
        let empty, cons = cases[0], cases[1]

        List.foldBack
            (fun (item: obj) (rest: obj) -> present (FSharpValue.MakeUnion(cons, [| item; rest |])))
            items
            (present (FSharpValue.MakeUnion(empty, [||])))

    let private itemsOf (list: obj) =
        (list :?> System.Collections.IEnumerable) |> Seq.cast<obj> |> List.ofSeq

    let rec private entries (t: Type) (value: obj) : Entry list =
        if t = typeof<Rational> then
            [
                {
                    Path = []
                    IsInteger = false
                    Get = fun v -> unbox<Rational> v
                    Set = fun _ r -> present (box r)
                }
            ]
        elif t = typeof<Map<string, Rational>> then
            [
                for KeyValue(name, _) in unbox<Map<string, Rational>> value ->
                    {
                        Path = [ name ]
                        IsInteger = false
                        Get = fun v -> (unbox<Map<string, Rational>> v)[name]
                        Set = fun v r -> unbox<Map<string, Rational>> v |> Map.add name r |> box |> present
                    }
            ]
        elif isGeneric typedefof<_ list> t then
            let item = t.GetGenericArguments()[0]

            itemsOf value
            |> List.mapi (fun k x ->
                entries item x
                |> List.map (
                    inside
                        (fun whole -> List.item k (itemsOf whole))
                        (fun whole part -> listOf t (List.updateAt k part (itemsOf whole)))
                        (Some(string (k + 1)))
                ))
            |> List.concat
        elif FSharpType.IsTuple t then
            FSharpType.GetTupleElements t
            |> Seq.mapi (fun k item ->
                entries item (present (FSharpValue.GetTupleField(value, k)))
                |> List.map (
                    inside
                        (fun whole -> present (FSharpValue.GetTupleField(whole, k)))
                        (fun whole part ->
                            present (
                                FSharpValue.MakeTuple(FSharpValue.GetTupleFields whole |> Array.updateAt k part, t)
                            ))
                        (Some("xyz"[k] |> string))
                ))
            |> List.concat
        elif FSharpType.IsRecord(t, flags) then
            FSharpType.GetRecordFields(t, flags)
            |> Seq.mapi (fun k field ->
                let inner = present (FSharpValue.GetRecordField(value, field))

                let replace whole part =
                    present (
                        FSharpValue.MakeRecord(
                            t,
                            FSharpValue.GetRecordFields(whole, flags) |> Array.updateAt k part,
                            flags
                        )
                    )

                let part whole = present (FSharpValue.GetRecordField(whole, field))

                if field.PropertyType = typeof<int> then
                    [
                        {
                            Path = [ field.Name ]
                            IsInteger = true
                            Get = part >> unbox<int> >> Rational.OfInt
                            Set =
                                fun whole r ->
                                    if r.IsInteger && r.Sign > 0 && r < Rational.OfInt 1000 then
                                        replace whole (present (box (int r.Numerator)))
                                    else
                                        whole
                        }
                    ]
                else
                    entries field.PropertyType inner |> List.map (inside part replace (Some field.Name)))
            |> List.concat
        else
            []

    /// x_1,2 for the second entry of the first list of the field X; fields of fields are joined by dots.
    let private written (rename: string -> string) (path: string list) =
        let isIndex (part: string) = part.Length > 0 && Char.IsDigit part[0]
        let names, indices = path |> List.partition (isIndex >> not)

        let name =
            names |> List.map rename |> List.filter (fun n -> n <> "") |> String.concat "."

        if indices.IsEmpty then
            name
        else
            name + "_" + String.concat "," indices

    /// The numbers of a record.
    /// rename: the paper's name of a field, or nothing. omitted: fields that play no part.
    let ofRecord<'T> (rename: string -> string) (omitted: string list) : Func<'T, IReadOnlyList<Coordinate<'T>>> =
        Func<_, _>(fun instance -> [|
            for entry in entries typeof<'T> (present (box instance)) do
                if not (List.contains entry.Path.Head omitted) then
                    Coordinate<'T>(
                        written rename entry.Path,
                        entry.IsInteger,
                        (fun i -> entry.Get(present (box i))),
                        (fun i value -> unbox<'T>(entry.Set (present (box i)) value))
                    )
        |])

    /// Names in small letters, as most papers write them.
    let small (name: string) = name.ToLowerInvariant()
