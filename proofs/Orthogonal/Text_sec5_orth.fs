module internal ReluProofs.Proofs.Orthogonal.Text_sec5_orth

open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private one = Rational.One

/// Sec. 5: the two inputs with their bias coordinate.
let private toy = [ [ Rational.Create(-1, 2); one ]; [ Rational.Two; one ] ]

let private areOrthogonal (x: Rational list list) =
    Seq.allPairs (List.indexed x) (List.indexed x)
    |> Seq.forall (fun ((k, a), (l, b)) -> k = l || (Setting.dot a b).IsZero)

/// At most so many points (x, 1) are orthogonal, the two of the toy example are, and their norms are not 1.
let private restricted (most: int) (bias: Rational) (isNormalised: bool) =
    Check<Instance>(fun i _ ->
        let given = i.X |> List.map (fun x -> [ x.Head; bias ])

        if not (areOrthogonal toy) then
            Facts.fails "the two inputs are orthogonal" "they are not" "is not"
        elif toy |> List.forall (fun x -> Setting.normSquared x = one) <> isNormalised then
            Facts.fails "the inputs' norms are not 1" "they are otherwise" "is not"
        elif given.Length > most && areOrthogonal given then
            Facts.fails (sprintf "at most %d such points are orthogonal" most) (sprintf "%d are" given.Length) ">"
        else
            Facts.holds)

let private literal =
    Reading<Instance>(
        Name = Reading.Literal,
        Statement =
            "(-0.5, 1) and (2, 1) are orthogonal, their norms are not 1, and no more than 2 points (x, 1) are pairwise orthogonal",
        Check = restricted 2 one false,
        Added = []
    )

let private inputs (x: Rational list) = {
    X = x |> List.map (fun x -> [ x; one ])
    Y = x |> List.map (fun _ -> one)
    M = 0
    Theta = []
    Start = []
}

let private generator =
    gen {
        let! size = Gen.choose (2, 4)
        let! s = Generator.sign
        let! first = Generator.magnitude
        let! others = Gen.listOfLength (size - 2) Generator.magnitude
        // Mostly pairs of orthogonal points and what might go with them.
        let! signs = Gen.listOfLength (size - 2) Generator.sign
        let x = s * first
        return inputs (x :: -(x.Inverse()) :: List.map2 (fun (a: Rational) b -> a * b) others signs)
    }

let claim: IClaim =
    Claim<Instance>(
        Id = "orthogonal/sec5-orth",
        Title = "orthogonal points with a bias coordinate",
        File = "proofs/Orthogonal/Text_sec5_orth.fs",
        Family =
            Generator.family
                "points (x, 1)"
                [
                    Hypotheses.structural "bias" "every point ends in the coordinate 1" (fun i ->
                        i.X |> List.forall (fun x -> x.Length = 2 && x[1] = one))
                ]
                [
                    inputs (toy |> List.map List.head)
                    inputs [ one ]
                    inputs [ one; -one; one ]
                    inputs [ Rational.Zero; one; -one ]
                ]
                generator,
        Source = Source("orthogonal", "Sec. 5", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("the two inputs of Sec. 5", inputs (toy |> List.map List.head), true)
            BoundaryRow("three points", inputs [ one; -one; one ], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "at most 1 point" literal (restricted 1 one false)
            Mutation.constant "their norms are 1" literal (restricted 2 one true)
        ]
    )
