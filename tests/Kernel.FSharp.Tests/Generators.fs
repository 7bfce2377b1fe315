namespace ReluProofs.Kernel.Tests

open System
open System.Numerics
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel

/// Random exact numbers, edges first, and the way every property is run.
module Generators =

    let private config (count: int) = Config.QuickThrowOnFailure.WithMaxTest count

    /// Runs a property on `count` random values; a failure throws with the smallest counterexample found.
    let check (count: int) (gen: Gen<'a>) (property: 'a -> bool) =
        Check.One(config count, Prop.forAll (Arb.fromGen gen) property)

    /// Integers of up to about 200 bits.
    let integer: Gen<BigInteger> =
        gen {
            let! small = Gen.choose (-12, 12)
            let! high = Gen.choose (Int32.MinValue, Int32.MaxValue)
            let! low = Gen.choose (0, Int32.MaxValue)
            let! power = Gen.choose (1, 6)

            return!
                Gen.frequency [
                    4, Gen.constant (BigInteger small)
                    1, Gen.constant (BigInteger high)
                    1, Gen.constant (BigInteger.Pow(BigInteger high, power) + BigInteger low)
                ]
        }

    let rational: Gen<Rational> =
        gen {
            let! p = integer
            let! q = integer

            return
                if q.IsZero then
                    Rational.OfInteger p
                else
                    Rational.Create(p, q)
        }

    /// p/q with |p| <= size and 1 <= q <= 3.
    let smallRational (size: int) : Gen<Rational> =
        Gen.map2 (fun (p: int) (q: int) -> Rational.Create(p, q)) (Gen.choose (-size, size)) (Gen.choose (1, 3))

    let smallVector (size: int) (length: int) : Gen<ExactVector> =
        Gen.arrayOfLength length (smallRational size) |> Gen.map (fun entries -> ExactVector entries)

    /// Any bit pattern that is a finite double: subnormals, zeros and the largest ones included.
    let finiteDouble: Gen<double> =
        Gen.map2
            (fun (high: int) (low: int) ->
                BitConverter.Int64BitsToDouble((int64 high <<< 32) ||| (int64 low &&& 0xFFFFFFFFL)))
            (Gen.choose (Int32.MinValue, Int32.MaxValue))
            (Gen.choose (Int32.MinValue, Int32.MaxValue))
        |> Gen.map (fun x ->
            if Double.IsFinite x then
                x
            else
                BitConverter.Int64BitsToDouble 1L)

    let ratio (p: int) (q: int) = Rational.Create(p, q)

    let vector (entries: int list) = ExactVector(entries |> List.map Rational.OfInt)

    let matrix (rows: int list list) = ExactMatrix(rows |> List.map vector |> List.toArray)

    /// The action throws exactly this kind of exception.
    let throws<'e when 'e :> exn> (action: unit -> unit) = Xunit.Assert.Throws<'e>(action) |> ignore

    let constants =
        gen {
            let! c =
                Gen.map2 (fun (p: int) (q: int) -> Rational.Create(p, q)) (Gen.choose (1, 5)) (Gen.choose (1, 4))

            let! s = smallRational 3

            let! rho =
                Gen.map2 (fun (p: int) (q: int) -> Rational.Create(p, q)) (Gen.choose (0, 4)) (Gen.choose (1, 4))

            return ModelConstants(c, s, rho)
        }

    /// n points of R^d with small integer entries: zero, repeated and antipodal points are common.
    let dataset (n: int) (d: int) =
        Gen.map2
            (fun rows labels -> Dataset(matrix rows, labels))
            (Gen.listOfLength n (Gen.listOfLength d (Gen.choose (-2, 2))))
            (smallVector 3 n)

    /// Weights of a network: rational, or with a square root.
    let weight =
        Gen.map3
            (fun (r: Rational) (k: Rational) (n: int) ->
                RealAlgebraic.OfRational r + RealAlgebraic.OfRational k * RealAlgebraic.Sqrt(Rational.OfInt n))
            (smallRational 2)
            (Gen.frequency [ 2, Gen.constant Rational.Zero; 1, smallRational 1 ])
            (Gen.elements [ 2; 3 ])

    let networkOf (a: RealAlgebraic list) (w: RealAlgebraic list list) =
        TwoLayerNetwork(
            a,
            [|
                for row in w -> (List.toArray row :> System.Collections.Generic.IReadOnlyList<RealAlgebraic>)
            |]
        )

    let network (width: int) (dimension: int) =
        Gen.map2 networkOf (Gen.listOfLength width weight) (Gen.listOfLength width (Gen.listOfLength dimension weight))

    /// A model, data and a network of up to `width` neurons.
    let problem (width: int) =
        gen {
            let! n = Gen.choose (1, 3)
            let! d = Gen.choose (1, 3)
            let! m = Gen.choose (1, width)
            let! model = constants
            let! data = dataset n d
            let! net = network m d
            return model, data, net
        }
