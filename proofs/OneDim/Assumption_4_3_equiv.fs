module internal ReluProofs.Proofs.OneDim.Assumption_4_3_equiv

open System.Numerics
open FsCheck.FSharp
open ReluProofs.Kernel
open ReluProofs.Proofs
open ReluProofs.Verify.Checking
open ReluProofs.Verify.Claims

let private levels = [ Q.half; Q.frac 1 1000; Q.frac 1 1_000_000_000 ]

let private late =
    [ 1; 2; 3; 10; 1000; 1_000_000_000 ] |> List.map (fun m -> BigInteger m)

let private far =
    [ 10; 100; 4000 ] |> List.map (fun k -> BigInteger.Pow(BigInteger 2, k))

/// beta/(1/alpha) = alpha beta = m^e. It tends to 0 if it falls below every level; m^e with e < 0 then stays below, and with
/// e >= 0 it is never below 1. Anything else would contradict one of these.
let private tendsToZero (r: Regime) : Result<bool, string> =
    let e = Regime.exponent r
    let below (level: Rational) m = Regime.compare m e level < 0

    let falls = levels |> List.forall (fun level -> far |> List.exists (below level))

    let staysUp = late |> List.forall (fun m -> not (below Rational.One m))

    match falls, staysUp with
    | true, false -> Ok true
    | false, true -> Ok false
    | _ -> Error(sprintf "m^(%O) neither falls below every level nor stays at 1 or above" e)

let private equivalent (condition: Regime -> bool) =
    Check<Regime>(fun r _ ->
        match tendsToZero r with
        | Error why -> Outcome.EnginesDisagree why
        | Ok tends when tends = condition r -> Outcome.Holds Strength.Exact
        | Ok tends ->
            Outcome.Fails(
                Witness(
                    sprintf "the condition on the exponents is %b" (condition r),
                    sprintf "that beta/(1/alpha) = m^(%O) tends to 0 is %b" (Regime.exponent r) tends,
                    "is not",
                    Strength.Exact,
                    null,
                    null
                )
            ))

/// The exponents alone matter; a1 + a2 and d are any numbers.
let private family =
    let plain scale decay = Regime.pair (Q.int 1) (Q.int 1) scale decay

    let exponent = Gen.map2 Q.frac (Gen.choose (-8, 8)) (Gen.elements [ 1; 2; 3; 7 ])

    Regime.family
        []
        [
            plain (Q.int 0) (Q.int 0)
            plain (Q.int 0) (Q.int 1)
            plain (Q.int 1) (Q.int 1)
            plain (Q.int 1) (Q.int 0)
            plain Q.half Q.half
            plain (Q.int -1) (Q.frac -99 100)
            plain (Q.int -1) (Q.frac -101 100)
        ]
        (Gen.map2 (fun scale decay -> scale, decay, Rational.One) exponent exponent)

let private literal =
    Reading<Regime>(
        Name = Reading.Literal,
        Statement = "for all a1 + a2 and d, beta/(1/alpha) tends to 0 as m tends to infinity if and only if d > a1 + a2",
        Check = equivalent (fun r -> r.Decay > r.Scale),
        Added = [],
        Note = "decided for rational exponents by comparing integer powers"
    )

let claim: IClaim =
    Claim<Regime>(
        Id = "onedim/asm-4.3-equiv",
        Title = "the two forms of Assumption 4.3",
        File = "proofs/OneDim/Assumption_4_3_equiv.fs",
        Family = family,
        Source = Source("onedim", "Assumption 4.3", Declared.Theorem),
        Literal = literal,
        Boundary = [
            BoundaryRow("all exponents 0: the ratio is 1", family.Edges[0], true)
            BoundaryRow("d = a1 + a2: the ratio is 1", family.Edges[2], true)
            BoundaryRow("d just above a1 + a2", family.Edges[5], true)
            BoundaryRow("d just below a1 + a2", family.Edges[6], true)
        ],
        Repairs = [],
        Mutants = [
            Mutation.quantifier "d >= a1 + a2" literal (equivalent (fun r -> r.Decay >= r.Scale))
            Mutation.sign "d > -(a1 + a2)" literal (equivalent (fun r -> r.Decay > -r.Scale))
            Mutation.constant "d > a1 + a2 + 1/2" literal (equivalent (fun r -> r.Decay > r.Scale + Q.half))
            Mutation.exponent "d > 2 (a1 + a2)" literal (equivalent (fun r -> r.Decay > Rational.Two * r.Scale))
        ]
    )
