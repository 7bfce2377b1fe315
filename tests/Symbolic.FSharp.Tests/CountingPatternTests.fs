namespace ReluProofs.Symbolic.FSharp.Tests

open System.Collections.Generic
open System.Numerics
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Symbolic.Counting
open ReluProofs.Symbolic.Logic
open ReluProofs.Symbolic.FSharp.Tests.CountingTools

type CountingPatternTests() =

    let matrix (rows: int list list) =
        ExactMatrix(rows |> List.map (fun row -> ExactVector(row |> List.map integer)))

    let genPoints maxPoints maxDimension size =
        gen {
            let! d = Gen.choose (1, maxDimension)
            let! n = Gen.choose (1, maxPoints)
            let! rows = Gen.listOfLength n (Gen.listOfLength d (Gen.choose (-size, size)))
            return rows
        }

    let rec combinations k (items: 'a list) =
        match k, items with
        | 0, _ -> [ [] ]
        | _, [] -> []
        | k, x :: rest -> (combinations (k - 1) rest |> List.map (fun c -> x :: c)) @ combinations k rest

    let inGeneralPosition (rows: int list list) =
        let d = rows.Head.Length

        combinations (min d rows.Length) rows
        |> List.forall (fun some -> (matrix some).Rank() = some.Length)

    let texts (patterns: IReadOnlyList<LiteralPattern>) = patterns |> Seq.map string |> Set.ofSeq

    /// Whether some w has <w, x_k> >= 0 exactly for the points named, by Motzkin's theorem and not by enumeration.
    let possible (rows: int list list) (active: bool list) =
        let columns = [|
            for row, isActive in List.zip rows active do
                row
                |> Seq.indexed
                |> Seq.filter (fun (_, x) -> x <> 0)
                |> Seq.map (fun (i, x) -> i, integer (if isActive then x else -x))
                |> Map.ofSeq,
                not isActive
        |]

        (Simplex.combination columns).IsNone

    let text (active: bool list) =
        active |> List.map (fun a -> if a then "+" else "-") |> String.concat ""

    [<Fact>]
    member _.``Cover's count is the number of open cones of points in general position``() =
        holds 60 (genPoints 6 4 20) (fun rows ->
            not (inGeneralPosition rows)
            || BigInteger(ActivationCounts.OpenPatterns(matrix rows)) =
                ActivationCounts.Cover(rows.Length, rows.Head.Length))

        for n in 0..8 do
            Assert.Equal(BigInteger.Pow(BigInteger 2, n), ActivationCounts.Cover(n, max 1 n))
            Assert.Equal(BigInteger(if n = 0 then 1 else 2 * n), ActivationCounts.Cover(n, 2))

    [<Fact>]
    member _.``Repeated, antipodal and zero points cut nothing new``() =
        let base' = [ [ 1; 2; 3 ]; [ -2; 1; 5 ]; [ 4; 0; 1 ]; [ 1; 1; -7 ]; [ 3; -5; 2 ] ]
        let doubled = base' @ [ [ 2; 4; 6 ]; [ 2; -1; -5 ]; [ 0; 0; 0 ] ]

        Assert.Equal(
            BigInteger(ActivationCounts.OpenPatterns(matrix doubled)),
            ActivationCounts.CoverWithRepetition([| 0; 1; 2; 3; 4; 0; 1; -1 |], 3)
        )

    [<Fact>]
    member _.``Literal patterns are those a linear program allows``() =
        // Small entries make repeated, antipodal, collinear and zero points common.
        holds 150 (genPoints 5 3 2) (fun rows ->
            let expected =
                words 2 rows.Length
                |> Seq.map (List.map ((=) 1))
                |> Seq.filter (possible rows)
                |> Seq.map text
                |> Set.ofSeq

            texts (ActivationCounts.LiteralPatterns(matrix rows)) = expected)

    [<Fact>]
    member _.``Every literal pattern is that of its witness``() =
        holds 100 (genPoints 6 4 3) (fun rows ->
            let points = matrix rows

            ActivationCounts.LiteralPatterns points
            |> Seq.forall (fun pattern ->
                [ 0 .. rows.Length - 1 ]
                |> List.forall (fun k -> pattern.IsActive k = ((pattern.Witness.Dot(points.Row k)).Sign >= 0))))

    [<Fact>]
    member _.``Literal patterns on the line and in the plane are those of sampled weights``() =
        // In the plane the directions orthogonal to the points, those between, and 0 meet every cone.
        let grid = [
            for a in -12 .. 12 do
                for b in -12 .. 12 do
                    [ a; b ]
        ]

        holds 60 (genPoints 5 2 3) (fun rows ->
            let weights =
                if rows.Head.Length = 1 then
                    [ [ -1 ]; [ 0 ]; [ 1 ] ]
                else
                    grid

            let sampled =
                weights
                |> List.map (fun w ->
                    rows |> List.map (fun row -> List.fold2 (fun sum x y -> sum + x * y) 0 w row >= 0) |> text)
                |> Set.ofList

            texts (ActivationCounts.LiteralPatterns(matrix rows)) = sampled)

    [<Fact>]
    member _.``Faces of generic lines in the plane``() =
        // 2n rays, 2n open cones and the origin; the sets of points active there differ only where a ray closes a cone.
        for n in 1..5 do
            let points = matrix [ for k in 0 .. n - 1 -> [ 1; k ] ]
            Assert.Equal((if n = 1 then 3 else 4 * n + 1), ActivationCounts.Faces points)

        Assert.Equal<Set<string>>(
            Set [ "++"; "+-"; "-+" ],
            texts (ActivationCounts.LiteralPatterns(matrix [ [ 1 ]; [ -1 ] ]))
        )

        Assert.Equal<Set<string>>(Set [ "+" ], texts (ActivationCounts.LiteralPatterns(matrix [ [ 0; 0 ] ])))

    [<Fact>]
    member _.``Enumeration of eight points in space``() =
        let rows = [ for k in 1..8 -> [ 1; k; k * k ] ]
        let open' = ActivationCounts.OpenPatterns(matrix rows)
        Assert.Equal(ActivationCounts.Cover(8, 3), BigInteger open')
        // Eight planes with seven lines each: 14 sectors a plane, two rays for every two planes, and the origin.
        Assert.Equal(open' + 8 * 14 + 2 * 28 + 1, ActivationCounts.Faces(matrix rows))

    [<Fact>]
    member _.``In general position only the pattern of all points may be literal and not open``() =
        // Fewer than d independent points on the boundary can be made strictly active by a small move; only w = 0 cannot.
        holds 80 (genPoints 6 4 9) (fun rows ->
            let points = matrix rows

            let isHalfSpace =
                ActivationPatterns.OpenCells points
                |> Seq.exists (fun p -> Seq.forall p.IsActive (seq { 0 .. rows.Length - 1 }))

            let expected =
                ActivationCounts.Cover(rows.Length, rows.Head.Length)
                + (if isHalfSpace then BigInteger.Zero else BigInteger.One)

            not (inGeneralPosition rows)
            || BigInteger((ActivationCounts.LiteralPatterns points).Count) = expected)
