namespace ReluProofs.Symbolic.FSharp.Tests

open System
open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open Xunit
open ReluProofs.Kernel
open ReluProofs.Symbolic.Derivations
open ReluProofs.Symbolic.FSharp.Tests.Generators

/// The optimum on orthogonal data against independent routes: the kernel's loss, random networks, the dual vector.
module OrthogonalTests =

    let private number (x: Rational) = RealAlgebraic.OfRational x
    let private integer (n: int) = number (Rational.OfInt n)

    let private data (points: int list list) (labels: string list) =
        Dataset(
            ExactMatrix(points |> List.map (fun p -> ExactVector(p |> List.map Rational.OfInt))),
            ExactVector(labels |> List.map Rational.Parse)
        )

    /// Pairwise orthogonal families, with rotated axes and one more dimension than points.
    let private families = [
        [ [ 3 ] ]
        [ [ 1; 2 ] ]
        [ [ 1; 1 ]; [ 1; -1 ] ]
        [ [ 2; 0 ]; [ 0; 3 ] ]
        [ [ 1; 2; 2 ]; [ 2; 1; -2 ]; [ 2; -2; 1 ] ]
        [ [ 1; 2; 2 ]; [ 4; 2; -4 ] ]
        [ [ 1; 0; 0; 0 ]; [ 0; 1; 1; 0 ]; [ 0; 1; -1; 0 ] ]
        [ [ 1; 1; 1; 1 ]; [ 1; -1; 1; -1 ]; [ 1; 1; -1; -1 ]; [ 1; -1; -1; 1 ] ]
    ]

    let private sameNorm (points: int list list) =
        points |> List.map (List.sumBy (fun x -> x * x)) |> List.distinct |> List.length = 1

    let private dataset (families: int list list list) =
        gen {
            let! points = Gen.elements families
            let! labels = Gen.listOfLength points.Length rational
            return data points (labels |> List.map string)
        }

    let private problem: Gen<OrthogonalOptimum> =
        gen {
            let! regularised = Gen.elements [ true; false ]

            if regularised then
                let! data = dataset (families |> List.filter sameNorm)
                let! c = Gen.elements [ "1/2"; "1"; "3" ]
                let! s = Gen.elements [ "1"; "1/2"; "2" ]
                let! rho = Gen.elements [ "1/5"; "1"; "4" ]

                let constants =
                    ModelConstants(Rational.Parse c, Rational.Parse s, Rational.Parse rho)

                return OrthogonalOptimum.Regularise(data, constants)
            else
                let! data = dataset families
                return OrthogonalOptimum.Interpolate data
        }

    let private network (neurons: (Rational * ExactVector) list) =
        TwoLayerNetwork(
            neurons |> List.map (fst >> number),
            neurons
            |> List.map (fun (_, w) ->
                w.ToReadOnlyList() |> Seq.map number |> Seq.toArray :> IReadOnlyList<RealAlgebraic>)
        )

    let private objective (o: OrthogonalOptimum) (net: TwoLayerNetwork) =
        if o.IsRegularised then
            net.Loss(o.Constants, o.Data)
        else
            number Rational.Half * net.NormSquared()

    let private point (o: OrthogonalOptimum) k = o.Data.Points.Row k

    let private outputsMatch (o: OrthogonalOptimum) (net: TwoLayerNetwork) =
        Seq.init o.Data.Count id |> Seq.forall (fun k -> net.Output(o.Constants, point o k) = o.Outputs[k])

    /// f(x) = s a_j relu(w_j . x) summed, without the kernel's network.
    let private rationalOutput (o: OrthogonalOptimum) (neurons: (Rational * ExactVector) list) k =
        neurons
        |> List.fold
            (fun (sum: Rational) (a, w) ->
                let z: Rational = w.Dot(point o k)
                sum + o.Constants.OutputScale * a * Rational.Max(z, Rational.Zero))
            Rational.Zero

    let private vector (o: OrthogonalOptimum) =
        Gen.listOfLength o.Data.Dimension rational |> Gen.map ExactVector

    let private neurons (o: OrthogonalOptimum) =
        gen {
            let! count = Gen.choose (0, 3)
            return! Gen.listOfLength count (Gen.zip rational (vector o))
        }

    /// Any network, made an interpolator by one neuron a point, each on that point only.
    let private corrected (o: OrthogonalOptimum) (free: (Rational * ExactVector) list) =
        free
        @ [
            for k in 0 .. o.Data.Count - 1 do
                let rest = o.Data.Labels[k] - rationalOutput o free k
                let x = point o k
                // a near sqrt(|rest|): exact balance is not needed.
                let a = if rest.Sign < 0 then Rational.MinusOne else Rational.One
                a, (rest.Abs() / x.NormSquared()) * x
        ]

    [<Fact>]
    let ``the canonical minimiser attains the value exactly and is contained`` () =
        check 150 problem (fun o ->
            match o.CanonicalMinimiser with
            | null -> o.MissingMinimiser.Contains("nested", StringComparison.Ordinal)
            | net -> net.Width = o.WidthNeeded && objective o net = o.Value && outputsMatch o net && o.Contains net)

    [<Fact>]
    let ``no random network is below the value, and only minimisers are contained`` () =
        let cases =
            gen {
                let! o = problem
                let! free = neurons o
                return o, (if o.IsRegularised then free else corrected o free)
            }

        check 300 cases (fun (o, neurons) ->
            let net = network neurons

            (o.IsRegularised || outputsMatch o net)
            && objective o net >= o.Value
            && o.Contains net = (objective o net = o.Value))

    [<Fact>]
    let ``a minimiser split into two neurons is one, an unbalanced or turned one is not`` () =
        check 100 problem (fun o ->
            match o.CanonicalMinimiser with
            | null -> true
            | net when net.Width = 0 -> true
            | net ->
                let hidden j =
                    Seq.init net.Dimension (fun i -> net.HiddenWeight(j, i)) |> Seq.toArray

                let times (x: Rational) (w: RealAlgebraic[]) =
                    w |> Array.map (fun e -> number x * e) :> IReadOnlyList<RealAlgebraic>

                let rebuilt (change: int -> (RealAlgebraic * IReadOnlyList<RealAlgebraic>) list) =
                    let neurons = [ 0 .. net.Width - 1 ] |> List.collect change
                    TwoLayerNetwork(neurons |> List.map fst, neurons |> List.map snd)

                let three, four = Rational.Create(3, 5), Rational.Create(4, 5)

                let split =
                    rebuilt (fun j -> [
                        for x in [ three; four ] -> number x * net.OutputWeight j, times x (hidden j)
                    ])

                let unbalanced =
                    rebuilt (fun j -> [ number Rational.Two * net.OutputWeight j, times Rational.Half (hidden j) ])

                let turned =
                    rebuilt (fun j -> [ -(net.OutputWeight j), times Rational.One (hidden j) ])

                o.Contains split
                && objective o split = o.Value
                && outputsMatch o unbalanced
                && not (o.Contains unbalanced)
                && objective o unbalanced > o.Value
                && not (o.Contains turned))

    [<Fact>]
    let ``the dual vector is feasible at random vectors and attains the value`` () =
        let cases =
            gen {
                let! o = problem
                let! u = vector o
                return o, u
            }

        check 300 cases (fun (o, u) ->
            let dual = o.DualVector

            let pairs weight =
                Seq.init o.Data.Count (fun k -> dual[k] * weight k) |> Seq.fold (+) RealAlgebraic.Zero

            let read =
                pairs (fun k ->
                    let z: Rational = u.Dot(point o k)
                    number (Rational.Max(z, Rational.Zero)))

            let read = number o.Constants.OutputScale * read
            let decay = o.Constants.WeightDecay

            let limit =
                if o.IsRegularised then
                    number (Rational.OfInt 4 * decay * decay * u.NormSquared())
                else
                    number (u.NormSquared())

            let paid = pairs (fun k -> number o.Data.Labels[k])

            let value =
                if o.IsRegularised then
                    -paid - pairs (fun k -> dual[k]) / (Rational.OfInt 4 * o.Constants.LossConstant)
                else
                    paid

            read * read <= limit && value = o.Value)

    [<Fact>]
    let ``the dual vector is tight on the ray of a sign in use`` () =
        check 100 problem (fun o ->
            [ o.Positive; o.Negative ]
            |> List.filter (fun s -> s.IsUsed)
            |> List.forall (fun s ->
                let read =
                    Seq.init o.Data.Count (fun k ->
                        let z: Rational = s.Ray.Dot(point o k)
                        o.DualVector[k] * number (Rational.Max(z, Rational.Zero)))
                    |> Seq.fold (+) RealAlgebraic.Zero

                let s2 = number o.Constants.OutputScale
                let decay = o.Constants.WeightDecay

                let factor =
                    if o.IsRegularised then
                        Rational.OfInt 4 * decay * decay
                    else
                        Rational.One

                s2 * s2 * read * read = number (factor * s.Ray.NormSquared())))

    [<Fact>]
    let ``the values at small data are those computed by hand`` () =
        // One point of norm 3: |y|/3.
        let single = OrthogonalOptimum.Interpolate(data [ [ 3 ] ] [ "-2" ])
        Assert.Equal(number (Rational.Parse "2/3"), single.Value)
        Assert.Equal(1, single.WidthNeeded)
        Assert.Equal(number (Rational.Parse "-1/3"), single.DualVector[0])

        // Norms 1 and 2: sqrt(9 + 16) and, with the other sign, 3 + 4.
        let points = [ [ 1; 0 ]; [ 0; 2 ] ]
        Assert.Equal(integer 5, OrthogonalOptimum.Interpolate(data points [ "3"; "8" ]).Value)
        Assert.Equal(integer 7, OrthogonalOptimum.Interpolate(data points [ "3"; "-8" ]).Value)
        Assert.Equal(integer 3, OrthogonalOptimum.Interpolate(data points [ "3"; "0" ]).Value)

        let zeros = OrthogonalOptimum.Interpolate(data points [ "0"; "0" ])
        Assert.Equal(RealAlgebraic.Zero, zeros.Value)
        Assert.Equal(0, zeros.WidthNeeded)

        // c = 1/2, rho = 1, one norm 1: R = 5 is thresholded by 2, R = 1 vanishes.
        let constants = ModelConstants(Rational.Half, Rational.One, Rational.One)
        let labels = [ "3"; "4"; "-1" ]

        let both =
            OrthogonalOptimum.Regularise(data [ [ 1; 0; 0 ]; [ 0; 1; 0 ]; [ 0; 0; 1 ] ] labels, constants)

        Assert.Equal(integer 3, both.Positive.Size)
        Assert.False both.Negative.IsUsed
        Assert.Equal(number (Rational.Parse "9/5"), both.Outputs[0])
        Assert.Equal(number (Rational.Parse "12/5"), both.Outputs[1])
        Assert.Equal(RealAlgebraic.Zero, both.Outputs[2])
        // (1/2) (25 + 1 - 9)
        Assert.Equal(number (Rational.Parse "17/2"), both.Value)

    [<Fact>]
    let ``nested roots are reported`` () =
        let o = OrthogonalOptimum.Interpolate(data [ [ 1; 0 ]; [ 0; 1 ] ] [ "1"; "1" ])
        Assert.Null o.CanonicalMinimiser
        Assert.Contains("sqrt(2)", o.MissingMinimiser)
        Assert.Equal(RealAlgebraic.Sqrt Rational.Two, o.Value)

    [<Fact>]
    let ``texts name the value`` () =
        let o = OrthogonalOptimum.Interpolate(data [ [ 1; 0 ]; [ 0; 1 ] ] [ "1"; "-1/2" ])
        Assert.Contains("3/2", o.Description)
        Assert.Contains(@"\tfrac{3}{2}", o.Latex)
        Assert.Equal("min-norm-orthogonal", o.DerivationName)
        Assert.True o.IsProved

    [<Fact>]
    let ``data that is not orthogonal is refused with the pair`` () =
        let error points labels =
            Assert.Throws<ArgumentException>(fun () -> OrthogonalOptimum.Interpolate(data points labels) |> ignore)

        Assert.Contains("points 1 and 3", (error [ [ 1; 0; 0 ]; [ 0; 1; 0 ]; [ 1; 0; 1 ] ] [ "1"; "1"; "1" ]).Message)
        Assert.Contains("point 2 is zero", (error [ [ 1; 0 ]; [ 0; 0 ] ] [ "1"; "1" ]).Message)

        let constants rho = ModelConstants(Rational.One, Rational.One, rho)
        let unequal = data [ [ 1; 0 ]; [ 0; 2 ] ] [ "1"; "1" ]

        Assert.Contains(
            "points 1 and 2",
            (Assert.Throws<ArgumentException>(fun () ->
                OrthogonalOptimum.Regularise(unequal, constants Rational.One) |> ignore))
                .Message
        )

        Assert.Throws<ArgumentException>(fun () ->
            OrthogonalOptimum.Regularise(data [ [ 1; 0 ] ] [ "1" ], constants Rational.Zero) |> ignore)
        |> ignore
