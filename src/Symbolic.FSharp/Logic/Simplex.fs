namespace ReluProofs.Symbolic.Logic

open System.Collections.Generic
open ReluProofs.Kernel

/// Exact search for non-negative multipliers. Untrusted: what it finds is checked by Refutation.check.
module internal Simplex =

    /// Multipliers x >= 0 with sum_j x_j column_j = 0 and sum of x_j over strict j = 1, or nothing when there are none.
    /// Columns are sparse: row number to entry. Phase one of the simplex method with Bland's rule, which cannot cycle.
    let combination (columns: (Map<int, Rational> * bool)[]) : Rational[] option =
        // A row whose entries all have one sign forces its columns to multiplier zero; removing them first usually
        // leaves a tiny program.
        let alive = Array.create columns.Length true
        let mutable changed = true

        while changed do
            changed <- false
            let signs = Dictionary<int, struct (bool * bool)>()

            for j in 0 .. columns.Length - 1 do
                if alive[j] then
                    for KeyValue(row, entry) in fst columns[j] do
                        let struct (plus, minus) =
                            match signs.TryGetValue row with
                            | true, known -> known
                            | false, _ -> struct (false, false)

                        signs[row] <- struct (plus || entry.Sign > 0, minus || entry.Sign < 0)

            for j in 0 .. columns.Length - 1 do
                if
                    alive[j]
                    && fst columns[j]
                       |> Map.exists (fun row _ ->
                           let struct (plus, minus) = signs[row]
                           not (plus && minus))
                then
                    alive[j] <- false
                    changed <- true

        let used = [|
            for j in 0 .. columns.Length - 1 do
                if alive[j] then
                    j
        |]

        if not (used |> Array.exists (fun j -> snd columns[j])) then
            None
        else
            let rows =
                used |> Seq.collect (fun j -> Map.keys (fst columns[j])) |> Seq.distinct |> Seq.sort |> Seq.toArray

            let rowIndex = Dictionary<int, int>()
            rows |> Array.iteri (fun i row -> rowIndex[row] <- i)
            let m, n = rows.Length + 1, used.Length

            // Columns 0..n-1, then the right side; artificial columns are never kept, since none may come back.
            let table = Array.init m (fun _ -> Array.create (n + 1) Rational.Zero)

            used
            |> Array.iteri (fun k j ->
                for KeyValue(row, entry) in fst columns[j] do
                    table[rowIndex[row]].[k] <- entry

                if snd columns[j] then
                    table[m - 1].[k] <- Rational.One)

            table[m - 1].[n] <- Rational.One
            let artificial = n
            let basis = Array.create m artificial

            // The sum of the artificial variables, written in the others.
            let cost =
                Array.init (n + 1) (fun k ->
                    Seq.fold (fun (s: Rational) i -> s + table[i].[k]) Rational.Zero [ 0 .. m - 1 ])

            let eliminate (target: Rational[]) (factor: Rational) (pivot: Rational[]) =
                for k in 0..n do
                    if not pivot[k].IsZero then
                        target[k] <- target[k] - factor * pivot[k]

            let pivotOn row column =
                let scale = table[row].[column].Inverse()
                table[row] <- table[row] |> Array.map (fun x -> if x.IsZero then x else scale * x)

                for i in 0 .. m - 1 do
                    if i <> row && not table[i].[column].IsZero then
                        eliminate table[i] table[i].[column] table[row]

                if not cost[column].IsZero then
                    eliminate cost cost[column] table[row]

                basis[row] <- column

            let rec improve () =
                match Seq.tryFind (fun k -> cost[k].Sign > 0) (seq { 0 .. n - 1 }) with
                | None -> ()
                | Some column ->
                    let candidates =
                        [ 0 .. m - 1 ]
                        |> List.filter (fun i -> table[i].[column].Sign > 0)
                        |> List.map (fun i -> table[i].[n] / table[i].[column], basis[i], i)

                    match candidates with
                    | [] -> ()
                    | _ ->
                        let ratio, _, _ =
                            candidates |> List.reduce (fun (a, x, i) (b, y, j) -> if b < a then b, y, j else a, x, i)

                        let _, _, row =
                            candidates |> List.filter (fun (a, _, _) -> a = ratio) |> List.minBy (fun (_, b, _) -> b)

                        pivotOn row column
                        improve ()

            improve ()

            if cost[n].IsZero then
                let solution = Array.create columns.Length Rational.Zero

                for i in 0 .. m - 1 do
                    if basis[i] < n then
                        solution[used[basis[i]]] <- table[i].[n]

                Some solution
            else
                None
