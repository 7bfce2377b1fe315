module ReluProofs.Kernel.Tests.ConeMultiplierTests

open System
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Kernel.Tests.Generators
open ReluProofs.Kernel.Tests.CertificateTests

let private zero, one = Rational.Zero, Rational.One

/// The axes of the plane with labels 1 and -1, c = rho = 1/2: the zero network is the best, with loss 1 and dual (-1, 1). On the cone
/// where both points are active, and there alone, the dual is too long.
let private opposed =
    instanceOf
        (Dataset(matrix [ [ 1; 0 ]; [ 0; 1 ] ], vector [ 1; -1 ]))
        (ModelConstants(Rational.Half, one, Rational.Half)) [] [ "zero", networkOf [] [] ]

let private dual = vector [ -1; 1 ]

let private upward = ConeMultiplier(0, "++", 1, vector [ 0; 1 ])
let private downward = ConeMultiplier(0, "++", -1, vector [ 1; 0 ])

let private least width duals multipliers = Term.MinimumLoss(width, "zero", duals, multipliers)

let private refused part (multipliers: ConeMultiplier list) =
    let error =
        Assert.ThrowsAny<ArgumentException>(fun () -> ignore ((least 2 [ dual ] multipliers).Evaluate opposed))

    Assert.Contains((part: string), error.Message)

[<Fact>]
let ``Multipliers of a cone prove what its dual vector alone does not`` () =
    refused "no dual vector is feasible on the activation patterns ++" []

    for width in [ 1; 2; 3; 100 ] do
        Assert.Equal(RealAlgebraic.One, (least width [ dual ] [ upward; downward ]).Evaluate opposed)

[<Fact>]
let ``A sign without its multiplier is a place of its own`` () =
    refused "++ for a <= 0" [ upward ]
    refused "++ for a >= 0" [ downward ]

[<Fact>]
let ``Two dual vectors may serve two signs`` () =
    // Half of the dual is feasible on the cone ++ without multipliers, and proves 3/4.
    let half = Rational.Half * dual
    let bound width = boundBy opposed width "zero" [ dual; half ]
    Assert.Equal(RealAlgebraic.OfRational(ratio 3 4), bound 1)

    for multipliers in [ [ upward ]; [ downward ] ] do
        let error =
            Assert.Throws<InvalidOperationException>(fun () ->
                ignore ((least 1 [ dual; half ] multipliers).Evaluate opposed))

        Assert.Contains("at least 3/4", error.Message)

