namespace ReluProofs.Proofs.Benignity

open System
open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Numeric.Flows
open ReluProofs.Numeric.Networks
open ReluProofs.Proofs
open ReluProofs.Verify.Claims
open ReluProofs.Verify.Instances

/// Pairwise orthogonal points with labels, lambda, and a network.
type internal OrthogonalFlow = {
    X: Rational list list
    Y: Rational list
    Lambda: Rational
    A: Rational list
    W: Rational list list
}

module internal OrthogonalFlow =

    /// How near to 0 the cosine of a weight and a point may be for its sign to be left open.
    let accuracy = 1e-9

    let private dimension (i: OrthogonalFlow) = i.X.Head.Length

    let preactivation (i: OrthogonalFlow) j k = Covariance.dot i.W[j] i.X[k]

    let private runs = Memory<OrthogonalFlow, Trajectory>()

    let private doubles (rows: Rational list list) =
        rows |> List.concat |> List.map _.ToDouble() |> List.toArray

    /// The points and labels.
    let data (i: OrthogonalFlow) =
        FlowData(ReadOnlySpan<float>(doubles i.X), ReadOnlySpan<float>(doubles [ i.Y ]), dimension i)

    /// The flow of neurons at the points of an instance.
    let from (i: OrthogonalFlow) (a: float[]) (w: float[]) options =
        GradientFlow.Run(
            data i,
            FlowSetting.Benignity(i.Y.Length, i.Lambda),
            FlowStart.OfNetwork(NumericNetwork(ReadOnlySpan<float> a, ReadOnlySpan<float> w, dimension i)),
            options
        )

    /// Until it is stationary.
    let untilRest = FlowOptions(MaximumSteps = 20_000)

    /// The flow until it is stationary.
    let run (i: OrthogonalFlow) =
        runs.Get(i, (fun () -> from i (doubles [ i.A ]) (doubles i.W) untilRest))

    let orthogonal =
        Hypothesis<OrthogonalFlow>(
            "Assumption 3",
            "the points are pairwise orthogonal",
            (fun i ->
                List.indexed i.X
                |> List.forall (fun (k, x) ->
                    i.X |> List.skip (k + 1) |> List.forall (fun other -> (Covariance.dot x other).IsZero))),
            (fun i ->
                if i.X.Length < 2 then
                    i
                else
                    {
                        i with
                            X = List.updateAt 1 (Covariance.add i.X[0] i.X[1]) i.X
                    })
        )

    let make (x: int list list) (y: int list) (lambda: Rational) (a: int list) (w: int list list) = {
        X = x |> List.map (List.map Q.int)
        Y = y |> List.map Q.int
        Lambda = lambda
        A = a |> List.map Q.int
        W = w |> List.map (List.map Q.int)
    }

    let edges = [
        make [ [ 1 ] ] [ 1 ] Rational.Zero [ 1 ] [ [ 1 ] ]
        make [ [ 1 ] ] [ -1 ] Rational.Zero [ 1 ] [ [ 1 ] ]
        make [ [ 1 ] ] [ 1 ] (Q.frac 1 10) [ 1 ] [ [ -1 ] ]
        make [ [ 1; 0 ]; [ 0; 1 ] ] [ 1; -1 ] (Q.frac 1 10) [ 1 ] [ [ 0; 1 ] ]
        make [ [ 1; 0 ]; [ 0; 1 ] ] [ 20; 1 ] (Q.frac 1 10) [ 1 ] [ [ 1; -2 ] ]
        make [ [ 1; 0 ]; [ 0; 0 ] ] [ 1; 1 ] (Q.frac 1 10) [ 1; -1 ] [ [ 1; 1 ]; [ -1; 0 ] ]
        make [ [ 1; 0 ]; [ 0; 2 ] ] [ 3; -2 ] (Q.int 10) [ 1; -1 ] [ [ 1; 1 ]; [ 2; 1 ] ]
    ]

    let private generator =
        gen {
            let! n = Gen.choose (1, 3)
            let! more = Gen.choose (0, 1)
            let d = n + more
            let! frame = ReluProofs.Proofs.Orthogonal.Generator.frame n d
            let! stretch = Gen.elements [ Q.int 1; Q.int 2; Q.half ]

            let! y =
                Gen.listOfLength n (Gen.elements [ Q.int 1; Q.int -1; Q.int 2; Q.int -3; Q.frac 1 100; Q.int 0 ])

            let! lambda = Gen.elements [ Q.int 0; Q.frac 1 50; Q.frac 1 5; Q.int 1; Q.int 8 ]
            let! m = Gen.choose (1, 3)
            let! a = Gen.listOfLength m (Gen.elements [ Q.int 1; Q.int -1; Q.half; Q.int -2 ])

            let! w =
                Gen.listOfLength
                    m
                    (Gen.listOfLength d (Gen.map2 Q.frac (Gen.choose (-3, 3)) (Gen.elements [ 1; 1; 10 ])))

            return {
                X = frame |> List.map (Covariance.scale stretch)
                Y = y
                Lambda = lambda
                A = a
                W = w
            }
        }

    let private shrink (i: OrthogonalFlow) =
        seq {
            if i.A.Length > 1 then
                for j in 0 .. i.A.Length - 1 do
                    {
                        i with
                            A = List.removeAt j i.A
                            W = List.removeAt j i.W
                    }

            if i.X.Length > 1 then
                for k in 0 .. i.X.Length - 1 do
                    {
                        i with
                            X = List.removeAt k i.X
                            Y = List.removeAt k i.Y
                    }
        }

    let family =
        Family<OrthogonalFlow>(
            "orthogonal points with labels, lambda, and a network",
            [
                Hypothesis<OrthogonalFlow>(
                    "lambda >= 0",
                    "n, m >= 1, lambda >= 0",
                    (fun i -> not i.X.IsEmpty && not i.A.IsEmpty && i.Lambda.Sign >= 0),
                    null
                )
                orthogonal
            ],
            edges,
            Arb.fromGenShrink (generator, shrink),
            (fun i ->
                InstanceSize(
                    i.X.Length,
                    i.A.Length,
                    dimension i,
                    List.concat (i.X @ i.W @ [ i.Y; i.A ])
                    |> List.fold (fun total x -> total + InstanceSize.Complexity x) BigInteger.Zero
                )),
            (fun i -> [|
                for k in 0 .. i.X.Length - 1 do
                    NamedValue.Of(sprintf "x_%d" (k + 1), ExactVector i.X[k])
                NamedValue.Of("y", ExactVector i.Y)
                NamedValue.Of("lambda", i.Lambda)
                NamedValue.Of("a", ExactVector i.A)

                for j in 0 .. i.W.Length - 1 do
                    NamedValue.Of(sprintf "w_%d" (j + 1), ExactVector i.W[j])
            |]),
            (fun i -> sprintf "n=%d" i.X.Length),
            Cost = 8
        )

    /// All pairs of a neuron and a point.
    let pairs (i: OrthogonalFlow) =
        List.allPairs [ 0 .. i.A.Length - 1 ] [ 0 .. i.X.Length - 1 ]
