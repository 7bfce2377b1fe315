namespace ReluProofs.Symbolic.FSharp.Tests

open System.Collections.Generic
open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Symbolic.Algebra

/// Random exact objects, small enough that equality by coincidence is unlikely and arithmetic stays quick.
module Generators =

    let rational: Gen<Rational> =
        Gen.map2 (fun (p: int) (q: int) -> Rational.Create(p, q)) (Gen.choose (-6, 6)) (Gen.elements [ 1; 1; 1; 2; 3 ])

    let names = [ "a"; "b"; "c" ]

    let point: Gen<IReadOnlyDictionary<string, Rational>> =
        Gen.listOfLength names.Length rational
        |> Gen.map (fun values -> List.zip names values |> dict :?> IReadOnlyDictionary<string, Rational>)

    /// Evaluated independently of Polynomial.Evaluate: coefficient and exponents of each term.
    type Sketch = (Rational * int list) list

    let sketch: Gen<Sketch> =
        gen {
            let! count = Gen.choose (0, 4)
            return! Gen.listOfLength count (Gen.zip rational (Gen.listOfLength names.Length (Gen.choose (0, 2))))
        }

    let toPolynomial (sketch: Sketch) =
        sketch
        |> List.fold
            (fun (sum: Polynomial) (coefficient, exponents) ->
                sum
                + List.fold2
                    (fun (product: Polynomial) name (e: int) -> product * (Polynomial.Variable name).Pow e)
                    (Polynomial.Constant coefficient)
                    names
                    exponents)
            Polynomial.Zero

    let evaluate (sketch: Sketch) (at: IReadOnlyDictionary<string, Rational>) =
        sketch
        |> List.fold
            (fun (sum: Rational) (coefficient, exponents) ->
                sum
                + List.fold2
                    (fun (product: Rational) name (e: int) -> product * (at[name]).Pow e)
                    coefficient
                    names
                    exponents)
            Rational.Zero

    let polynomial = Gen.map toPolynomial sketch

    /// Runs a property on `count` random cases and throws when it fails.
    let check count (generator: Gen<'a>) (property: 'a -> bool) =
        Check.One(Config.QuickThrowOnFailure.WithMaxTest count, Prop.forAll (Arb.fromGen generator) property)
