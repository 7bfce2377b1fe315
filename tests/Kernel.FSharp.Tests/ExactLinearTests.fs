module ReluProofs.Kernel.Tests.ExactLinearTests

open System
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Kernel.Tests.Generators

/// Random matrices, often of low rank: some rows are multiples or sums of earlier ones.
let private randomMatrix =
    gen {
        let! rows = Gen.choose (1, 5)
        let! columns = Gen.choose (1, 5)
        let! free = Gen.choose (0, rows)
        let! basis = Gen.listOfLength free (smallVector 4 columns)

        let combination =
            Gen.listOfLength free (smallRational 2)
            |> Gen.map (fun factors -> List.fold2 (fun sum k v -> sum + k * v) (ExactVector.Zero columns) factors basis)

        let! others = Gen.listOfLength (rows - free) combination
        let! order = Gen.shuffle (basis @ others |> List.toArray)
        return ExactMatrix order
    }

/// The determinant by expansion, for a check of ranks that shares nothing with elimination.
let rec private determinant (rows: Rational list list) =
    match rows with
    | [] -> Rational.One
    | first :: rest ->
        first
        |> List.mapi (fun j entry ->
            let sign = if j % 2 = 0 then Rational.One else Rational.MinusOne
            sign * entry * determinant (rest |> List.map (List.removeAt j)))
        |> List.fold (+) Rational.Zero

let rec private choices size (items: int list) =
    match size, items with
    | 0, _ -> [ [] ]
    | _, [] -> []
    | _, head :: tail -> (choices (size - 1) tail |> List.map (fun c -> head :: c)) @ choices size tail

let private rankByMinors (m: ExactMatrix) =
    [ min m.RowCount m.ColumnCount .. -1 .. 1 ]
    |> List.tryFind (fun size ->
        List.allPairs (choices size [ 0 .. m.RowCount - 1 ]) (choices size [ 0 .. m.ColumnCount - 1 ])
        |> List.exists (fun (rows, columns) ->
            not (determinant [ for i in rows -> [ for j in columns -> m[i, j] ] ]).IsZero))
    |> Option.defaultValue 0

[<Fact>]
let ``The rank is the size of the largest non-zero minor`` () =
    check 150 randomMatrix (fun m -> m.Rank() = rankByMinors m)

[<Fact>]
let ``Known ranks`` () =
    Assert.Equal(0, (matrix [ [ 0; 0 ]; [ 0; 0 ] ]).Rank())
    Assert.Equal(1, (matrix [ [ 1; 2 ]; [ -2; -4 ]; [ 0; 0 ] ]).Rank())
    Assert.Equal(2, (matrix [ [ 0; 1 ]; [ 1; 0 ] ]).Rank())
    Assert.Equal(2, (matrix [ [ 1; 2; 3 ]; [ 4; 5; 6 ]; [ 7; 8; 9 ] ]).Rank())
    Assert.Equal(0, (ExactMatrix [||]).Rank())

[<Fact>]
let ``Transposing keeps the rank and undoes itself`` () =
    check 150 randomMatrix (fun m ->
        let t = m.Transpose()

        t.Rank() = m.Rank()
        && t.RowCount = m.ColumnCount
        && Seq.forall (fun i -> t.Transpose().Row i = m.Row i) (seq { 0 .. m.RowCount - 1 })
        && Seq.forall
            (fun i -> Seq.forall (fun j -> t[j, i] = m[i, j]) (seq { 0 .. m.ColumnCount - 1 }))
            (seq { 0 .. m.RowCount - 1 }))

[<Fact>]
let ``The rank does not change under row operations`` () =
    check 100 (Gen.zip randomMatrix (smallRational 5)) (fun (m, k) ->
        let rows = [| for i in 0 .. m.RowCount - 1 -> m.Row i |]

        let changed =
            rows |> Array.mapi (fun i row -> if i = 0 then row else row + k * rows[0])

        (ExactMatrix(Array.rev changed)).Rank() = m.Rank())

let private threeVectors =
    Gen.choose (1, 5) |> Gen.bind (fun length -> Gen.three (smallVector 9 length))

[<Fact>]
let ``The inner product is symmetric, bilinear and positive`` () =
    check 200 (Gen.zip threeVectors (smallRational 5)) (fun ((u, v, w), k) ->
        u.Dot v = v.Dot u
        && (u + k * v).Dot w = u.Dot w + k * v.Dot w
        && (u - v).Dot w = u.Dot w - v.Dot w
        && u.NormSquared() = u.Dot u
        && u.NormSquared().Sign = (if u.IsZero then 0 else 1)
        && (u.Dot v).Pow 2 <= u.NormSquared() * v.NormSquared())

[<Fact>]
let ``Matrix times vector is the inner product with every row, and adjoint to the transpose`` () =
    let pairs =
        randomMatrix
        |> Gen.bind (fun m -> Gen.map2 (fun v u -> m, v, u) (smallVector 5 m.ColumnCount) (smallVector 5 m.RowCount))

    check 150 pairs (fun (m, v, u) ->
        (m.Times v).Dot u = v.Dot(m.Transpose().Times u)
        && Seq.forall (fun i -> (m.Times v)[i] = (m.Row i).Dot v) (seq { 0 .. m.RowCount - 1 }))

[<Fact>]
let ``Wrong sizes are refused`` () =
    throws<ArgumentException>(fun () -> ignore ((vector [ 1; 2 ]).Dot(vector [ 1 ])))
    throws<ArgumentException>(fun () -> ignore (vector [ 1; 2 ] + vector [ 1 ]))
    throws<ArgumentException>(fun () -> ignore ((matrix [ [ 1; 2 ] ]).Times(vector [ 1 ])))
    throws<ArgumentException>(fun () -> ignore (matrix [ [ 1; 2 ]; [ 1 ] ]))

[<Fact>]
let ``Vectors do not change with the array they were made from, nor through the list they give away`` () =
    let source = [| Rational.One; Rational.Two |]
    let v = ExactVector source
    source[0] <- Rational.Zero
    Assert.Equal(vector [ 1; 2 ], v)
    Assert.False(v.ToReadOnlyList() :? Rational[])
    let rows = [| vector [ 1; 2 ] |]
    let m = ExactMatrix rows
    rows[0] <- vector [ 3; 4 ]
    Assert.Equal(vector [ 1; 2 ], m.Row 0)

[<Fact>]
let ``Vectors compare by value`` () =
    check 100 threeVectors (fun (u, v, _) ->
        (u - v).IsZero = u.Equals v && (u + v - v).Equals u && (u + v - v).GetHashCode() = u.GetHashCode())

    Assert.False((vector [ 1 ]).Equals(vector [ 1; 0 ]))
    Assert.Equal("(1, 1/2)", (ExactVector [ Rational.One; Rational.Half ]).ToString())
    Assert.Equal(3, (ExactMatrix.Column(vector [ 1; 2; 3 ])).RowCount)
    Assert.Equal(1, (ExactMatrix.Column(vector [ 1; 2; 3 ])).ColumnCount)