[<Fact>]
let ``Wrong multipliers are refused`` () =
    let with' dual pattern sign (z: int list) = [ upward; downward; ConeMultiplier(dual, pattern, sign, vector z) ]
    let belongs = "a multiplier belongs to"
    let entries = "one entry a point"
    refused belongs (with' 0 "++" 1 [ 0; 1 ])
    refused belongs (with' 1 "+-" 1 [ 0; 0 ])
    refused belongs (with' -1 "+-" 1 [ 0; 0 ])
    refused belongs (with' 0 "+" 1 [ 0; 0 ])
    refused belongs (with' 0 "+-" 0 [ 0; 0 ])
    refused belongs (with' 0 "+-" 2 [ 0; 0 ])
    refused entries (with' 0 "+-" 1 [ 0 ])
    refused entries (with' 0 "+-" 1 [ 0; -1 ])
    // What is given must show something, also where it is not needed.
    refused "not shown feasible on the cone +-" (with' 0 "+-" 1 [ 0; 2 ])
    refused "not shown feasible on the cone ++" [ ConeMultiplier(0, "++", 1, vector [ 1; 0 ]) ]
    refused "not shown feasible on the cone ++" [ ConeMultiplier(0, "++", -1, vector [ 0; 1 ]) ]

[<Fact>]
let ``A certificate with multipliers is read back, and a tampered one is refused`` () =
    let facts multipliers = [
        Fact("the zero network is the best", Term.Loss "zero", Relation.Equal, least 2 [ dual ] multipliers)
    ]

    let certified multipliers =
        Checker.Certify(
            CertificateDraft("paper/claim@literal", "the statement", "what it shows", opposed, facts multipliers)
        )

    let text = (Unchecked.nonNull (certified [ upward; downward ]).Certificate).ToJson()
    Assert.True((Checker.CheckJson text).IsValid)
    let compact = text.Replace("\n", "").Replace(" ", "")
    Assert.Contains("\"multipliers\":[{\"dual\":0,\"cone\":\"++\",\"sign\":1,\"z\":[\"0\",\"1\"]}", compact)

    for before, after in
        [
            "\"z\":[\"0\",\"1\"]", "\"z\":[\"0\",\"0\"]"
            "\"z\":[\"0\",\"1\"]", "\"z\":[\"-1\",\"1\"]"
            "\"z\":[\"0\",\"1\"]", "\"z\":[\"0\",\"3\"]"
            "\"sign\":1", "\"sign\":-1"
            "\"cone\":\"++\"", "\"cone\":\"--\""
            "\"dual\":0,\"cone\"", "\"dual\":1,\"cone\""
            "\"z\":[\"0\",\"1\"]", "\"z\":[\"0\",\"1\"],\"more\":\"0\""
        ] do
        let first = compact.IndexOf(before, StringComparison.Ordinal)
        Assert.True(first > 0, before)
        let tampered = compact.Remove(first, before.Length).Insert(first, after)
        Assert.False((Checker.CheckJson tampered).IsValid, after)

[<Fact>]
let ``Without multipliers a certificate has its old text`` () =
    let text multipliers =
        let fact =
            Fact("bound", Term.Loss "zero", Relation.GreaterOrEqual, least 1 [ Rational.Half * dual ] multipliers)

        // Half of the labels, of which half of the dual is the right one.
        let data = Dataset(opposed.Data.Points, Rational.Half * opposed.Data.Labels)

        let instance = instanceOf data opposed.Constants [] [ "zero", networkOf [] [] ]

        (Unchecked.nonNull (Checker.Certify(CertificateDraft("p/c@literal", "s", "t", instance, [ fact ])).Certificate))
            .ToJson()

    Assert.DoesNotContain("multipliers", text [])
    Assert.Contains("multipliers", text [ ConeMultiplier(0, "++", 1, ExactVector.Zero 2) ])

/// A multiplier found by descent in one coordinate after the other; none where it proves nothing.
let private sought (model: ModelConstants) (data: Dataset) (v: ExactVector) i (pattern: ActivationPattern) sign =
    let rows = [ for k in 0 .. data.Count - 1 -> data.Points.Row k ]

    let pull =
        rows
        |> List.indexed
        |> List.filter (fun (k, _) -> pattern.IsActive k)
        |> List.fold
            (fun sum (k, x) -> sum + Rational.OfInt sign * model.OutputScale * v[k] * x)
            (ExactVector.Zero data.Dimension)

    let normals =
        rows |> List.mapi (fun k x -> if pattern.IsActive k then x else -one * x)

    let left, z =
        ((pull, []), normals)
        ||> List.fold (fun (left, z) normal ->
            let square = normal.NormSquared()

            let step =
                if square.IsZero then
                    zero
                else
                    Rational.Max(zero, left.Dot normal / square)

            left - step * normal, step :: z)

    let isFeasible (u: ExactVector) =
        u.NormSquared() <= Rational.OfInt 4 * model.WeightDecay * model.WeightDecay

    if isFeasible left && not (isFeasible pull) then
        Some(ConeMultiplier(i, string pattern, sign, ExactVector(List.rev z)))
    else
        None

[<Fact>]
let ``With multipliers the proved minimum is never above the loss of any network of that width`` () =
    // Labels of both signs, which multipliers take apart.
    let cases =
        gen {
            let! n = Gen.choose (2, 3)
            let! rows = Gen.listOfLength n (Gen.listOfLength 2 (Gen.choose (-2, 2)))
            let! sizes = Gen.listOfLength n (Gen.choose (1, 4))
            let labels = sizes |> List.mapi (fun k y -> if k = 1 then -y else y)
            let! c = Gen.elements [ Rational.Half; one ]
            let! s = Gen.elements [ one; Rational.MinusOne; Rational.Half ]
            let! rho = Gen.elements [ Rational.Half; one; Rational.Two ]
            let! net = network 2 2

            let! others =
                Gen.listOfLength 6 (Gen.choose (1, 2) |> Gen.bind (fun m -> network m 2))

            let! dual = smallVector 2 n
            return ModelConstants(c, s, rho), Dataset(matrix rows, vector labels), net, others, [ dual ]
        }

    let mutable better = 0

    check 150 cases (fun (model, data, net, others, duals) ->
        let instance = instanceOf data model [] [ "net", net; "zero", networkOf [] [] ]

        // Multiples of the labels: multipliers let longer ones be feasible where the labels have two signs.
        let duals =
            ExactVector.Zero data.Count
            :: [
                for part in 0..5 -> -(Rational.Two * model.LossConstant / Rational.Two.Pow part) * data.Labels
            ]
            @ duals

        let multipliers = [
            for i, v in List.indexed duals do
                for pattern in ActivationPatterns.OpenCells data.Points do
                    for sign in [ 1; -1 ] do
                        yield! sought model data v i pattern sign |> Option.toList
        ]

        let upper = Term.Loss("net").Evaluate instance

        let bound =
            try
                Term.MinimumLoss(2, "net", duals, multipliers).Evaluate instance
            with :? InvalidOperationException as error ->
                let words =
                    error.Message.Split([| "at least "; ", but network" |], StringSplitOptions.None)

                RealAlgebraic.OfRational(Rational.Parse words[1])

        if not multipliers.IsEmpty && bound > boundBy instance 2 "net" duals then
            better <- better + 1

        bound <= upper
        && networkOf [] [] :: others |> List.forall (fun other -> bound <= other.Loss(model, data)))

    Assert.True(better > 5, sprintf "multipliers proved more in %d cases only" better)

[<Fact>]
let ``A neuron that is needed is seen from the loss outside its cone`` () =
    // One point with label 1: the best network has one neuron a = w, and no other sign or cone serves.
    let half = RealAlgebraic.Sqrt Rational.Half

    let line =
        instanceOf (Dataset(matrix [ [ 1 ] ], vector [ 1 ])) (ModelConstants(Rational.Half, one, ratio 1 4)) [] [
            "best", networkOf [ half ] [ [ half ] ]
        ]

    let without cone sign multipliers =
        (Term.LossOutside(cone, sign, ExactVector [ -one ], multipliers)).Evaluate line

    let down = ConeMultiplier(0, "+", -1, ExactVector [ one ])
    Assert.Equal(RealAlgebraic.OfRational Rational.Half, without "+" 1 [ down ])
    Assert.True(Term.Loss("best").Evaluate line < without "+" 1 [ down ])
    throws<ArgumentException>(fun () -> ignore (without "+" 1 []))
    throws<ArgumentException>(fun () -> ignore (without "+" -1 [ down ]))
    throws<ArgumentException>(fun () -> ignore (without "-" 1 [ down ]))
    throws<ArgumentException>(fun () -> ignore (without "0" 1 [ down ]))
    throws<ArgumentException>(fun () -> ignore (without "+" 0 [ down ]))

    throws<ArgumentException>(fun () ->
        ignore (without "+" 1 [ down; ConeMultiplier(1, "+", -1, ExactVector [ one ]) ]))

    let facts = [
        Fact(
            "every minimiser has a neuron with a > 0",
            Term.Loss "best",
            Relation.Less,
            Term.LossOutside("+", 1, ExactVector [ -one ], [ down ])
        )
    ]

    let text =
        (Unchecked.nonNull (Checker.Certify(CertificateDraft("p/c@literal", "s", "t", line, facts)).Certificate))
            .ToJson()

    Assert.True((Checker.CheckJson text).IsValid)
    Assert.False((Checker.CheckJson(text.Replace("\"sign\": 1,", "\"sign\": -1,"))).IsValid)
