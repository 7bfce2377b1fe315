/// What the tests of Counting and Asymptotics share: small random rationals, and properties run from a fixed seed.
module ReluProofs.Symbolic.FSharp.Tests.CountingTools

open FsCheck
open FsCheck.FSharp
open ReluProofs.Kernel

let rational p q = Rational.Create((p: int), (q: int))

let integer n = Rational.OfInt n

/// Rationals p/q with |p| <= size and 1 <= q <= size.
let genRational size =
    gen {
        let! p = Gen.choose (-size, size)
        let! q = Gen.choose (1, size)
        return rational p q
    }

/// Runs a property on `count` cases, the same ones every time, and throws with the smallest failing one.
let holds count (gen: Gen<'a>) (property: 'a -> bool) =
    let config =
        Config.QuickThrowOnFailure
            .WithMaxTest(count)
            .WithReplay(
                Some {
                    Rnd = Rnd(20240229UL, 17UL)
                    Size = None
                }
            )

    Check.One(config, Prop.forAll (Arb.fromGen gen) property)

/// All words of a length over the letters 0 .. letters-1.
let rec words letters length : int list seq =
    if length = 0 then
        Seq.singleton []
    else
        seq {
            for letter in 0 .. letters - 1 do
                for rest in words letters (length - 1) do
                    letter :: rest
        }
