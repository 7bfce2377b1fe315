namespace ReluProofs.Proofs.Benignity

open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Which inputs the counts of patterns are tried at: any, in general position, orthonormal.
module internal InputFamilies =

    let private make rows = {
        X = rows |> List.map (List.map Q.int)
    }

    let edges =
        [
            [ [ 1 ] ]
            [ [ 1 ]; [ -1 ] ]
            [ [ 1 ]; [ 1 ] ]
            [ [ 1; 0 ] ]
            [ [ 1; 0 ]; [ 0; 1 ] ]
            [ [ 1; 0 ]; [ 0; 1 ]; [ -1; -1 ] ]
            [ [ 1; 0 ]; [ 0; 1 ]; [ 1; 1 ] ]
            [ [ 1; 0 ]; [ -1; 0 ]; [ 0; 1 ]; [ 0; -1 ] ]
            [ [ 1; 0; 0 ]; [ 0; 1; 0 ]; [ 0; 0; 1 ] ]
            [ [ 0 ] ]
            [ [ 1 ]; [ 0 ]; [ -2 ] ]
        ]
        |> List.map make

    let private coordinate = Gen.choose (-5, 5) |> Gen.map Q.int

    let private generator =
        gen {
            let! n = Gen.choose (1, 5)
            let! d = Gen.choose (1, 3)
            let! x = Gen.listOfLength n (Gen.listOfLength d coordinate)
            // Ties: a repeated or an antipodal point.
            let! tie = Gen.elements [ 0; 0; 0; 1; -1 ]

            return {
                X =
                    if tie <> 0 && n > 1 then
                        (x[1] |> List.map (fun c -> Q.int tie * c)) :: x.Tail
                    else
                        x
            }
        }

    /// Orthonormal rows: unit vectors reflected in rational hyperplanes.
    let private orthonormal =
        gen {
            let! d = Gen.choose (1, 5)
            let! n = Gen.choose (1, d)

            let! mirrors =
                Gen.choose (0, 2) |> Gen.bind (fun k -> Gen.listOfLength k (Gen.listOfLength d coordinate))

            let! sign = Gen.elements [ 1; -1 ]

            let reflect (x: ExactVector) (mirror: Rational list) =
                let v = ExactVector mirror

                if v.IsZero then
                    x
                else
                    x - (Rational.Two * x.Dot v / v.NormSquared()) * v

            return {
                X = [
                    for i in 0 .. n - 1 ->
                        let unit =
                            ExactVector [ for k in 0 .. d - 1 -> if k = i then Q.int sign else Rational.Zero ]

                        (List.fold reflect unit mirrors).ToReadOnlyList() |> Seq.toList
                ]
            }
        }

    let private shrink (i: Inputs) : Inputs seq =
        seq {
            if Patterns.points i > 1 then
                for k in 0 .. Patterns.points i - 1 do
                    { X = List.removeAt k i.X }

            if Patterns.dimension i > 1 then
                for c in 0 .. Patterns.dimension i - 1 do
                    {
                        X = i.X |> List.map (List.removeAt c)
                    }

            for k, row in List.indexed i.X do
                for c in 0 .. row.Length - 1 do
                    for simple in [ 0; 1; -1 ] do
                        {
                            X = List.updateAt k (List.updateAt c (Q.int simple) row) i.X
                        }
        }

    let private structural name text (holds: Inputs -> bool) = Hypothesis<Inputs>(name, text, holds, null)

    let private someData =
        structural "data" "n >= 1 inputs in R^d, d >= 1" (fun i -> Patterns.points i >= 1 && Patterns.dimension i >= 1)

    let generalPosition =
        Hypothesis<Inputs>(
            "general",
            "any min(n, d) inputs are independent, as independent Gaussian ones are almost surely",
            Patterns.isGeneral,
            (fun i -> {
                X = i.X |> List.map (fun _ -> i.X.Head)
            })
        )

    let private unitVectors =
        structural "orthonormal" "the inputs are orthogonal unit vectors" (fun i ->
            let rows = i.X |> List.map ExactVector

            List.forall
                (fun (j, u: ExactVector) ->
                    List.forall
                        (fun (k, v) -> u.Dot v = (if j = k then Rational.One else Rational.Zero))
                        (List.indexed rows))
                (List.indexed rows))

    let private family name hypotheses edges generator =
        Family<Inputs>(
            name,
            someData :: hypotheses,
            edges,
            Arb.fromGenShrink (generator, shrink),
            (fun i ->
                InstanceSize(
                    Patterns.points i,
                    0,
                    Patterns.dimension i,
                    List.concat i.X |> List.fold (fun total x -> total + InstanceSize.Complexity x) BigInteger.Zero
                )),
            (fun i -> [|
                for k, x in List.indexed i.X do
                    NamedValue.Of(sprintf "x_%d" (k + 1), ExactVector x)
            |]),
            (fun i ->
                if Patterns.points i <= Patterns.dimension i then
                    "n<=d"
                else
                    "n>d")
        )

    let any = family "any inputs" [] edges generator

    let gaussian =
        family "inputs in general position" [ generalPosition ] edges generator

    let orthogonal =
        family "orthogonal unit inputs" [ unitVectors ] [ edges[0]; edges[3]; edges[4]; edges[8] ] orthonormal
