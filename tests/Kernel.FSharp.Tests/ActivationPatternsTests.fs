module ReluProofs.Kernel.Tests.ActivationPatternsTests

open System
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Kernel.Tests.Generators

let private patternsOf (points: ExactMatrix) = ActivationPatterns.OpenCells points

let private names (points: ExactMatrix) = patternsOf points |> Seq.map string |> Seq.toList

let private pointsOf (m: ExactMatrix) = [ for k in 0 .. m.RowCount - 1 -> m.Row k ]

/// The pattern of a weight, or None if it lies on a boundary.
let private patternAt (points: ExactMatrix) (w: ExactVector) =
    let signs = pointsOf points |> List.map (fun x -> x.IsZero, (x.Dot w).Sign)

    if signs |> List.exists (fun (isZero, sign) -> not isZero && sign = 0) then
        None
    else
        Some(String(signs |> List.map (fun (_, sign) -> if sign > 0 then '+' else '-') |> List.toArray))

let private binomial (n: int) (k: int) =
    Seq.fold (fun product i -> product * (n - i) / (i + 1)) 1 (seq { 0 .. k - 1 })

let private cover (n: int) (d: int) =
    2 * Seq.sumBy (fun i -> if i > n - 1 then 0 else binomial (n - 1) i) (seq { 0 .. d - 1 })

/// Points of all kinds: small entries make zero, repeated, antipodal and collinear points common.
let private anyPoints =
    gen {
        let! d = Gen.choose (1, 4)
        let! n = Gen.choose (1, 6)
        let! rows = Gen.listOfLength n (Gen.listOfLength d (Gen.choose (-2, 2)))
        return matrix rows
    }

let private isComplete (points: ExactMatrix) =
    let found = patternsOf points
    let names = found |> Seq.map string |> Seq.toList

    List.distinct names = names
    && found
       |> Seq.forall (fun p ->
           p.Count = points.RowCount
           && p.Witness.Length = points.ColumnCount
           && patternAt points p.Witness = Some(string p)
           && Seq.forall (fun k -> p.IsActive k = ((string p)[k] = '+')) (seq { 0 .. p.Count - 1 }))

[<Fact>]
let ``Witnesses lie strictly inside their cones, and no cone comes twice`` () = check 150 anyPoints isComplete

[<Fact>]
let ``Every pattern met by random integer weights is found`` () =
    let withWeights =
        anyPoints
        |> Gen.bind (fun points ->
            Gen.listOfLength 60 (Gen.listOfLength points.ColumnCount (Gen.choose (-40, 40)) |> Gen.map vector)
            |> Gen.map (fun weights -> points, weights))

    check 80 withWeights (fun (points, weights) ->
        let found = names points |> Set.ofList
        weights |> List.choose (patternAt points) |> List.forall found.Contains)

[<Fact>]
let ``In general position there are as many cones as Cover counts`` () =
    // Points on the moment curve: any d of them are independent.
    for d in 1..4 do
        for n in 1..7 do
            let points =
                matrix [
                    for t in [ 1; -1; 2; -2; 3; -3; 4 ] |> List.take n -> [ for i in 0 .. d - 1 -> pown t i ]
                ]

            Assert.Equal(cover n d, (patternsOf points).Count)
            Assert.True(isComplete points)

[<Fact>]
let ``As many points as dimensions, and fewer, are told apart in every way`` () =
    check 100 anyPoints (fun points ->
        points.Rank() < points.RowCount || (patternsOf points).Count = pown 2 points.RowCount)

[<Fact>]
let ``Repeated, antipodal, collinear and zero points`` () =
    Assert.Equal<string list>([ "--"; "++" ], names (matrix [ [ 1; 2 ]; [ 1; 2 ] ]) |> List.sortDescending)
    Assert.Equal<string list>([ "--"; "++" ], names (matrix [ [ 1; 2 ]; [ 2; 4 ] ]) |> List.sortDescending)
    Assert.Equal<string list>([ "-+"; "+-" ], names (matrix [ [ 1; 2 ]; [ -1; -2 ] ]) |> List.sortDescending)
    Assert.Equal<string list>([ "-" ], names (matrix [ [ 0; 0 ] ]))
    Assert.Equal<string list>([ "--"; "-+" ], names (matrix [ [ 0; 0 ]; [ 1; 0 ] ]) |> List.sortDescending)
    Assert.Equal<string list>([ "" ], names (ExactMatrix [||]))
    Assert.Equal(2, (patternsOf (matrix [ [ 1 ]; [ 2 ]; [ 3 ] ])).Count)
    Assert.Equal(8, (patternsOf (matrix [ [ 1; 0; 0; 0 ]; [ 0; 1; 0; 0 ]; [ 0; 0; 1; 0 ] ])).Count)

[<Fact>]
let ``Copies, multiples and opposites of points add no cones`` () =
    check 100 (Gen.zip anyPoints (Gen.choose (-3, 3))) (fun (points, k) ->
        let first = points.Row 0

        let more =
            ExactMatrix(pointsOf points @ [ Rational.OfInt k * first ] |> List.toArray)

        (patternsOf more).Count = (patternsOf points).Count)

[<Fact>]
let ``The cones come in opposite pairs`` () =
    check 100 anyPoints (fun points ->
        let found = names points |> Set.ofList
        let zero = pointsOf points |> List.map (fun x -> x.IsZero)

        let opposite (name: string) =
            String(name |> Seq.mapi (fun k c -> if zero[k] || c = '+' then '-' else '+') |> Seq.toArray)

        found |> Set.forall (fun name -> found.Contains(opposite name)))

[<Fact>]
let ``The order of the points only permutes the patterns`` () =
    check 80 anyPoints (fun points ->
        let reversed = ExactMatrix(pointsOf points |> List.rev |> List.toArray)

        names reversed |> List.map (fun name -> String(Array.rev (name.ToCharArray()))) |> Set.ofList =
            (names points |> Set.ofList))
